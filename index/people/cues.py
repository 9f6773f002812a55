"""Tell whether the text around a name presents a person: a title, a people, a verb of speech."""

from __future__ import annotations

from index.lazy_pattern import lazy_pattern
from index.people.capitalized_runs import LETTER, UPPER
from index.people.gazetteer import word_set
from index.people.names import fold_name
from index.people.surroundings import (
    MAX_AFTER_CHARS,
    NEIGHBOUR,
    Before,
    folded_neighbour,
    may_be_adjective,
    precedes_thing,
)

_MILITARY_UNITS = frozenset({"armee", "brigade", "corps", "division", "escadron", "etat"})
_PERSON_PREPOSITIONS = frozenset(
    {"avec", "contre", "derriere", "devant", "etant", "par", "pour", "selon"}
)
_COMPLEMENT_PREPOSITIONS = frozenset({"chez", "d", "de", "des", "du", "en", "à"})
_PEOPLE_OF_TRADES = frozenset({"femme", "femmes", "gens", "homme", "hommes"})
_AGE_AFTER = lazy_pattern(r",? (?:\(?\d{1,3} ans\b|âgée? de)|,? \(\d{1,3} ans\)")
_TRADE_AFTER = lazy_pattern(
    rf",\s(?:(?:une?|l[ae])\s|l['’])?(?:(?:ancien(?:ne)?|jeune|petite?)\s)?([{LETTER}-]+)"
    r"(\s(?:de|âgée?\sde)\s\d{1,3}\sans\b)?"
)
"""A comma and a noun after a name: Marie, jeune professeure."""
_PRESENTED = lazy_pattern(
    rf"(?:\b(?:[Ll]a|[Ll]e|[Aa]u|[Dd]u|[Uu]ne?)\s|\b[Ll]['’])([{LETTER}-]+)\s$"
)
"""An article and a noun before a name: l'Américain, la socialiste."""
_FEMININE = ("aine", "aise", "ande", "enne", "esse", "ine", "oise", "que")
"""Endings of peoples before the name of a woman: in lower case, a masculine one is often a firm's."""
_FIRST_NAME_CUES = frozenset({"jeune", "petit", "petite", "prenomme", "prenommee"})
"""Words before a first name alone: la petite Marie."""
_LIST_AFTER = lazy_pattern(rf"(?:,| et)\s[{UPPER}]")
_BRACKETED = lazy_pattern(rf"\s?\((?:@|\d|(?:ex-)?([{LETTER}]{{1,4}})(?![{LETTER}\d-]))")
"""A bracket with digits, an address or a short word after a name."""
_QUOTATION_ENDS = frozenset({",", '"', "»", "”", "!", "?", "…"})
_BEFORE_VERBS = frozenset({"a", "avait", "est", "etait", "s", "se"})
"""Words between a quotation and its verb: a déclaré, se réjouit."""
_SENTENCE_BREAKS = frozenset('.!?;:"()«»\n')
MAX_PRESENTED_CHARS = 24
"""Characters before a name in which an article and a noun are looked for."""
MAX_TITLE_CHARS = 80
"""Characters before a name in which a title is looked for."""
MAX_TITLE_WORDS = 9
"""Words between a title and a name, punctuation marks counted: le chef de l'État, …"""


def has_title(before: Before) -> bool:
    """Return True if a title stands directly before a name: président, le général de brigade."""
    titles = word_set("titles")
    if before.last == ".":
        return before.second in word_set("honorifics")
    if before.last == ",":
        return before.second in titles and before.second not in word_set("honorifics")
    if before.last in _MILITARY_UNITS:
        return before.third in titles
    if before.last in titles:
        return True
    return before.second in titles and may_be_adjective(before.last)


def opens_titled_list(text: str, end: int, before: Before) -> bool:
    """Return True if a title in the plural stands before the first name of a list.

    It does in: ses compatriotes Durand et Petit.
    """
    if before.last.removesuffix("s") not in word_set("titles"):
        return False
    return _LIST_AFTER.match(text, end) is not None


def has_title_near(text: str, start: int) -> bool:
    """Return True if a title stands a few words before in the same sentence: le chef de l'État."""
    window = max(start - MAX_TITLE_CHARS, 0)
    neighbours = NEIGHBOUR.findall(text, window, start)[-MAX_TITLE_WORDS:]
    for neighbour in reversed(neighbours):
        if fold_name(neighbour) in word_set("titles"):
            return True
        if neighbour in _SENTENCE_BREAKS:
            return False
    return False


