"""Look words up in the word lists, and judge whether words together may name a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from index.analysis.particles import BINDING_PARTICLES, PARTICLES
from index.lazy_pattern import lazy_pattern
from index.people.gazetteer import has_entry, word_set
from index.people.names import MAX_CACHED_NAMES, fold_name

_HONORIFICS = frozenset({"Dr", "Me", "Mgr", "Mlle", "Mme", "Pr"})
"""Abbreviated forms of address without a full stop: a name begins after them."""
PLACES_AND_FIRST_NAMES = frozenset(
    {"brooklyn", "chelsea", "cuba", "dakota", "france", "india", "noel", "sydney"}
)
"""Places and feasts that are first names before a surname: France Gall."""
JUNIOR = frozenset({"jr", "jr.", "junior", "sr", "sr."})
"""Words after the surname that tell a son from his father."""
_FRENCH_ARTICLES = frozenset({"la", "le", "les"})
"""Articles that begin surnames, but hardly ever a name of several words: La Zonda Roadster."""
_NAMES_FIRST = frozenset({"cesar", "emmy", "oscar", "park", "shin", "song"})
"""Words of organisations that are first names, or surnames that stand first, above all."""
_COUNTRIES_OF_BRANCHES = frozenset({"america", "belgique", "canada", "europe", "france", "suisse"})
"""Countries after the name of a firm or a body that works in several: Bell Canada, Peta France."""
_ELISION = lazy_pattern(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_ARABIC_ARTICLE = lazy_pattern(r"[aeu](?:[lnrstdz]|sh|ch|th|dh)-")
_ROMAN_NUMERAL = lazy_pattern(r"[IVX]{1,6}")
_ORDINAL = lazy_pattern(r"[IVX]{1,6}(?:e|ème)")
GIVEN_NAME = lazy_pattern(r"[A-Z][a-z]{1,5}-[a-z]{1,6}")
"""A given name of the Far East, as it is mostly written: Jae-in."""
_ABSTRACT_ENDINGS = (
    *("ation", "ations", "ology", "ologies", "ologie", "ability", "ential", "tronics"),
)
"""The endings of words that are no surname in any language of the press, but part of a title."""
_ABSTRACT_NOUN = lazy_pattern(rf"\w{{2}}(?:{'|'.join(_ABSTRACT_ENDINGS)})$")
"""A word with such an ending. To search for it takes long, so the ending is looked at first."""
_GLUED_ELISION = lazy_pattern(r"\wqu['’]")
_TOWN = lazy_pattern(
    r"^(?:bourg|chateau|mont|pont)-|-(?:et|sur|sous|les|la|le|en|de|du|des|aux|au|lez|l)-|-alpes-|-les$"
)

_MIXED_ACRONYM = lazy_pattern(r"[A-Z]{3,}[a-z]")
"""Capitals before small letters, as acronyms with a word have: SNUipp."""
MIN_ACRONYM_FREE_CHARS = 6
"""Letters from which a word in capitals is no acronym but may be a surname."""
_OF = ("de", "du", "des")
"""Particles that also say which one of several something is."""
MIN_FIRST_NAME_CHARS = 4
"""Letters from which a first name in capitals is one, and not an acronym."""
MIN_SURNAME_CHARS = 2
"""Letters from which a word may be a surname."""

Evidence = Literal["name", "unknown", "common", "single"]
"""The evidence that the words of a name give by themselves.

- `name`: it begins with a first name, or is built as a name of the Arab world or of the Far East;
- `unknown`: no list has its words;
- `common`: it begins with no first name, and has common words, places or words of firms;
- `single`: it is at best a surname or a mononym.
"""


class Word(Struct, frozen=True):
    """The entry of one token in the word lists.

    Attributes:
        folded: Lower case, without accents.
        commonness: 2 if the news mostly writes it in lower case, 1 if sometimes, 0 if hardly ever.
        name: It is a first name or an initial.
        initial: It is one letter and a full stop, or several: J.-P.
        particle: It is a particle that binds, or any particle in lower case.
        title: It is a title: président, général.
        honorific: It is an abbreviated form of address: Me, Mme.
        place: It is a country, a region or a town.
        organisation: It is a word of the names of organisations: Institut, Rue.
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
    honorific: bool = False
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
        """True if no list has it, as is the case for most surnames."""
        if self.place or self.organisation or self.brand:
            return False
        return not (self.commonness or self.noise or self.title)

    def may_be_surname(self, *, titled: bool, alone: bool) -> bool:
        """Return True if this single word may name a person.

        Args:
            titled: It stands after a title.
            alone: No particle stands with it.
        """
        if self.place or self.organisation or self.initial:
            return False
        if self.brand and not titled:
            return False
        if self.title and not self.name:
            return False
        may_be_acronym = self.capitals and alone
        min_chars = MIN_ACRONYM_FREE_CHARS if may_be_acronym else MIN_SURNAME_CHARS
        return len(self.folded) >= min_chars


