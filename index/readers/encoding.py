"""Bytes of a text file to characters, whatever French newsrooms saved them with."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from index.errors import UnreadableFile
from index.messages import Message

BYTE_ORDER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""Byte order marks of encodings in which a line does not end in the byte that a newline is elsewhere."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "format-pdf"),
    (b"%!PS", "format-postscript"),
    (b"{\\rtf", "format-rtf"),
    (b"PK\x03\x04", "format-zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "format-old-office"),
    (b"\x1f\x8b", "format-gzip"),
    (b"BZh91AY", "format-bzip2"),
    (b"\xfd7zXZ", "format-xz"),
    (b"7z\xbc\xaf\x27\x1c", "format-7z"),
    (b"\x28\xb5\x2f\xfd", "format-zstd"),
    (b"Rar!\x1a", "format-rar"),
    (b"\x89PNG", "format-png"),
    (b"\xff\xd8\xff", "format-jpeg"),
    (b"GIF87a", "format-gif"),
    (b"GIF89a", "format-gif"),
    (b"\x7fELF", "format-program"),
    (b"SQLite format 3\0", "format-sqlite"),
)

_ALL_BOMS = tuple(mark for mark, _ in _BOMS)
_ALL_SIGNATURES = tuple(signature for signature, _ in _SIGNATURES)

_UNDEFINED = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
_CP1252 = "".join(
    chr(byte) if byte in _UNDEFINED else bytes([byte]).decode("cp1252") for byte in range(256)
)
_STRAY = re.compile("[\udc80-\udcff]")
_STRAY_BYTES = {0xDC00 + byte: _CP1252[byte] for byte in range(0x80, 0x100)}

# The bytes that é è à … and the typographic apostrophe have in each one-byte encoding: these letters make up
# nearly all the accents of French, and the encodings put them in places that hardly overlap.
_FRENCH = "éèàêçâîôûùëïœÉÀ’"
_ONE_BYTE = tuple(
    (name, _FRENCH.encode(name, "ignore")) for name in ("cp1252", "mac_roman", "cp850")
)
_NOT_C1 = bytes(byte for byte in range(256) if not 0x80 <= byte < 0xA0)
_LATIN_9_ONLY = re.compile(
    rb"\xa4|[\xbc\xbd\xbe](?=[A-Za-z\xc0-\xff])|(?<=[A-Za-z\xc0-\xff])[\xbc\xbd]"
)

_CONTROLS = bytes({*range(1, 9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
_SAMPLE = 1 << 16  # bytes
_LONGEST_LINE = 64 << 20  # characters
_MAX_CONTROLS = (
    0.02  # a share (of NULs, too) that no text reaches, and compressed data (0.11) always does
)


def decode(data: bytes) -> str:
    r"""Read the text of a file, finding out its encoding.

    A byte order mark is believed; then comes strict UTF-8; then UTF-16 without a mark, told by where its NULs
    fall; then UTF-8 with some damage, whose bad bytes are read as Windows-1252; then the one-byte encodings
    of French, Windows-1252 unless the accents speak for Latin-9, Mac Roman or DOS.

    Args:
        data: The whole content of the file.

    Returns:
        The text, `\r\n` and `\r` turned into `\n`, otherwise as it was written.

    Raises:
        UnreadableFile: It is not text, or there is no text in it; the message says which, not which file.
    """
    text = _characters(data)
    if not text or text.isspace():
        raise UnreadableFile("file-empty")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def decoded(blocks: Iterable[bytes]) -> Iterator[str]:
    r"""Read a text too large to be held at once; its first block tells the encoding, as in `decode`.

    NULs are left out: the others who read such files do not mind them.

    Args:
        blocks: The bytes of the text, cut anywhere; the first block had better be a large one.

    Yields:
        The text in pieces, `\r\n` and `\r` turned into `\n`.

    Raises:
        UnreadableFile: It is not text; or the blocks raise it, which comes after all the text before.
    """
    rest = iter(blocks)
    first = next(rest, b"")
    characters = _decoder(first)
    newlines = io.IncrementalNewlineDecoder(None, translate=True)
    for block in chain((first,), rest):
        if text := newlines.decode(characters(block, False)).replace("\0", ""):
            yield text
    yield newlines.decode(characters(b"", True), final=True)


def text_lines(pieces: Iterable[str]) -> Iterator[str]:
    """The lines, each with its end, of a text that is cut anywhere; one of many millions of characters in pieces."""
    rest, size = list[str](), 0
    for piece in pieces:
        first, *others = piece.split("\n")
        rest.append(first)
        size += len(first)
        for other in others:
            yield "".join(rest) + "\n"
            rest, size = [other], len(other)
        if size > _LONGEST_LINE:
            yield "".join(rest)
            rest, size = [], 0
    if last := "".join(rest):
        yield last


def file_name(name: bytes) -> str:
    """The name of a file in an archive that does not say how names are encoded: UTF-8, or the DOS of French."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte(name, "cp850")


