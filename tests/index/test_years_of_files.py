"""The year of a date that may be of several is settled by the other articles of the file alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from index.article import Article
from tests.support.indexed_folder import IndexedFolder

UNDATED = {
    "id": "port",
    "title": "Le port rouvre à Sousse",
    "text": "Le port a rouvert ce lundi 25 février, en présence du maire et des pêcheurs.",
}


def dated(*days: str) -> list[Mapping[str, str]]:
    return [
        {"id": day, "title": "Le quai", "text": "Le quai a été repeint en bleu.", "date": day}
        for day in days
    ]


def article(folder: IndexedFolder, id: str = "a.jsonl#port") -> Article:
    [found] = [article for article in folder.articles() if article.id == id]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_an_update_settles_the_years_of_a_file_as_a_rebuild_does(
    tmp_path: Path, engine: str
) -> None:
    folder = IndexedFolder.empty(tmp_path, engine)
    contents: list[tuple[Sequence[Mapping[str, str]], str]] = [
        (dated("2013-01-02", "2013-06-03"), "None weekday"),
        (dated("2013-01-02", "2013-06-03", "2012-12-01"), "2013-02-25 neighbours"),
        (dated("2019-01-02", "2019-06-03", "2018-12-01"), "2019-02-25 neighbours"),
        (dated("2013-01-02", "2019-06-03", "2018-12-01"), "None weekday"),
    ]
    for others, expected in contents:
        folder.put({"a.jsonl": [UNDATED, *others]})
        folder.run()
        updated = folder.articles()
        assert f"{article(folder).date} {article(folder).date_evidence}" == expected
        folder.run(rebuild=True)
        assert folder.articles() == updated


def test_other_files_settle_no_year(tmp_path: Path) -> None:
    folder = IndexedFolder.empty(tmp_path)
    folder.put({"a.jsonl": [UNDATED], "b.jsonl": dated("2013-01-02", "2013-06-03", "2013-09-01")})
    folder.run()
    assert article(folder).date is None
    assert len(article(folder).possible_dates) == 5


def test_a_settled_year_leaves_the_doubt_of_a_day_or_the_next(tmp_path: Path) -> None:
    folder = IndexedFolder.empty(tmp_path)
    doubtful = UNDATED | {"text": "Ce lundi 25 février, le maire a rouvert le port aux pêcheurs."}
    folder.put({"a.jsonl": [doubtful, *dated("2013-01-02", "2013-06-03", "2013-09-01")]})
    folder.run()
    assert [str(day) for day in article(folder).possible_dates] == ["2013-02-25", "2013-02-26"]
