"""Tell whom the subject of a verb of speech means, by what the text said before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from index.people.coreference import Mention
from index.people.cues import has_title
from index.people.lexicon import usual_gender
from index.people.names import MAX_CACHED_NAMES, fold_name
from index.people.surroundings import words_before
from index.quotations.french.phrases import (
    FORMS_OF_ADDRESS,
    OPENING_ACCORDING_TO,
    OTHER_SUBJECT,
    SPEAKS_OF_OTHERS,
)
from index.quotations.offices import Holders
from index.quotations.passages import Passage
from index.quotations.sentences import sentence_start
from index.quotations.subjects import Subject, Subjects

MAX_PRONOUN_REACH = 400
"""Characters between a pronoun and the name that it stands for, if that person has not spoken yet."""
MAX_SPEAKER_REACH = 1200
"""Characters between a pronoun and the last quotation of the person that it stands for."""
MAX_SURNAME_CHARS = 60
"""Characters of a surname that are compared with what stands after a form of address."""
MAX_TOPIC_CHARS = 60
"""Characters, such as those of titles, between the start of a sentence and whom it is about."""


class Speakers:
    """Follows who speaks through one text."""

    def __init__(self, text: str, mentions: Sequence[Mention], passages: Sequence[Passage]) -> None:
        """Begin where nobody has spoken yet.

        Args:
            text: The text.
            mentions: The mentions of people in it.
            passages: Its quoted passages.
        """
        self._text = text
        self._mentions = mentions
        self._passages = passages
        self._genders: dict[str, str] = {}
        self._holders: dict[tuple[str, str], Holders] = {}  # by office
        self._last = ""  # the name of who spoke last, empty if the text does not tell it
        self._last_gender = ""
        self._last_offset = -1  # of the last quotation; none yet

    def note(self, subject: Subject, offset: int, told_at: int | None = None) -> str:
        """Return the name of the person who speaks, and take them for the last who spoke.

        Args:
            subject: The subject of the verb, as the text has it.
            offset: Offset of the quotation.
            told_at: Offset of the sentence that tells it, if it begins before the quotation.

        Returns:
            The canonical name, or an empty string if the text does not tell it.
        """
        name = self._name(subject, offset if told_at is None else told_at)
        self._last = name
        self._last_gender = self._gender(name) if name else subject.gender
        self._last_offset = offset
        return name

    @cached_property
    def _subjects(self) -> Subjects:
        """Finds those who are named outside of quotations: whom somebody speaks of does not speak."""
        return Subjects(self._text, _outside(self._mentions, self._passages))

    @cached_property
    def _addressed(self) -> Mapping[str, Sequence[str]]:
        """The texts after the forms of address of each gender, sorted, and cut to a surname."""
        return {
            gender: sorted([name[:MAX_SURNAME_CHARS] for name in self._text.split(address)[1:]])
            for gender, address in FORMS_OF_ADDRESS.items()
        }

    def go_on(self, offset: int) -> str:
        """Return the name of the person who goes on speaking at an offset."""
        self._last_offset = offset
        return self._last

    def _name(self, subject: Subject, offset: int) -> str:
        if subject.name:
            return subject.name
        if subject.office:
            return self._holder(subject, offset)
        if subject.is_just_named:
            return self._named_before(offset, subject.gender, as_topic=False)
        if subject.is_pronoun:
            return self._meant_by_pronoun(subject.gender, offset)
        return ""

    def _holder(self, subject: Subject, offset: int) -> str:
        """Return the only person who holds an office, or the last speaker if several hold it.

        Only those count whom the text has given the office before.
        """
        office = subject.office, subject.office_of
        if office not in self._holders:
            self._holders[office] = Holders(*office, self._text, self._mentions)
        names = self._holders[office].before(offset)
        if len(names) == 1:
            return names[0]
        if not names:
            return self._only_person_of_paragraph(subject, offset)
        return self._last if self._last in names else ""

    def _only_person_of_paragraph(self, subject: Subject, offset: int) -> str:
        """Return the only person whom a paragraph has named outside of quotations, "" if others are.

        The press has many words for one person: Durand est venu. « … », a dit l'élu.
        """
        paragraph = self._text.rfind("\n", max(offset - MAX_SPEAKER_REACH, 0), offset) + 1
        paragraph = max(paragraph, offset - MAX_SPEAKER_REACH)
        if subject.office in SPEAKS_OF_OTHERS:
            return ""
        mentions = list(self._subjects.backwards(offset, paragraph))
        names = {mention.name for mention in mentions}
        if len(names) != 1 or subject.gender not in ("", self._gender(mentions[0].name)):
            return ""
        first = mentions[-1]
        if has_title(words_before(self._text, first.start)):  # of another office
            return ""
        sentence = sentence_start(self._text, first.start, paragraph)
        is_topic = self._is_meant(first, sentence, as_topic=True)
        return first.name if is_topic else ""

    def _meant_by_pronoun(self, gender: str, offset: int) -> str:
        """Return whom a pronoun means: the topic since the last quotation, or who spoke last."""
        topic = self._named_before(offset, gender, as_topic=True)
        if topic:
            return topic
        if self._last_offset >= 0:
            is_near = offset - self._last_offset <= MAX_SPEAKER_REACH
            return self._last if is_near and self._last_gender in ("", gender) else ""
        return self._named_before(offset, gender, as_topic=False)

    def _named_before(self, offset: int, gender: str, *, as_topic: bool) -> str:
        """Return the last person of a gender who was named since the last quotation, or "".

        Args:
            offset: Offset of the quotation.
            gender: The gender.
            as_topic: Only if it is what a sentence is about.
        """
        floor = max(offset - MAX_PRONOUN_REACH, self._last_offset)
        for mention in self._subjects.backwards(offset, floor):
            if self._gender(mention.name) not in ("", gender):
                continue
            sentence = sentence_start(self._text, mention.start)
            if OPENING_ACCORDING_TO.match(self._text, sentence):
                fits = self._subjects.last_before(mention.start, sentence) is None
            else:
                fits = self._is_meant(mention, sentence, as_topic=as_topic)
            if fits:
                return mention.name
        return ""

    def _is_meant(self, mention: Mention, sentence: int, *, as_topic: bool) -> bool:
        """Return True if a pronoun in a later sentence may mean somebody whom a sentence names."""
        if self._subjects.depends(mention, sentence):
            return False
        return not as_topic or self._is_topic(mention, sentence)

    def _gender(self, name: str) -> str:
        """Return f or m if the text or the first name of a person tells it, else ""."""
        if name not in self._genders:
            self._genders[name] = self._told_gender(name)
        return self._genders[name]

    def _told_gender(self, name: str) -> str:
        """Return f or m if a form of address or the first name of a person tells it, else "".

        A form of address is looked for with the surname alone: Mme Durand.
        """
        first_name, _, surname = name.rpartition(" ")
        for gender, names in self._addressed.items():
            following = bisect_left(names, surname)
            if following < len(names) and names[following].startswith(surname):
                return gender
        return _certain_gender(first_name.partition(" ")[0] or surname)

    def _is_topic(self, mention: Mention, sentence: int) -> bool:
        """Return True if a sentence is about a person: they begin it, or are subject of a verb."""
        if self._subjects.acts(mention):
            return True
        if mention.start - sentence > MAX_TOPIC_CHARS:
            return False
        if self._subjects.last_before(mention.start, sentence) is not None:
            return False
        if "," in self._text[sentence : mention.start]:
            return False
        return OTHER_SUBJECT.search(self._text, sentence, mention.start) is None


@lru_cache(maxsize=MAX_CACHED_NAMES)
def _certain_gender(first_name: str) -> str:
    """Return f or m if a first name tells it beyond doubt, else an empty string."""
    gender = usual_gender(first_name)
    # the list does not have every name of a woman
    return "" if gender == "m" and fold_name(first_name).endswith("a") else gender


def _outside(mentions: Sequence[Mention], passages: Sequence[Passage]) -> list[Mention]:
    """Return the mentions that stand in no passage."""
    closings = [passage.closing for passage in passages]
    outside: list[Mention] = []
    for mention in mentions:
        index = bisect_right(closings, mention.start)
        if index == len(passages) or mention.start < passages[index].opening:
            outside.append(mention)
    return outside
