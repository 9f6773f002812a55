"""Decode the bytes of a text file, in whatever encoding French newsrooms saved it."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers import formats

WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""Byte order marks of encodings in which a line does not end in the byte of a newline."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # before UTF-16, whose mark begins with the same bytes
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ALL_BOMS = tuple(bom for bom, _ in _BOMS)

_UNDEFINED_IN_CP1252 = {0x81, 0x8D, 0x8F, 0x90, 0x9D}


def _cp1252_character(byte: int) -> str:
    """Return the character of a byte in Windows-1252; that of the same number if it is undefined."""
    if byte in _UNDEFINED_IN_CP1252:
        return chr(byte)
    return bytes([byte]).decode("cp1252")


_CP1252 = "".join(map(_cp1252_character, range(256)))
"""The characters of Windows-1252; an undefined byte is the control of the same number."""

_STRAY = lazy_pattern("[\udc80-\udcff]")
"""Bytes that are not UTF-8, as Python escapes them."""

_STRAY_BYTES = {0xDC00 + byte: _CP1252[byte] for byte in range(0x80, 0x100)}
"""The characters of Windows-1252 for these escapes."""

_FRENCH_LETTERS = "éèàêçâîôûùëïœÉÀ’"
"""Nearly all the accents of French, and the typographic apostrophe.

One-byte encodings give them bytes that hardly overlap, so they tell the encodings apart.
"""

_ONE_BYTE_ENCODINGS = ("cp1252", "mac_roman", "cp850")
_FRENCH_BYTES = {name: _FRENCH_LETTERS.encode(name, "ignore") for name in _ONE_BYTE_ENCODINGS}

_NOT_C1 = bytes(byte for byte in range(256) if not 0x80 <= byte < 0xA0)
"""All bytes but those from 0x80 to 0x9F, which are typographic quotes and the like in Windows-1252."""

_LATIN_9_ONLY = lazy_pattern(
    rb"\xa4|[\xbc\xbd\xbe](?=[A-Za-z\xc0-\xff])|(?<=[A-Za-z\xc0-\xff])[\xbc\xbd]"
)
"""A euro sign, or an œ or Ÿ next to a letter, in Latin-9. Latin-1 has fractions there."""

_CONTROLS = bytes({*range(1, 9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
"""Control characters that text has no use for. NUL, tabs and line ends are not among them."""

_MAX_CONTROLS_SHARE = 0.02
"""The share of controls, or of NULs, that no text reaches. Compressed data has 0.11 of them."""

_SAMPLE_BYTES = 1 << 16
_MAX_LINE_CHARS = 64 << 20

_MIN_UTF16_NULS = 0.5
"""The share of NULs among the high bytes of UTF-16: nearly every French character has one."""

_MAX_UTF16_LOW_NULS = 0.05
"""The share of NULs among the low bytes of UTF-16 that no text reaches."""


def decode(data: bytes) -> str:
    r"""Decode the text of a file after finding out its encoding.

    The first of these that fits is used: the encoding of a byte order mark; strict UTF-8; UTF-16
    without a mark, recognised by the position of its NULs; damaged UTF-8, whose wrong bytes are
    read as Windows-1252; the one-byte encodings of French. Of these it is Windows-1252, unless
    the accents suggest Latin-9, Mac Roman or DOS.

    Args:
        data: The whole content of the file.

    Returns:
        The text, with `\n` for `\r\n` and `\r`, otherwise as it was written.

    Raises:
        UnreadableFile: It is not text, or there is no text in it.
    """
    text = _decode_as_written(data)
    if not text or text.isspace():
        raise UnreadableFile("file-empty")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def decode_blocks(blocks: Iterable[bytes]) -> Iterator[str]:
    r"""Decode a text that is too large for memory; its first block tells the encoding.

    The encoding is found as in `decode`. NULs are left out, as other programs that read such files
    ignore them.

    Args:
        blocks: The bytes of the text, cut anywhere. The first block should be a large one.

    Yields:
        The text in pieces, with `\n` for `\r\n` and `\r`.

    Raises:
        UnreadableFile: It is not text. What `blocks` raises comes after all the text before it.
    """
    remaining = iter(blocks)
    first = next(remaining, b"")
    decode_block = _block_decoder(first)
    newlines = io.IncrementalNewlineDecoder(None, translate=True)
    for block in chain((first,), remaining):
        # False, as more blocks may follow
        text = newlines.decode(decode_block(block, False)).replace("\0", "")
        if text:
            yield text
    yield newlines.decode(decode_block(b"", True), final=True)


def peeked(pieces: Iterator[str]) -> tuple[str, Iterator[str]]:
    """Return the first piece of a text, which tells its shape, and the whole text with it."""
    start = next(pieces, "")
    return start, chain([start], pieces)


def text_lines(pieces: Iterable[str]) -> Iterator[str]:
    """Split a text that is cut anywhere into lines, each with its end.

    A line of many millions of characters comes in pieces.
    """
    line: list[str] = []
    size = 0
    for piece in pieces:
        start, *rest = piece.split("\n")
        line.append(start)
        size += len(start)
        for next_start in rest:
            yield "".join(line) + "\n"
            line = [next_start]
            size = len(next_start)
        if size > _MAX_LINE_CHARS:
            yield "".join(line)
            line = []
            size = 0
    last = "".join(line)
    if last:
        yield last


def decode_file_name(name: bytes) -> str:
    """Decode the name of a file in an archive that does not say how it is encoded.

    It is UTF-8, or else the likeliest of the one-byte encodings, or else that of DOS in French.
    """
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_one_byte(name, _likeliest_one_byte(name, default="cp850"))


def refuse_binary(head: bytes) -> None:
    """Check the start of a file that should be text.

    Raises:
        UnreadableFile: It is not text.
    """
    if head.startswith(_ALL_BOMS):
        return
    binary_format = formats.prefix_message(head)
    if binary_format is not None:
        raise UnreadableFile("file-not-text", format=binary_format)
    if b"\0" in head:
        head = _decode_with_nuls(head).encode("utf-8", "replace")
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > _MAX_CONTROLS_SHARE * len(head):
        raise UnreadableFile("file-binary")


def _decode_as_written(data: bytes) -> str:
    """Decode a text as `decode` does, with its line ends unchanged.

    Raises:
        UnreadableFile: It is not text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            data = data[len(bom) :]
            if encoding == "utf-8":
                # a file with this mark may still have wrong bytes further down
                return _decode_utf8_or_one_byte(data)
            return data.decode(encoding, "replace")
    refuse_binary(data[:_SAMPLE_BYTES])
    if b"\0" in data:
        return _decode_with_nuls(data)
    return _decode_utf8_or_one_byte(data)