def has_trade(before: Before) -> bool:
    """Return True for a trade that takes the words before a name: homme de théâtre, chef de gare."""
    if before.second not in ("d", "de"):
        return False
    return before.third in _PEOPLE_OF_TRADES or before.third in word_set("titles")


def acts(text: str, start: int, end: int, before: Before) -> bool:
    """Return True if the words around a name are those around a person."""
    if is_surely_person(text, start, end, before):
        return True
    if before.last in _PERSON_PREPOSITIONS or before.last in word_set("speech_verbs"):
        return True
    if has_title_near(text, start) and _is_no_complement(before):
        return True
    first, second = _words_after(text, end)
    if first == "(":
        return _is_bracketed_by_party(text, end, text[start:end])
    if first == ",":
        return second in word_set("appositions") and not precedes_thing(text, end)
    return first in word_set("speech_verbs")


def is_surely_person(text: str, start: int, end: int, before: Before) -> bool:
    """Return True if the words around a name are those around a person, and around nothing else.

    They are an age, a trade after a comma, a people, or a verb of speech after a quotation.
    """
    if before.last == "selon" or _speaks(before) or _is_presented(text, start):
        return True
    if _AGE_AFTER.match(text, end):
        return True
    first, second = _words_after(text, end)
    return first == "," and (second.isdigit() or second in word_set("titles"))


def does_next(text: str, end: int) -> bool:
    """Return True if the verb of a person follows a name: De Luca explique."""
    return _words_after(text, end)[0] in word_set("speech_verbs")


def _is_bracketed_by_party(text: str, end: int, name: str) -> bool:
    """Return True for a name with a party, a year or an address in brackets: (PS), (1914), (@nom).

    A model (C8) is none, nor is what the name is abbreviated to (BDK).
    """
    bracketed = _BRACKETED.match(text, end)
    if bracketed is None:
        return False
    party = bracketed[1]
    if party is None:
        return True
    initials = [word[0] for word in fold_name(name).split()]
    return not fold_name(party).startswith("".join(initials))


def _is_no_complement(before: Before) -> bool:
    """Return True unless a preposition makes a name the complement of a title: le PDG de Zorvane.

    That of a word of kinship is a person: l'épouse de Paul Durand.
    """
    if before.last not in _COMPLEMENT_PREPOSITIONS:
        return True
    return before.second in word_set("kin")


def presents_first_name(text: str, end: int, before: Before) -> bool:
    """Return True if the text presents somebody by a first name alone: Marie, 15 ans; dit Marie."""
    if before.last in _FIRST_NAME_CUES or _speaks(before):
        return True
    if not text.startswith((",", " "), end):
        return False
    if _AGE_AFTER.match(text, end):
        return True
    trade = _TRADE_AFTER.match(text, end)
    return trade is not None and bool(trade[2] or fold_name(trade[1]) in word_set("titles"))


def _speaks(before: Before) -> bool:
    """Return True if a quotation and a verb of speech stand before a name: « … », soupire."""
    if before.last not in word_set("reporting_verbs"):
        return False
    if before.second in _BEFORE_VERBS:
        return before.third in _QUOTATION_ENDS or before.third in _BEFORE_VERBS
    return before.second in _QUOTATION_ENDS


def _is_presented(text: str, start: int) -> bool:
    """Return True if a name stands after a noun of a person and its article: l'Américaine."""
    window = max(start - MAX_PRESENTED_CHARS, 0)
    presented = _PRESENTED.search(text, window, start)
    if presented is None:
        return False
    noun = presented[1]
    folded = fold_name(noun)
    if folded in word_set("allegiances"):
        return True
    if noun[0].islower() and not folded.endswith(_FEMININE):
        return False
    return folded in word_set("peoples")


def _words_after(text: str, end: int) -> tuple[str, str]:
    """Return the two folded words or punctuation marks after a name, empty where there is none."""
    neighbours = NEIGHBOUR.findall(text, end, end + MAX_AFTER_CHARS)[:2]
    words = [folded_neighbour(neighbour) for neighbour in neighbours]
    padding = [""] * (2 - len(words))
    first, second = words + padding
    return first, second
