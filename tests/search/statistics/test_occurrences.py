"""Tests of reading the articles that are counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

import pytest
from zstandard import compress

from index.engines.base import Engine, LoadedMatch
from index.engines.batch import Batch
from index.engines.query import EngineQuery, MatchAll
from index.engines.tantivy.compression import Compression
from index.engines.tantivy.documents import LoadedDocument
from index.errors import IndexCorrupt
from search.statistics.occurrences import read_articles


class OneRecord:
    """An engine that holds one record."""

    def __init__(self, record: str) -> None:
        self.record = record

    def matches_of_any(
        self, queries: Sequence[EngineQuery]
    ) -> Iterator[tuple[LoadedMatch, Sequence[int]]]:
        """Yield the record for all queries."""
        yield LoadedMatch("a", 0.0, self.record), range(len(queries))


@pytest.mark.parametrize("record", ["", "Grève des pêcheurs", '{"id": 3}', '{"title": "Grève"}'])
def test_an_article_that_is_no_record_is_told_as_damage(record: str) -> None:
    with pytest.raises(IndexCorrupt) as caught:
        list(read_articles(Batch(cast("Engine", OneRecord(record))), [MatchAll()]))
    assert caught.value.message.code == "stored-article-unreadable"


def test_a_stored_text_that_is_no_text_is_told_as_damage() -> None:
    no_text = compress(b"gr\xe8ve")
    with pytest.raises(IndexCorrupt) as caught:
        assert LoadedDocument("a", no_text, Compression()).stored
    assert caught.value.message.code == "stored-article-unreadable"
