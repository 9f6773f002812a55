"""Resolve every mention of a person in an article to one canonical name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct, field

from index.analysis.particles import LOOSE_PARTICLES
from index.lazy_pattern import lazy_pattern
from index.lockstep import Steps, at_once
from index.people.candidates import Candidate, find_candidates
from index.people.capitalized_runs import join_broken_words
from index.people.context import apply_context
from index.people.entities import Entities, FullName, group_names, typeset
from index.people.gazetteer import word_set
from index.people.line_ups import with_line_ups
from index.people.names import fold_name
from index.people.shortening import shorten
from index.people.spacy_ner import EntityRecognizer, with_ner

MAX_GLUED_CHARS = 6
"""Letters of the longest word that is looked for at the end of a surname."""
MIN_SURNAME_CHARS = 4
"""Letters from which a surname is told from the word that is glued to it."""
_OF = lazy_pattern(r"\s(?:de\s|d['’])")


class Mention(Struct, frozen=True):
    """A span of a text that names a person.

    Attributes:
        start: Offset of the first character of the name, its title left out.
        end: Offset after the last character.
        name: The person's canonical full name.
    """

    start: int
    end: int
    name: str


class NamedPerson(Struct, frozen=True):
    """A person named in an article.

    Attributes:
        name: The canonical full name.
        forms: The forms that name the person, titles left out, and how often the text has each, in
            order of first appearance.
    """

    name: str
    forms: tuple[tuple[str, int], ...]


class _Resolver(Struct, frozen=True):
    """Resolves the candidates of a text one after the other.

    Attributes:
        entities: The people that the text names in full.
        mononyms: Folded single names that are surely somebody, somewhere in the text.
        last_offsets: Where each person was last mentioned, by canonical name.
        aliases: Canonical names by folded alias.
        single_names: Canonical names of people known by one word, by the folded word.
    """

    entities: Entities
    mononyms: frozenset[str]
    last_offsets: dict[str, int] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    single_names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> _Resolver:
        """Group the full names of a text, and collect its single ones."""
        full_names: list[FullName] = []
        mononyms: set[str] = set()
        for candidate in candidates:
            if candidate.full:
                if not candidate.alias:
                    full_names.append(FullName(candidate.name, candidate.gender))
            elif candidate.sure:
                mononyms.add(fold_name(candidate.name))
        return cls(group_names(full_names), frozenset(mononyms))

    def mentions(self, candidates: Sequence[Candidate]) -> Iterator[Mention]:
        """Yield the mentions of people among the candidates, in their order."""
        previous = Mention(-1, -1, "")
        for index, candidate in enumerate(candidates):
            if candidate.alias and previous.end == candidates[index - 1].end:
                self.aliases.setdefault(fold_name(candidate.name), previous.name)
            mention = self._resolve(candidate)
            if mention is not None:
                self.last_offsets[mention.name] = mention.start
                previous = mention
                yield mention

    def _resolve(self, candidate: Candidate) -> Mention | None:
        """Return the mention that a candidate makes, or None if it is nobody."""
        person = self._person_named(candidate)
        if person is None:
            return self._surname_at_end(candidate) or self._glued_surname(candidate)
        return Mention(candidate.start, candidate.end, person)

    def _person_named(self, candidate: Candidate) -> str | None:
        """Return the person whom all words of a candidate name, or None if they name nobody."""
        name = candidate.name
        folded = fold_name(name)
        person = self.aliases.get(folded) or self.entities.canonical.get(name)
        if person is not None:
            return person
        if candidate.full:
            return typeset(name)
        person = self._last_mentioned(self._people_called(candidate))
        if person is not None:
            return person
        if candidate.sure or folded in self.mononyms or folded in word_set("mononyms"):
            return self.single_names.setdefault(folded, typeset(name))
        return None

    def _people_called(self, candidate: Candidate) -> Sequence[str]:
        """Return the people whose surname or first name a candidate may be."""
        people = self.entities.candidates_for(candidate.name, candidate.gender)
        if people or not candidate.titled:
            return people
        return self.entities.sounding_like(candidate.name)

    def _last_mentioned(self, people: Sequence[str]) -> str | None:
        """Return the person of several whom the text named last, or the first if it named none."""
        return max(people, key=self._last_offset, default=None)

    def _last_offset(self, person: str) -> int:
        return self.last_offsets.get(person, -1)

    def _surname_at_end(self, candidate: Candidate) -> Mention | None:
        """Resolve a known surname after words that name nobody by themselves.

        After words in capitals that open a sentence it means the known person (LA RÉPONSE DE
        MACRON). Otherwise it names somebody of the same family.
        """
        words = candidate.name.split()
        for start in range(1, len(words)):
            ending = " ".join(words[start:])
            people = self.entities.surnames.get(fold_name(ending))
            if not people:
                continue
            if candidate.opens or fold_name(words[0]) in LOOSE_PARTICLES:
                return Mention(candidate.end - len(ending), candidate.end, people[-1])
            return Mention(candidate.start, candidate.end, typeset(candidate.name))
        return None

    def _glued_surname(self, candidate: Candidate) -> Mention | None:
        """Resolve a known surname to which the next word of the sentence is glued: Durandest."""
        if not candidate.name.endswith(_glued_words()):
            return None
        for size in range(1, MAX_GLUED_CHARS + 1):
            surname, word = candidate.name[:-size], candidate.name[-size:]
            if len(surname) < MIN_SURNAME_CHARS or not word.islower():
                return None
            if word not in word_set("glued_words"):
                continue
            people = self.entities.surnames.get(fold_name(surname))
            if people:
                return Mention(candidate.start, candidate.end - size, people[-1])
        return None


@cache
def _glued_words() -> tuple[str, ...]:
    """Return the words that may be glued to a surname."""
    return tuple(word_set("glued_words"))


def find_mentions(text: str, recognizer: EntityRecognizer | None = None) -> tuple[Mention, ...]:
    """Return every mention of a person in an article, in text order.

    Args:
        text: The article; any string will do.
        recognizer: Finds people that the rules do not know, see `index.people.spacy_ner`.
    """
    return at_once(mention_steps(text, recognizer))


def mention_steps(
    text: str, recognizer: EntityRecognizer | None = None
) -> Steps[tuple[Mention, ...]]:
    """Do what `find_mentions` does step by step."""
    candidates = list(find_candidates(text))
    yield
    candidates = with_line_ups(text, candidates)
    if recognizer is not None:
        candidates = with_ner(text, candidates, recognizer)
    yield
    shortened = shorten(text, candidates)
    yield
    judged = apply_context(text, shortened)
    yield
    return tuple(_with_joined_halves(text, _Resolver.of(judged).mentions(judged)))


def _with_joined_halves(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Make one mention of the halves of a surname alone: Dupont | de Ligonnès."""
    previous: Mention | None = None
    for mention in mentions:
        if previous is not None:
            if previous.name == mention.name and _OF.fullmatch(text, previous.end, mention.start):
                previous = Mention(previous.start, mention.end, mention.name)
                continue
            yield previous
        previous = mention
    if previous is not None:
        yield previous


def find_people(text: str, recognizer: EntityRecognizer | None = None) -> tuple[NamedPerson, ...]:
    """Return each person named in an article, in order of first mention.

    Args:
        text: The article; any string will do.
        recognizer: See `find_mentions`.
    """
    return named_people(text, find_mentions(text, recognizer))


def named_people(text: str, mentions: Iterable[Mention]) -> tuple[NamedPerson, ...]:
    """Return each person whom some mentions in an article name, in order of first mention.

    Args:
        text: The article.
        mentions: Its mentions of people, in text order.
    """
    forms_by_name: dict[str, dict[str, int]] = {}
    for mention in mentions:
        written = join_broken_words(text[mention.start : mention.end])
        form = " ".join(written.split())
        forms = forms_by_name.setdefault(mention.name, {})
        forms[form] = forms.get(form, 0) + 1
    people: list[NamedPerson] = []
    for name, forms in forms_by_name.items():
        people.append(NamedPerson(name, tuple(forms.items())))
    return tuple(people)
