"""Find the verbs by which a text says who says a quoted passage: « … », a-t-elle encore déclaré."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from index.quotations.french.phrases import (
    ACCORDING_TO,
    AFTER_QUOTATION,
    DETERMINER,
    INCISE_START,
    NEXT_WORD,
    OPENING_ACCORDING_TO,
    PLURAL_AUXILIARIES,
    WORD,
    speech_verb,
)
from index.quotations.verbs import is_infinitive, sorts_of

MAX_WORDS_TO_PARTICIPLE = 8
"""Words between an auxiliary and its participle that no list has: a dans un entretien confié."""
MAX_ARTICLE_CHARS = 8
"""Characters before a word in which its article is looked for."""
MIN_PLURAL_CHARS = 6
"""Letters of a verb that ends in -ent because it has several subjects, and not as ment does."""


class SpeechClause(Struct, frozen=True):
    """The verb of a clause about a quotation.

    Attributes:
        start: Offset of its first word.
        end: Offset after its verb, and after the pronoun that is inverted with it.
        pronoun: The pronoun that is its subject, or empty.
        is_plural: Several people are its subject.
    """

    start: int
    end: int
    pronoun: str = ""
    is_plural: bool = False


def clause_after(text: str, closing: int) -> SpeechClause | None:
    """Return the clause that follows a quotation directly, or None if none is about it.

    Args:
        text: The text.
        closing: Offset after the mark that closes the quotation.
    """
    between = AFTER_QUOTATION.match(text, closing)
    return clause_at(text, between.end()) if between else None


def clauses_after_commas(text: str, start: int, end: int) -> Iterator[SpeechClause]:
    """Yield the clauses that begin after a comma in a part of a text, and end in it."""
    for comma in INCISE_START.finditer(text, start, end):
        clause = clause_at(text, comma.end())
        if clause is not None and clause.end <= end:
            yield clause


def clause_at(text: str, start: int) -> SpeechClause | None:
    """Return the clause that begins at an offset, or None if no verb of speech does."""
    verb = speech_verb().match(text, start)
    if verb is None or not _says(verb):
        according = ACCORDING_TO.match(text, start)
        if according is None:
            return _clause_of_distant_participle(text, verb)
        return SpeechClause(start, according.end(), according[1] or "", False)
    return _clause(verb, verb.end())


def _clause(verb: re.Match[str], end: int) -> SpeechClause:
    pronoun = verb["first"] or verb["last"] or ""
    return SpeechClause(verb.start(), end, pronoun, not pronoun and _is_plural(verb))


def _says(verb: re.Match[str]) -> bool:
    """Return True if a verb is one of speech, and finite: not « … », lancé par Durand."""
    form = verb["verb"]
    if not sorts_of(form):
        return False
    return verb["auxiliary"] is not None or _is_finite(form)


def _is_finite(form: str) -> bool:
    return not form.endswith(("é", "ée", "és", "ées", "ant")) and not is_infinitive(form)


def _is_plural(verb: re.Match[str]) -> bool:
    if verb["auxiliary"]:
        return verb["auxiliary"] in PLURAL_AUXILIARIES
    form = verb["verb"]
    if form.endswith(("tient", "vient")):  # soutient, souvient
        return False
    return form.endswith("ent") and len(form) >= MIN_PLURAL_CHARS


def _clause_of_distant_participle(text: str, verb: re.Match[str] | None) -> SpeechClause | None:
    """Return the clause of an auxiliary whose participle comes some words later, or None."""
    if verb is None or not verb["auxiliary"]:
        return None
    end = max(verb.end("auxiliary"), verb.end("first"))
    for _ in range(MAX_WORDS_TO_PARTICIPLE):
        word = NEXT_WORD.match(text, end)
        if word is None:
            return None
        end = word.end()
        if not sorts_of(word[1]) <= {"manner"}:
            return _clause(verb, end)
    return None


def may_lead(text: str) -> bool:
    """Return True if a text has a verb of speech, or says whom what follows is according to."""
    if any(map(sorts_of, WORD.findall(text))):
        return True
    return OPENING_ACCORDING_TO.match(text) is not None


def verbs_between(text: str, start: int, end: int, *, before_colon: bool) -> list[int]:
    """Return the offsets of the verbs of speech in a part of a text, the last one first.

    Args:
        text: The text.
        start: Offset at which the part begins.
        end: Offset at which it ends.
        before_colon: A colon ends it, so that more verbs are of speech.
    """
    offsets: list[int] = []
    for word in WORD.finditer(text, start, end):
        sorts = sorts_of(word[0])
        if not sorts or (not before_colon and sorts <= {"manner"}):
            continue
        window = max(word.start() - MAX_ARTICLE_CHARS, start)
        if DETERMINER.search(text, window, word.start()) is None:
            offsets.append(word.start())
    return offsets[::-1]
