"""Find the subject of a verb of speech: a person, a pronoun, an office, or somebody else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from index.people.coreference import Mention
from index.people.gazetteer import word_set
from index.people.names import fold_name
from index.people.surroundings import words_before
from index.quotations.clauses import SpeechClause
from index.quotations.french.phrases import (
    ACTS,
    ANONYMOUS,
    CLAUSE_END,
    DEFINITE_ARTICLES,
    DEPENDS,
    DEPENDS_WITH_TITLE,
    GENDERS,
    HAS_AUXILIARY,
    JUST_NAMED,
    NAME_TO_VERB,
    NOUN_PHRASE,
    OPENING_PRONOUN,
    PRONOUN_TO_VERB,
    SHARES_SUBJECT,
    SINGULAR_PRONOUNS,
    SUBORDINATES,
    TO_VERB,
    VERB_TO_OBJECT,
    offices,
    prepositions,
)
from index.quotations.verbs import sorts_of

MAX_SUBJECT_CHARS = 220
"""Characters after a verb in which its subject is looked for."""
MAX_UNNAMED_CHARS = 100
"""Characters after a verb in which its subject is looked for if it has no name."""
MAX_PRONOUN_CHARS = 80
"""Characters before a verb in which a pronoun that is its subject is looked for."""
MAX_PREPOSITION_CHARS = 16
"""Characters of a preposition with an article, before a name that depends on it."""
MAX_OFFICE_CHARS = 60
"""Characters before a name in which a preposition with an office is looked for."""


class Subject(Struct, frozen=True):
    """The subject of a verb of speech, as its clause has it.

    Attributes:
        name: The canonical name of a person, or empty.
        gender: f or m where the words tell it, or empty.
        is_pronoun: It is il or elle.
        is_just_named: It is the person named last: ce dernier.
        office: A title in small letters that stands for a name (le ministre), or empty.
        office_of: A word in small letters that the title depends on (le ministre des Sports), or empty.
    """

    name: str = ""
    gender: str = ""
    is_pronoun: bool = False
    is_just_named: bool = False
    office: str = ""
    office_of: str = ""


SOMEBODY = Subject()
"""Somebody whom the text does not name: un témoin, la préfecture."""


class Subjects:
    """Finds subjects in one text."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Take a text, and the mentions of people in it in their order."""
        self._text = text
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def of_clause(self, clause: SpeechClause) -> Subject:
        """Return the subject that follows its verb: a déclaré jeudi Paul Durand."""
        if clause.pronoun or clause.is_plural:
            is_anonymous = ANONYMOUS.match(self._text, clause.end) is not None
            return SOMEBODY if is_anonymous else _pronoun(clause.pronoun)
        start = clause.end
        limit = min(start + MAX_SUBJECT_CHARS, len(self._text))
        mention = self.first_independent(start, limit)
        if mention is not None and not CLAUSE_END.search(self._text, start, mention.start):
            return Subject(mention.name)
        phrase = self._text[start : start + MAX_UNNAMED_CHARS]
        clause_end = CLAUSE_END.search(phrase)
        return _unnamed(phrase[: clause_end.start()] if clause_end else phrase)

    def of_verb(self, sentence: int, verb: int) -> Subject | None:
        """Return the subject that stands before its verb, or None if none is found.

        Args:
            sentence: Offset at which the sentence begins.
            verb: Offset of the verb.
        """
        window = max(sentence, verb - MAX_PRONOUN_CHARS)
        pronoun = PRONOUN_TO_VERB.search(self._text, window, verb)
        end = verb if pronoun is None else pronoun.start()
        mention = self.last_before(end, sentence)
        if pronoun is not None:
            if mention is not None and self._repeats(mention, pronoun):
                return Subject(mention.name)
            if pronoun[1].lower() != "qui":
                return _pronoun(pronoun[1].lower())
        if mention is not None and NAME_TO_VERB.fullmatch(self._text, mention.end, end):
            return None if self.depends(mention, sentence) else Subject(mention.name)
        if self._shares_subject(window, verb):
            return self.of_sentence(sentence, verb)
        return None

    def _repeats(self, mention: Mention, pronoun: re.Match[str]) -> bool:
        """Return True for a pronoun that stands for the name before it: Durand, qui; Durand, lui, a dit."""
        gap = self._text[mention.end : pronoun.start()]
        if pronoun[1].lower() == "qui":
            # that of somebody's lawyer speaks, not the somebody
            before = words_before(self._text, mention.start)
            return gap in (" ", ", ") and before.second not in word_set("titles")
        return gap == ", " and self._text.startswith(",", pronoun.end(1))

    def _shares_subject(self, start: int, verb: int) -> bool:
        """Return True if words before a verb show that it has the subject of its sentence."""
        for words in SHARES_SUBJECT:
            found = self._text.rfind(words, start, verb)
            if found >= 0 and TO_VERB.fullmatch(self._text, found + len(words), verb):
                return True
        return False

    def of_sentence(self, sentence: int, end: int) -> Subject | None:
        """Return the subject of a sentence as far as an offset, or None if none is found."""
        pronoun = OPENING_PRONOUN.match(self._text, sentence, end)
        if pronoun:
            return _pronoun(pronoun[1].lower())
        mention = self.first_independent(sentence, end)
        if mention is None:
            return None
        beginning = self._text[sentence : mention.start]
        if HAS_AUXILIARY.search(beginning):  # le ministre a reçu Paul Durand
            return _unnamed(beginning[:1].lower() + beginning[1:])
        return Subject(mention.name)

    def first_independent(self, start: int, end: int) -> Mention | None:
        """Return the first mention between two offsets that depends on no other words."""
        for index in range(bisect_left(self._starts, start), len(self._mentions)):
            mention = self._mentions[index]
            if mention.start >= end:
                return None
            if not self.depends(mention, start):
                return mention
        return None

    def have_other_subject(self, verb: int, end: int) -> bool:
        """Return True if a clause after a verb, on which it does not depend, has another person."""
        for mention in self.backwards(end, verb):
            if self.acts(mention) and not SUBORDINATES.search(self._text, verb, mention.start):
                return True
        return False

    def acts(self, mention: Mention) -> bool:
        """Return True if a verb stands after a name, so that it is the subject."""
        verb = ACTS.match(self._text, mention.end)
        return verb is not None and (verb[1] is None or bool(sorts_of(verb[1])))

    def is_object(self, mention: Mention, sentence: int) -> bool:
        """Return True for a name after another one and its verb: Durand a attaqué Petit."""
        other = self.last_before(mention.start, sentence)
        if other is None or "," in self._text[other.end : mention.start]:
            return False
        return VERB_TO_OBJECT.fullmatch(self._text, other.end, mention.start) is not None

    def last_before(self, end: int, start: int) -> Mention | None:
        """Return the last mention that begins between two offsets."""
        return next(self.backwards(end, start), None)

    def backwards(self, end: int, start: int) -> Iterator[Mention]:
        """Yield the mentions that begin between two offsets, the last one first."""
        for index in range(bisect_left(self._starts, end) - 1, -1, -1):
            mention = self._mentions[index]
            if mention.start < start:
                return
            yield mention

    def depends(self, mention: Mention, start: int) -> bool:
        """Return True if a mention depends on a preposition after an offset: l'avocat de Durand."""
        nearest = max(start, mention.start - MAX_PREPOSITION_CHARS)
        if DEPENDS.search(self._text, nearest, mention.start):
            return True
        window = max(start, mention.start - MAX_OFFICE_CHARS)
        nouns = DEPENDS_WITH_TITLE.finditer(self._text, window, mention.start)
        return any(fold_name(noun["title"]) in word_set("titles") for noun in nouns)


