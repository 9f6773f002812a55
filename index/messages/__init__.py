"""Say what happened as a value, and put it into words in one catalogue per language.

Errors, notes and evidence are `Message` values: a code and the values that belong to it. Only
whoever shows a message needs words for it. They stand in `english` and `french`, one template a
code, and nowhere else.

    >>> from index.messages import Message, catalogue
    >>> message = Message.of("person-unknown", name="Zorglub")
    >>> catalogue("en").text(message)
    'no article names a person called "Zorglub"'
"""

from index.messages.catalogue import Catalogue, Language, catalogue
from index.messages.message import Message, Remedy, Value

__all__ = ["Catalogue", "Language", "Message", "Remedy", "Value", "catalogue"]
