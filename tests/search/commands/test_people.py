"""`search people` lists the people whom the articles name, with their spellings."""

from __future__ import annotations

import csv
import io
from html import escape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from search import Archive
from tests.support.commands import Run


def test_people_lists_people_with_days_and_spellings(people_index: Path, search: Run) -> None:
    listed = search("people", "soleimani", "--index", people_index)
    assert listed.code == 0
    assert listed.out.splitlines()[:3] == [
        "2 people",
        "1. [Qassem Soleimani] · 3 articles, 2019-03-01 to 2020-01-04",
        "    Qassem Soleimani (2), Ghassem Soleymani (1)",
    ]


def test_people_prints_json(people_index: Path, search: Run) -> None:
    page = search("people", "--with", "trump", "--json", "--index", people_index).json
    assert page["total"] == 2
    assert {person["name"] for person in page["people"]} == {"Ghassem Soleymani", "Hassan Rohani"}
    assert page["people"][1] == {
        "name": "Hassan Rohani",
        "articles": 1,
        "first": None,
        "last": None,
        "spellings": {"Hassan Rohani": 1},
        "kind": "person",
        "variant_of": None,
    }


def test_people_prints_csv(people_index: Path, search: Run) -> None:
    table = search("people", "--csv", "--index", people_index).out
    rows = list(csv.DictReader(io.StringIO(table)))
    assert rows[0]["spellings"] == "Qassem Soleimani; Ghassem Soleymani"


def test_people_without_people_is_exit_code_1(people_index: Path, search: Run) -> None:
    assert search("people", "Inconnu Total", "--index", people_index).code == 1


def test_people_say_why_there_is_nobody(people_index: Path, search: Run) -> None:
    unknown = search("people", "zorglub", "--index", people_index).out
    assert 'note: no article names a person called "zorglub"' in unknown
    later = search("people", "--since", "2031", "--index", people_index).out
    assert "note: no article was published on 2031-01-01 or later" in later


def test_people_say_whom_with_was_read_as(people_index: Path, search: Run) -> None:
    listed = search("people", "--with", "trump", "--index", people_index).out
    assert 'note: person "trump" was read as ' in listed


def test_people_beside_several_are_in_the_articles_that_name_all(
    search: Run, articles_index: Path
) -> None:
    def names(*options: str) -> set[str]:
        done = search("people", "--json", "-n", "50", *options, "--index", articles_index)
        return {person["name"] for person in done.json["people"]}

    alone = names("--with", "Qaani")
    assert "Qassem al-Araji" in alone
    assert "Qassem al-Araji" not in names("--with", "Qaani", "--with", "al-Araji")
    assert names("--with", "Qaani", "--with", "al-Araji") <= alone
    assert names("--with", "Qaani", "--with", "Borne") == set()
    assert names("--with", "Qaani", "--not-source", "presstv") == set()


@pytest.mark.parametrize("suffix", [".svg", ".graphml"])
def test_people_draws_who_is_named_with_whom(
    people_index: Path, search: Run, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"people{suffix}"
    drawn = search("people", "--network", file, "--index", people_index)
    with Archive(people_index) as archive:
        network = archive.network()
    written = file.read_text("utf-8")
    assert (drawn.code, drawn.out) == (0, "")
    ElementTree.fromstring(written.partition("\n")[2])
    assert all(escape(person.name) in written for person in network.people)
    assert ("shapes and colours" in written) == (suffix == ".svg")


def test_a_network_has_a_format_that_there_is(
    people_index: Path, search: Run, tmp_path: Path
) -> None:
    file = tmp_path / "people.png"
    refused = search("people", "--network", file, "--index", people_index)
    assert (refused.code, ".graphml" in refused.err, file.exists()) == (2, True, False)


def test_a_network_of_nobody_says_why(people_index: Path, search: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.svg"
    drawn = search("people", "Zorglub", "--network", file, "--index", people_index)
    assert (drawn.code, "Zorglub" in drawn.out) == (1, True)
