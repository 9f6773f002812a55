"""Alerts in a file of Atom, as a real parser of XML reads it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace

from index.errors import InputError
from search.alerts import feed_file
from search.alerts.alert import Alert
from search.alerts.feed_file import FeedFile
from tests.search.alerts.test_mail import HIT

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def alert(*ids: str, name: str = "veille", **fields: Any) -> Alert:
    hits = tuple(replace(HIT, id=id, title=f"Titre {id}", **fields) for id in ids)
    return Alert(name, "accord", hits, "fr")


def read(file: Path) -> Any:
    return etree.fromstring(file.read_bytes())


def found(file: Path, path: str) -> list[str]:
    return [str(each) for each in read(file).xpath(path, namespaces=ATOM)]


def test_a_feed_has_all_that_atom_asks_for(tmp_path: Path) -> None:
    file = tmp_path / "nouveau.atom"
    FeedFile(file).send(alert("a", "b", date=date(2019, 3, 2)))
    for name in ("id", "title", "updated"):
        assert len(found(file, f"/a:feed/a:{name}/text()")) == 1
        assert len(found(file, f"//a:entry/a:{name}/text()")) == 2
    assert found(file, "//a:entry/a:author/a:name/text()") == ["Gazette"] * 2
    assert found(file, "//a:entry/a:link/@href") == [HIT.url] * 2
    assert len(set(found(file, "//a:id/text()"))) == 3
    moments = map(datetime.fromisoformat, found(file, "//a:updated/text()"))
    assert all(moment.tzinfo for moment in moments)


def test_newer_entries_come_first_and_none_twice(tmp_path: Path) -> None:
    file = tmp_path / "nouveau.atom"
    FeedFile(file).send(alert("a"))
    FeedFile(file).send(alert("b", "a"))
    FeedFile(file).send(alert("a", name="autre"))
    assert found(file, "//a:entry/a:title/text()") == ["Titre a", "Titre b", "Titre a"]
    assert found(file, "//a:entry/a:category/@term") == ["autre", "veille", "veille"]


def test_old_entries_make_room_and_new_ones_never(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_file, "MAX_ENTRIES", 2)
    file = tmp_path / "nouveau.atom"
    FeedFile(file).send(alert("a", "b"))
    FeedFile(file).send(alert("c"))
    assert found(file, "//a:entry/a:title/text()") == ["Titre c", "Titre a"]
    FeedFile(file).send(alert("d", "e", "f"))
    assert found(file, "//a:entry/a:title/text()") == ["Titre d", "Titre e", "Titre f"]


def test_hostile_texts_and_addresses_stay_texts(tmp_path: Path) -> None:
    file = tmp_path / "nouveau.atom"
    hostile = "<b>&\0\x1b\ufffe]]>\ud800"
    FeedFile(file).send(alert("a", name=hostile, source=hostile, url="javascript:alert(1)"))
    FeedFile(file).send(alert("b"))
    assert found(file, "//a:entry[2]/a:link") == []
    assert len(found(file, "//a:entry")) == 2
    assert found(file, "//a:entry[2]/a:author/a:name/text()")[0].startswith("<b>&")


def test_an_article_whose_address_cannot_be_read_has_no_link(tmp_path: Path) -> None:
    file = tmp_path / "nouveau.atom"
    FeedFile(file).send(alert("a", url="https://[journal.example/1"))
    assert found(file, "//a:entry/a:title/text()") == ["Titre a"]
    assert found(file, "//a:entry/a:link") == []


@pytest.mark.parametrize(
    "content", [b"", b"Mes notes", b"<feed/>", b"<!DOCTYPE x><feed/>", b"<a xmlns='b'>"]
)
def test_a_file_that_is_no_feed_of_ours_is_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.xml"
    file.write_bytes(content)
    with pytest.raises(InputError) as error:
        FeedFile(file).send(alert("a"))
    assert error.value.message.code == "alert-feed-foreign"
    assert file.read_bytes() == content


def test_a_file_without_an_end_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "grand.atom"
    file.write_bytes(b"x" * 101)
    monkeypatch.setattr("search.alerts.feed_file.MAX_BYTES", 100)
    with pytest.raises(InputError, match="large"):
        FeedFile(file).send(alert("a"))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        FeedFile(tmp_path / "absent" / "nouveau.atom").send(alert("a"))
    assert error.value.message.code == "alert-feed-unusable"
