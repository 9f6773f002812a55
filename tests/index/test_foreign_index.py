"""An index made by somebody else, who means harm, runs no code and leads nowhere outside its own folder."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from index import synchronise
from index.doctor import check, repair
from index.engines.base import EMBEDDED
from index.engines.whoosh.unpickling import loads
from index.errors import IndexCorrupt, IndexMissing, SearchError
from index.store.sqlite import connect
from search import Archive
from tests.stress.hostile_indexes import MANNERS, try_all
from tests.stress.trial import Options, Tally
from tests.support.articles import TODAY, write_articles
from tests.support.hostile_index import Command, hot_journal

pytestmark = [  # Whoosh leaves open what it could not read
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(params=EMBEDDED)
def theirs(
    request: pytest.FixtureRequest, indexed: Callable[[str, str], Path], tmp_path: Path
) -> Path:
    """A copy of an index, to do harm to."""
    return shutil.copytree(indexed("articles", request.param), tmp_path / "theirs")


def refused(index: Path) -> str:
    """Why an index is refused by whatever could be asked of it."""
    told = set()
    for ask in (lambda: Archive(index).find("bagdad", facets=True), lambda: synchronise([], index)):
        with pytest.raises(IndexCorrupt) as caught:
            ask()
        told.add(str(caught.value))
    return " ".join(told)


def whoosh_index(indexed: Callable[[str, str], Path], place: Path) -> tuple[Path, Path]:
    index = shutil.copytree(indexed("articles", "whoosh"), place / "theirs")
    [generation] = index.glob("generation-*")
    return index, generation


def replace_segments(generation: Path, segments: bytes) -> None:
    """Put another list of segments at the end of a Whoosh index's table of contents."""
    [toc] = generation.glob("_MAIN_*.toc")
    data = toc.read_bytes()
    start = next(place for place in range(len(data)) if _is_list(data[place:]))
    toc.write_bytes(data[:start] + segments)


def _is_list(data: bytes) -> bool:
    try:
        return data.startswith(b"\x80") and isinstance(pickle.loads(data), list)
    except Exception:
        return False


@pytest.mark.parametrize("harmed", ["contents", "schema", "postings", "stored"])
def test_foreign_index_runs_no_code_from_its_pickles(
    harmed: str, indexed: Callable[[str, str], Path], tmp_path: Path
) -> None:
    index, generation = whoosh_index(indexed, tmp_path)
    trace = tmp_path / "harm"
    harm = pickle.dumps(Command(trace), 2)
    if harmed == "contents":
        replace_segments(generation, pickle.dumps([Command(trace)]))
        assert "system" in refused(index)
    elif harmed == "schema":
        [toc] = generation.glob("_MAIN_*.toc")
        data = toc.read_bytes()
        place = data.index(b"\x80\x02cwhoosh.fields\nSchema")
        toc.write_bytes(data[:place] + harm + data[place + len(harm) :])
        with Archive(index) as archive:
            assert archive.find("bagdad").hits  # what is never read does no harm
    else:
        [segment] = generation.glob("*.seg")
        data = segment.read_bytes()
        opening = b"\x80\x05" if harmed == "postings" else b"\x80\x04"
        places = [
            place for place in range(len(data)) if data.startswith((opening, b"\x80\x02"), place)
        ]
        assert places
        for place in places:
            if place + len(harm) < len(data):
                data = data[:place] + harm + data[place + len(harm) :]
        segment.write_bytes(data)
        with pytest.raises(SearchError), Archive(index) as archive:
            archive.find("bagdad")
    assert not trace.exists()


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_unpickling_reads_back_data_only(protocol: int, tmp_path: Path) -> None:
    plain: dict[str, object] = {"a": [1, 2.5, None, True], "b": (b"\xff", "é"), "c": (3, {})}
    assert loads(pickle.dumps(plain, protocol)) == plain
    for harm in (Command(tmp_path / "harm"), print, subprocess.Popen, sys.modules["os"].system):
        with pytest.raises(IndexCorrupt):
            loads(pickle.dumps(harm, protocol))
    assert not (tmp_path / "harm").exists()


