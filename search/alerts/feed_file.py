"""Keep alerts in a file of Atom (RFC 4287), which feed readers follow."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from index.durable_file import replacing
from index.errors import InputError
from index.messages import Message, catalogue
from search.alerts.alert import Alert, permanent_name
from search.bounded_file import read_at_most
from search.results import Hit
from search.web_addresses import web_address
from search.xml_text import xml_text

MAX_ENTRIES = 500
"""Entries that a feed keeps, unless more are new at once. Readers come back before that."""
MAX_BYTES = 64 << 20
"""Bytes of a file that may be a feed of ours."""

_ATOM = "http://www.w3.org/2005/Atom"
_GENERATOR = "kiosque-search"
"""The program that a feed of ours names, by which it is told from other files."""
ET.register_namespace("", _ATOM)


class FeedFile(Struct, frozen=True):
    """A file of Atom.

    Attributes:
        file: The file. The first alert makes it.
    """

    file: Path

    @property
    def label(self) -> str:
        """The file by its whole path."""
        return f"atom:{self.file.absolute()}"

    @property
    def most(self) -> int | None:
        """A feed takes any number of articles."""
        return None

    def send(self, alert: Alert) -> None:
        """Put an alert before the older entries. The file is replaced as a whole or not at all.

        An article that is there already is not put there again for the same query.

        Raises:
            InputError: The file cannot be written, or is no feed of this program.
        """
        try:
            older = list(self._entries())
            known = {each.findtext(_name("id")) for each in older}
            newer = [entry for entry in self._new_entries(alert) if entry[0].text not in known]
            self._write(alert, [*newer, *older[: max(MAX_ENTRIES - len(newer), 0)]])
        except OSError as error:
            reason = error.strerror or str(error)
            raise InputError("alert-feed-unusable", path=str(self.file), reason=reason) from error

    def _entries(self) -> Iterator[ET.Element]:
        """Yield the entries of the file; none if it is not there yet.

        Raises:
            InputError: It is no feed of this program.
        """
        if not self.file.exists():
            return
        content = read_at_most(self.file, MAX_BYTES)
        may_grow = b"<!DOCTYPE" in content  # without it, a file has no entities
        try:
            feed = ET.Element("none") if may_grow else ET.fromstring(content)  # noqa: S314
        except ET.ParseError:
            feed = ET.Element("none")
        if feed.findtext(_name("generator")) != _GENERATOR:
            raise InputError("alert-feed-foreign", path=str(self.file))
        yield from feed.findall(_name("entry"))

    def _write(self, alert: Alert, entries: list[ET.Element]) -> None:
        """Write a feed beside the file, and then put it in its place."""
        words = catalogue(alert.language)
        feed = ET.Element(_name("feed"))
        _add(feed, "id", permanent_name(self.label))
        _add(feed, "title", words.text(Message("alert-feed-title")))
        _add(feed, "updated", _now())
        _add(feed, "generator", _GENERATOR)
        feed.extend(entries)
        ET.indent(feed)
        unfinished = self.file.with_name(f"{self.file.name}.part")
        # what counts as seen must not be lost with the power
        with replacing(self.file, unfinished) as stream:
            ET.ElementTree(feed).write(stream, "utf-8", xml_declaration=True)

    def _new_entries(self, alert: Alert) -> Iterator[ET.Element]:
        now = _now()
        for hit in alert.hits:
            yield _entry(alert, hit, now)


def _entry(alert: Alert, hit: Hit, now: str) -> ET.Element:
    """Return the entry of an article; its id comes first."""
    entry = ET.Element(_name("entry"))
    _add(entry, "id", permanent_name(alert.name, hit.id))
    _add(entry, "title", hit.title)
    _add(entry, "updated", now)
    author = ET.SubElement(entry, _name("author"))
    _add(author, "name", hit.source or "?")
    address = xml_text(web_address(hit.url))
    if address:
        ET.SubElement(entry, _name("link"), rel="alternate", href=address)
    ET.SubElement(entry, _name("category"), term=xml_text(alert.name))
    _add(entry, "summary", " … ".join(snippet.text for snippet in hit.snippets) or hit.id)
    return entry


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, _name(name)).text = xml_text(text)


def _name(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
