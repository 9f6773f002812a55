"""Find who speaks in what stands before a quotation in its sentence: Paul Durand a dit : « … »."""

from __future__ import annotations

from collections.abc import Sequence

from index.quotations.attribution import Place
from index.quotations.clauses import (
    SpeechClause,
    clause_at,
    clauses_after_commas,
    may_lead,
    verbs_between,
)
from index.quotations.french.phrases import (
    AS_SAID_BY,
    CONDITION,
    NAMED_BEFORE_COLON,
    OPENING_ACCORDING_TO,
    SPEAKS_OF,
)
from index.quotations.subjects import SOMEBODY, Subject, Subjects
from index.quotations.works import may_be_title

MAX_PREPOSITION_CHARS = 30
"""Characters before a name in which the preposition before it is looked for."""

MAX_ADDRESS_CHARS = len("Mlle ")
"""Characters of a form of address before a name."""


class Leads:
    """Finds the subjects of sentences that lead to a quotation."""

    def __init__(self, text: str, subjects: Subjects) -> None:
        """Take a text, and what finds the subjects of verbs in it."""
        self._text = text
        self._subjects = subjects

    def subject(self, place: Place) -> Subject | None:
        """Return who speaks as the beginning of the sentence of a passage has it, or None."""
        opening = place.passage.opening
        before = self._text[place.sentence : opening].rstrip()
        has_colon = before.endswith(":")
        if not has_colon and not may_lead(before):
            return None
        if not has_colon and may_be_title(self._text, place, before):
            return None
        subject = self._named_by_colon(place, before) if has_colon else None
        subject = subject or self._according_to(place) or self._as_said_by(place)
        if subject is not None:
            return subject
        has_manner = has_colon or SPEAKS_OF.search(before) is not None
        verbs = verbs_between(self._text, place.sentence, opening, before_colon=has_manner)
        if verbs:
            return self._subject_of_verb(place, verbs)
        return self._subject_of_sentence(place) if has_colon else None

    def subject_of_told(self, start: int, end: int) -> Subject | None:
        """Return who says what a sentence without quotations tells, or None.

        Args:
            start: Offset of the sentence.
            end: Offset after it.
        """
        if CONDITION.match(self._text, start, end):
            return None
        before_last_sign = end - 1
        clause = next(clauses_after_commas(self._text, start, before_last_sign), None)
        if clause is not None:
            return _known(self._subjects.of_clause(clause))
        verbs = verbs_between(self._text, start, end, before_colon=False)
        for verb in reversed(verbs):
            subject = self._subjects.of_verb(start, verb)
            if subject is not None:
                return _known(subject)
        return None

    def _subject_of_sentence(self, place: Place) -> Subject | None:
        """Return the person whom a sentence without a verb of speech is about.

        A pronoun in such a sentence may mean a thing: elle comprend trois parties.
        """
        subject = self._subjects.of_sentence(place.sentence, place.passage.opening)
        return subject if subject is not None and subject.name else None

    def _named_by_colon(self, place: Place, before: str) -> Subject | None:
        """Return the person whose name stands right before the colon: Paul Durand : « … »."""
        colon = place.sentence + len(before) - 1
        mention = self._subjects.last_before(colon, place.sentence)
        if mention is None or self._text[mention.end : colon].strip():
            return None
        window = max(place.sentence, mention.start - MAX_PREPOSITION_CHARS)
        if NAMED_BEFORE_COLON.search(self._text, window, mention.start):
            return None
        if self._subjects.is_object(mention, place.sentence):
            return None
        return Subject(mention.name)

    def _according_to(self, place: Place) -> Subject | None:
        """Return whom the sentence follows: Selon Paul Durand, « … »."""
        according = OPENING_ACCORDING_TO.match(self._text, place.sentence, place.passage.opening)
        if according is None or self._is_of_medium(according.end(), place.passage.opening):
            return None
        clause = SpeechClause(according.start(), according.end(), according[1] or "")
        subject = self._subjects.of_clause(clause)
        return subject if subject != SOMEBODY else None

    def _as_said_by(self, place: Place) -> Subject | None:
        """Return the subject after its verb at the beginning: Comme le résume Paul Durand, « … »."""
        beginning = AS_SAID_BY.match(self._text, place.sentence, place.passage.opening)
        clause = clause_at(self._text, beginning.end()) if beginning else None
        if clause is None or clause.end > place.passage.opening:
            return None
        subject = self._subjects.of_clause(clause)
        return subject if subject != SOMEBODY else None

    def _is_of_medium(self, start: int, end: int) -> bool:
        """Return True if a name that is nobody's begins at an offset: Selon BFMTV, Paul Durand est là."""
        if not self._text[start : start + 1].isupper():
            return False
        mention = self._subjects.first_independent(start, end)
        return mention is None or mention.start - start > MAX_ADDRESS_CHARS

    def _subject_of_verb(self, place: Place, verbs: Sequence[int]) -> Subject | None:
        """Return the subject of the first of some verbs of speech that has one.

        Args:
            place: The passage.
            verbs: Offsets of the verbs, the last one first.
        """
        for verb in verbs:
            subject = self._subjects.of_verb(place.sentence, verb)
            if subject is not None:
                has_other = self._subjects.have_other_subject(verb, place.passage.opening)
                return None if has_other else subject
        return None


def _known(subject: Subject) -> Subject | None:
    """Return a subject unless it is somebody whom nothing tells."""
    return None if subject == SOMEBODY else subject
