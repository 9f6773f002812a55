"""Find the quotations of a text whose speakers are people that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from index.people.coreference import Mention
from index.quotations.attribution import Attribution
from index.quotations.attributor import Attributor
from index.quotations.passages import find_passages
from index.quotations.quotation import Quotation, Span


def find_quotations(text: str, mentions: Sequence[Mention]) -> tuple[Quotation, ...]:
    """Return the quotations of a text that it attributes to a person, in their order.

    Time is linear in the text.

    Args:
        text: The body of an article, or any other text.
        mentions: The mentions of people in it, in their order.
    """
    if not mentions:
        return ()
    passages = find_passages(text)
    if not passages:
        return ()
    quotations: list[Quotation] = []
    for attribution in Attributor(text, mentions).attribute(passages):
        if attribution is not None and attribution.speaker:
            _add(quotations, attribution, _trimmed(text, attribution.parts))
    return tuple(quotations)


def _add(quotations: list[Quotation], attribution: Attribution, parts: tuple[Span, ...]) -> None:
    """Add a passage to some quotations: to the last one, if it ends the same sentence."""
    if not parts:
        return
    if attribution.rule == "joined" and quotations:
        last = quotations[-1]
        quotations[-1] = replace(last, parts=last.parts + parts)
    else:
        quotations.append(Quotation(attribution.speaker, parts))


def _trimmed(text: str, parts: Iterable[Span]) -> tuple[Span, ...]:
    """Return parts without the spaces at their ends, as far as they have any words."""
    trimmed: list[Span] = []
    for start, end in parts:
        part = text[start:end]
        words = part.strip()
        if any(map(str.isalnum, words)):
            first = start + part.index(words)
            trimmed.append((first, first + len(words)))
    return tuple(trimmed)
