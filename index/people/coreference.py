"""Who each candidate of a text is: every mention of a person, and the forms each person is named by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from index.people.candidate_spans import unbroken
from index.people.context import beside
from index.people.entities import Entities, group_names, typeset
from index.people.gazetteer import words
from index.people.mentions import Candidate, candidates
from index.people.names import fold_name
from index.people.particles import LOOSE_PARTICLES
from index.people.spacy_ner import EntityRecognizer, with_ner


class Mention(Struct, frozen=True):
    """A place of a text that names a person.

    Attributes:
        start: Offset of the first character of the name, its title left out.
        end: Offset after the last character.
        name: The person's canonical full name.
    """

    start: int
    end: int
    name: str


class Named(Struct, frozen=True):
    """A person named in an article.

    Attributes:
        name: The canonical full name.
        forms: What the article calls them, titles left out, and how often, in order of first appearance.
    """

    name: str
    forms: tuple[tuple[str, int], ...]


class _Reading(Struct, frozen=True):
    """What is known when a text has been read up to a place.

    Attributes:
        cast: Those the text names in full.
        mononyms: Folded single names that are sure somewhere in the text.
        seen: Canonical name -> where it was last meant.
        aliases: Folded other name -> canonical name.
    """

    cast: Entities
    mononyms: frozenset[str]
    seen: dict[str, int] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)


def mentions(text: str, second: EntityRecognizer | None = None) -> tuple[Mention, ...]:
    """Every mention of a person in an article, in text order.

    Args:
        text: The article; any string will do.
        second: Says where people may be named that the rules do not know, see `index.people.spacy_ner`.
    """
    return tuple(mention for _, mention in _named(text, second))


def people_in(text: str, second: EntityRecognizer | None = None) -> tuple[str, ...]:
    """The canonical full name of each person named in an article, in order of first mention."""
    return tuple(dict.fromkeys(mention.name for mention in mentions(text, second)))


def find_people(text: str, second: EntityRecognizer | None = None) -> tuple[Named, ...]:
    """Each person named in an article with the forms that name them, in order of first mention."""
    forms: dict[str, Counter[str]] = {}
    for form, mention in _named(text, second):
        forms.setdefault(mention.name, Counter())[form] += 1
    return tuple(Named(name, tuple(counted.items())) for name, counted in forms.items())


def _named(text: str, second: EntityRecognizer | None) -> Iterator[tuple[str, Mention]]:
    """Each mention, with the form it has in the text on one line."""
    known = [*candidates(text)]
    found = beside(text, known if second is None else with_ner(text, known, second))
    reading = _Reading(
        group_names((one.name, one.gender) for one in found if one.full and not one.alias),
        frozenset(fold_name(one.name) for one in found if one.sure and not one.full),
    )
    last = Mention(-1, -1, "")
    for place, one in enumerate(found):
        subject = last.name if one.alias and last.end == found[place - 1].end else ""
        if mention := _resolve(one, reading, subject):
            reading.seen[mention.name] = mention.start
            last = mention
            yield " ".join(unbroken(text[mention.start : mention.end]).split()), mention


def _resolve(one: Candidate, reading: _Reading, subject: str) -> Mention | None:
    """Who a candidate is, if it is anybody.

    Args:
        one: The candidate.
        reading: What is known of the text.
        subject: Whom it is another name of, where it is one.
    """
    cast, folded = reading.cast, fold_name(one.name)
    if subject:
        reading.aliases.setdefault(folded, subject)
    known = reading.aliases.get(folded) or cast.canonical.get(one.name)
    if known or one.full:
        return Mention(one.start, one.end, known or typeset(one.name))
    bearers = cast.candidates_for(one.name, one.gender) or (
        cast.sounding_like(one.name) if one.titled else ()
    )
    if bearers:
        return Mention(
            one.start, one.end, max(bearers, key=lambda person: reading.seen.get(person, -1))
        )
    if one.sure or folded in reading.mononyms or folded in words("mononyms"):
        return Mention(one.start, one.end, typeset(one.name))
    return _surname_at_end(one, cast)


def _surname_at_end(one: Candidate, cast: Entities) -> Mention | None:
    """A known surname after words that name nobody by themselves: somebody of the same family."""
    parts = one.name.split()
    for place in range(1, len(parts)):
        tail = " ".join(parts[place:])
        known = cast.surnames.get(fold_name(tail))
        if known and (one.opens or fold_name(parts[0]) in LOOSE_PARTICLES):  # LA RÉPONSE DE MACRON
            return Mention(one.end - len(tail), one.end, known[-1])
        if known:
            return Mention(one.start, one.end, typeset(one.name))
    return None
