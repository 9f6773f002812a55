"""Decode text in the encoding that its page or mail declares, if the declaration can be right."""

from __future__ import annotations

import re
from contextlib import suppress

from index.lazy_pattern import lazy_pattern
from index.readers.encoding import decode

_TRUSTED = lazy_pattern(
    r"iso-?8859-(?!15?\Z)[0-9]{1,2}|(?:windows-|cp)125[013-8]|mac-?(?:roman|intosh)|macintosh|koi8-[ru]|big5"
    r"|gb(?:k|2312|18030)|euc-(?:jp|kr)|shift_jis|iso-2022-jp",
    re.IGNORECASE,
)
"""Encodings that `decode` does not detect by itself. It detects all others better than pages do."""


def decode_declared(data: bytes, declared: str | None) -> str:
    """Decode bytes whose encoding is declared, often wrongly.

    Args:
        data: The bytes.
        declared: The name of an encoding in any spelling; None if none is declared.

    Raises:
        UnreadableFile: They are not text, or there is no text in them.
    """
    return decode(as_detectable(data, declared))


def as_detectable(data: bytes, declared: str | None) -> bytes:
    """Return bytes whose encoding is declared so that `decode` detects it: as UTF-8 if need be."""
    name = (declared or "").strip("\"' ")
    if _TRUSTED.fullmatch(name) and not _is_utf8(data):
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(name).encode("utf-8", "replace")
    return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
