"""Tell whom a text means by an office alone: le ministre, la maire."""

from __future__ import annotations

from collections.abc import Iterable

from index.lazy_pattern import lazy_pattern
from index.people.coreference import Mention
from index.quotations.french.phrases import (
    APPOSITION,
    DEPENDS,
    HAS_AUXILIARY,
    OF_SOMEBODY_ELSE,
    TO_NAME_OF_HOLDER,
)

MAX_OFFICE_CHARS = 90
"""Characters before a name in which the person's office is looked for."""

_PHRASE_END = lazy_pattern(r"[.,;:!?…«»\"“”(\n]")


def holders(office: str, of: str, text: str, mentions: Iterable[Mention]) -> dict[str, int]:
    """Return the people to whom a text gives an office right beside their names.

    Args:
        office: A title in small letters, its words one space apart: ministre, premier ministre.
        of: A word that it depends on, in small letters, or empty: sports, of le ministre des Sports.
        text: The text.
        mentions: Its mentions of people, in their order.

    Returns:
        The offset at which the text first does so, by name.
    """
    offsets: dict[str, int] = {}
    for mention in mentions:
        if mention.name not in offsets and _holds(office, of, text, mention):
            offsets[mention.name] = mention.start
    return offsets


def _holds(office: str, of: str, text: str, mention: Mention) -> bool:
    around = text[max(mention.start - MAX_OFFICE_CHARS, 0) : mention.end + MAX_OFFICE_CHARS]
    if of and of not in around.lower():
        return False
    apposition = APPOSITION.match(text, mention.end)
    if apposition and text[apposition.end() : apposition.end() + len(office)].lower() == office:
        return True
    window = max(mention.start - MAX_OFFICE_CHARS, 0)
    before = text[window : mention.start].lower().replace("-", " ")
    if office not in before:
        return False  # as for most
    phrase = _PHRASE_END.split(TO_NAME_OF_HOLDER.sub("", before))[-1]
    others, found, complement = phrase.rpartition(office)
    if not found or OF_SOMEBODY_ELSE.search(others):
        return False
    return not (DEPENDS.search(f"{complement} ") or HAS_AUXILIARY.search(complement))