def _decode_with_nuls(data: bytes) -> str:
    """Decode a text with NULs in it: UTF-16 without a mark, or a text with a few stray ones.

    Raises:
        UnreadableFile: There are many NULs, and they do not stand as in UTF-16.
    """
    if data.count(0) > _MAX_CONTROLS_SHARE * len(data):
        return data.decode(_utf16_order(data), "replace")
    return _decode_utf8_or_one_byte(data.replace(b"\0", b""))


def _block_decoder(sample: bytes) -> Callable[[bytes, bool], str]:
    """Return a function that decodes one block of a text after the other.

    Its second argument is True for the last block, after which no character can be completed.

    Args:
        sample: The first block, which tells the encoding.

    Raises:
        UnreadableFile: It is not text.
    """
    encoding = _wide_encoding(sample)
    if encoding:
        return codecs.getincrementaldecoder(encoding)("replace").decode
    encoding = _narrow_encoding(sample)
    if encoding != "utf-8":
        return lambda block, _: _decode_one_byte(block, encoding)
    utf8 = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
    return lambda block, final: _with_stray_bytes_decoded(utf8.decode(block, final))


def _wide_encoding(sample: bytes) -> str | None:
    """Return the encoding of a text whose characters have two or four bytes; None for any other.

    Raises:
        UnreadableFile: It is not text.
    """
    for bom, encoding in _BOMS:
        if sample.startswith(bom) and encoding != "utf-8":
            # the decoder without an order takes the mark out
            return encoding.removesuffix("-le").removesuffix("-be")
    refuse_binary(sample[:_SAMPLE_BYTES])
    if sample.count(0) > _MAX_CONTROLS_SHARE * len(sample):
        return _utf16_order(sample)
    return None


