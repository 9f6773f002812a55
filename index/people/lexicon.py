"""What the word lists know of a word, and whether words together may name a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from index.people.gazetteer import entries, words
from index.people.names import fold_name
from index.people.particles import BINDING_PARTICLES, PARTICLES

_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_ARABIC_ARTICLE = re.compile(r"[aeu](?:[lnrstdz]|sh|ch|th|dh)-")
_NUMERAL = re.compile(r"[IVX]{1,6}")
_FAR_EASTERN = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{1,6}")
_TOWN = re.compile(r"-(?:et|sur|sous|les|la|le|en|de|du|des|aux|au|lez|l)-")

Evidence = Literal["name", "unknown", "single"]
"""How sure the words of a name are by themselves: it begins with a first name, or is built as a name of the
Arab world or of the Far East; no list knows its words; it is a surname or a mononym at best."""


@cache
def _places() -> frozenset[str]:
    return frozenset(fold_name(place).replace(" ", "-") for place in entries("places"))


def is_place(folded: str) -> bool:
    """Whether a folded name, its words joined by hyphens, is a known country, region or city."""
    return folded in _places()


class Word(Struct, frozen=True):
    """What the word lists know of one token of a run.

    Attributes:
        folded: Lower case, without accents.
        commonness: 2 when mostly written in lower case, 1 when sometimes, 0 when hardly ever.
        name: It is a first name or an initial.
        initial: It is one letter and a full stop, or several: J.-P.
        particle: It is a particle that binds, or any particle in lower case.
        brand: It is a firm when alone, and a surname after a first name: Ford.
        noise: It is no part of a name: grammar, a people, a month.
        capitals: It has several letters, all capitals.
        article: It begins with the Arabic article: al-Araji.
        people: It is a people: français, Allemande.
        numeral: It is a Roman numeral: XVI.
        given: It is built as a given name of the Far East: Jae-in.
    """

    folded: str
    commonness: int = 0
    name: bool = False
    initial: bool = False
    particle: bool = False
    title: bool = False
    place: bool = False
    organisation: bool = False
    brand: bool = False
    noise: bool = False
    capitals: bool = False
    article: bool = False
    people: bool = False
    numeral: bool = False
    given: bool = False

    @property
    def unknown(self) -> bool:
        """No list knows it: what surnames are."""
        named = self.place or self.organisation or self.brand
        return not (named or self.commonness or self.noise or self.title)

    def may_be_surname(self, titled: bool, alone: bool) -> bool:
        """Whether this single word may name a person, after a title or not, with no particle or with one."""
        if self.place or self.organisation or self.initial or (self.brand and not titled):
            return False
        return (self.name or not self.title) and len(self.folded) > (
            5 if self.capitals and alone else 1
        )


@lru_cache(maxsize=1 << 14)
def word(token: str) -> Word:
    """Look one token up in the word lists."""
    folded = fold_name(token)
    if token.endswith("."):
        return Word(folded, name=True, initial=True, title=folded in ("m.", "me.", "mm."))
    if token[0].islower() and (folded in PARTICLES or token[-1] in "'’"):
        return Word(folded, particle=True)
    commonness = _commonness(token)
    people = folded in words("peoples")
    elided = _ELIDED.match(token)
    elision = elided is not None and token[elided.end() :][:1].islower()
    grammar = elision or folded in words("function_words")
    return Word(
        folded,
        commonness=commonness,
        name=commonness < 2 and not grammar and _is_first_name(folded),
        particle=folded in BINDING_PARTICLES,
        title=folded in words("titles"),
        place=is_place(folded) or _TOWN.search(folded) is not None,
        organisation=folded in words("organisations"),
        brand=folded in words("brands"),
        noise=grammar or people or token.endswith(("'s", "’s")),
        capitals=len(token) > 1 and token.isupper(),
        article=_ARABIC_ARTICLE.match(folded) is not None,
        people=people,
        numeral=_NUMERAL.fullmatch(token) is not None,
        given=commonness == 0 and _FAR_EASTERN.fullmatch(token) is not None,
    )


def _commonness(token: str) -> int:
    lowered = unicodedata.normalize("NFC", token).lower().replace("’", "'")
    if lowered in words("common_words"):
        return 2
    head, hyphen, tail = lowered.partition("-")
    inverted = hyphen and token[len(head) + 1 :].islower()  # Pense-t-il, Centre-ville
    if inverted and (head in words("common_words") or tail in words("common_words")):
        return 2
    return 1 if lowered in words("ambiguous_words") else 0


def _is_first_name(folded: str) -> bool:
    known = words("first_names")
    return folded in known or ("-" in folded and all(part in known for part in folded.split("-")))


def weigh(name: Sequence[Word], cores: Sequence[Word], titled: bool) -> Evidence | None:
    """How sure the words of a name are by themselves, or None when they are no name.

    Args:
        name: All its words.
        cores: Its words, particles left out.
        titled: It stands after a title.
    """
    if not cores or any(w.noise for w in cores) or is_place("-".join(w.folded for w in name)):
        return None
    if len(cores) == 1:
        return "single" if cores[0].may_be_surname(titled, alone=len(name) == 1) else None
    head, rest = cores[0], cores[1:]
    plain_surname = len(rest) == 1 and head.name and rest[0].commonness == 2  # Jean Place
    if any(w.organisation for w in cores) and not (plain_surname or rest[0].given):
        return None
    shouted = all(w.capitals for w in cores) and not (head.name and len(head.folded) > 3)
    if shouted or len(rest[-1].folded) < 2:
        return None
    return _weigh_full(name, head, rest, titled)


def _weigh_full(name: Sequence[Word], head: Word, rest: Sequence[Word], titled: bool) -> Evidence:
    if head.name or head.given:
        doubtful = head.place or head.commonness or head.initial
        plain = all(w.commonness or w.place for w in rest)
        return "single" if doubtful and plain and not titled else "name"
    if titled or rest[0].given:
        return "name"
    if any(w.commonness or w.place or (w.capitals and not w.numeral) for w in (head, *rest)):
        return "single"
    return "name" if any(w.particle or w.article for w in name) else "unknown"
