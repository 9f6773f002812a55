"""Articles whose weekday and day fit several years: shown with all, and below those of a known day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.engines.base import Sort
from search import Archive
from search.results import Hit
from tests.support.indexed_folder import IndexedFolder
from tests.support.sites import site_of

FILES = {
    "doubtful.txt": "Le port rouvre à Sousse\n\nLe port a rouvert ce lundi 25 février, en présence du maire.\n",
    "new.txt": "Le quai rouvre à Sousse\n\nPublié le 4 août 2020\n\nLe quai du port a rouvert à tous.\n",
    "old.txt": "Le phare rouvre à Sousse\n\nPublié le 4 août 1995\n\nLe phare du port a rouvert à tous.\n",
}


def found(tmp_path: Path, engine: str, sort: Sort) -> list[Hit]:
    folder = IndexedFolder.empty(tmp_path, engine)
    folder.put(FILES)
    folder.run()
    with Archive(folder.location) as archive:
        return list(archive.hits("port", sort=sort))


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
@pytest.mark.parametrize(
    ("sort", "order"), [("-date", ["new", "old", "doubtful"]), ("date", ["old", "new", "doubtful"])]
)
def test_an_article_of_several_possible_days_comes_after_those_of_known_days(
    tmp_path: Path, engine: str, sort: Sort, order: list[str]
) -> None:
    hits = found(tmp_path, engine, sort)
    assert [hit.id.removesuffix(".txt") for hit in hits] == order
    doubtful = hits[-1]
    assert (doubtful.date, doubtful.date_evidence) == (None, "weekday")
    assert doubtful.possible_dates[-2:] == (date(2013, 2, 25), date(2019, 2, 25))


def test_the_words_that_leave_the_year_open_are_shown(tmp_path: Path) -> None:
    folder = IndexedFolder.empty(tmp_path)
    folder.put(FILES)
    folder.run()
    with Archive(folder.location) as archive:
        reading = archive.read("doubtful.txt", "port")
        assert reading is not None
        assert reading.date_words is not None
        assert reading.date_words.text == "lundi 25 février"
        assert archive.find("port date:aucune").total == 1


def test_pages_show_the_days_that_an_article_may_be_of(tmp_path: Path) -> None:
    folder = IndexedFolder.empty(tmp_path)
    folder.put({"a.txt": FILES["doubtful.txt"] + "Le maire est élu depuis 2012.\n"})
    folder.run()
    with site_of(folder.location) as site:
        assert "25 février 2013 ou 25 février 2019" in site.get("/?q=port").text
        page = site.get("/article/a.txt").text
    assert "25 février 2013 ou 25 février 2019" in page
    assert 'datetime=""' not in page
