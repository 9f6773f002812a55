"""The same articles give the same answers, however and wherever they were indexed."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.engines.base import EMBEDDED
from index.update import workers
from search import Archive
from tests.support.answers import timeless
from tests.support.articles import SEEDS, TODAY, write_articles

pytestmark = pytest.mark.slow

QUERIES = (
    *(
        "irak",
        "général Qaani",
        '"force irakienne"',
        "Hachd al-Chaabi",
        "gouv*",
        "retraites SAUF vote",
        "",
        "date:2019",
    ),
    *(
        "personne:Qaani",
        "source:AFP",
        "irakien~1",
        "Bagdad OU Mossoul",
        "les députés ont quitté la salle",
    ),
)
SORTS = ("relevance", "date", "-date")


def answers(index: Path, *, scores: bool = True) -> Any:
    """Return all answers of an index: hits in their order, snippets, people, facets, similar articles."""
    found: list[Any] = []
    with Archive(index) as archive:
        for text in QUERIES:
            for sort in SORTS:
                found_page = archive.find(text, sort=sort, facets=True, today=TODAY, limit=30)  # type: ignore[arg-type]
                page = timeless(found_page.as_dict())
                for hit in page["hits"]:
                    hit["score"] = _rounded(hit["score"]) if scores else None
                found.append(page)
        people = timeless(archive.people(limit=100).as_dict())
        articles = sorted(hit.id for hit in archive.hits(""))
        found += [people, articles, timeless(archive.timeline("irak").as_dict())]
        for id in articles[::5]:
            neighbours = [one.as_dict() for one in archive.similar(id) or ()]
            found.append([{**one, "score": _rounded(one["score"])} for one in neighbours])
        found += [article.as_dict() for id in articles if (article := archive.get(id))]
    return json.loads(json.dumps(found))


def _rounded(score: float) -> float:
    """Round a score. An engine adds up its parts in the order of segments, so that sums differ."""
    return round(score, 2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles in files of one and of many."""
    place = tmp_path_factory.mktemp("archive")
    shutil.copytree(SEEDS, place, dirs_exist_ok=True)
    write_articles(place / "press.jsonl")
    return place


@pytest.fixture(scope="module")
def expected(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Any]:
    """Return the answers of an engine when everything was indexed at once."""
    known: dict[str, Any] = {}

    def answer(engine: str) -> Any:
        if engine not in known:
            index = tmp_path_factory.mktemp("index") / engine
            synchronise([folder], index, engine=engine, today=TODAY)
            known[engine] = answers(index)
        return known[engine]

    return answer


@pytest.mark.parametrize("engine", EMBEDDED)
def test_index_does_not_depend_on_the_number_of_jobs(
    engine: str,
    folder: Path,
    expected: Callable[[str], Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "MIN_PARALLEL_BYTES", 0)
    synchronise([folder], tmp_path / "index", engine=engine, today=TODAY, jobs=3)
    assert answers(tmp_path / "index") == expected(engine)


@pytest.mark.parametrize("engine", EMBEDDED)
def test_index_does_not_depend_on_the_order_of_files_on_the_disk(
    engine: str,
    folder: Path,
    expected: Callable[[str], Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = tmp_path / folder.name
    files = [file for file in folder.rglob("*") if file.is_file()]
    random.Random(2).shuffle(files)
    for file in files:
        place = copy / file.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
    real = os.scandir

    class Shuffled:
        def __init__(self, place: Path) -> None:
            with real(place) as listing:
                self.entries = list(listing)
            random.Random(2).shuffle(self.entries)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            pass

    with monkeypatch.context() as patched:
        patched.setattr("index.files.walk.os.scandir", Shuffled)
        synchronise([copy], tmp_path / "index", engine=engine, today=TODAY)
    assert answers(tmp_path / "index") == expected(engine)


ELSEWHERE: Sequence[Mapping[str, str]] = (
    {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"},
    {
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "77",
    },
    {
        "LC_ALL": "C.UTF-8",
        "TZ": "Pacific/Pago_Pago",
        "PYTHONHASHSEED": "4000000000",
        "PYTHONUTF8": "0",
    },
)
PROGRAM = """
import json, locale, sys
from pathlib import Path
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass
from index import synchronise
from tests.support.articles import TODAY
from tests.index.test_determinism import answers
synchronise([sys.argv[1]], sys.argv[2], engine=sys.argv[3], today=TODAY)
Path(sys.argv[4]).write_text(json.dumps(answers(Path(sys.argv[2]))), "utf-8")
"""


@pytest.mark.parametrize(
    ("engine", "environment"),
    [*(("tantivy", environment) for environment in ELSEWHERE), ("whoosh", ELSEWHERE[1])],
)
def test_index_does_not_depend_on_locale_time_zone_or_hash_seed(
    engine: str,
    environment: Mapping[str, str],
    folder: Path,
    expected: Callable[[str], Any],
    tmp_path: Path,
) -> None:
    arguments = [*map(str, (folder, tmp_path / "index", engine, tmp_path / "answers"))]
    root = str(Path(__file__).parents[2])
    subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        check=True,
        env={**os.environ, **environment, "PYTHONPATH": root},
    )
    assert json.loads((tmp_path / "answers").read_text("utf-8")) == expected(engine)


@pytest.mark.parametrize("engine", EMBEDDED)
def test_index_of_many_updates_answers_like_one_of_a_single_run(
    engine: str, folder: Path, expected: Callable[[str], Any], tmp_path: Path
) -> None:
    copy, chance = tmp_path / folder.name, random.Random(1)
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    chance.shuffle(files)
    for step in range(0, len(files), 8):
        for file in files[step : step + 8]:
            _put(copy, file.relative_to(folder), file.read_bytes())
        synchronise([copy], tmp_path / "index", engine=engine, today=TODAY)
    assert answers(tmp_path / "index") == expected(engine)


@pytest.mark.parametrize("engine", EMBEDDED)
def test_changed_articles_leave_traces_in_scores_until_a_rebuild(
    engine: str, folder: Path, expected: Callable[[str], Any], tmp_path: Path
) -> None:
    copy = shutil.copytree(folder, tmp_path / folder.name)
    names = sorted(file.relative_to(folder) for file in folder.rglob("*.txt"))[::4]
    for name in names:
        _put(copy, name, "Un autre titre\n\nL’irak et Bagdad, encore.\n".encode())
    synchronise([copy], tmp_path / "index", engine=engine, today=TODAY)
    for name in names:
        _put(copy, name, (folder / name).read_bytes())
        synchronise([copy / name], tmp_path / "index", engine=engine, today=TODAY)
    assert promised(answers(tmp_path / "index")) == promised(expected(engine))
    synchronise([], tmp_path / "index", rebuild=True, today=TODAY)
    assert answers(tmp_path / "index") == expected(engine)


def _put(folder: Path, name: Path, content: bytes) -> None:
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def promised(given: Any) -> Any:
    """Keep of answers only what does not depend on scores, which count replaced articles for a while."""
    return [
        {**page, "hits": sorted(hit["id"] for hit in page["hits"])}
        if page.get("total", 99) <= 30
        else page["facets"]
        for page in given
        if isinstance(page, dict) and "hits" in page
    ]
