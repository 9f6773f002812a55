"""Recoll is made and asked by its commands, for which stand-ins do here where it is not installed."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from bench import recoll
from bench.speed.indexing import RECOLL, builders
from bench.texts import Text

TEXTS = (
    Text("barrage-1", "Le barrage de Valmont", "La rivière monte depuis hier."),
    Text("crue-2", "", "Une crue a fermé le pont de Valmont."),
)
INDEXER = """\
#!{python}
import pathlib, re, sys
_, option, settings = sys.argv
assert option == "-c"
lines = pathlib.Path(settings, "recoll.conf").read_text("utf-8").splitlines()
values = dict(line.split(" = ", 1) for line in lines)
assert values["indexstemminglanguages"] == "french"
files = sorted(map(str, pathlib.Path(values["topdirs"].strip('"')).rglob("*.txt")))
if not files:
    sys.exit(1)
pathlib.Path(values["dbdir"], "files").write_text("\\n".join(files), "utf-8")
"""
ASKER = """\
#!{python}
import pathlib, sys
*options, words = sys.argv[1:]
assert options[2:] == ["-s", "french", "-n", "10", "-o"], options
settings = pathlib.Path(options[1])
index = settings.with_name(settings.name.removesuffix(" settings")) / "files"
print("Recoll query: Query(" + words + ")")
print("results")
for file in index.read_text("utf-8").splitlines():
    text = pathlib.Path(file).read_text("utf-8").lower()
    if any(word.lower() in text for word in words.split()):
        name = file.rpartition("/")[2]
        print("text/plain", f"[file://{{file}}]", f"[{{name}}]", 64, "bytes", "", sep="\\t")
"""


@pytest.fixture
def stand_ins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put stand-ins for the commands on the PATH."""
    folder = tmp_path / "commands"
    folder.mkdir()
    for name, program in ((recoll.INDEXER, INDEXER), (recoll.ASKER, ASKER)):
        command = folder / name
        command.write_text(program.format(python=sys.executable), "utf-8")
        command.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are scripts")
@pytest.mark.usefixtures("stand_ins")
def test_texts_are_found_by_any_of_the_words_of_a_query(tmp_path: Path) -> None:
    assert recoll.is_installed()
    location = tmp_path / "made by Recoll"  # the name of a folder may have spaces
    location.mkdir()
    recoll.index_texts(TEXTS, location)
    assert recoll.find(location, "Valmont") == ["barrage-1", "crue-2"]
    assert recoll.find(location, '"crue" -(séisme)') == ["crue-2"]
    assert recoll.find(location, "séisme") == []
    assert [path.name for path in location.iterdir()] == ["files"]  # texts count for no index


@pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are scripts")
@pytest.mark.usefixtures("stand_ins")
def test_a_failure_of_recoll_is_one_of_the_benchmark(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    recoll.settings_folder(tmp_path / "empty").mkdir()
    with pytest.raises(CalledProcessError):
        recoll.index_texts((), tmp_path / "empty")


def test_it_is_left_out_where_one_of_its_commands_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not recoll.is_installed()
    assert RECOLL not in builders(Path("news.jsonl"), slow=True)