@lru_cache(maxsize=MAX_CACHED_NAMES)
def look_up(token: str) -> Word:
    """Look one token up in the word lists."""
    folded = fold_name(token)
    if token.endswith("."):
        is_title = folded in ("m.", "me.", "mm.")
        return Word(folded, name=True, initial=True, title=is_title)
    if token[0].islower() and (folded in PARTICLES or token[-1] in "'’"):
        return Word(folded, particle=True)
    commonness = commonness_of(token)
    is_people = _is_people(folded)
    has_joint = not token.isalpha()  # a hyphen or an apostrophe, which few words have
    is_grammar = (has_joint and _is_elided(token)) or folded in word_set("function_words")
    may_be_name = commonness < 2 and not is_grammar
    return Word(
        folded,
        commonness=commonness,
        name=may_be_name and _is_first_name(folded),
        particle=folded in BINDING_PARTICLES,
        title=folded in word_set("titles"),
        honorific=token in _HONORIFICS,
        place=is_place(folded) or (has_joint and _TOWN.search(folded) is not None),
        organisation=not is_grammar and (_is_organisation_word(folded) or _is_mixed(token)),
        brand=folded in word_set("brands"),
        noise=is_grammar or is_people or _is_ordinal_or_possessive(token),
        capitals=len(token) > 1 and token.isupper(),
        article=has_joint and _ARABIC_ARTICLE.match(folded) is not None,
        people=is_people,
        numeral=token[0] in "IVX" and _ROMAN_NUMERAL.fullmatch(token) is not None,
        given=has_joint and commonness == 0 and GIVEN_NAME.fullmatch(token) is not None,
    )


def is_listed(token: str) -> bool:
    """Return True if a list has a word of letters alone, which `look_up` would say of it as well.

    The word is common, or names a person, a people, a place or an organisation, or is a title. This
    is for a few words, since no sets are made of the lists.
    """
    folded = fold_name(token)
    if token[0].islower() and folded in PARTICLES:
        return False
    lowered = unicodedata.normalize("NFC", token).lower()
    if any(has_entry(name, lowered) for name in ("common_words", "ambiguous_words")):
        return True
    if any(has_entry(name, folded) for name in ("peoples", "titles", "places")):
        return True
    if has_entry("function_words", folded):
        return False
    return has_entry("first_names", folded) or _is_organisation_word(folded)


def _is_people(folded: str) -> bool:
    """Return True for a people, or for one of two: Franco-Béninoise."""
    peoples = word_set("peoples")
    if folded in peoples:
        return True
    first, hyphen, second = folded.partition("-")
    return bool(hyphen) and first.endswith("o") and second in peoples


def usual_gender(first_name: str) -> str:
    """Return f or m if a first name tells it, else an empty string."""
    if fold_name(first_name) in word_set("feminine_names"):
        return "f"
    return "m" if look_up(first_name).name else ""


def _is_organisation_word(folded: str) -> bool:
    """Return True for a word of organisations, or for several media joined: Inter-Le Monde."""
    if folded in word_set("organisations"):
        return True
    if folded.endswith(_ABSTRACT_ENDINGS) and _ABSTRACT_NOUN.search(folded):
        return True
    return "-" in folded and not word_set("affiliations").isdisjoint(folded.split("-"))


def _is_mixed(token: str) -> bool:
    """Return True for an acronym that goes on in small letters."""
    return not token[1:2].islower() and _MIXED_ACRONYM.match(token) is not None


def is_place(folded: str) -> bool:
    """Return True if a folded name, its words joined by hyphens, is a known country or town."""
    return folded in word_set("places")


def name_evidence(name: Sequence[Word], cores: Sequence[Word], *, titled: bool) -> Evidence | None:
    """Judge how sure the words of a name are by themselves.

    Args:
        name: All its words.
        cores: Its words without particles.
        titled: It stands after a title.

    Returns:
        None if the words are no name.
    """
    if not cores or any(word.noise for word in cores):
        return None
    words = [word.folded for word in name]
    if is_place("-".join(words)) or is_house(words):
        return None
    if len(cores) > 1:
        return _full_name_evidence(name, cores, titled=titled)
    is_alone = len(name) == 1
    if cores[0].may_be_surname(titled=titled, alone=is_alone):
        return "single"
    return None


def _full_name_evidence(
    name: Sequence[Word], cores: Sequence[Word], *, titled: bool
) -> Evidence | None:
    """Judge a name of several words: None if it is an organisation or an acronym."""
    is_too_short = len(cores[-1].folded) < MIN_SURNAME_CHARS
    if _is_organisation(cores) or _is_acronym(cores) or is_too_short:
        return None
    if not titled and (_is_foreign_place(cores) or _is_acronym_of(name, cores)):
        return None
    if (cores[0].brand or name[0].folded in _FRENCH_ARTICLES) and not titled:
        return "common"
    if cores[0].name or cores[0].given:
        return "name" if titled else _evidence_with_first_name(name, cores)
    if titled:
        return "name"
    return None if _is_of_region(cores[-1]) else _evidence_without_first_name(name, cores)