def refuse_binary(head: bytes) -> None:
    """Look at the start of a file that should be text.

    Raises:
        UnreadableFile: It is not text; the message says what it is.
    """
    if head.startswith(_ALL_BOMS):
        return
    if head.startswith(_ALL_SIGNATURES):
        kind = next(kind for signature, kind in _SIGNATURES if head.startswith(signature))
        raise UnreadableFile("file-not-text", format=Message.of(kind))
    if b"\0" in head:
        head = _without_nuls(head).encode("utf-8", "replace")
    if len(head.translate(None, _CONTROLS)) < (1 - _MAX_CONTROLS) * len(head):
        raise UnreadableFile("file-binary")


def _characters(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            data = data[len(mark) :]
            return (
                _utf8_or_one_byte(data) if encoding == "utf-8" else data.decode(encoding, "replace")
            )
    refuse_binary(data[:_SAMPLE])
    return _without_nuls(data) if b"\0" in data else _utf8_or_one_byte(data)


def _without_nuls(data: bytes) -> str:
    """Text that is UTF-16 without a mark, or that a few NULs have strayed into."""
    if data.count(0) > _MAX_CONTROLS * len(data):
        return data.decode(_utf16_order(data), "replace")
    return _utf8_or_one_byte(data.replace(b"\0", b""))


def _decoder(sample: bytes) -> Callable[[bytes, bool], str]:
    """What turns the blocks of a text into characters; told also whether the block is the last."""
    for mark, encoding in _BOMS:
        if sample.startswith(mark) and encoding != "utf-8":
            return codecs.getincrementaldecoder(encoding.removesuffix("-le").removesuffix("-be"))(
                "replace"
            ).decode
    refuse_binary(sample[:_SAMPLE])
    if sample.count(0) > _MAX_CONTROLS * len(sample):
        return codecs.getincrementaldecoder(_utf16_order(sample))("replace").decode
    try:
        codecs.getincrementaldecoder("utf-8")().decode(
            sample
        )  # whose last letter may be cut in two
        name = "utf-8"
    except UnicodeDecodeError:
        name = _of_no_mark(sample)
    if name != "utf-8":
        return lambda block, _: _of_one_byte(block, name)
    utf8 = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
    return lambda block, final: _mended(utf8.decode(block, final))


def _utf16_order(data: bytes) -> str:
    """Which half of every pair of bytes is NUL: in UTF-16, the high byte of nearly every French character."""
    pairs = len(data) / 2
    first, second = data[0::2].count(0), data[1::2].count(0)
    if second > 0.5 * pairs and first < 0.05 * pairs:
        return "utf-16-le"
    if first > 0.5 * pairs and second < 0.05 * pairs:
        return "utf-16-be"
    raise UnreadableFile("file-binary")


def _utf8_or_one_byte(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        name = _of_no_mark(data)
    return (
        _mended(data.decode("utf-8", "surrogateescape"))
        if name == "utf-8"
        else _of_one_byte(data, name)
    )


def _of_no_mark(data: bytes) -> str:
    """UTF-8, unless more bytes are at odds with it than letters speak for it; then the likeliest of one byte."""
    text = data.decode("utf-8", "surrogateescape")
    stray = len(data) - len(text.encode("utf-8", "ignore"))
    wide = len(text) - stray - len(text.encode("ascii", "ignore"))
    return "utf-8" if wide >= stray else _likeliest(data, "cp1252")


def _mended(text: str) -> str:
    """A text in which bytes that are not UTF-8 are read as Windows-1252."""
    return text.translate(_STRAY_BYTES) if _STRAY.search(text) else text


def _one_byte(data: bytes, usual: str) -> str:
    return _of_one_byte(data, _likeliest(data, usual))


def _likeliest(data: bytes, usual: str) -> str:
    """The one-byte encoding that reads most high bytes as accents of French; the usual one when they are equal."""
    accents = {name: len(data) - len(data.translate(None, letters)) for name, letters in _ONE_BYTE}
    best = max(accents, key=lambda name: (accents[name], name == usual))
    return "iso8859_15" if best == "cp1252" and _is_latin_9(data) else best


def _of_one_byte(data: bytes, name: str) -> str:
    return (
        codecs.charmap_decode(data, "strict", _CP1252)[0] if name == "cp1252" else data.decode(name)
    )


def _is_latin_9(data: bytes) -> bool:
    """Whether œ or € stand where Latin-9 has them, and nothing where Windows-1252 has its curly quotes."""
    has_c1 = len(data.translate(None, _NOT_C1)) > 0
    return not has_c1 and _LATIN_9_ONLY.search(data) is not None
