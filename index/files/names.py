"""Write names of files and ids of articles so that they can be printed, and typed as printed.

A name may have bytes that are not UTF-8, or characters that act on a terminal. They are written as
escapes, and so is a backslash that would be taken for the beginning of one: two names never become
the same.
"""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

_ACTS_ON_TERMINAL = (
    r"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
)

UNPRINTABLE = lazy_pattern(f"[{_ACTS_ON_TERMINAL}]")
"""Characters that act on a terminal, or change the order of the text it shows."""

_MAX_ID_CHARS = 8_000
"""Characters of an id. A longer one could not be typed, and Tantivy finds none above 65,530 bytes."""

_ESCAPED = lazy_pattern(rf"[{_ACTS_ON_TERMINAL}\ud800-\udfff]|\\(?=x[0-9a-f]{{2}}|u[0-9a-f]{{4}})")
_ESCAPE = lazy_pattern(r"\\x(?P<byte>[0-9a-f]{2})|\\u(?P<unit>[0-9a-f]{4})")
_FIRST_BYTE = 0xDC80
_LAST_BYTE = 0xDCFF
"""Python writes the bytes of a name that are not UTF-8 as these characters."""


def printable_path(path: str) -> str:
    r"""Return a path as it is shown and stored.

    Bytes that are not UTF-8 become hexadecimal: `caf\xe9.txt`.
    """
    if path.isprintable() and "\\" not in path:  # as nearly all names are, and quick to tell
        return path
    return _ESCAPED.sub(_escape, path)


def original_path(path: str) -> str:
    r"""Return a path as the disk has it, from how it is shown and stored.

    It undoes `printable_path`: `caf\xe9.txt` gets back the byte that is not UTF-8.
    """
    return _ESCAPE.sub(_unescape, path)


def printable_id(path: str, key: str) -> str:
    """Return the id of an article with a key, in a file whose path is printable already."""
    return short_id(f"{path}#{printable_path(key)}")


def short_id(id: str) -> str:
    """Return an id; the end of a very long one becomes a hash of all of it."""
    if len(id) <= _MAX_ID_CHARS:
        return id
    from hashlib import blake2b  # late: it loads OpenSSL, and a search needs none of it

    digest = blake2b(id.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return f"{id[: _MAX_ID_CHARS - len(digest) - 1]}~{digest}"


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if _FIRST_BYTE <= code <= _LAST_BYTE:
        return rf"\x{code & 0xFF:02x}"
    # a byte from 80 on would look the same as such a character
    return rf"\x{code:02x}" if code < 0x80 else rf"\u{code:04x}"


def _unescape(match: re.Match[str]) -> str:
    code = int(match["byte"] or match["unit"], 16)
    is_raw_byte = match["byte"] and code >= 0x80
    return chr(_FIRST_BYTE - 0x80 + code if is_raw_byte else code)
