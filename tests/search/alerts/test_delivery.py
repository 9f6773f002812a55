"""New articles go to every place once, and none is lost where sending fails."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from index.engines.base import EMBEDDED
from index.errors import IndexBusy, InputError
from index.messages import Message
from search import Archive
from search.alerts import delivery as delivery_module
from search.alerts.alert import Alert
from tests.support.indexed_folder import IndexedFolder
from tests.support.saved_articles import article


class Box:
    """A place that keeps what it is sent.

    Attributes:
        ids: The ids of the articles of each alert.
        failures: The number of alerts that it refuses first.
    """

    def __init__(self, label: str, most: int | None = None, failures: int = 0) -> None:
        self.label = label
        self.most = most
        self.failures = failures
        self.ids: list[list[str]] = []

    def send(self, alert: Alert) -> None:
        if self.failures:
            self.failures -= 1
            raise InputError("mail-unsent", server=self.label, reason="451")
        self.ids.append([hit.id for hit in alert.hits])


@pytest.fixture(scope="module", params=EMBEDDED)
def indexed_once(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with a saved query, for which three articles are new."""
    folder = IndexedFolder.empty(tmp_path_factory.mktemp("alertes"), request.param)
    folder.put({"a.jsonl": [article(1)]})
    folder.run()
    with Archive(folder.location) as opened:
        opened.saved.save("veille", "accord")
    folder.put({"b.jsonl": [article(number) for number in (50, 51, 52)]})
    folder.run()
    return folder.location


@pytest.fixture
def archive(indexed_once: Path, tmp_path: Path) -> Iterator[Archive]:
    with Archive(shutil.copytree(indexed_once, tmp_path / "index")) as opened:
        yield opened


def numbers(box: Box) -> list[int]:
    """Return how many articles each alert had."""
    return list(map(len, box.ids))


def test_each_article_goes_to_every_place_once(archive: Archive) -> None:
    boxes = [Box("a"), Box("b", most=2)]
    done = archive.deliver("veille", boxes)
    assert (done.total, done.sent, done.failures) == (3, {"a": 3, "b": 3}, {})
    assert [numbers(box) for box in boxes] == [[3], [2, 1]]
    assert archive.saved.peek("veille").total == 0
    assert archive.deliver("veille", boxes).sent == {"a": 0, "b": 0}
    assert [numbers(box) for box in boxes] == [[3], [2, 1]]


def test_what_cannot_be_sent_stays_new_and_goes_only_to_where_it_is_missing(
    archive: Archive,
) -> None:
    good, bad = Box("good"), Box("bad", failures=1)
    done = archive.deliver("veille", [bad, good])
    assert done.sent == {"bad": 0, "good": 3}
    assert done.failures == {"bad": Message.of("mail-unsent", server="bad", reason="451")}
    assert archive.saved.peek("veille").total == 3
    assert archive.deliver("veille", [bad, good]).failures == {}
    assert (numbers(bad), numbers(good)) == ([3], [3])
    assert archive.saved.peek("veille").total == 0


def test_parts_that_were_sent_before_a_failure_are_not_sent_again(archive: Archive) -> None:
    class FailsSecondly(Box):
        def send(self, alert: Alert) -> None:
            self.failures = len(self.ids) == 1 and not self.has_failed
            self.has_failed = self.has_failed or bool(self.failures)
            super().send(alert)

        has_failed = False

    box = FailsSecondly("box", most=2)
    assert archive.deliver("veille", [box]).sent == {"box": 2}
    assert archive.deliver("veille", [box]).sent == {"box": 1}
    assert [len(part) for part in box.ids] == [2, 1]
    assert set(box.ids[0]).isdisjoint(box.ids[1])


def test_an_end_between_sending_and_noting_sends_again_and_loses_none(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Box("box")
    with monkeypatch.context() as patched:

        def end(*_: object) -> None:
            raise KeyboardInterrupt

        patched.setattr("search.saved.saved_queries.SavedQueries.note_delivery", end)
        with pytest.raises(KeyboardInterrupt):
            archive.deliver("veille", [box])
    assert archive.deliver("veille", [box]).sent == {"box": 3}
    assert box.ids[0] == box.ids[1]
    assert archive.deliver("veille", [box]).total == 0


def test_two_runs_at_once_do_not_send_the_same(archive: Archive) -> None:
    box = Box("box")
    with FileLock(archive.location / delivery_module._LOCK), pytest.raises(IndexBusy):
        archive.deliver("veille", [box])
    assert box.ids == []
