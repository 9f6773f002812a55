"""Read a Word document as a stream of paragraphs.

Deleted text, field instructions, comments, headers, footers and notes are left out: they stand in
other elements or other files than the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from index.lazy_pattern import lazy_pattern
from index.readers.office.docx_styles import Style, Styles
from index.readers.office.package import Package
from index.readers.office.table_rows import TableRows
from index.readers.office.xml_events import End, Event, Start, Text
from index.readers.paragraph import Paragraph

_DOCUMENT = "word/document.xml"
_SKIPPED = frozenset(
    "del moveFrom Fallback pPrChange rPrChange sectPrChange tblPrChange rt".split()  # noqa: SIM905
)
"""Elements whose content is deleted, an older form of what stands beside it, or a pronunciation."""

_CONTENTS = "Table of Contents"
"""The kind of block in which Word puts a table of contents."""

_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_LINK_FIELD = lazy_pattern(r'\bHYPERLINK\s+"(?P<url>https?://[^"]{1,2000})"')
_OFF = frozenset(("0", "false", "off"))


class _Open(Struct):
    """A paragraph that is being read.

    Attributes:
        pieces: The text so far.
        style_id: The id of its style.
        outline: The outline level that it has itself.
        begins_page: A page begins with it.
        ends_section: A section ends with it.
        has_break: A page break stands in it.
        links: The addresses in it.
    """

    pieces: list[str] = field(default_factory=list)
    style_id: str = ""
    outline: str = ""
    begins_page: bool = False
    ends_section: bool = False
    has_break: bool = False
    links: list[str] = field(default_factory=list)


def docx_paragraphs(package: Package) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document that have a text, without its table of contents.

    Raises:
        UnreadableFile: The document breaks off, after the paragraphs before, or cannot be read.
    """
    main = _main_part(package)
    targets = package.targets(main)
    links = {key: target for key, (kind, target) in targets.items() if kind == "hyperlink"}
    style_parts = [target for kind, target in targets.values() if kind == "styles"]
    has_styles = bool(style_parts) and style_parts[0] in package
    styles = Styles(package.events(style_parts[0]) if has_styles else ())
    reader = _BodyReader(styles, links)
    for event in package.events(main):
        reader.feed(event)
        yield from reader.take()


def _main_part(package: Package) -> str:
    """Return the name of the part with the text."""
    for kind, target in package.targets("").values():
        if kind == "officeDocument":
            return target
    return _DOCUMENT


class _BodyReader:
    """Makes paragraphs of the events of a document."""

    def __init__(self, styles: Styles, links: Mapping[str, str]) -> None:
        self._styles = styles
        self._links = links
        self._rows = TableRows()
        self._open: list[_Open] = []
        self._blocks: list[bool] = []
        self._skipped = 0
        self._runs = 0
        self._taken = ""
        self._begins_page = False
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "p": self._start_paragraph,
            "pStyle": self._set_style,
            "outlineLvl": self._set_outline,
            "pageBreakBefore": self._set_page,
            "sectPr": self._set_section,
            "br": self._add_break,
            "hyperlink": self._add_link,
            "tr": lambda _: self._rows.start_row(),
            "tc": lambda _: self._rows.start_cell(),
            "docPartGallery": self._set_gallery,
        }
        self._ends: Mapping[str, Callable[[], None]] = {
            "p": self._end_paragraph,
            "tr": self._rows.end_row,
        }

    def take(self) -> list[Paragraph]:
        """Return the paragraphs that are complete, once."""
        return self._rows.take()

    def feed(self, event: Event) -> None:
        """Read one event."""
        match event:
            case Text(text):
                self._text(text)
            case Start(name, attributes):
                self._start(name, attributes)
            case End(name):
                self._end(name)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
        elif name == "r":
            self._runs += 1
        elif name in {"t", "instrText"}:
            self._taken = name
        elif name == "sdt":
            self._blocks.append(False)
        elif name in self._starts:
            self._starts[name](attributes)
        elif name in _CHARACTERS and self._runs and self._open:
            self._open[-1].pieces.append(_CHARACTERS[name])

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "r":
            self._runs -= 1
        elif name in {"t", "instrText"}:
            self._taken = ""
        elif name == "sdt":
            self._blocks.pop()
        elif name in self._ends:
            self._ends[name]()

    def _text(self, text: str) -> None:
        if not self._open or self._skipped:
            return
        if self._taken == "t":
            self._open[-1].pieces.append(text)
        elif self._taken == "instrText":
            link = _LINK_FIELD.search(text)
            if link:
                self._open[-1].links.append(link["url"])

    def _start_paragraph(self, _: Mapping[str, str]) -> None:
        self._open.append(_Open())

    def _set_style(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].style_id = attributes.get("val", "")

    def _set_outline(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].outline = attributes.get("val", "")

    def _set_page(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].begins_page = attributes.get("val", "") not in _OFF

    def _set_section(self, _: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].ends_section = True

    def _add_break(self, attributes: Mapping[str, str]) -> None:
        if not self._open:
            return
        paragraph = self._open[-1]
        if attributes.get("type") != "page":
            paragraph.pieces.append("\n")
        elif any(piece.strip() for piece in paragraph.pieces):
            paragraph.has_break = True
            paragraph.pieces.append("\n")
        else:
            paragraph.begins_page = True

    def _add_link(self, attributes: Mapping[str, str]) -> None:
        target = self._links.get(attributes.get("id", ""), "")
        if self._open and target.startswith(("http:", "https:")):
            self._open[-1].links.append(target)

    def _set_gallery(self, attributes: Mapping[str, str]) -> None:
        if self._blocks and attributes.get("val") == _CONTENTS:
            self._blocks[-1] = True

    def _end_paragraph(self) -> None:
        """Close a paragraph. One without text hands its breaks on to the next."""
        if not self._open:
            return
        read = self._open.pop()
        text = "".join(read.pieces).strip()
        is_contents = any(self._blocks) or self._styles.is_contents(read.style_id)
        self._begins_page |= read.begins_page or self._styles.begins_page(read.style_id)
        if text and not is_contents:
            self._rows.add(
                Paragraph(
                    text,
                    level=self._level(read),
                    begins_page=self._begins_page,
                    links=tuple(dict.fromkeys(read.links)),
                )
            )
            self._begins_page = False
        self._begins_page |= read.has_break or read.ends_section

    def _level(self, read: _Open) -> int | None:
        own = Style()
        own.set_outline(read.outline)
        if own.level is not None or own.is_body:
            return own.level
        return self._styles.level(read.style_id)