def _evidence_with_first_name(name: Sequence[Word], cores: Sequence[Word]) -> Evidence:
    """Judge a name of several words that begins with a first name, without a title."""
    if len(name) == 2 and name[1].folded in _COUNTRIES_OF_BRANCHES:
        return "common"
    if cores[0].place and (cores[1].numeral or cores[1].title or cores[1].place):
        return "common"  # Paris XIII
    return "single" if _may_be_common_words(cores) else "name"


def _evidence_without_first_name(name: Sequence[Word], cores: Sequence[Word]) -> Evidence:
    """Judge a name of several words that no list has as a first name, without a title."""
    if cores[1].given:
        return "name"
    if any(map(_is_no_surname, cores)) and cores[0].folded not in PLACES_AND_FIRST_NAMES:
        return "common"
    if any(map(_is_arabic_or_binding, name)):
        return "name"
    return "unknown"


def _may_be_common_words(cores: Sequence[Word]) -> bool:
    """Return True if a name with a first name may be made of places and common words instead."""
    first_name = cores[0]
    if not (first_name.initial or _is_common_or_place(first_name)):
        return False
    return all(map(_is_common_or_place, cores[1:]))


def _is_organisation(cores: Sequence[Word]) -> bool:
    """Return True if a word of organisations makes the name theirs. Jean Place stays a person."""
    first, second = cores[:2]
    begins_so = first.organisation and first.folded not in _NAMES_FIRST
    if second.given or not (begins_so or any(word.organisation for word in cores[1:])):
        return False
    if len(cores) > 2 or not first.name or begins_so:
        return True
    return second.folded not in word_set("ambiguous_organisations")


def is_house(words: Sequence[str]) -> bool:
    """Return True if a name is, or begins with, that of a firm: Aston Martin, Aston Martin Racing."""
    houses = word_set("houses")
    return " ".join(words[:2]) in houses or " ".join(words[:3]) in houses


def _is_of_region(last: Word) -> bool:
    """Return True if the last word of a name is where a body works: Greenpeace France.

    Towns are surnames as well (Houston), regions with hyphens are not.
    """
    return last.place and ("-" in last.folded or last.folded == "france")


def _is_foreign_place(cores: Sequence[Word]) -> bool:
    """Return True for a name that begins as places do: San Pedro."""
    return cores[0].folded in word_set("place_heads")


def _is_acronym(cores: Sequence[Word]) -> bool:
    """Return True if all words are in capitals and the first is not surely a first name."""
    head = cores[0]
    if head.name and len(head.folded) >= MIN_FIRST_NAME_CHARS:
        return False
    return all(word.capitals for word in cores)


def _is_acronym_of(name: Sequence[Word], cores: Sequence[Word]) -> bool:
    """Return True for an acronym of a place or the like: JO de Pyeongchang."""
    return _is_acronym(cores[:1]) and name[1].folded in _OF


def _is_common_or_place(word: Word) -> bool:
    return word.commonness > 0 or word.place


def _is_no_surname(word: Word) -> bool:
    return _is_common_or_shouted(word) or word.folded in word_set("english_words")


def _is_common_or_shouted(word: Word) -> bool:
    if _is_common_or_place(word):
        return True
    return word.capitals and not word.numeral


def _is_arabic_or_binding(word: Word) -> bool:
    """Return True for the Arabic article and for particles such as ben or von."""
    return word.article or word.folded in BINDING_PARTICLES


def _is_elided(token: str) -> bool:
    """Return True for a word after an elision (d'abord, but not D'Alembert), or glued to one (Interqu'il)."""
    if "'" not in token and "’" not in token:
        return False
    elision = _ELISION.match(token)
    if elision is None:
        return _GLUED_ELISION.search(token) is not None
    return token[elision.end() :][:1].islower()


def _is_ordinal_or_possessive(token: str) -> bool:
    """Return True for a Roman ordinal, and for an English possessive: XXIe, Smith's."""
    if token[0] in "IVX" and _ORDINAL.fullmatch(token):
        return True
    return token.endswith(("'s", "’s"))


def commonness_of(token: str) -> int:
    """Return how common a word is, see `Word.commonness`."""
    composed = unicodedata.normalize("NFC", token)
    lowered = composed.lower().replace("’", "'")
    if lowered in word_set("common_words"):
        return 2
    if "-" in lowered and _is_common_compound(composed, lowered):
        return 2
    if lowered in word_set("ambiguous_words"):
        return 1
    return 0


def _is_common_compound(composed: str, lowered: str) -> bool:
    """Return True for a compound of a common word: Pense-t-il, Centre-ville.

    No part of it but the first has a capital.
    """
    head, _, tail = lowered.partition("-")
    common_words = word_set("common_words")
    is_common = head in common_words or tail in common_words
    return is_common and composed.partition("-")[2].islower()


def _is_first_name(folded: str) -> bool:
    """Return True for a first name, or for several joined by hyphens: Jean-Pierre."""
    first_names = word_set("first_names")
    if folded in first_names:
        return True
    if "-" not in folded:
        return False
    parts = folded.split("-")
    return all(part in first_names or part in PLACES_AND_FIRST_NAMES for part in parts)
