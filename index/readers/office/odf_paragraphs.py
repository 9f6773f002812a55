"""Read the text or the slides of an OpenDocument file as a stream of paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from index.lazy_pattern import lazy_pattern
from index.readers.office.odf_styles import OdfStyles
from index.readers.office.package import Package
from index.readers.office.table_rows import TableRows
from index.readers.office.xml_events import End, Event, Start, Text
from index.readers.paragraph import Paragraph

CONTENT = "content.xml"
_SKIPPED = frozenset(
    """
    alphabetical-index annotation bibliography desc event-listeners forms illustration-index notes note
    object-index ruby-text settings table-index table-of-content title-desc tracked-changes user-index
    """.split()  # noqa: SIM905
)
"""Elements whose text is no text of the document: notes, comments, deleted text, lists of headings."""

_PARAGRAPHS = frozenset(("p", "h"))
_MAX_LEVEL = 9
_MAX_SPACES = 100
_BLANKS = lazy_pattern(r"[ \t\r\n]+")


class _Open(Struct):
    """A paragraph that is being read.

    Attributes:
        level: The level of a heading; None for other paragraphs.
        begins_page: A page begins with it.
        pieces: The text so far.
        links: The addresses in it.
    """

    level: int | None
    begins_page: bool
    pieces: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def odf_paragraphs(package: Package) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text, or of the slides of a presentation, that have a text.

    Raises:
        UnreadableFile: The document breaks off, after the paragraphs before, or cannot be read.
    """
    reader = _ContentReader()
    for event in package.events(CONTENT):
        reader.feed(event)
        yield from reader.rows.take()


class _ContentReader:
    """Makes paragraphs of the events of a document.

    Attributes:
        rows: The paragraphs that are complete.
    """

    def __init__(self) -> None:
        self.rows = TableRows()
        self._styles = OdfStyles()
        self._open: list[_Open] = []
        self._skipped = 0
        self._in_body = False
        self._in_title = 0
        self._begins_page = False
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "a": self._add_link,
            "h": self._start_paragraph,
            "line-break": lambda _: self._add("\n"),
            "p": self._start_paragraph,
            "page": self._start_page,
            "frame": self._start_frame,
            "s": self._add_spaces,
            "tab": lambda _: self._add("\t"),
            "table-cell": lambda _: self.rows.start_cell(),
            "table-row": lambda _: self.rows.start_row(),
        }

    def feed(self, event: Event) -> None:
        """Read one event."""
        match event:
            case Text(text):
                if not self._skipped:
                    self._add(_BLANKS.sub(" ", text))
            case Start(name, attributes):
                self._start(name, attributes)
            case End(name):
                self._end(name)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipped or (self._in_body and name in _SKIPPED):
            self._skipped += 1
        elif name == "body":
            self._in_body = True
        elif not self._in_body:
            self._styles.start(name, attributes)
        elif name in self._starts:
            if name == "h":
                attributes = {"outline-level": "1", **attributes}
            self._starts[name](attributes)

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name in _PARAGRAPHS and self._open:
            self._end_paragraph(self._open.pop())
        elif name == "table-row" and self._in_body:
            self.rows.end_row()
        elif name == "frame":
            self._in_title = max(0, self._in_title - 1)

    def _add(self, text: str) -> None:
        if self._open:
            self._open[-1].pieces.append(text)

    def _start_paragraph(self, attributes: Mapping[str, str]) -> None:
        style = attributes.get("style-name", "")
        begins_page = self._begins_page or self._styles.begins_page(style)
        self._begins_page = False
        self._open.append(
            _Open(self._level(attributes.get("outline-level", ""), style), begins_page)
        )

    def _level(self, outline: str, style: str) -> int | None:
        if outline.isdecimal() and len(outline) <= 2:
            return min(max(int(outline), 1), _MAX_LEVEL)
        if self._in_title:
            return 1
        return 0 if self._styles.is_title(style) else None

    def _start_page(self, _: Mapping[str, str]) -> None:
        self._begins_page = True

    def _start_frame(self, attributes: Mapping[str, str]) -> None:
        if self._in_title or attributes.get("class") == "title":
            self._in_title += 1

    def _add_spaces(self, attributes: Mapping[str, str]) -> None:
        count = attributes.get("c", "1")
        is_number = count.isdecimal() and len(count) < 4
        self._add(" " * min(int(count) if is_number else 1, _MAX_SPACES))

    def _add_link(self, attributes: Mapping[str, str]) -> None:
        target = attributes.get("href", "")
        if self._open and target.startswith(("http:", "https:")):
            self._open[-1].links.append(target)

    def _end_paragraph(self, read: _Open) -> None:
        """Close a paragraph. One without text hands its page break on to the next."""
        text = "".join(read.pieces).strip()
        if not text:
            self._begins_page |= read.begins_page
            return
        links = tuple(dict.fromkeys(read.links))
        self.rows.add(Paragraph(text, read.level, read.begins_page, links))
