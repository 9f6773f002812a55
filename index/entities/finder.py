"""Find the organisations and places that an article names, each under one canonical name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from index.entities.acronyms import explained_from
from index.entities.candidate import Candidate, EntityMention
from index.entities.french.words import (
    BEFORE_LISTS,
    COURTS,
    INSTITUTIONS,
    LAST_JOINTS,
    NAMED_AFTER_PEOPLE,
)
from index.entities.kind import EntityKind
from index.entities.listed import listed_mention
from index.entities.listed_names import ListedName, canonical_names
from index.entities.lists import word_set
from index.entities.phrases import phrase_around
from index.entities.pieces import fold
from index.entities.runs import Part, parts_of
from index.entities.surroundings import (
    follows_definite_article,
    is_in_brackets,
    may_be_told,
    may_go_on,
    opens_sentence,
    precedes_number,
    words_before,
)
from index.entities.unlisted import organisation_name, unlisted_mention
from index.lazy_pattern import lazy_pattern
from index.people.capitalized_runs import runs_of
from index.people.coreference import Mention
from index.people.entities import typeset
from index.people.lexicon import look_up
from index.stored_article import Forms

_BEFORE_PERSON = lazy_pattern(r"[\s,(«]*(?:\b(?:de la|de|du|des|et)|\bd['’]|\bl['’])?\s*$")
_ONE = ("un ", "une ", "Un ", "Une ")
MAX_JOINT_CHARS = 5
"""Characters between two places of a list."""
MIN_LONG_WORD_CHARS = 4
"""Letters of the words in which two names of one organisation agree."""
MAX_STEM_CHARS = 5
"""Letters in which they do: Confédération générale des travailleurs, or du travail."""
_OF = ("de ", "du ", "es ", "d'", "d’")
"""Ends of the words that join a place to a noun: rue de, université de."""


def find_entities(text: str, people: Sequence[Mention] = ()) -> list[EntityMention]:
    """Return the mentions of organisations and places of a text, in text order.

    Args:
        text: The text; any string will do.
        people: Its mentions of people, in text order, who are neither.
    """
    finder = _Finder(text, people)
    later_people = iter(people)
    person = next(later_people, None)
    for run_start, plain_run in runs_of(text):
        run_end = run_start + len(plain_run)
        has_digits = text[run_end : run_end + 1].isdigit()
        run = _with_digits(text, run_start, run_end) if has_digits else plain_run
        run_end = run_start + len(run)
        while person is not None and person.end < run_end:
            person = next(later_people, None)
        # many runs are the name of a person from end to end
        if person is None or person.start > run_start:
            for part in parts_of(run):
                finder.judge(run_start, run_end, part)
    return sorted(finder.mentions())


def _with_digits(text: str, start: int, end: int) -> str:
    """Return a run with the digits that belong to its last word: TF1, M6."""
    while text[end : end + 1].isdigit():
        end += 1
    return text[start:end]


def forms_of(text: str, mentions: Iterable[EntityMention], kind: EntityKind) -> Forms:
    """Count the forms of each name of a kind, in the order of their first mentions."""
    forms_by_name: dict[str, dict[str, int]] = {}
    for mention in mentions:
        if mention.kind is kind:
            form = " ".join(text[mention.start : mention.end].split())
            forms = forms_by_name.setdefault(mention.name, {})
            forms[form] = forms.get(form, 0) + 1
    return forms_by_name


class _Finder:
    """Judges the capitalised parts of a text, one after the other."""

    def __init__(self, text: str, people: Sequence[Mention]) -> None:
        self._text = text
        self._people = people
        self._people_starts = [mention.start for mention in people]
        self._found: list[EntityMention] = []
        self._doubtful: list[EntityMention] = []
        self._unknown: list[tuple[int, int]] = []
        self._aliases: dict[str, str] = {}
        self._explained: dict[str, None] = {}
        self._hidden_until = 0
        self._listed_until = -1
        self._organisation_until = 0

    def mentions(self) -> Iterator[EntityMention]:
        """Yield what was found, and what was doubtful but is the same as something found."""
        yield from self._found
        names = {(mention.kind, mention.name) for mention in self._found}
        for mention in self._doubtful:
            if (mention.kind, mention.name) in names:
                yield replace(mention, is_sure=True)
            elif self._is_acronym_alone(mention):
                form = self._text[mention.start : mention.end]
                yield replace(mention, name=form, is_sure=True)
        yield from self._explained_again()
        forms = {self._text[mention.start : mention.end]: mention for mention in self._found}
        for start, end in self._unknown:
            known = forms.get(self._text[start:end])
            if known is not None and self._person_at(start, end) is None:
                yield replace(known, start=start, end=end)

    def _drop_half(self, mention: EntityMention) -> None:
        """Drop the last mention if a longer listed name begins in it: L'Est | républicain."""
        if self._found[-1].end < mention.end and mention.kind is self._found[-1].kind:
            self._found.pop()

    def _is_acronym_alone(self, mention: EntityMention) -> bool:
        """Return True for an acronym of several organisations, after the article: la CAF."""
        form = self._text[mention.start : mention.end]
        if mention.kind is not EntityKind.ORGANISATION or form in word_set("common_acronyms"):
            return False
        if not (form.isalpha() and form.isupper()):
            return False
        return follows_definite_article(words_before(self._text, mention.start))

    def _explained_again(self) -> Iterator[EntityMention]:
        """Yield the other places where a name stands that an acronym explains."""
        starts = {mention.start for mention in self._found}
        for name in self._explained:
            start = self._text.find(name)
            while start >= 0:
                end = start + len(name)
                if start not in starts:
                    kind = EntityKind.ORGANISATION
                    yield EntityMention(start, end, kind, organisation_name(name))
                start = self._text.find(name, end)

    def judge(self, run_start: int, run_end: int, part: Part) -> None:
        """Judge a part of a run."""
        start = run_start + part.start
        if start < self._hidden_until:
            return
        end = run_start + part.end
        goes_on = bool(part.longer) and may_go_on(self._text, end, part.next_letters)
        if part.is_plain and not goes_on and not may_be_told(self._text, start, end):
            self._keep_plain(start, end)
            return
        sure = self._sure_name(part, start, end) if part.sure and not goes_on else None
        if sure is not None:
            self._keep_sure(sure, start, end)
            return
        candidate = self._candidate(run_start, run_end, part)
        self._find_institution(candidate)
        mention = listed_mention(candidate)
        person = self._person_at(start, mention.end if mention else candidate.end)
        if person is not None and not _is_part_of(person, mention):
            return
        if part.is_acronym:
            mention = self._alias(candidate) or mention
        elif mention is None:
            mention = self._short_name(candidate)
        mention = mention or self._before_people(candidate, unlisted_mention(candidate))
        if mention is not None:
            self._keep(mention, is_listed=bool(part.listed or part.longer))
        elif part.is_plain and not candidate.is_bound:
            self._unknown.append((start, candidate.end))

    def _before_people(
        self, candidate: Candidate, mention: EntityMention | None
    ) -> EntityMention | None:
        """Cut a name off before somebody who is named with it: le mouvement Amal de Paul Durand."""
        person = mention and self._person_at(mention.start, mention.end)
        if mention is None or person is None or person.start <= mention.start:
            return mention
        if mention.kind is EntityKind.PLACE:
            return replace(mention, end=candidate.end, name=typeset(candidate.form))
        if candidate.form in NAMED_AFTER_PEOPLE:
            return mention
        form = _BEFORE_PERSON.sub("", self._text[mention.start : person.start])
        if candidate.part.is_head and form == candidate.form:
            return None
        return replace(mention, end=mention.start + len(form), name=organisation_name(form))

    def _sure_name(self, part: Part, start: int, end: int) -> ListedName | None:
        """Return the listed name that a part is, if neither another name nor the text doubts it."""
        name = part.sure
        if name is None or not self._stands_alone(name, start):
            return None
        if part.is_acronym and self._may_be_explained(start, end):
            return None
        return name

    def _stands_alone(self, name: ListedName, start: int) -> bool:
        """Return True if the word before cannot make a sure name a part of another one."""
        is_place = name.kind is EntityKind.PLACE
        return not self._text.endswith(_OF if is_place else _ONE, 0, start)

    def _keep_plain(self, start: int, end: int) -> None:
        """Keep a name that goes on with a list of places, or note that nothing tells what it is."""
        # as for most, no place stands right before it
        if start <= self._listed_until + MAX_JOINT_CHARS and self._is_next_place(start, end):
            name = typeset(self._text[start:end])
            self._keep_place(EntityMention(start, end, EntityKind.PLACE, name))
        else:
            self._unknown.append((start, end))

    def _is_next_place(self, start: int, end: int) -> bool:
        """Return True for the next name of a list of places: à Bouaké, Zorvan et Quellic."""
        if not self._joins(start, end):
            return False
        word = look_up(self._text[start:end])
        if word.commonness > 1 or word.name:
            return False
        return self._person_at(start, end) is None

    def _joins(self, start: int, end: int) -> bool:
        """Return True if a name is the last of a list, or stands between commas in one."""
        gap = self._text[self._listed_until : start]
        if gap != ", ":
            return gap in LAST_JOINTS
        return self._text.startswith((", ", *LAST_JOINTS), end)

    def _keep_place(self, mention: EntityMention) -> None:
        """Keep a place, which a list of others may follow if it stands after à, or in such a list."""
        self._found.append(mention)
        gap = self._text[self._listed_until : mention.start]
        if gap in (", ", *LAST_JOINTS) or self._text.endswith(BEFORE_LISTS, 0, mention.start):
            self._listed_until = mention.end

    def _may_be_explained(self, start: int, end: int) -> bool:
        """Return True if this text may explain an acronym, here or before."""
        return self._text[start:end] in self._aliases or is_in_brackets(self._text, start, end)

    def _keep_sure(self, name: ListedName, start: int, end: int) -> None:
        """Keep a listed name that needs no more evidence, unless it is a part of somebody's name."""
        if self._person_at(start) is not None:
            return
        if name.kind is EntityKind.PLACE and precedes_number(self._text, end):
            return
        mention = EntityMention(start, end, name.kind, name.name)
        if name.kind is EntityKind.PLACE:
            self._keep_place(mention)
        else:
            self._found.append(mention)

    def _candidate(self, run_start: int, run_end: int, part: Part) -> Candidate:
        return Candidate(
            self._text,
            run_start + part.start,
            run_start + part.end,
            run_end,
            part,
            words_before(self._text, run_start + part.start),
            self._is_bound(run_start, part),
        )

    def _is_bound(self, run_start: int, part: Part) -> bool:
        """Return True if a capitalised word beside a part may belong to it: no person, no opening."""
        if part.right >= 0:
            person = self._person_at(run_start + part.right)
            # a surname alone does not follow a place
            if person is None or person.end - person.start <= len(person.name.split()[-1]):
                return True
        if part.left < 0:
            return False
        left = run_start + part.left
        if self._person_at(left) is not None:
            return False
        word = self._text[left : run_start + part.start].split()[0]
        return not (look_up(word).commonness and opens_sentence(self._text, left))

    def _person_at(self, start: int, end: int = 0) -> Mention | None:
        """Return the mention of a person that has an offset, or that begins before another one."""
        index = bisect_right(self._people_starts, max(start, end - 1)) - 1
        if index < 0 or self._people[index].end <= start:
            return None
        return self._people[index]

    def _find_institution(self, candidate: Candidate) -> None:
        """Find the ministry, court or university whose name a capitalised word is the end of."""
        start = candidate.start
        noun = candidate.before.noun
        is_court = noun == "cour" and candidate.form in COURTS
        if start < self._organisation_until or not (is_court or noun in INSTITUTIONS):
            return
        span = phrase_around(self._text, start)
        if span is not None:
            name = organisation_name(self._text[span[0] : span[1]])
            self._found.append(EntityMention(*span, EntityKind.ORGANISATION, name))
            self._organisation_until = span[1]

    def _alias(self, candidate: Candidate) -> EntityMention | None:
        """Read an acronym that this text explains, here or before."""
        text, start = candidate.text, candidate.start
        key = candidate.form.replace(".", "")
        if is_in_brackets(text, start, candidate.end):
            name = self._explained_name(key, start - 1, candidate.part.listed)
            if name:
                self._aliases.setdefault(key, name)
        if key not in self._aliases:
            return None
        return candidate.mention(EntityKind.ORGANISATION, self._aliases[key])

    def _short_name(self, candidate: Candidate) -> EntityMention | None:
        """Read a word in brackets right after an organisation, with its initial: Agence … (Anses)."""
        start = candidate.start
        if not self._found or not is_in_brackets(self._text, start, candidate.end):
            return None
        last = self._found[-1]
        if last.kind is not EntityKind.ORGANISATION or not last.end < start <= last.end + 2:
            return None
        if " " in candidate.form or fold(last.name)[:1] != fold(candidate.form)[:1]:
            return None
        return candidate.mention(EntityKind.ORGANISATION, last.name)

    def _explained_name(self, acronym: str, bracket: int, listed: Sequence[ListedName]) -> str:
        """Return the name before a bracket with an acronym, if its initials are the acronym.

        It is the listed name of the acronym, if it is written in nearly the same words.
        """
        end = len(self._text[:bracket].rstrip())
        start = explained_from(self._text, acronym, end)
        if start < 0 or self._person_at(start, end) is not None:
            return ""
        if _is_of_place(self._text[start:end], listed):
            return ""
        name = organisation_name(self._text[start:end])
        # what was found of the name is less than the acronym explains
        while self._found and self._found[-1].start >= start:
            if self._found[-1].start == start and self._found[-1].end == end:
                name = self._found[-1].name
            self._found.pop()
        if listed and _are_alike(name, listed[0].name):
            name = listed[0].name
        self._found.append(EntityMention(start, end, EntityKind.ORGANISATION, name))
        self._explained[self._text[start:end]] = None
        return name

    def _keep(self, mention: EntityMention, *, is_listed: bool) -> None:
        """Keep a mention. Nothing is looked for within it, but places in the name of an institution."""
        if not mention.is_sure:
            self._doubtful.append(mention)
            return
        if is_listed:
            if self._found and self._found[-1].start < mention.start < self._found[-1].end:
                self._drop_half(mention)
            self._hidden_until = max(self._hidden_until, mention.end)
        elif mention.kind is EntityKind.ORGANISATION:
            if mention.start < self._organisation_until:
                return
            self._organisation_until = mention.end
        if mention.kind is EntityKind.PLACE:
            self._keep_place(mention)
        elif mention.kind is not None:
            self._found.append(mention)


def _is_of_place(form: str, listed: Sequence[ListedName]) -> bool:
    """Return True for the acronym of a state, and for the name of a place that explains one."""
    if fold(form) in canonical_names(EntityKind.PLACE):
        return True
    return any(name.kind is EntityKind.PLACE and name.written.isupper() for name in listed)


def _are_alike(name: str, listed: str) -> bool:
    """Return True if two names have half of their longer words in common."""
    words, others = _word_starts(name), _word_starts(listed)
    return 2 * len(words & others) >= len(others) > 0


def _word_starts(name: str) -> set[str]:
    """Return the beginnings of the longer words of a name, without their endings."""
    words = fold(name).split()
    return {word[:MAX_STEM_CHARS] for word in words if len(word) >= MIN_LONG_WORD_CHARS}


def _is_part_of(person: Mention, mention: EntityMention | None) -> bool:
    """Return True if a listed name of several words has what was taken for a person: Paris Match."""
    if mention is None or not mention.is_sure:
        return False
    is_longer = mention.start <= person.start and person.end <= mention.end
    return is_longer and " " in mention.name
