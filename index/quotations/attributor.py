"""Attribute quoted passages to people, by the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from index.people.coreference import Mention
from index.quotations.attribution import Attribution, Place
from index.quotations.clauses import SpeechClause, clause_after, clauses_after_commas, may_lead
from index.quotations.french.phrases import (
    OTHER_SUBJECT,
    PARAGRAPH_END,
    SENTENCE_BREAK,
)
from index.quotations.incises import find_incise
from index.quotations.leads import Leads
from index.quotations.passages import Passage, begins_with_capital
from index.quotations.sentences import sentence_start
from index.quotations.speakers import Speakers
from index.quotations.subjects import SOMEBODY, Subjects
from index.quotations.works import is_called, may_be_title

MIN_QUOTED_WORDS = 2
"""Words of a passage from which it is a quotation where a clause says so. One word may be irony."""
MIN_WORDS_IN_SENTENCE = 3
"""Words from which a part of a sentence between marks is a quotation, and no title or irony."""
MIN_WORDS_OF_SENTENCE = 4
"""Words from which a sentence of its own between marks is a quotation, and no title."""
MAX_COUNTED_CHARS = 120
"""Characters of a passage whose words are counted. A longer one has enough of them."""
MAX_LATE_CHARS = 160
"""Characters after a quotation in which a clause about it may end its sentence."""
MAX_GAP_CHARS = 250
"""Characters between two quotations, of which the second may go on with the first."""
MAX_SHARED_GAP_CHARS = 80
"""Characters between two quotations in one sentence that one clause is about."""

_MARKS = frozenset(".!?…")
"""Characters that end a sentence."""
_ENDS = (".", "!", "?", "\n", "")
"""A character that ends a sentence, or none at the end of the text."""
_MORE = ("et ", "puis ", "avant d", "mais ")
"""Words before another verb of the same subject."""
_SHARED_RULES = frozenset(("after", "late", "shared"))
"""Rules by which a clause after a passage is about those before it, too."""


class Attributor:
    """Attributes the passages of one text in their order."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Take a text, and the mentions of people in it in their order."""
        self._text = text
        self._subjects = Subjects(text, mentions)
        self._leads = Leads(text, self._subjects)
        self._mentions = mentions

    def attribute(self, passages: Sequence[Passage]) -> list[Attribution | None]:
        """Return who says each passage, None for those that the text does not attribute."""
        self._speakers = Speakers(self._text, self._mentions, passages)
        found: list[Attribution | None] = []
        previous: Attribution | None = None
        end = 0
        for passage, following in zip_longest(passages, passages[1:]):
            limit = len(self._text) if following is None else following.opening
            previous = self._attribute(passage, previous, end, limit)
            end = passage.closing if previous is None else previous.end
            found.append(previous)
        self._share(passages, found)
        return found

    def _attribute(
        self, passage: Passage, previous: Attribution | None, end: int, limit: int
    ) -> Attribution | None:
        """Attribute a passage, given the end of what is about the one before."""
        words = self._words(passage)
        if words < MIN_QUOTED_WORDS and not self._follows_colon(passage):
            return None
        clause = clause_after(self._text, passage.closing)
        if clause is not None and clause.end <= limit and not self._is_name(passage, words, clause):
            return self._by_clause_after(passage, clause)
        if words < MIN_WORDS_IN_SENTENCE and not self._follows_colon(passage):
            return None
        sentence = sentence_start(self._text, passage.opening, end)
        place = Place(passage, words, sentence, previous, limit)
        return (
            self._before(place)
            or self._inside(place)
            or self._late(place)
            or self._continued(place)
            or self._told(place, end)
        )

    def _is_name(self, passage: Passage, words: int, clause: SpeechClause) -> bool:
        """Return True for a few words before a clause that has no speaker: « Le Monde » a annoncé."""
        if words >= MIN_WORDS_OF_SENTENCE or clause.pronoun:
            return False
        is_said = self._text[passage.closing : clause.start].lstrip().startswith(",")
        return not is_said and self._subjects.of_clause(clause) == SOMEBODY

    def _follows_colon(self, passage: Passage) -> bool:
        return self._text[max(passage.opening - 3, 0) : passage.opening].rstrip().endswith(":")

    def _by_clause_after(self, passage: Passage, clause: SpeechClause) -> Attribution:
        """Attribute a passage by the clause right after it: « … », a déclaré Paul Durand."""
        speaker = self._speakers.note(self._subjects.of_clause(clause), passage.closing)
        return Attribution(speaker, "after", passage.whole, clause.end)

    def _before(self, place: Place) -> Attribution | None:
        """Attribute a passage by what stands before it in its sentence: Paul Durand a dit : « … »."""
        subject = self._leads.subject(place)
        if subject is None:
            return None
        told_at = place.sentence if subject.is_pronoun else None
        speaker = self._speakers.note(subject, place.passage.opening, told_at)
        incise = find_incise(self._text, place, self._subjects)
        parts = place.passage.whole if incise is None else incise.around(place.passage)
        return Attribution(speaker, "before", parts, place.passage.closing)

    def _inside(self, place: Place) -> Attribution | None:
        """Attribute a passage by a clause within it: « Nous irons, a dit Paul Durand, à Paris »."""
        incise = find_incise(self._text, place, self._subjects)
        if incise is None:
            return None
        subject = self._subjects.of_clause(incise.clause)
        speaker = self._speakers.note(subject, place.passage.start)
        parts = incise.around(place.passage)
        return Attribution(speaker, "inside", parts, place.passage.closing)

    def _late(self, place: Place) -> Attribution | None:
        """Attribute a passage by a clause that ends its sentence: est « prêt », a dit Paul Durand."""
        closing = place.passage.closing
        before = self._text[place.sentence : place.passage.opening].rstrip()
        if self._text[closing : closing + 1] in _ENDS or is_called(before):
            return None
        limit = min(place.limit, closing + MAX_LATE_CHARS)
        sentence_end = SENTENCE_BREAK.search(self._text, closing, limit)
        if sentence_end is not None:
            limit = sentence_end.start()
        clause = next(clauses_after_commas(self._text, closing, limit), None)
        if clause is None:
            return None
        speaker = self._speakers.note(self._subjects.of_clause(clause), closing)
        return Attribution(speaker, "late", place.passage.whole, clause.end)

    def _continued(self, place: Place) -> Attribution | None:
        """Attribute a passage that goes on with the one before: « … », a dit Durand. « … »."""
        if place.previous is None:
            return None
        said_to = place.previous.parts[-1][1]
        gap = self._text[place.previous.end : place.passage.opening]
        if len(gap) > MAX_GAP_CHARS or ("\n" in gap and not self._is_paragraph(place, gap)):
            return None
        if self._is_same_sentence(gap, place.previous) and not may_be_title(
            self._text, place, gap.rstrip()
        ):
            rule = "joined"
        elif self._is_next_sentence(gap, place.passage) and not self._asks(said_to):
            rule = "continued"
        else:
            return None
        speaker = self._speakers.go_on(place.passage.opening)
        return Attribution(speaker, rule, place.passage.whole, place.passage.closing)

    def _told(self, place: Place, end: int) -> Attribution | None:
        """Attribute a sentence by the one before it: La loi est prête, assure Paul Durand. « … »."""
        passage = place.passage
        if place.words < MIN_WORDS_OF_SENTENCE or not self._is_sentence(place):
            return None
        told_from = max(sentence_start(self._text, place.sentence - 1), end)
        subject = self._leads.subject_of_told(told_from, place.sentence)
        if subject is None:
            return None
        speaker = self._speakers.note(subject, passage.opening, told_from)
        return Attribution(speaker, "told", passage.whole, passage.closing)

    def _is_sentence(self, place: Place) -> bool:
        """Return True if a passage is a sentence of its own in its paragraph, and not the first one."""
        passage = place.passage
        if self._text[place.sentence : passage.opening].strip():
            return False
        if self._text[place.sentence - 1 : place.sentence] in ("", "\n"):
            return False
        return self._is_ended(passage) and begins_with_capital(self._text, passage)

    def _is_ended(self, passage: Passage) -> bool:
        """Return True if a sentence ends with a passage, by its own full stop or the one after it."""
        last = self._text[passage.start : passage.end].rstrip()[-1:]
        return last in _MARKS or self._text[passage.closing : passage.closing + 1] in _MARKS

    def _is_paragraph(self, place: Place, gap: str) -> bool:
        """Return True if a passage is the whole paragraph after the one with the passage before it.

        A paragraph without a full stop is a heading.
        """
        rest, _, between = gap.partition("\n")
        if between.strip() or SENTENCE_BREAK.search(f"{rest}\n") is None:
            return False
        is_whole = PARAGRAPH_END.match(self._text, place.passage.closing) is not None
        return is_whole and self._is_ended(place.passage)

    def _is_next_sentence(self, gap: str, passage: Passage) -> bool:
        """Return True if a gap is the end of a sentence, and a passage is the next one."""
        end = SENTENCE_BREAK.search(gap)
        if end is None or gap[end.end() :].strip():
            return False
        return begins_with_capital(self._text, passage)

    def _asks(self, end: int) -> bool:
        """Return True if words end with a question, which somebody else may answer."""
        return self._text[max(end - 2, 0) : end].rstrip().endswith("?")

    def _is_same_sentence(self, gap: str, previous: Attribution) -> bool:
        """Return True if a gap within a sentence names no other subject: « … » et « … »."""
        if ":" in gap and previous.rule != "after" and not self._says_more(gap):
            return False
        if len(gap) > MAX_SHARED_GAP_CHARS or SENTENCE_BREAK.search(gap):
            return False
        return OTHER_SUBJECT.search(gap) is None

    def _says_more(self, gap: str) -> bool:
        """Return True if a gap has a verb of speech of the same subject: « … » et a ajouté : « … »."""
        return gap.lstrip(" ,").startswith(_MORE) and may_lead(gap)

    def _share(self, passages: Sequence[Passage], found: list[Attribution | None]) -> None:
        """Attribute passages by the clause after the next one: « … » et « … », a dit Durand."""
        for index in range(len(passages) - 2, -1, -1):
            following = found[index + 1]
            if found[index] is not None or following is None:
                continue
            passage = passages[index]
            if self._is_shared(following, passage, passages[index + 1]):
                found[index] = Attribution(
                    following.speaker, "shared", passage.whole, passage.closing
                )

    def _is_shared(self, attribution: Attribution, passage: Passage, following: Passage) -> bool:
        """Return True if the clause about the following passage is about a passage, too."""
        if attribution.rule not in _SHARED_RULES:
            return False
        if self._words(passage) < MIN_WORDS_IN_SENTENCE:
            return False
        gap = self._text[passage.closing : following.opening]
        if len(gap) > MAX_SHARED_GAP_CHARS or ":" in gap:
            return False
        return SENTENCE_BREAK.search(gap) is None

    def _words(self, passage: Passage) -> int:
        """Count the words of a passage, as far as it matters whether they are few."""
        beginning = self._text[passage.start : min(passage.end, passage.start + MAX_COUNTED_CHARS)]
        return len(beginning.split())
