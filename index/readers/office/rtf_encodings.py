"""The encodings that RTF names by numbers."""

from __future__ import annotations

import codecs

_DEFAULT = "cp1252"
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Encodings by the numbers of character sets: Rich Text Format Specification 1.9.1, fonts."""

_MACINTOSH_PAGE = 10000
_UTF_8_PAGE = 65001


def encoding_of_charset(number: str) -> str | None:
    """Return the encoding of a font's character set; None if that is the one of the file."""
    return _CHARSETS.get(int(number)) if number else None


def encoding_of_page(number: str) -> str:
    """Return the encoding of a code page, or the usual one if Python does not know it."""
    page = int(number or "0")
    if page == _MACINTOSH_PAGE:
        return "mac_roman"
    if page == _UTF_8_PAGE:
        return "utf-8"
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return _DEFAULT
