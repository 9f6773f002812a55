"""Reasons of other programs are told in the words of the catalogues."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from index.messages import Message, catalogue
from index.messages.foreign import known_reason


def told(reason: str) -> tuple[str, str]:
    """Return a message with a reason, in English and in French."""
    message = Message.of("file-inaccessible", reason=reason)
    return catalogue("en").text(message), catalogue("fr").text(message)


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        (errno.ENOENT, "it does not exist", "il n’existe pas"),
        (errno.EISDIR, "it is a folder", "c’est un dossier"),
        (errno.EACCES, "access is denied", "l’accès est refusé"),
        (errno.ENOSPC, "the disk is full", "le disque est plein"),
        (errno.ECONNREFUSED, "nothing answers there", "rien ne répond à cette adresse"),
        (errno.EEXIST, "there is a file in its place", "un fichier occupe sa place"),
        (errno.EROFS, "the disk can only be read", "le disque est en lecture seule"),
    ],
)
def test_reasons_of_the_system_have_words_in_both_languages(
    number: int, english: str, french: str
) -> None:
    for reason in (os.strerror(number), str(OSError(number, os.strerror(number), "/a: b"))):
        in_english, in_french = told(reason)
        assert in_english.endswith(f"({english})")
        assert in_french.endswith(f"({french})")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[", "reason-json-value"),
        ("[1 2]", "reason-json-comma"),
        ('{"a" 1}', "reason-json-colon"),
        ("{a}", "reason-json-name"),
        ('"a', "reason-json-text-open"),
        ("1 2", "reason-json-more"),
        ('"\\x"', "reason-json-escape"),
        ('"a\nb"', "reason-json-control"),
    ],
)
def test_reasons_of_the_parser_of_json_are_known(text: str, code: str) -> None:
    with pytest.raises(json.JSONDecodeError) as error:
        json.loads(text)
    assert known_reason(str(error.value)) == Message(code)
    assert known_reason(error.value.msg) == Message(code)


def test_a_reason_of_the_parser_of_toml_keeps_its_place() -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as error:
        tomllib.loads("a = 1\nb = x")
    place = {"line": "2", "column": "5"}
    assert known_reason(str(error.value)) == Message("reason-at-place", place)


def test_a_reason_of_sqlite_is_known(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    file.write_text("no database at all" * 100, "utf-8")
    with closing(sqlite3.connect(file)) as db, pytest.raises(sqlite3.DatabaseError) as error:
        db.execute("select * from a")
    assert known_reason(str(error.value)) == Message("reason-no-database")


def test_an_unknown_reason_stays_as_it_is() -> None:
    assert told("the moon is full")[1].endswith("(the moon is full)")


@pytest.mark.parametrize(
    ("reason", "english", "french"),
    [
        ("timed out", "no answer came in time", "aucune réponse n’est venue à temps"),
        (
            "Connection unexpectedly closed: timed out",
            "no answer came in time",
            "aucune réponse n’est venue à temps",
        ),
        (
            "Connection unexpectedly closed",
            "it has ended the connection",
            "il a mis fin à la connexion",
        ),
        (
            "STARTTLS extension not supported by server.",
            "it offers no encryption",
            "il ne propose aucun chiffrement",
        ),
    ],
)
def test_reasons_of_servers_of_mails_have_words_in_both_languages(
    reason: str, english: str, french: str
) -> None:
    in_english, in_french = told(reason)
    assert in_english.endswith(f"({english})")
    assert in_french.endswith(f"({french})")
