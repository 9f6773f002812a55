"""What the page on the query language says is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.errors import QueryError
from search import Archive
from search.parser.tokens import DATE_FIELDS, FIELD_LABELS, FIELDS, field_name
from tests.support.articles import TODAY
from tests.support.messages import in_english

PAGE = (Path(__file__).parents[2] / "docs" / "queries.md").read_text("utf-8")
FOUND = re.findall(r"^\| `(.+?)` \| [^|]+ \| (\d+) \| `(.+?)` \|$", PAGE, re.MULTILINE)
TOLD = re.findall(r"^\| `([^|]+?)` \| ([^|]+) \|$", PAGE, re.MULTILINE)


def test_every_row_of_the_page_is_an_example() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert len(rows) == len(FOUND) + len(TOLD)
    assert len(FOUND) > 40
    assert len(TOLD) > 8


@pytest.mark.parametrize(
    ("query", "articles", "first"), FOUND, ids=[query for query, _, _ in FOUND]
)
def test_an_example_finds_what_the_page_says(
    seeds_archive: Archive, query: str, articles: str, first: str
) -> None:
    page = seeds_archive.find(query, limit=40, today=TODAY)
    assert page.total == int(articles)
    if seeds_archive.status().engine == "tantivy":  # engines may put hits in another order
        assert page.hits[0].id == first
    else:
        assert first in {hit.id for hit in page.hits}


@pytest.mark.parametrize(("query", "told"), TOLD, ids=[query for query, _ in TOLD])
def test_an_example_of_what_is_told_is_told_so(
    seeds_archive: Archive, query: str, told: str
) -> None:
    try:
        notes = in_english(seeds_archive.find(query, today=TODAY).notes)
    except QueryError as error:
        notes = (str(error),)
    assert any(note.startswith(told.strip()) for note in notes)


def test_the_page_names_every_field() -> None:
    named = {field_name(name) for name in re.findall(r"([\w']+):", PAGE)} | {
        field_name(name) for name in re.findall(r"`([\w']+)`", PAGE)
    }
    assert named >= FIELDS & {
        "titre",
        "title",
        "corps",
        "body",
        "legende",
        "caption",
        "source",
        "personne",
        "person",
    }
    assert named >= set(DATE_FIELDS)
    assert all(field_name(name) in named for name in FIELD_LABELS)
