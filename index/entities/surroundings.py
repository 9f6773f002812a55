"""Judge a name by the words around it in the text."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from index.entities.french.phrases import ADJECTIVE_OF_PLACE
from index.entities.french.words import (
    BEFORE_PLACES,
    DEFINITE,
    DETERMINERS,
    FORMS_OF_ARTICLES,
    OF,
)
from index.entities.lists import word_set
from index.lazy_pattern import lazy_pattern
from index.people.gazetteer import word_set as people_words
from index.people.lexicon import look_up
from index.people.names import fold_name

MAX_BEFORE_CHARS = 45
"""Characters before a name in which three words are looked for."""
MAX_BRACKET_CHARS = 40
"""Characters of a department or a country in brackets."""

_BRACKETS = lazy_pattern(r"\s?\(([^()\n]{2,40})\)")
_APOSTROPHES = ("'", "’")
_CAPITAL_ARTICLES = ("La ", "Le ", "Les ", "L'", "L’")
_OPENINGS = '.!?…:"«“\n'


class Before(Struct, frozen=True):
    """The three words before a name in small letters, punctuation marks and all.

    Each is empty if there is none. An elided word is one of its own: `de l'` are two.
    """

    third: str
    second: str
    last: str

    @property
    def noun(self) -> str:
        """The word that a preposition and an article join to the name: `ville` of `ville de la`."""
        if self.last in OF:
            return self.second
        return self.third if self.second == "de" and self.last in ("la", "l'") else self.last


_NOTHING = Before("", "", "")


def words_before(text: str, start: int) -> Before:
    """Return the words before a name, on its line."""
    window = text[max(start - MAX_BEFORE_CHARS, 0) : start]
    if not window or window[-1] not in " \u00a0\u202f'’":
        return _NOTHING
    line = window.rpartition("\n")[2].replace("’", "'").replace("'", "' ")
    if line.endswith(" A "):
        line = f"{line[:-2]}à "
    words = line.lower().split()
    if len(words) < 3:
        words = ["", "", "", *words]
    return Before(*words[-3:])


def may_go_on(text: str, end: int, letters: str) -> bool:
    """Return True if the next word begins with one of some letters, or with one that has an accent."""
    following = text[end + 1 : end + 2].lower()
    return following in letters if following.isascii() else bool(letters)


def may_be_told(text: str, start: int, end: int) -> bool:
    """Return True if the words around may tell what a name is. Most do not, which is soon seen."""
    mark = text[start - 1 : start]
    if mark == "(" or "(" in text[end : end + 2]:
        return True
    if mark in _APOSTROPHES:
        is_article = text[start - 2 : start - 1] in ("l", "L")
        return text.endswith("de ", 0, start - 2) if is_article else True
    space = text.rfind(" ", max(start - MAX_BEFORE_CHARS, 0), start - 1)
    word = text[space + 1 : start - 1].lower()
    if word == "la":
        return text.endswith("de ", 0, space + 1)
    words = _telling_words()
    if word[1:2] in _APOSTROPHES and len(word) > 2:  # l'entreprise, d'agence
        word = word[2:]
    return word in words or (not word.isascii() and fold_name(word) in words)


@cache
def _telling_words() -> frozenset[str]:
    """Return the words before a name that tell, or may tell with those before them, what it is."""
    nouns = word_set("cues") | people_words("localities") | people_words("peoples")
    return nouns | word_set("adjectives") | OF | {"à", "a", "au", "aux"}


def opens_sentence(text: str, start: int) -> bool:
    """Return True if an offset is at the start of the text, of a line or of a sentence."""
    before = text[max(start - 2, 0) : start].rstrip(" \u00a0\u202f")
    return not before or before[-1] in _OPENINGS


def has_article(before: Before, article: str) -> bool:
    """Return True if a form of an article stands before a name: le, du, au for le."""
    return before.last in FORMS_OF_ARTICLES[article]


def follows_determiner(before: Before) -> bool:
    """Return True if an article or a possessive stands before a name: une Ferrari."""
    return before.last in DETERMINERS


def follows_definite_article(before: Before) -> bool:
    """Return True if the definite article stands before a name: l'ANRS, du PNR."""
    return before.last in DEFINITE


def follows_to(before: Before) -> bool:
    """Return True if `à` stands before a name."""
    return before.last == "à"


def has_capital_article(text: str, start: int) -> bool:
    """Return True if the article before a name has a capital within a sentence: de La Balme."""
    for article in _CAPITAL_ARTICLES:
        if text.endswith(article, 0, start):
            return not opens_sentence(text, start - len(article))
    return False


def is_place_by_words_before(before: Before) -> bool:
    """Return True if the word before a name stands before places: à, en, vers; or la, du, l'."""
    return before.last in BEFORE_PLACES or follows_locality(before)


def follows_locality(before: Before) -> bool:
    """Return True if a noun before a name says that it is a place: village de, maire de, lac."""
    noun = fold_name(before.noun)
    if noun in people_words("localities") or _follows_qualified_locality(before):
        return True
    return before.last in ("de", "d'") and noun in word_set("place_cues")


def _follows_qualified_locality(before: Before) -> bool:
    """Return True for a locality with an adjective before a name: la ville voisine de Zorval."""
    if before.last not in ("de", "d'") or fold_name(before.third) not in people_words("localities"):
        return False
    adjective = before.second
    return ADJECTIVE_OF_PLACE.fullmatch(adjective) is not None or look_up(adjective).people


def is_no_place(before: Before) -> bool:
    """Return True if a noun before a place makes it part of another name: rue de, coupe de."""
    return fold_name(before.noun) in word_set("namesakes")


def follows_cue(before: Before) -> bool:
    """Return True if a noun before a name says that it is an organisation: le groupe suisse …"""
    cues = word_set("cues")
    if fold_name(before.last) in cues:
        return True
    return fold_name(before.second) in cues and _is_adjective(before.last)


def _is_adjective(word: str) -> bool:
    """Return True for an adjective of the names of organisations, or of a people."""
    return word in word_set("adjectives") or look_up(word).people


def in_brackets_after(text: str, end: int) -> str:
    """Return what stands in brackets after a name, the last part of a list; empty if nothing does."""
    if "(" not in text[end : end + 2]:
        return ""
    brackets = _BRACKETS.match(text, end, end + MAX_BRACKET_CHARS + 4)
    return brackets[1].rpartition(",")[2].strip() if brackets else ""


def precedes_number(text: str, end: int) -> bool:
    """Return True if a number follows a place, as in the name of an event: Paris 2024."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit()


def is_in_brackets(text: str, start: int, end: int) -> bool:
    """Return True if a name stands alone in brackets: (Manche)."""
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"
