"""Test how word lists are asked for a few entries, and for many."""

from __future__ import annotations

from index.people.gazetteer import entries, has_entry
from index.people.names import fold_name


def test_a_list_has_its_entries_however_often_it_is_asked() -> None:
    titles = entries("titles")[:60]
    assert all(has_entry("titles", title) for title in titles)
    assert not any(has_entry("titles", f"{title}zzz") for title in titles)


def test_a_part_of_an_entry_or_a_comment_is_none() -> None:
    assert has_entry("peoples", "afghan")
    assert not has_entry("peoples", "afgha")
    assert not has_entry("honorifics", entries("honorifics")[0][1:])


def test_the_first_and_the_last_entry_are_found() -> None:
    *_, last = entries("mononyms")
    assert has_entry("mononyms", entries("mononyms")[0])
    assert has_entry("mononyms", last)


def test_places_stand_in_the_list_as_they_are_looked_up() -> None:
    assert [
        place for place in entries("places") if fold_name(place).replace(" ", "-") != place
    ] == []
