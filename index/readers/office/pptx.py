"""Read PowerPoint presentations: an article a slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from index.readers.material import Material
from index.readers.office.package import Package, open_package
from index.readers.office.presentations import slide_articles
from index.readers.office.table_rows import TableRows
from index.readers.office.xml_events import End, Event, Start, Text
from index.readers.paragraph import Paragraph
from index.readers.raw_article import Problem, RawArticle

_PRESENTATION = "ppt/presentation.xml"
_TITLES = frozenset(("title", "ctrTitle"))
_LEFT_OUT = frozenset(("dt", "ftr", "hdr", "sldNum"))
"""Kinds of shapes that hold the day, the foot, the head or the number of a slide."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a presentation, and a problem if it breaks off.

    Raises:
        UnreadableFile: It is damaged, or has no text.
    """
    with open_package(material) as package:
        yield from slide_articles(_paragraphs(package))


def _paragraphs(package: Package) -> Iterator[Paragraph]:
    """Yield the paragraphs of all slides; the title of a slide comes first and begins a page."""
    for slide in _slides(package):
        links = {key: target for key, (_, target) in package.targets(slide).items()}
        reader = _SlideReader(links)
        paragraphs: list[Paragraph] = []
        for event in package.events(slide):
            reader.feed(event)
            paragraphs += reader.rows.take()
        paragraphs.sort(key=lambda paragraph: paragraph.level is None)
        for index, paragraph in enumerate(paragraphs):
            yield replace(paragraph, level=None, begins_page=index == 0)


def _slides(package: Package) -> Iterator[str]:
    """Yield the names of the slides in their order."""
    targets = package.targets(_PRESENTATION)
    for event in package.events(_PRESENTATION):
        if isinstance(event, Start) and event.name == "sldId":
            for key in event.attributes.values():
                kind, target = targets.get(key, ("", ""))
                if kind == "slide" and target in package:
                    yield target


class _SlideReader:
    """Makes paragraphs of the events of a slide.

    Attributes:
        rows: The paragraphs that are complete; those of the title have a level.
    """

    def __init__(self, links: Mapping[str, str]) -> None:
        self.rows = TableRows()
        self._links = links
        self._kind = ""
        self._pieces: list[str] = []
        self._addresses: list[str] = []
        self._takes_text = False

    def feed(self, event: Event) -> None:
        """Read one event."""
        match event:
            case Text(text):
                if self._takes_text:
                    self._pieces.append(text)
            case Start(name, attributes):
                self._start(name, attributes)
            case End(name):
                self._end(name)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "sp" | "graphicFrame":
                self._kind = ""
            case "ph":
                self._kind = attributes.get("type", "")
            case "t":
                self._takes_text = self._kind not in _LEFT_OUT
            case "br":
                self._pieces.append("\n")
            case "hlinkClick":
                self._addresses.append(self._links.get(attributes.get("id", ""), ""))
            case "tr":
                self.rows.start_row()
            case "tc":
                self.rows.start_cell()

    def _end(self, name: str) -> None:
        if name == "t":
            self._takes_text = False
        elif name == "tr":
            self.rows.end_row()
        elif name == "p":
            text = "".join(self._pieces).strip()
            addresses = (url for url in self._addresses if url.startswith(("http:", "https:")))
            if text:
                level = 1 if self._kind in _TITLES else None
                self.rows.add(Paragraph(text, level, links=tuple(dict.fromkeys(addresses))))
            self._pieces.clear()
            self._addresses.clear()
