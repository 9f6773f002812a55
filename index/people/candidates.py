"""Judge the name spans of a text by the text around them.

The text around is looked at only for the few spans that may name a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from index.people.capitalized_runs import LETTER, UPPER, capitalized_runs, join_broken_words
from index.people.capitalized_spans import NameSpan, name_spans
from index.people.gazetteer import word_set
from index.people.lexicon import look_up
from index.people.names import fold_name

_NEIGHBOUR = re.compile(rf"[{LETTER}]+(?:-[{LETTER}]+)*['’]?|\d+|[^\s\w]|\n")
_MILITARY_UNITS = frozenset({"armee", "brigade", "corps", "division", "escadron", "etat"})
_PERSON_PREPOSITIONS = frozenset({"avec", "contre", "par", "pour", "selon"})
_PLACE_PREPOSITIONS = frozenset({"a", "d", "de", "depuis", "en", "vers"})
_PEOPLE_OF_TRADES = frozenset({"femme", "femmes", "gens", "homme", "hommes"})
_HOMES = frozenset({"ville", "village", "commune", "quartier"})
"""Localities that may belong to a person: la ville de Paul Durand."""
_NUMBER_AFTER = re.compile(r"[ \u00a0](?!\d+(?:[.,]\d+)?[ \u00a0\u202f]?(?:%|ans|voix))\d")
"""A number after a name, which makes it a model (Ford 500), but an age, a share and votes do not."""
_PARTICLED = re.compile("(?:D[ai]|De|Del|Della|Dos|Van|Von) ")
_KUNYA_OR_PARTICLE = re.compile("(?:Abou|Abu|Ben|D[ai]|De|Del|Dos|Omm?|Oum|Oumm|Umm|Van|Von) ")
_PARTICLE_ENDS = (" ", "\u00a0", "'", "’")
_RANK_AND_PARTICLE = re.compile(
    r"\b(?:(?:[Ll]e|[Dd]u|[Aa]u|[Uu]n|[Cc]e)\s(?:général|maréchal|vice-amiral|contre-amiral)"
    r"|abbé|amiral|baronn?e?|chevalier|comte(?:sse)?|duc(?:hesse)?|marquise?|monsieur|madame"
    r"|mademoiselle|vicomte(?:sse)?)\s(de\s|d['’])$"
)
"""A rank and a particle before a surname, none of which has a capital: le général de Gaulle."""
_AGE_AFTER = re.compile(r",? (?:\(?\d{1,3} ans\b|âgée? de)|,? \(\d{1,3} ans\)")
_FIRST_NAME_CUES = frozenset({"jeune", "petit", "petite", "prenomme", "prenommee"})
"""Words before a first name alone: la petite Marie."""
_NATIONALITY = re.compile(
    r"(?:\b(?:le|la|une?|[Ll]es?|[Ll]a|[Uu]ne?)\s|\b[Ll]['’])"
    rf"([{UPPER}][{LETTER}-]+|[{LETTER}-]+(?:aine|aise|ande|ienne|éenne|ine|oise|sse|que))\s$"
)
"""A people before a name: l'Américain, la japonaise. In lower case it may be a firm's (l'américain)
unless it is feminine."""
_FORM_OF_ADDRESS = re.compile(
    r"\b(?:(MM?\.|[Mm](?:onsieur|essieurs))"
    r"|(?:M(?:me|lle|ademoiselle|adame)|madame|mademoiselle)\.?)\s$"
)
_SENTENCE_BREAKS = frozenset('.!?;:"()«»\n')
_SENTENCE_OPENINGS = '.!?…:"«“'
_SENTENCE_ENDS = ".!?…"

MAX_RUNS = 100_000
"""Capitalised runs of a text that are judged. A book has 20,000, and each takes ten microseconds."""
MAX_ADDRESS_CHARS = 14
"""Characters before a name in which a form of address is looked for."""
MAX_RANK_CHARS = 20
"""Characters before a name in which a rank and a particle are looked for."""
MAX_NATIONALITY_CHARS = 24
"""Characters before a name in which a people and its article are looked for."""
MAX_BEFORE_CHARS = 40
"""Characters before a name in which three words or punctuation marks are looked for."""
MAX_AFTER_CHARS = 30
"""Characters after a name in which two words or punctuation marks are looked for."""
MAX_TITLE_CHARS = 80
"""Characters before a name in which a title is looked for."""
MAX_TITLE_WORDS = 9
"""Words between a title and a name, punctuation marks counted: le chef de l'État, …"""
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
    """The three folded words or punctuation marks before a name, empty where there is none."""

    third: str
    second: str
    last: str


class _Occurrence(Struct, frozen=True):
    """A span in its text, with what the words before it say.

    Attributes:
        text: The text.
        start, end: Offsets of the span in the text.
        span: The span.
        previous_word: The folded word or punctuation mark before it.
        titled: A title stands directly before it.
        opens: A sentence begins with it.
        has_article: An article stands before it and no title does: la Jean Moulin.
    """

    text: str
    start: int
    end: int
    span: NameSpan
    previous_word: str
    titled: bool
    opens: bool
    has_article: bool

    def candidate(self, *, sure: bool, full: bool = False, possible: bool = False) -> Candidate:
        """Make a candidate of the whole span."""
        form = self.text[self.start : self.end]
        return Candidate(
            self.start,
            self.end,
            _name_of(form, self.span),
            full=full,
            sure=sure,
            titled=self.titled,
            opens=self.opens,
            gender=_gender(self.text, self.start) if self.titled else "",
            possible=possible,
        )

    def candidate_after_unknown_words(self) -> Candidate:
        """Make a candidate of the full name inside the span: Hypercar | Simon Weber."""
        start = self.start - self.span.start + self.span.inner
        form = self.text[start : self.end]
        return Candidate(start, self.end, _name_of(form, self.span), full=True, sure=True)


def find_candidates(text: str) -> Iterator[Candidate]:
    """Yield every span of a text that may name a person, in text order.

    Args:
        text: An article, or any string. Of a text with more capitalised runs than `MAX_RUNS`, only
            the first are looked at.
    """
    for run_start, run in islice(capitalized_runs(text), MAX_RUNS):
        for span in name_spans(run):
            candidate = _judge(text, run_start, span)
            if candidate is not None:
                yield candidate


def _judge(text: str, run_start: int, span: NameSpan) -> Candidate | None:
    """Judge a span by the text around it: None if it is no name of a person."""
    start = _start_with_particle(text, run_start + span.start, span)
    opens = _opens_sentence(text, start, _SENTENCE_OPENINGS)
    if opens and span.common == 2:
        return None
    before = _words_before(text, start)
    titled = span.titled or _has_title(before)
    if not titled and _names_no_person(text, run_start, span, before):
        return None
    occurrence = _Occurrence(
        text,
        start,
        run_start + span.end,
        span,
        before.last,
        titled=titled,
        opens=opens,
        has_article=not titled and before.last in word_set("articles"),
    )
    if span.size == 1:
        return _judge_single_word(occurrence)
    return _judge_several_words(occurrence)


def _start_with_particle(text: str, start: int, span: NameSpan) -> int:
    """Return where a name of one word begins, with the particle before it if it has one.

    It may have one in capitals (selon De Luca), or behind a rank (le général de Gaulle).
    """
    if span.size > 1:
        return start
    if span.particle:
        with_particle = start - span.particle
        if _opens_sentence(text, with_particle, _SENTENCE_OPENINGS):
            return start
        return with_particle
    if text[start - 1 : start] not in _PARTICLE_ENDS:
        return start
    rank = _RANK_AND_PARTICLE.search(text, max(start - MAX_RANK_CHARS, 0), start)
    return start if rank is None else rank.start(1)


def _judge_single_word(occurrence: _Occurrence) -> Candidate | None:
    """Judge a name of one word, with its particles: after an article it names nobody."""
    if occurrence.has_article:
        return None
    return occurrence.candidate(sure=_is_sure(occurrence))


def _judge_several_words(occurrence: _Occurrence) -> Candidate:
    """Judge a name of several words, which its own words or those around make a full name."""
    span = occurrence.span
    has_article = occurrence.has_article
    is_full = span.evidence == "name" or occurrence.titled
    if not is_full and not has_article:
        is_full = _acts(occurrence)
    if span.inner >= 0 and (not is_full or _is_of_place(occurrence)):
        return occurrence.candidate_after_unknown_words()
    if has_article:
        return occurrence.candidate(sure=False)
    is_possible = not is_full and span.evidence == "unknown"
    return occurrence.candidate(full=is_full, sure=is_full, possible=is_possible)


def _is_of_place(occurrence: _Occurrence) -> bool:
    """Return True if a name that no list knows begins with a place: le maire de Zorvane Paul Durand."""
    if occurrence.span.evidence == "name":
        return False
    before = _words_before(occurrence.text, occurrence.start)
    if before.last not in _PLACE_PREPOSITIONS and before.last != "du":
        return False
    return before.second in word_set("titles") or before.second in word_set("localities")


def _names_no_person(text: str, run_start: int, span: NameSpan, before: _Before) -> bool:
    """Return True if the text around makes a name that of a place, a number or an organisation."""
    if _names_place(before, span):
        return True
    if _NUMBER_AFTER.match(text, run_start + span.end):
        return True
    return _names_organisation(text, run_start, span)


def _is_sure(occurrence: _Occurrence) -> bool:
    """Return True if a name of one word, with its particles, is a person by itself.

    It is one after a title, if it is a first name with a cue, or a kunya (Abou …) that acts as a
    person does.
    """
    common = occurrence.span.common
    if common > 1:
        return False
    if occurrence.titled:
        return not _is_relative(occurrence)
    if _is_first_name_with_cue(occurrence):
        return True
    if common or occurrence.previous_word in _PLACE_PREPOSITIONS:
        return False
    return _is_particled(occurrence)


def _is_particled(occurrence: _Occurrence) -> bool:
    """Return True for a surname with its particle, or a kunya, that no sentence has by chance."""
    start, end = occurrence.start, occurrence.end
    if _PARTICLED.match(occurrence.text, start, end) and not occurrence.opens:
        return True
    if not _KUNYA_OR_PARTICLE.match(occurrence.text, start, end):
        return False
    return _acts(occurrence)


def _is_first_name_with_cue(occurrence: _Occurrence) -> bool:
    """Return True for a first name alone that its text presents: Marie, 15 ans; la petite Marie."""
    has_cue = occurrence.previous_word in _FIRST_NAME_CUES
    if not has_cue and not _AGE_AFTER.match(occurrence.text, occurrence.end):
        return False
    return look_up(occurrence.text[occurrence.start : occurrence.end]).name


def _is_relative(occurrence: _Occurrence) -> bool:
    """Return True for a first name after a word of kinship: sa fille Marie."""
    if occurrence.previous_word not in word_set("kin"):
        return False
    form = occurrence.text[occurrence.start : occurrence.end]
    return look_up(form).name


def _name_of(form: str, span: NameSpan) -> str:
    """Write a form on one line, with the surname last."""
    words = join_broken_words(form).split()
    if span.inverted:
        words = [words[-1], *words[:-1]]
    return " ".join(words)


def _gender(text: str, start: int) -> str:
    """Return the gender that a form of address right before a name tells."""
    window = max(start - MAX_ADDRESS_CHARS, 0)
    address = _FORM_OF_ADDRESS.search(text, window, start)
    if address is None:
        return ""
    is_masculine = address[1] is not None
    return "m" if is_masculine else "f"


def _names_organisation(text: str, run_start: int, span: NameSpan) -> bool:
    """Return True if a word in the run makes the name that of an organisation."""
    if not span.organised or _has_title_near(text, run_start + span.start):
        return False
    if span.size == 1:
        return True
    return not _opens_sentence(text, run_start, _SENTENCE_ENDS)


def _names_place(before: _Before, span: NameSpan) -> bool:
    """Return True for the name of a street, a law, a village: rue, quartier de."""
    namesakes = word_set("namesakes")
    if before.last in namesakes:
        return not _has_trade(before)
    if before.second in namesakes and _may_be_adjective(before.last):
        return True
    if before.last not in ("de", "d"):
        return False
    if before.second not in word_set("localities"):
        return False
    return span.evidence != "name" or before.second not in _HOMES


def _has_trade(before: _Before) -> bool:
    """Return True for a trade that takes the words before a name: homme de théâtre, chef de gare."""
    if before.second not in ("d", "de"):
        return False
    return before.third in _PEOPLE_OF_TRADES or before.third in word_set("titles")


def _may_be_adjective(token: str) -> bool:
    """Return True if a word may be an adjective between a noun and a name: télescope spatial."""
    if len(token) <= 3 or not token.isalpha():
        return False
    return token not in word_set("function_words")


def _opens_sentence(text: str, start: int, boundaries: str) -> bool:
    """Return True if an offset is at the start of the text, of a line or of a sentence.

    Args:
        text: The text.
        start: The offset.
        boundaries: Characters after which a sentence begins.
    """
    before = text[max(start - 2, 0) : start].rstrip(" \u00a0")
    if not before:
        return True
    last = before[-1]
    return last == "\n" or last in boundaries


def _words_before(text: str, start: int) -> _Before:
    window = max(start - MAX_BEFORE_CHARS, 0)
    neighbours = _NEIGHBOUR.findall(text, window, start)[-3:]
    words = [_folded(neighbour) for neighbour in neighbours]
    padding = [""] * (3 - len(words))
    return _Before._make(padding + words)


def _folded(neighbour: str) -> str:
    """Fold a word or punctuation mark next to a name; `là` stays, since it is no article."""
    if neighbour == "là":
        return neighbour
    return fold_name(neighbour) or neighbour


def _has_title(before: _Before) -> bool:
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
    return before.second in titles and _may_be_adjective(before.last)


def _has_title_near(text: str, start: int) -> bool:
    """Return True if a title stands a few words before in the same sentence: le chef de l'État."""
    window = max(start - MAX_TITLE_CHARS, 0)
    neighbours = _NEIGHBOUR.findall(text, window, start)[-MAX_TITLE_WORDS:]
    for neighbour in reversed(neighbours):
        if fold_name(neighbour) in word_set("titles"):
            return True
        if neighbour in _SENTENCE_BREAKS:
            return False
    return False


def _acts(occurrence: _Occurrence) -> bool:
    """Return True if the words around are those around a person."""
    previous_word = occurrence.previous_word
    if previous_word in _PERSON_PREPOSITIONS or previous_word in word_set("speech_verbs"):
        return True
    if _has_title_near(occurrence.text, occurrence.start):
        return True
    if _has_nationality(occurrence.text, occurrence.start):
        return True
    return _acts_by_words_after(occurrence.text, occurrence.end)


def _has_nationality(text: str, start: int) -> bool:
    """Return True if a name stands after a people and its article: l'Américaine."""
    window = max(start - MAX_NATIONALITY_CHARS, 0)
    nationality = _NATIONALITY.search(text, window, start)
    if nationality is None:
        return False
    return fold_name(nationality[1]) in word_set("peoples")


def _acts_by_words_after(text: str, end: int) -> bool:
    """Return True if a verb of speech, an apposition, an age or a party stands after a name."""
    neighbours = _NEIGHBOUR.findall(text, end, end + MAX_AFTER_CHARS)[:2]
    words = [fold_name(neighbour) or neighbour for neighbour in neighbours]
    padding = [""] * (2 - len(words))
    first, second = words + padding
    if first == ",":
        return _is_apposition(second)
    if first == "(":
        return second.isdigit() or len(second) <= MAX_BRACKETED_CHARS
    return first in ("qui", "dont") or first in word_set("speech_verbs")


def _is_apposition(word: str) -> bool:
    """Return True if a word after a name and a comma begins an apposition, or is an age."""
    if word.isdigit():
        return True
    return word in word_set("titles") or word in word_set("appositions")
