"""The encoding that a page or a mail says it is in, believed where it can be."""

from __future__ import annotations

import re
from contextlib import suppress

from index.readers.encoding import decode

# Those that `decode` does not tell apart by itself; what claims to be in another is best looked at.
_BELIEVED = re.compile(
    r"iso-?8859-(?!15?\Z)[0-9]{1,2}|(?:windows-|cp)125[013-8]|mac-?(?:roman|intosh)|macintosh|koi8-[ru]|big5"
    r"|gb(?:k|2312|18030)|euc-(?:jp|kr)|shift_jis|iso-2022-jp",
    re.IGNORECASE,
)


def decode_declared(data: bytes, declared: str | None) -> str:
    """Read bytes whose encoding is given, which it often is wrongly.

    Args:
        data: The bytes.
        declared: The name of an encoding, of any spelling; None where none is given.

    Raises:
        UnreadableFile: It is not text, or there is no text in it.
    """
    name = (declared or "").strip("\"' ")
    if _BELIEVED.fullmatch(name) and not _is_utf8(data):
        with suppress(UnicodeDecodeError, LookupError):
            data = data.decode(name).encode("utf-8", "replace")
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
