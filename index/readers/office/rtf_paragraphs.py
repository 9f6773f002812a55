r"""Read RTF as paragraphs (Rich Text Format Specification 1.9.1, Microsoft).

Groups in braces have properties, which end with the group. Letters stand in the encoding of their
font, or as `\u233?` with as many characters behind them as programs without Unicode shall show.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.office.rtf_encodings import encoding_of_charset, encoding_of_page
from index.readers.paragraph import Paragraph

_TOKEN = lazy_pattern(
    r"""
    \\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})?[ ]?
    | \\'(?P<hex>[0-9A-Fa-f]{2})
    | \\(?P<symbol>.)
    | (?P<brace>[{}])
    | (?P<text>[^\\{}\r\n]+)
    | [\r\n]+
    | \\
    """,
    re.VERBOSE | re.DOTALL,
)

_SKIPPED = frozenset(
    """
    author category colortbl comment company creatim doccomm falt filetbl footer footerf footerl footerr footnote
    ftncn ftnsep ftnsepc header headerf headerl headerr info keywords listtext nonshppict object operator panose pict pntext
    printim private revtim rxe stylesheet subject tc tcn title txe xe
    """.split()  # noqa: SIM905
)
r"""Groups whose text is not that of the document. Most others of this kind begin with `\*`."""

_CHARACTERS = {
    "bullet": "•", "cell": "\t", "emdash": "—", "emspace": " ", "endash": "–", "enspace": " ",
    "ldblquote": "“", "line": "\n", "lquote": "‘", "nestcell": "\t", "qmspace": " ",
    "rdblquote": "”", "rquote": "’", "softline": "\n", "tab": "\t",
}  # fmt: skip
_SYMBOLS = {"~": "\xa0", "_": "-", "{": "{", "}": "}", "\\": "\\"}
_PARAGRAPH_ENDS = frozenset(("par", "row", "nestrow", "sect", "page"))

_MAX_DEPTH = 10_000
"""Groups within groups."""

_MAX_LEVEL = 8
"""The last outline level of a heading, counted from 0. The next one is that of a text."""

_BLANKS = lazy_pattern(r"(?<![ \xa0])[ \xa0]*+\t[ \xa0\t]*")
_UNPRINTABLE = lazy_pattern(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LINK_FIELD = lazy_pattern(r'\bHYPERLINK\s+"(?P<url>https?://[^"]{1,2000})"')


class _State(Struct, frozen=True):
    """The properties of a group.

    Attributes:
        is_skipped: Its text is not that of the document.
        is_command: Its text is the instruction of a field.
        is_font_table: It lists the fonts.
        is_deleted: Its text was deleted.
        font: The number of the font.
        unicode_skip: Characters after one that is given in Unicode.
        level: The level of a heading; None for other paragraphs.
    """

    is_skipped: bool = False
    is_command: bool = False
    is_font_table: bool = False
    is_deleted: bool = False
    font: str = ""
    unicode_skip: int = 1
    level: int | None = None


def rtf_paragraphs(data: bytes) -> Iterator[Paragraph]:
    """Yield the paragraphs of an RTF file that have a text.

    Raises:
        UnreadableFile: It is no RTF.
    """
    written = data.decode("latin-1")
    if not written.lstrip("\xef\xbb\xbf \t\r\n").startswith("{\\rtf"):
        raise UnreadableFile("rtf-broken")
    reader = _RtfReader()
    position = 0
    while token := _TOKEN.match(written, position):
        position = token.end() + reader.read(token)
        if reader.finished:
            yield from reader.finished
            reader.finished.clear()
    reader.end_paragraph()
    yield from reader.finished


class _RtfReader:
    """Makes paragraphs of the tokens of a file.

    Attributes:
        finished: The paragraphs that are complete.
    """

    def __init__(self) -> None:
        self.finished: list[Paragraph] = []
        self._state = _State()
        self._outer: list[_State] = []
        self._encoding = "cp1252"
        self._fonts: dict[str, str] = {}
        self._pieces: list[str] = []
        self._bytes = bytearray()
        self._command: list[str] = []
        self._links: list[str] = []
        self._level: int | None = None
        self._to_skip = 0
        self._begins_page = False
        self._words: Mapping[str, Callable[[str], None]] = {
            "ansicpg": self._set_page_of_codes,
            "deff": self._set_font,
            "deleted": self._set_deleted,
            "f": self._set_font,
            "fcharset": self._set_charset,
            "fldinst": self._start_command,
            "fonttbl": self._start_fonts,
            "htmlrtf": self._set_deleted,  # what Outlook writes for programs without HTML
            "outlinelevel": self._set_level,
            "pagebb": self._start_page,
            "pard": self._reset_paragraph,
            "plain": self._reset_text,
            "u": self._add_unicode,
            "uc": self._set_unicode_skip,
        }

    def read(self, token: re.Match[str]) -> int:
        """Read a token, and return how many bytes after it are no RTF."""
        kind = token.lastgroup
        if kind == "text":
            self._add_bytes(token["text"])
        elif kind == "hex":
            self._add_bytes(chr(int(token["hex"], 16)))
        elif kind == "brace":
            self._nest(is_opening=token["brace"] == "{")
        elif kind == "symbol":
            self._symbol(token["symbol"])
        elif kind in {"word", "number"}:
            return self._word(token["word"], token["number"] or "")
        return 0

    def end_paragraph(self) -> None:
        """Close a paragraph. One without text hands its breaks on to the next."""
        self._flush()
        text = _paired("".join(self._pieces))
        self._pieces.clear()
        text = _BLANKS.sub("\t", _UNPRINTABLE.sub("", text)).strip()
        if text:
            links = tuple(dict.fromkeys(self._links))
            self.finished.append(Paragraph(text, self._level, self._begins_page, links))
            self._begins_page = False
            self._links.clear()

    @property
    def _is_shown(self) -> bool:
        state = self._state
        return not (state.is_skipped or state.is_command or state.is_deleted)

    def _nest(self, *, is_opening: bool) -> None:
        self._flush()
        self._to_skip = 0
        if is_opening:
            if len(self._outer) > _MAX_DEPTH:
                raise UnreadableFile("rtf-broken")
            self._outer.append(self._state)
            return
        if self._state.is_command:
            self._end_command()
        if self._outer:
            self._state = self._outer.pop()

    def _symbol(self, symbol: str) -> None:
        self._flush()
        if symbol == "*":
            self._state = replace(self._state, is_skipped=True)
        elif symbol in "\r\n" and self._is_shown:
            self.end_paragraph()
        elif symbol in _SYMBOLS and self._is_shown:
            self._add(_SYMBOLS[symbol])

    def _word(self, word: str, number: str) -> int:
        self._flush()
        if word != "u":
            self._to_skip = 0
        if word == "bin":
            return max(0, int(number or "0"))
        if word in self._words:
            self._words[word](number)
        elif word in _SKIPPED:
            self._state = replace(self._state, is_skipped=True)
        elif word in _CHARACTERS:
            if self._is_shown:
                self._add(_CHARACTERS[word])
        elif word in _PARAGRAPH_ENDS and self._is_shown:
            self.end_paragraph()
            self._begins_page |= word in {"page", "sect"}
        return 0

    def _add_bytes(self, characters: str) -> None:
        skipped = min(self._to_skip, len(characters))
        self._to_skip -= skipped
        if self._state.is_command:
            self._command.append(characters[skipped:])
        elif self._is_shown:
            self._bytes += characters[skipped:].encode("latin-1")

    def _flush(self) -> None:
        """Decode the bytes that were collected in one font."""
        if self._bytes:
            encoding = self._fonts.get(self._state.font, self._encoding)
            text = self._bytes.decode(encoding, "replace")
            self._bytes.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        if not self._pieces:
            self._level = self._state.level
        self._pieces.append(text)

    def _add_unicode(self, number: str) -> None:
        if self._is_shown and number:
            self._add(chr(int(number) & 0xFFFF))
        self._to_skip = self._state.unicode_skip

    def _set_unicode_skip(self, number: str) -> None:
        self._state = replace(self._state, unicode_skip=max(0, int(number or "1")))

    def _set_page_of_codes(self, number: str) -> None:
        self._encoding = encoding_of_page(number)

    def _start_fonts(self, _: str) -> None:
        self._state = replace(self._state, is_font_table=True, is_skipped=True)

    def _set_font(self, number: str) -> None:
        self._state = replace(self._state, font=number)

    def _set_charset(self, number: str) -> None:
        encoding = encoding_of_charset(number)
        if self._state.is_font_table and encoding:
            self._fonts[self._state.font] = encoding

    def _set_deleted(self, number: str) -> None:
        self._state = replace(self._state, is_deleted=number != "0")

    def _reset_text(self, _: str) -> None:
        self._state = replace(self._state, is_deleted=False)

    def _reset_paragraph(self, _: str) -> None:
        self._state = replace(self._state, level=None)

    def _set_level(self, number: str) -> None:
        is_heading = number != "" and 0 <= int(number) <= _MAX_LEVEL
        self._state = replace(self._state, level=int(number) + 1 if is_heading else None)

    def _start_page(self, _: str) -> None:
        self._begins_page |= self._is_shown

    def _start_command(self, _: str) -> None:
        self._state = replace(self._state, is_command=True)

    def _end_command(self) -> None:
        link = _LINK_FIELD.search("".join(self._command))
        if link:
            self._links.append(link["url"])
            self._command.clear()
        elif self._outer and not self._outer[-1].is_command:
            self._command.clear()


def _paired(text: str) -> str:
    """Return a text in which the halves of a character beyond U+FFFF are joined."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