def _pronoun(pronoun: str) -> Subject:
    """Return the subject that a pronoun is: somebody unknown if it means nobody or several."""
    gender = SINGULAR_PRONOUNS.get(pronoun)
    return SOMEBODY if gender is None else Subject(gender=gender, is_pronoun=True)


def _unnamed(phrase: str) -> Subject:
    """Return the subject in a phrase that names nobody: ce dernier, jeudi à Lyon le ministre."""
    just_named = JUST_NAMED.search(phrase)
    if just_named:
        return Subject(gender="m" if just_named["m"] else "f", is_just_named=True)
    for found in NOUN_PHRASE.finditer(phrase):
        words_before = phrase[: found.start()].split()
        if words_before and words_before[-1] in prepositions():
            continue
        article = found["article"].strip()
        noun = found["noun"].lower().replace("-", " ").replace("’", "'")
        gender = GENDERS.get(article, "")
        if article not in DEFINITE_ARTICLES or not _is_title(noun):
            return Subject(gender=gender)
        office = offices().get(noun, noun)
        return Subject(gender=gender, office=office, office_of=(found["of"] or "").lower())
    return SOMEBODY


def _is_title(noun: str) -> bool:
    """Return True for a title, alone or with words before or behind it: premier ministre."""
    words = [fold_name(word) for word in noun.split()]
    ends = {*words[:1], *words[-1:]}
    return noun in offices() or not ends.isdisjoint(word_set("titles"))
