"""Test that queries do what docs/queries.md says of them."""

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
EXAMPLES = re.findall(r"^\| `(.+?)` \| [^|]+ \| (\d+) \| `(.+?)` \|$", PAGE, re.MULTILINE)
"""Queries, each with the number of its hits and the id of the first one."""

MESSAGES = re.findall(r"^\| `([^|]+?)` \| ([^|]+) \|$", PAGE, re.MULTILINE)
"""Queries, each with the start of the error or the note that it causes."""

EXAMPLE_IDS = [query for query, _, _ in EXAMPLES]
MESSAGE_IDS = [query for query, _ in MESSAGES]

NAMED_FIELDS = {
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
"""Names of fields that the page must have, if the parser knows them."""


def test_query_page_has_an_example_in_every_row() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert len(rows) == len(EXAMPLES) + len(MESSAGES)
    assert len(EXAMPLES) > 40
    assert len(MESSAGES) > 8


@pytest.mark.slow
@pytest.mark.parametrize(("query", "articles", "first"), EXAMPLES, ids=EXAMPLE_IDS)
def test_query_page_example_finds_the_articles(
    seeds_archive: Archive, query: str, articles: str, first: str
) -> None:
    page = seeds_archive.find(query, limit=40, today=TODAY)
    assert page.total == int(articles)
    ids = [hit.id for hit in page.hits]
    if seeds_archive.status().engine == "tantivy":
        assert ids[0] == first
    else:  # other engines may put hits in another order
        assert first in ids


@pytest.mark.parametrize(("query", "message"), MESSAGES, ids=MESSAGE_IDS)
def test_query_page_message_is_what_the_query_causes(
    seeds_archive: Archive, query: str, message: str
) -> None:
    expected = message.strip()
    assert [text for text in _messages(seeds_archive, query) if text.startswith(expected)]


def _messages(archive: Archive, query: str) -> tuple[str, ...]:
    """Return the notes on a query, or the error that refuses it."""
    try:
        return in_english(archive.find(query, today=TODAY).notes)
    except QueryError as error:
        return (str(error),)


def test_query_page_names_every_field() -> None:
    names = re.findall(r"([\w']+):", PAGE) + re.findall(r"`([\w']+)`", PAGE)
    fields = set(map(field_name, names))
    assert fields >= FIELDS & NAMED_FIELDS
    assert fields >= set(DATE_FIELDS)
    assert fields >= set(map(field_name, FIELD_LABELS))