def test_unpickling_takes_bytes_in_one_encoding_only() -> None:
    assert loads(pickle.dumps(b"\xff\x00", 2)) == b"\xff\x00"
    with pytest.raises(IndexCorrupt):
        loads(b"c_codecs\nencode\n(Vx\nVrot13\ntR.")


@pytest.mark.slow
def test_unpickling_guards_every_module_of_whoosh_that_reads(
    tmp_path: Path,
) -> None:
    """A module of Whoosh that unpickles in an unknown way would call what a pickle names."""
    program = """
import sys, pickle
looked_up = []
sys.addaudithook(lambda event, args: looked_up.append(args) if event == "pickle.find_class" else None)
from pathlib import Path
from index import synchronise
from search import Archive
source, index = map(Path, sys.argv[1:])
for text in ("Le pont de Bassora rouvre.", "Le pont de Mossoul ferme. Irak."):
    for number in range(40):
        (source / f"{number}.txt").write_text(f"Titre {number}\\n\\n{text} Mot{number}.")
    synchronise([source], index, engine="whoosh")
    (source / "3.txt").unlink()
    synchronise([], index)
with Archive(index) as archive:
    for query in ("pont", '"pont de"', "mot1*", "", "pont~1", "titre:titre", "pont SAUF mot3"):
        for sort in ("relevance", "date", "-date"):
            archive.find(query, sort=sort, facets=True, explain=True)
    archive.people(), archive.status()
children_send = ("index.", "pathlib")  # what comes back from the children of a run
print([name for name in looked_up if not name[0].startswith(children_send)])
"""
    source = tmp_path / "source"
    source.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", program, source, tmp_path / "index"], capture_output=True, check=True
    )
    assert done.stdout.strip() == b"[]", done.stdout


@pytest.mark.parametrize(
    "generation", ["../elsewhere", "/tmp", "generation-1/../../x", "", ".", "generation-²", 7, None]
)
def test_read_manifest_refuses_a_generation_outside_the_index(
    theirs: Path, generation: object
) -> None:
    shutil.copytree(next(theirs.glob("generation-*")), theirs.parent / "elsewhere")
    manifest = json.loads((theirs / "index.json").read_text())
    (theirs / "index.json").write_text(json.dumps({**manifest, "generation": generation}))
    assert "index.json cannot be read" in refused(theirs)


@pytest.mark.parametrize(
    "manifest",
    ["[" * 100_000, "{}", '{"roots": [{"folder": 3, "only": null}]}', "\0", '{"roots": 1}', "null"],
)
def test_read_manifest_refuses_what_is_no_manifest(theirs: Path, manifest: str) -> None:
    (theirs / "index.json").write_text(manifest)
    assert "index.json cannot be read" in refused(theirs)


@pytest.mark.parametrize(
    "name",
    [
        "index.json.new",
        "writer.lock",
        "saved.sqlite",
        "tags.sqlite",
        "alerts.lock",
        "generation-1/ledger.sqlite",
        "generation-9",
        "generation-1/x",
    ],
)
def test_foreign_index_with_links_is_refused(theirs: Path, name: str) -> None:
    precious = theirs.parent / "precious"
    precious.write_text("mine")
    (theirs / name).unlink(missing_ok=True)
    (theirs / name).symlink_to(precious)
    assert str(theirs / name) in refused(theirs)
    assert precious.read_text() == "mine"


def test_foreign_index_with_a_pipe_is_refused_at_once(theirs: Path) -> None:
    (theirs / "index.json").unlink()
    os.mkfifo(theirs / "index.json")
    assert "a pipe" in refused(theirs)


def test_folder_of_an_index_may_be_a_link(theirs: Path) -> None:
    (theirs.parent / "link").symlink_to(theirs)
    with Archive(theirs.parent / "link") as archive:
        assert archive.find("bagdad").hits


def test_folder_without_an_index_is_reported_as_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        Archive(tmp_path / "none")


