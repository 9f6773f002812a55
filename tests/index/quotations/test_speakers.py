"""Test that whom words mean is found in a book as quickly, for each page, as in an article."""

from __future__ import annotations

from typing import SupportsIndex

import pytest

from index.people.coreference import Mention
from index.quotations.offices import MAX_HOLDER_REACH, Holders
from index.quotations.speakers import Speakers
from index.quotations.subjects import Subject

PAGE = "La ministre Nadia Ferrand a parlé. "
NAME = "Nadia Ferrand"


def book_of(pages: int) -> tuple[str, list[Mention]]:
    """Return a book, and the mention of its minister on each page."""
    starts = [len(PAGE) * page + PAGE.index(NAME) for page in range(pages)]
    return PAGE * pages, [Mention(start, start + len(NAME), NAME) for start in starts]


def note_what_is_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return where the mentions will be noted that are read, and found to have no office."""
    read: list[int] = []

    def note(_: Holders, mention: Mention) -> bool:
        read.append(mention.start)
        return False

    monkeypatch.setattr(Holders, "_holds", note)
    return read


def test_a_mention_is_read_once_for_all_that_is_said_by_one_office(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text, mentions = book_of(5000)
    holders = Holders("maire", "", text, mentions)
    read = note_what_is_read(monkeypatch)
    for offset in range(0, len(text), len(PAGE)):
        assert holders.before(offset) == []
    assert len(read) == len(set(read)) == len(mentions) - 1


def test_mentions_far_above_are_not_read_for_an_office(monkeypatch: pytest.MonkeyPatch) -> None:
    text, mentions = book_of(5000)
    read = note_what_is_read(monkeypatch)
    assert Holders("maire", "", text, mentions).before(len(text)) == []
    assert len(read) <= MAX_HOLDER_REACH // len(PAGE) + 1


def test_whoever_is_given_an_office_far_above_does_not_hold_it_any_more() -> None:
    text, mentions = book_of(1)
    assert Holders("ministre", "", text, mentions).before(len(text)) == [NAME]
    assert Holders("ministre", "", text, mentions).before(len(PAGE) + MAX_HOLDER_REACH) == []


class CountedText(str):
    """A text that counts how often all of it is looked through."""

    passes = 0

    def __contains__(self, key: object) -> bool:
        self.passes += 1
        return super().__contains__(str(key))

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        """Count, and split the text."""
        self.passes += 1
        return super().split(sep, maxsplit)


@pytest.mark.parametrize("people", [1, 100])
def test_a_text_is_looked_through_once_for_the_forms_of_address_of_all_people(people: int) -> None:
    text = CountedText("Mme Durand et M. Petit. " * 10)
    speakers = Speakers(text, [], [])
    for number in range(people):
        speakers.note(Subject(f"Jeanne Morel{number}"), 0)
    assert text.passes == 2


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mme Durand, M. Petit", "f"),
        ("M. Durand, Mme Petit", "m"),
        ("Mme Petit, M. Morel", ""),
        ("Mme Durandeau", "f"),
    ],
)
def test_a_form_of_address_before_the_surname_tells_a_gender(text: str, gender: str) -> None:
    assert Speakers(text, [], [])._told_gender("Xy Durand") == gender
