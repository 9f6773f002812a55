"""Tests of the checksums of rows and columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.store import seals

VALUES = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), st.text(), st.binary())
CHANGES = st.lists(
    st.tuples(st.sampled_from(["insert", "replace", "update", "delete"]), st.integers(0, 3), VALUES)
)
STATEMENTS = {
    "insert": "insert or ignore into words values (?1, ?2)",
    "replace": "insert or replace into words values (?1, ?2)",
    "update": "update words set value = ?2 where key = ?1",
    "delete": "delete from words where key = ?1 and ?2 is ?2",
}


def sealed() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute('create table words (key integer unique, "value" text)')
    db.execute("insert into words values (1, 'Mossoul')")
    seals.keep(db, "words")
    return db


@pytest.mark.slow
@given(CHANGES)
def test_every_way_to_change_rows_keeps_the_seal(
    changes: Sequence[tuple[str, int, object]],
) -> None:
    db = sealed()
    for kind, key, value in changes:
        db.execute(STATEMENTS[kind], (key, value))
        assert not list(seals.find_broken(db))


@pytest.mark.parametrize("value", ["'Mossoum'", "cast('Mossoul' as blob)", "null", "x'ff'"])
def test_another_value_breaks_the_seal(value: str) -> None:
    db = sealed()
    for name in ("insert", "update", "delete"):
        db.execute(f"drop trigger words_{name}")
    db.execute(f"update words set value = {value}")
    assert [message.code for message in seals.find_broken(db)] == ["database-content-changed"]


def test_a_lost_table_breaks_its_seals() -> None:
    db = sealed()
    db.execute("drop table words")
    assert len(list(seals.find_broken(db))) == 2


def test_a_column_of_another_name_breaks_the_seal() -> None:
    db = sealed()
    for name in ("insert", "update", "delete"):
        db.execute(f"drop trigger words_{name}")
    db.execute("alter table words rename column value to valve")
    assert len(list(seals.find_broken(db))) == 1


def test_damage_stays_visible_after_other_rows_change() -> None:
    db = sealed()
    db.execute("update seals set checksum = checksum + 1 where name = 'words'")
    db.execute("insert into words values (2, 'Tyr')")
    assert len(list(seals.find_broken(db))) == 1


def test_a_database_without_seals_has_none_broken() -> None:
    assert not list(seals.find_broken(sqlite3.connect(":memory:")))


def test_a_table_that_is_sealed_already_is_not_read_again(tmp_path: Path) -> None:
    file = tmp_path / "words.sqlite"
    for is_sealed in (False, True):
        statements: list[str] = []
        with closing(sqlite3.connect(file)) as db:
            db.execute("create table if not exists words (key integer unique, value text)")
            db.set_trace_callback(statements.append)
            seals.keep(db, "words")
        assert any('from "words"' in statement for statement in statements) != is_sealed
