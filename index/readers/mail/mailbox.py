"""Split a mailbox in the mbox format into its mails (RFC 4155)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.lazy_pattern import lazy_pattern
from index.readers.material import Material

_ENVELOPE = lazy_pattern(rb"From [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n?\Z")
"""The line before each mail."""

_ESCAPED = lazy_pattern(rb">+From ")
"""The start of a line of text that would look like an envelope."""

_MAX_HEADER_BYTES = 1 << 14
_MESSAGE_ID = lazy_pattern(r"^Message-ID:\s*<?([^\s<>]{1,200})", re.IGNORECASE | re.MULTILINE)


def is_mailbox(head: bytes) -> bool:
    """Return True if a file that begins with these bytes is a mailbox."""
    first_line = head.partition(b"\n")[0] + b"\n"
    return _ENVELOPE.match(first_line) is not None


def mails(material: Material) -> Iterator[bytes]:
    """Yield the mails of a mailbox, without the line before each of them.

    Such a line begins a mail only at the start or below a blank line. A mail that is too large to be
    read is cut, and stays a little larger than the limit.
    """
    max_bytes = material.limits.max_file_bytes
    mail = bytearray()
    follows_blank_line = True
    for line in material.lines():
        if follows_blank_line and _ENVELOPE.match(line):
            if mail:
                yield bytes(mail)
            mail.clear()
        elif len(mail) <= max_bytes:
            mail += _unescaped(line)
        follows_blank_line = not line.strip()
    if mail:
        yield bytes(mail)


def message_id(data: bytes) -> str | None:
    """Return the id that the headers of a mail give; None if they give none."""
    head = data[:_MAX_HEADER_BYTES].decode("ascii", "ignore")
    match = _MESSAGE_ID.search(head)
    if match is None:
        return None
    return match[1]


def _unescaped(line: bytes) -> bytes:
    """Return a line without the `>` that was put before its `From `."""
    if _ESCAPED.match(line):
        return line[1:]
    return line
