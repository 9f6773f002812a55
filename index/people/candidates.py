"""Judge the name spans of a text by the text around them.

The text around is looked at only for the few spans that may name a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from index.people.candidate_spans import (
    LETTER,
    NameSpan,
    capitalized_runs,
    join_broken_words,
    name_spans,
)
from index.people.gazetteer import word_set
from index.people.lexicon import look_up
from index.people.names import fold_name

_NEIGHBOUR = re.compile(rf"[{LETTER}]+(?:-[{LETTER}]+)*['’]?|\d+|[^\s\w]|\n")
_MILITARY_UNITS = frozenset({"armee", "brigade", "corps", "division", "escadron", "etat"})
_PERSON_PREPOSITIONS = frozenset({"avec", "contre", "par", "pour", "selon"})
_PLACE_PREPOSITIONS = frozenset({"a", "d", "de", "depuis", "en", "vers"})
_HOMES = frozenset({"ville", "village", "commune", "quartier"})
"""Localities that may belong to a person: la ville de Paul Durand."""
_NUMBER_AFTER = re.compile(r"[ \u00a0]\d(?!\d* ans)")
_KUNYA = re.compile("(?:Abou|Abu|Ben|Omm?|Oum|Oumm|Umm) ")
_FORM_OF_ADDRESS = re.compile(
    r"\b(?:(MM?\.|[Mm](?:onsieur|essieurs))"
    r"|(?:M(?:me|lle|ademoiselle|adame)|madame|mademoiselle)\.?)\s$"
)
_SENTENCE_BREAKS = frozenset('.!?;:"()«»\n')
_OPENING_SIGNS = '.!?…:"«“'
_SENTENCE_ENDS = ".!?…"

MAX_ADDRESS_CHARS = 14
MAX_BEFORE_CHARS = 40
"""Characters before a name in which three words or signs are looked for."""
MAX_AFTER_CHARS = 30
MAX_TITLE_CHARS = 80
"""Characters before a name in which a title is looked for."""
MAX_TITLE_WORDS = 9
"""Words between a title and a name, signs counted: le chef de l'État, …"""
MAX_BRACKETED_CHARS = 4
"""Letters of a party that may follow a name in parentheses."""


class Candidate(Struct, frozen=True):
    """A span of the text that may name a person.

    Attributes:
        start, end: Offsets of the name in the text, its titles left out.
        name: The name on one line, the surname last.
        full: It is a full name, of several words.
        sure: It is a person by itself. Otherwise it is one only if the article names that person
            in full elsewhere.
        titled: A title stands directly before it.
        opens: A sentence begins with it, so that its first word may be no name.
        gender: That of a form of address before it: f (Mme), m (M.), or empty.
        possible: It is two words or more that no list knows. It is a full name if the names next to
            it, or a title before its last word elsewhere, say so.
        alias: It is another name of the person named right before: dit, alias.
    """

    start: int
    end: int
    name: str
    full: bool = False
    sure: bool = False
    titled: bool = False
    opens: bool = False
    gender: str = ""
    possible: bool = False
    alias: bool = False


class _Before(NamedTuple):
    """The three folded words or signs before a name, empty where there is none."""

    third: str
    second: str
    last: str


def find_candidates(text: str) -> Iterator[Candidate]:
    """Yield every span of a text that may name a person, in text order.

    Args:
        text: An article, or any string.
    """
    for run_start, run in capitalized_runs(text):
        for span in name_spans(run):
            candidate = _judge(text, run_start, span)
            if candidate:
                yield candidate


def _judge(text: str, run_start: int, span: NameSpan) -> Candidate | None:
    """Judge a span by the text around it: None if it is no name of a person."""
    start, end = run_start + span.start, run_start + span.end
    opens = _opens_sentence(text, start, _OPENING_SIGNS)
    if span.common == 2 and opens:
        return None
    before = _words_before(text, start)
    titled = span.titled or _has_title(before)
    if not titled and _names_no_person(text, run_start, span, before):
        return None
    has_article = before.last in word_set("articles") and not titled
    if span.size == 1:
        if has_article:
            return None
        return Candidate(
            start,
            end,
            _name_of(text[start:end], span),
            sure=_is_sure(text, start, end, span, before.last, titled=titled),
            titled=titled,
            opens=opens,
            gender=_gender(text, start) if titled else "",
        )
    is_full = span.evidence == "name" or titled
    if not is_full and not has_article:
        is_full = _acts(text, start, end, before.last)
    if not is_full and span.inner >= 0:
        start = run_start + span.inner
        return Candidate(start, end, _name_of(text[start:end], span), full=True, sure=True)
    is_person = is_full and not has_article
    return Candidate(
        start,
        end,
        _name_of(text[start:end], span),
        full=is_person,
        sure=is_person,
        titled=titled,
        opens=opens,
        gender=_gender(text, start) if titled else "",
        possible=not is_full and span.evidence == "unknown" and not has_article,
    )