@pytest.mark.parametrize(
    "schema",
    [
        "create trigger t after insert on files begin delete from files; end",
        "create view v as select load_extension('x')",
    ],
)
def test_ledger_with_triggers_or_views_is_refused(theirs: Path, schema: str) -> None:
    [generation] = theirs.glob("generation-*")
    with sqlite3.connect(generation / "ledger.sqlite") as db:
        db.execute(schema)
    db.close()
    with pytest.raises(IndexCorrupt, match="triggers or views"):
        synchronise([], theirs)


@pytest.mark.parametrize("name", ["generation-1/ledger.sqlite", "saved.sqlite"])
def test_journal_that_names_another_file_is_refused_and_deletes_nothing(
    theirs: Path, tmp_path: Path, name: str
) -> None:
    victim = tmp_path / "thesis.txt"
    victim.write_text("ten years of work")
    with Archive(theirs) as archive:
        archive.saved.save("bagdad", "bagdad")
        hot_journal(theirs / name, victim)
        with pytest.raises(sqlite3.DatabaseError, match="names a file that SQLite"):
            connect(theirs / name)
        for ask in (
            lambda: synchronise([], theirs),
            archive.saved.all,
            lambda: check(theirs),
            lambda: repair(theirs, mend=True),
        ):
            with suppress(SearchError):
                ask()
    assert victim.read_text() == "ten years of work"


def test_journal_of_an_interrupted_run_is_rolled_back(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    with closing(connect(file)) as db, db:
        db.execute("create table t (x)")
    script = (
        "import os, sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "db.execute('pragma cache_size = 1'); db.execute('begin');"
        "db.executemany('insert into t values (?)', [('x' * 3000,)] * 100); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, str(file)], check=True)
    assert Path(f"{file}-journal").exists()
    with closing(connect(file)) as db:
        assert db.execute("select count(*) from t").fetchone() == (0,)


@pytest.mark.parametrize("spell", ["{victim}", "../../thesis.txt", "..", "a/meta.json", ""])
def test_list_of_files_that_leads_out_of_the_index_deletes_nothing(
    indexed: Callable[[str, str], Path], tmp_path: Path, spell: str
) -> None:
    theirs = shutil.copytree(indexed("articles", "tantivy"), tmp_path / "theirs")
    victim = tmp_path / "thesis.txt"
    victim.write_text("ten years of work")
    [managed] = theirs.glob("generation-*/.managed.json")
    names = json.loads(managed.read_text())
    managed.write_text(json.dumps([*names, spell.format(victim=victim)]))
    assert "list of files" in refused(theirs)
    assert victim.read_text() == "ten years of work"


@pytest.mark.slow
@pytest.mark.parametrize("engine", EMBEDDED)
def test_hostile_indexes_of_every_kind_touch_nothing_outside(
    engine: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tally = Tally("hostile_indexes")
    with capsys.disabled():
        try_all(Options(len(MANNERS), 5, 0, (engine,), ""), engine, tally)
    assert tally.wrong == []
    assert tally.tries == len(MANNERS)


def test_connect_trusts_no_function_of_a_schema(tmp_path: Path) -> None:
    db = connect(tmp_path / "a.sqlite")
    assert db.execute("pragma trusted_schema").fetchone() == (0,)
    db.close()


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_damaged_index_is_reported_or_answers(theirs: Path, place: int) -> None:
    files = sorted(
        file
        for file in theirs.rglob("*")
        if file.suffix in {".idx", ".pos", ".term", ".fast", ".seg", ".toc"}
    )
    for file in files:
        data = bytearray(file.read_bytes())
        at = len(data) * place // 100
        data[at : at + 4] = b"\xff\x00\xff\x7f"
        file.write_bytes(data)
    with suppress(SearchError), Archive(theirs) as archive:  # any other error fails the test
        for text in ("bagdad", '"à Bagdad"', "", "gouv*"):
            archive.find(text, facets=True)


def test_damaged_index_is_made_again_from_its_articles(theirs: Path, tmp_path: Path) -> None:
    (theirs / "index.json").write_text('{"generation": "../x"}')
    report = synchronise([write_articles(tmp_path / "articles.jsonl")], theirs, today=TODAY)
    assert report.added
