"""Works in lockstep make what each makes by itself."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lockstep import Steps, at_once, in_lockstep
from index.readers.raw_article import RawArticle
from index.store.ledger import PlannedRead
from index.update import reading
from index.update.assembler import Assembler
from index.update.documents import document
from index.update.reading import WorkerOptions
from tests.support.articles import TODAY

TEXTS = [
    "La ministre Nadia Ferrand est à Lyon\n\nElle a déclaré : « Le pont de Zorval rouvrira. »",
    "Grève à la SNCF\n\nSelon Paul Durand, 20 % des trains roulent entre Paris et Tours.",
    "",
]


def work(number: int, steps: int, log: list[tuple[int, int]]) -> Steps[int]:
    for step in range(steps):
        log.append((step, number))
        yield
    if steps == 3:
        raise ValueError(number)
    return number


def test_lockstep_does_each_step_for_all_before_the_next() -> None:
    log: list[tuple[int, int]] = []
    assert list(in_lockstep([work(number, 2, log) for number in range(3)])) == [0, 1, 2]
    assert log == sorted(log)


@given(st.lists(st.integers(0, 4)))
def test_lockstep_yields_what_is_before_an_error_in_order(steps: list[int]) -> None:
    made: list[int] = []
    works = in_lockstep([work(number, count, []) for number, count in enumerate(steps)])
    if 3 in steps:
        with pytest.raises(ValueError, match=str(steps.index(3))):
            made.extend(works)
        assert made == list(range(steps.index(3)))
    else:
        assert list(works) == list(range(len(steps)))


def test_documents_made_in_lockstep_are_those_made_one_by_one() -> None:
    assembler = Assembler(TODAY)
    raws = [RawArticle(text, key=str(number)) for number, text in enumerate(TEXTS)]
    file: Any = SimpleNamespace(name="a.jsonl")
    documents, problems = at_once(reading._part_steps(raws, file, assembler))
    assert problems == ()
    assert documents == tuple(document(at_once(assembler.steps(raw, "a.jsonl"))) for raw in raws)


def test_files_read_in_lockstep_give_what_they_give_one_by_one(tmp_path: Path) -> None:
    contents = [text.encode() for text in TEXTS] + [
        b"\0\1\2" * 99,
        "Fin de la grève.".encode("latin-1"),
    ]
    files = []
    for number, content in enumerate(contents):
        name = f"{number}.txt"
        (tmp_path / name).write_bytes(content)
        files.append(PlannedRead(str(tmp_path), name, name, tmp_path / name, len(content)))
    files.append(PlannedRead(str(tmp_path), "gone.txt", "gone.txt", tmp_path / "gone.txt", 9))
    options = WorkerOptions(1, Assembler(TODAY))
    in_step = list(reading.process_batch(files, options))
    assert in_step == list(reading.process_apart(files, options))
    assert [result.file for result in in_step] == files


def test_error_in_an_article_keeps_the_documents_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    make_sketch = "index.update.documents.make_sketch"

    def fail_for_the_second(lemmas: str) -> tuple[int, ...]:
        if "train" in lemmas:
            raise RuntimeError
        return ()

    monkeypatch.setattr(make_sketch, fail_for_the_second)
    raws = [RawArticle(text, key=str(number)) for number, text in enumerate(TEXTS)]
    file: Any = SimpleNamespace(name="a.jsonl")
    documents, problems = at_once(reading._part_steps([*raws, *raws], file, Assembler(TODAY)))
    assert [made.id for made in documents] == ["a.jsonl#0"]
    assert len(problems) == 1


def test_error_in_a_file_keeps_the_documents_of_the_articles_before_it() -> None:
    def parts() -> Any:
        yield RawArticle(TEXTS[0])
        raise OSError

    file: Any = SimpleNamespace(name="a.txt")
    documents, problems = at_once(reading._part_steps(parts(), file, Assembler(TODAY)))
    assert [made.id for made in documents] == ["a.txt"]
    assert len(problems) == 1