def _names_no_person(text: str, run_start: int, span: NameSpan, before: _Before) -> bool:
    """Return True if the text around makes a name that of a place, a number or an organisation."""
    if _names_place(before, span) or _NUMBER_AFTER.match(text, run_start + span.end):
        return True
    return _names_organisation(text, run_start, span)


def _is_sure(text: str, start: int, end: int, span: NameSpan, last: str, *, titled: bool) -> bool:
    """Return True if a name of one word, with its particles, is a person by itself.

    It is one after a title, or if it is a kunya (Abou …) that acts as a person does.
    """
    if span.common > 1:
        return False
    if titled:
        # a first name after kin is that of a relative: sa fille Marie
        return not (last in word_set("kin") and look_up(text[start:end]).name)
    may_be_kunya = not span.common and last not in _PLACE_PREPOSITIONS
    if not may_be_kunya or not _KUNYA.match(text, start, end):
        return False
    return _acts(text, start, end, last)


def _name_of(form: str, span: NameSpan) -> str:
    """Write a form on one line, with the surname last."""
    words = join_broken_words(form).split()
    if span.inverted:
        words = [words[-1], *words[:-1]]
    return " ".join(words)


def _gender(text: str, start: int) -> str:
    """Return the gender that a form of address right before a name tells."""
    address = _FORM_OF_ADDRESS.search(text, max(start - MAX_ADDRESS_CHARS, 0), start)
    if not address:
        return ""
    return "m" if address[1] else "f"


def _names_organisation(text: str, run_start: int, span: NameSpan) -> bool:
    """Return True if a word in the run makes the name that of an organisation."""
    if not span.organised or _has_title_near(text, run_start + span.start):
        return False
    return not _opens_sentence(text, run_start, _SENTENCE_ENDS)


def _names_place(before: _Before, span: NameSpan) -> bool:
    """Return True for the name of a street, a law, a village: rue, quartier de."""
    namesakes = word_set("namesakes")
    if before.last in namesakes:
        return True
    if before.second in namesakes and _may_be_adjective(before.last):
        return True
    if before.last not in ("de", "d") or before.second not in word_set("localities"):
        return False
    return span.evidence != "name" or before.second not in _HOMES


def _may_be_adjective(token: str) -> bool:
    """Return True if a word may be an adjective between a noun and a name: télescope spatial."""
    return len(token) > 3 and token.isalpha() and token not in word_set("function_words")


def _opens_sentence(text: str, start: int, signs: str) -> bool:
    """Return True if an offset is at the start of the text, of a line, or after one of the signs."""
    before = text[max(start - 2, 0) : start].rstrip(" \u00a0")
    return not before or before[-1] == "\n" or before[-1] in signs


def _words_before(text: str, start: int) -> _Before:
    neighbours = _NEIGHBOUR.findall(text, max(start - MAX_BEFORE_CHARS, 0), start)[-3:]
    words = [_folded(neighbour) for neighbour in neighbours]
    return _Before(*[""] * (3 - len(words)), *words)


def _folded(neighbour: str) -> str:
    """Fold a word or sign that stands next to a name; `là` stays, since it is no article."""
    return neighbour if neighbour == "là" else fold_name(neighbour) or neighbour


def _has_title(before: _Before) -> bool:
    """Return True if a title stands directly before a name: président, le général de brigade."""
    titles, honorifics = word_set("titles"), word_set("honorifics")
    if before.last == ".":
        return before.second in honorifics
    if before.last == ",":
        return before.second in titles and before.second not in honorifics
    if before.last in _MILITARY_UNITS:
        return before.third in titles
    if before.last in titles:
        return True
    return before.second in titles and _may_be_adjective(before.last)


def _has_title_near(text: str, start: int) -> bool:
    """Return True if a title stands a few words before in the same sentence: le chef de l'État."""
    neighbours = _NEIGHBOUR.findall(text, max(start - MAX_TITLE_CHARS, 0), start)
    for neighbour in reversed(neighbours[-MAX_TITLE_WORDS:]):
        if fold_name(neighbour) in word_set("titles"):
            return True
        if neighbour in _SENTENCE_BREAKS:
            return False
    return False


def _acts(text: str, start: int, end: int, last: str) -> bool:
    """Return True if the words around are those around a person.

    They are a title, a preposition, a verb of speech, an apposition, an age or a party.
    """
    if last in _PERSON_PREPOSITIONS or last in word_set("speech_verbs"):
        return True
    if _has_title_near(text, start):
        return True
    neighbours = _NEIGHBOUR.findall(text, end, end + MAX_AFTER_CHARS)[:2]
    words = [fold_name(neighbour) or neighbour for neighbour in neighbours]
    first, second = [*words, "", ""][:2]
    if first == ",":
        is_apposition = second in word_set("titles") or second in word_set("appositions")
        return second.isdigit() or is_apposition
    if first == "(":
        return second.isdigit() or len(second) <= MAX_BRACKETED_CHARS
    return first in word_set("speech_verbs") or first in ("qui", "dont")
