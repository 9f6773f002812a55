"""Tell who says a quoted passage, by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from index.people.coreference import Mention
from index.quotations.clauses import SpeechClause, clause_after, clause_at, verbs_between
from index.quotations.french.phrases import (
    INCISE_END,
    INCISE_START,
    NAMED,
    NAMED_BEFORE_COLON,
    NAMES_THING,
    OPENING_ACCORDING_TO,
    OTHER_SUBJECT,
    SENTENCE_BREAK,
    TAKES_SENTENCE,
    works,
)
from index.quotations.passages import Passage
from index.quotations.quotation import Span
from index.quotations.sentences import sentence_start
from index.quotations.speakers import Speakers
from index.quotations.subjects import SOMEBODY, Subject, Subjects
from index.quotations.verbs import sorts_of

MIN_QUOTED_WORDS = 2
"""Words of a passage from which it is a quotation where a clause says so. One word may be irony."""
MIN_WORDS_IN_SENTENCE = 3
"""Words from which a part of a sentence between marks is a quotation, and no title or irony."""
MAX_WORDS_OF_NAME = 3
"""Words of the names of things that stand between marks after an article: le « grand débat national »."""
MIN_WORDS_AROUND_INCISE = 6
"""Words from which a passage may have the clause about it within it."""
MAX_LATE_CHARS = 160
"""Characters after a quotation in which a clause about it may end its sentence."""
MAX_INCISE_CHARS = 120
"""Characters of a clause within a quotation."""
MAX_GAP_CHARS = 250
"""Characters between two quotations, of which the second may go on with the first."""
MAX_SHARED_GAP_CHARS = 80
"""Characters between two quotations in one sentence that one clause is about."""
MAX_NAME_GAP = 80
"""Characters between the verb of a clause within a quotation and the name of its subject."""
MAX_WORD_CHARS = 30
"""Characters in which the last word before a passage, or before a name, is looked for."""
_WORD_BOUNDARY = re.compile(r"[\s'’]")
_ENDS = (".", "!", "?", "\n", "")
"""What ends a sentence, or the text."""
_SHARED_RULES = frozenset(("after", "late", "shared"))
"""Rules by which a clause after a passage is about those before it, too."""


class Attribution(NamedTuple):
    """The person who says a passage, and how that is known.

    Attributes:
        speaker: The name of the person, or empty if the text tells none.
        rule: How it is known: `after`, `before`, `inside`, `late`, `joined`, `continued` or `shared`.
        parts: The quoted words.
        end: Offset after the passage and the words that say so.
    """

    speaker: str
    rule: str
    parts: tuple[Span, ...]
    end: int


class _Place(NamedTuple):
    """A passage that is to be attributed, and what stands around it.

    Attributes:
        passage: The passage.
        words: Number of its words.
        sentence: Offset of the start of its sentence, or of the text after the previous quotation.
        previous: The attribution of the passage before, if it has one.
        limit: Offset at which the next passage opens.
    """

    passage: Passage
    words: int
    sentence: int
    previous: Attribution | None
    limit: int

    @property
    def whole(self) -> tuple[Span, ...]:
        """The whole passage as the only part of a quotation."""
        return ((self.passage.start, self.passage.end),)


class Attributor:
    """Attributes the passages of one text in their order."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Take a text, and the mentions of people in it in their order."""
        self._text = text
        self._subjects = Subjects(text, mentions)
        self._mentions = mentions
        self._rules = (self._before, self._inside, self._late, self._continued)

    def attribute(self, passages: Sequence[Passage]) -> list[Attribution | None]:
        """Return who says each passage, None for those that the text does not attribute."""
        self._speakers = Speakers(self._text, _outside(self._mentions, passages))
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
        words = self._text.count(" ", passage.start, passage.end) + 1
        clause = clause_after(self._text, passage.closing)
        if clause is not None and clause.end <= limit:
            return self._by_clause_after(passage, words, clause)
        if words < MIN_WORDS_IN_SENTENCE:
            return None
        sentence = sentence_start(self._text, passage.opening, end)
        place = _Place(passage, words, sentence, previous, limit)
        for rule in self._rules:
            attribution = rule(place)
            if attribution is not None:
                return attribution
        return None

    def _by_clause_after(
        self, passage: Passage, words: int, clause: SpeechClause
    ) -> Attribution | None:
        """Attribute a passage by the clause right after it: « … », a déclaré Paul Durand."""
        speaker = self._speakers.note(self._subjects.of_clause(clause), passage.closing)
        if words < MIN_QUOTED_WORDS:
            return None
        return Attribution(speaker, "after", ((passage.start, passage.end),), clause.end)

    def _before(self, place: _Place) -> Attribution | None:
        """Attribute a passage by what stands before it in its sentence: Paul Durand a dit : « … »."""
        opening = place.passage.opening
        before = self._text[place.sentence : opening].rstrip()
        if not before:
            return None
        has_colon = before.endswith(":")
        if not has_colon and self._may_be_title(place, before):
            return None
        subject = self._named_by_colon(place, before) if has_colon else None
        subject = subject or self._according_to(place) or self._subject_of_verb(place, has_colon)
        if subject is None and has_colon:
            subject = self._subjects.of_sentence(place.sentence, opening)
        if subject is None:
            return None
        speaker = self._speakers.note(subject, opening)
        return Attribution(speaker, "before", place.whole, place.passage.closing)

    def _may_be_title(self, place: _Place, before: str) -> bool:
        """Return True if a passage within a sentence may be the title of a work."""
        last_words = before[-MAX_WORD_CHARS:]
        last_word = _WORD_BOUNDARY.split(last_words)[-1]
        if last_word in works() or NAMED.fullmatch(last_word):
            return True
        if place.words <= MAX_WORDS_OF_NAME and NAMES_THING.search(f"{last_words} "):
            return True
        if not self._begins_with_capital(place.passage):
            return False
        if TAKES_SENTENCE.search(last_words):
            return False
        return not sorts_of(last_word)

    def _begins_with_capital(self, passage: Passage) -> bool:
        return self._text[passage.start : passage.start + 2].strip()[:1].isupper()

    def _named_by_colon(self, place: _Place, before: str) -> Subject | None:
        """Return the person whose name stands right before the colon: Paul Durand : « … »."""
        colon = place.sentence + len(before) - 1
        mention = self._subjects.last_before(colon, place.sentence)
        if mention is None or self._text[mention.end : colon].strip():
            return None
        window = max(place.sentence, mention.start - MAX_WORD_CHARS)
        if NAMED_BEFORE_COLON.search(self._text, window, mention.start):
            return None
        return Subject(mention.name)

    def _according_to(self, place: _Place) -> Subject | None:
        """Return whom the sentence follows: Selon Paul Durand, « … »."""
        according = OPENING_ACCORDING_TO.match(self._text, place.sentence, place.passage.opening)
        if according is None:
            return None
        clause = SpeechClause(according.start(), according.end(), according[1] or "")
        subject = self._subjects.of_clause(clause)
        return subject if subject != SOMEBODY else None

    def _subject_of_verb(self, place: _Place, has_colon: bool) -> Subject | None:
        """Return the subject of a verb of speech before a passage, of the last one that has any."""
        opening = place.passage.opening
        verbs = verbs_between(self._text, place.sentence, opening, before_colon=has_colon)
        for verb in verbs:
            subject = self._subjects.of_verb(place.sentence, verb)
            if subject is not None:
                return subject
        return None

    def _inside(self, place: _Place) -> Attribution | None:
        """Attribute a passage by a clause within it: « Nous irons, a dit Paul Durand, jusqu'au bout »."""
        if place.words < MIN_WORDS_AROUND_INCISE:
            return None
        start, end = place.passage.start, place.passage.end
        for comma in INCISE_START.finditer(self._text, start, end):
            clause = clause_at(self._text, comma.end())
            if clause is None:
                continue
            clause_end = self._end_of_incise(clause, end)
            if clause_end < 0:
                continue
            speaker = self._speakers.note(self._subjects.of_clause(clause), start)
            parts = ((start, comma.start()), (clause_end, end))
            return Attribution(speaker, "inside", parts, place.passage.closing)
        return None

    def _end_of_incise(self, clause: SpeechClause, end: int) -> int:
        """Return the offset after a clause within a passage; -1 if nobody in particular speaks."""
        named_to = clause.end
        if not clause.pronoun:
            mention = self._subjects.first_independent(
                clause.end, min(clause.end + MAX_NAME_GAP, end)
            )
            if mention is None:
                return -1
            named_to = mention.end
        limit = min(named_to + MAX_INCISE_CHARS, end)
        clause_end = INCISE_END.search(self._text, named_to, limit)
        return end if clause_end is None else clause_end.start() + 1

    def _late(self, place: _Place) -> Attribution | None:
        """Attribute a passage by a clause that ends its sentence: est « prêt », a dit Paul Durand."""
        closing = place.passage.closing
        if self._text[closing : closing + 1] in _ENDS:
            return None
        limit = min(place.limit, closing + MAX_LATE_CHARS)
        sentence_end = SENTENCE_BREAK.search(self._text, closing, limit)
        if sentence_end is not None:
            limit = sentence_end.start()
        for comma in INCISE_START.finditer(self._text, closing, limit):
            clause = clause_at(self._text, comma.end())
            if clause is not None and clause.end <= limit:
                speaker = self._speakers.note(self._subjects.of_clause(clause), closing)
                return Attribution(speaker, "late", place.whole, clause.end)
        return None

    def _continued(self, place: _Place) -> Attribution | None:
        """Attribute a passage that goes on with the one before: « … », a dit Durand. « … »."""
        if place.previous is None:
            return None
        gap = self._text[place.previous.end : place.passage.opening]
        if len(gap) > MAX_GAP_CHARS or "\n" in gap:
            return None
        if self._is_same_sentence(gap):
            rule = "joined"
        elif self._is_next_sentence(gap, place.passage):
            rule = "continued"
        else:
            return None
        speaker = self._speakers.go_on(place.passage.opening)
        return Attribution(speaker, rule, place.whole, place.passage.closing)

    def _is_next_sentence(self, gap: str, passage: Passage) -> bool:
        """Return True if a gap is the end of a sentence, and a passage is the next one."""
        end = SENTENCE_BREAK.search(gap)
        if end is None or gap[end.end() :].strip():
            return False
        return self._begins_with_capital(passage)

    def _is_same_sentence(self, gap: str) -> bool:
        """Return True if a gap within a sentence names no other subject: « … » et « … »."""
        if len(gap) > MAX_SHARED_GAP_CHARS or SENTENCE_BREAK.search(gap):
            return False
        return OTHER_SUBJECT.search(gap) is None

    def _share(self, passages: Sequence[Passage], found: list[Attribution | None]) -> None:
        """Attribute passages by the clause after the next one: « … » et « … », a dit Durand."""
        for index in range(len(passages) - 2, -1, -1):
            following = found[index + 1]
            if found[index] is not None or following is None or following.rule not in _SHARED_RULES:
                continue
            passage = passages[index]
            if self._text.count(" ", passage.start, passage.end) + 1 < MIN_WORDS_IN_SENTENCE:
                continue
            gap = self._text[passage.closing : passages[index + 1].opening]
            if (
                len(gap) <= MAX_SHARED_GAP_CHARS
                and not SENTENCE_BREAK.search(gap)
                and ":" not in gap
            ):
                part = (passage.start, passage.end)
                found[index] = Attribution(following.speaker, "shared", (part,), passage.closing)


def _outside(mentions: Sequence[Mention], passages: Sequence[Passage]) -> list[Mention]:
    """Return the mentions that stand in no passage. Whom somebody speaks of does not speak."""
    closings = [passage.closing for passage in passages]
    outside: list[Mention] = []
    for mention in mentions:
        index = bisect_right(closings, mention.start)
        if index == len(passages) or mention.start < passages[index].opening:
            outside.append(mention)
    return outside
