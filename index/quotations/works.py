"""Tell titles of works and names of things between quotation marks from quotations."""

from __future__ import annotations

from index.quotations.attribution import Place
from index.quotations.french.phrases import NAMED, NAMES_THING, TAKES_SENTENCE, works
from index.quotations.passages import begins_with_capital
from index.quotations.verbs import sorts_of

MAX_WORDS_OF_NAME = 3
"""Words of the names of things that stand between marks after an article: le « grand débat national »."""
MAX_WORD_CHARS = 30
"""Characters in which the last word before a passage is looked for."""


def may_be_title(text: str, place: Place, before: str) -> bool:
    """Return True if a passage within a sentence may be the title of a work, or a name.

    Args:
        text: The text.
        place: The passage.
        before: The beginning of its sentence.
    """
    last_words = before[-MAX_WORD_CHARS:]
    last_word = _last_word(before)
    if _names(last_word):
        return True
    if place.words <= MAX_WORDS_OF_NAME and NAMES_THING.search(f"{last_words} "):
        return True
    if not begins_with_capital(text, place.passage):
        return False
    if TAKES_SENTENCE.search(last_words):
        return False
    return not sorts_of(last_word)


def is_called(before: str) -> bool:
    """Return True if the beginning of a sentence ends before the title of a work: ce texte intitulé."""
    return _names(_last_word(before))


def _last_word(before: str) -> str:
    last_words = before[-MAX_WORD_CHARS:]
    return last_words.replace("’", "'").replace("'", " ").rpartition(" ")[2]


def _names(word: str) -> bool:
    return word in works() or NAMED.fullmatch(word) is not None