def _narrow_encoding(sample: bytes) -> str:
    """Return the encoding of a text in UTF-8 or in one byte a character."""
    try:
        # an incremental decoder lets the last character be cut in two
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return _encoding_without_bom(sample)
    return "utf-8"


def _utf16_order(data: bytes) -> str:
    """Return the byte order of UTF-16: `utf-16-le` or `utf-16-be`.

    Each character is a pair of bytes. The high byte of nearly every French character is NUL: it is
    the second of the pair in the order "le", and the first in "be".

    Raises:
        UnreadableFile: The NULs stand in neither place.
    """
    pairs = len(data) / 2
    first_nuls = data[0::2].count(0)
    second_nuls = data[1::2].count(0)
    min_high_nuls = _MIN_UTF16_NULS * pairs
    max_low_nuls = _MAX_UTF16_LOW_NULS * pairs
    if second_nuls > min_high_nuls and first_nuls < max_low_nuls:
        return "utf-16-le"
    if first_nuls > min_high_nuls and second_nuls < max_low_nuls:
        return "utf-16-be"
    raise UnreadableFile("file-binary")


def _decode_utf8_or_one_byte(data: bytes) -> str:
    """Decode UTF-8, perhaps with some wrong bytes in it, or a one-byte encoding."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        encoding = _encoding_without_bom(data)
    if encoding == "utf-8":
        return _with_stray_bytes_decoded(data.decode("utf-8", "surrogateescape"))
    return _decode_one_byte(data, encoding)


def _encoding_without_bom(data: bytes) -> str:
    """Return the encoding of a text that is not valid UTF-8 and has no byte order mark.

    It is UTF-8 all the same if the characters of several valid bytes are at least as many as the
    wrong bytes. Otherwise it is the likeliest one-byte encoding.
    """
    text = data.decode("utf-8", "surrogateescape")
    # each wrong byte has become an escape, which "ignore" leaves out
    wrong_bytes = len(data) - len(text.encode("utf-8", "ignore"))
    multibyte_characters = len(text) - wrong_bytes - len(text.encode("ascii", "ignore"))
    if multibyte_characters >= wrong_bytes:
        return "utf-8"
    return _likeliest_one_byte(data, default="cp1252")


def _with_stray_bytes_decoded(text: str) -> str:
    """Read the bytes of a text that are not UTF-8 as Windows-1252."""
    if _STRAY.search(text):
        return text.translate(_STRAY_BYTES)
    return text


def _likeliest_one_byte(data: bytes, *, default: str) -> str:
    """Return the one-byte encoding that reads most bytes as accents of French.

    Args:
        data: The text.
        default: The encoding that is preferred to another with as many accents.
    """
    accent_counts = {
        name: len(data) - len(data.translate(None, letters))
        for name, letters in _FRENCH_BYTES.items()
    }
    best = max(accent_counts, key=lambda name: (accent_counts[name], name == default))
    if best == "cp1252" and _is_latin_9(data):
        return "iso8859_15"
    return best


def _decode_one_byte(data: bytes, encoding: str) -> str:
    """Decode a one-byte encoding, in which every byte is a character."""
    if encoding == "cp1252":
        # Python's own decoder refuses the undefined bytes
        text, _ = codecs.charmap_decode(data, "strict", _CP1252)
        return text
    return data.decode(encoding)


def _is_latin_9(data: bytes) -> bool:
    """Return True if œ or € have the bytes of Latin-9 and no byte is a quote of Windows-1252."""
    has_quotes = len(data.translate(None, _NOT_C1)) > 0
    if has_quotes:
        return False
    return _LATIN_9_ONLY.search(data) is not None
