"""Recognise what other programs say in English, so that a catalogue has words for it.

The operating system, Python's parsers and SQLite give their reasons in English only. Such a reason
stays the value of its message, as JSON has it; the words of the catalogues stand in its place where
a message is written.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping

from index.lazy_pattern import lazy_pattern
from index.messages.message import Message

_ERRNO_CODES: Mapping[int, str] = {
    errno.ENOENT: "reason-not-there",
    errno.EISDIR: "reason-is-folder",
    errno.ENOTDIR: "reason-no-folder",
    errno.EACCES: "reason-no-access",
    errno.EPERM: "reason-no-access",
    errno.EEXIST: "reason-in-the-way",
    errno.ENOSPC: "reason-disk-full",
    errno.EDQUOT: "reason-quota-full",
    errno.EROFS: "reason-read-only",
    errno.EIO: "reason-disk-failed",
    errno.EFBIG: "reason-too-large",
    errno.EMFILE: "reason-too-many-open",
    errno.ELOOP: "reason-links-in-circle",
    errno.ENAMETOOLONG: "reason-name-too-long",
    errno.ECONNREFUSED: "reason-nothing-answers",
    errno.ETIMEDOUT: "reason-no-answer-in-time",
}
"""Codes of the errors of the operating system, by their numbers."""

_CODES_OF_SYSTEM: Mapping[str, str] = {
    os.strerror(number): code for number, code in _ERRNO_CODES.items()
}
"""Codes of the errors of the operating system, by its own words."""

_PATTERNS: Mapping[str, str] = {
    r"Name or service not known|nodename nor servname.*": "reason-machine-unknown",
    # ---- servers of mails
    r"(?:Connection unexpectedly closed: )?timed out": "reason-no-answer-in-time",
    r"Connection unexpectedly closed.*": "reason-hung-up",
    r"STARTTLS extension not supported by server\.?": "reason-no-encryption",
    r"SMTP AUTH extension not supported by server\.?": "reason-no-login",
    # ---- JSON
    r"Expecting value": "reason-json-value",
    r"Expecting ',' delimiter": "reason-json-comma",
    r"Expecting ':' delimiter": "reason-json-colon",
    r"Expecting property name.*": "reason-json-name",
    r"Unterminated string.*": "reason-json-text-open",
    r"Extra data": "reason-json-more",
    r"Invalid \\.*escape": "reason-json-escape",
    r"Invalid control character at": "reason-json-control",
    r"(?:Expected|Object|Invalid) .*`(?P<field>[^`]+)`": "reason-field-wrong",
    # ---- XML
    r"mismatched tag": "reason-xml-tag",
    r"not well-formed.*": "reason-xml-sign",
    r"no element found|unclosed token": "reason-ends-early",
    # ---- compressed data
    r"Compressed file ended.*|unexpected end of data": "reason-ends-early",
    r"File is not a zip file|Bad magic number for .*": "reason-no-zip",
    r"Corrupt input data|Bad CRC-32.*|CRC check failed.*|Error -\d+ while .*": "reason-damaged",
    r"Invalid data stream|Not a gzipped file.*": "reason-damaged",
    # ---- databases and engines
    r"file is not a database": "reason-no-database",
    r"unable to open database file": "reason-not-openable",
    r"database disk image is malformed": "reason-damaged",
    r"attempt to write a readonly database": "reason-read-only",
    r"database or disk is full": "reason-disk-full",
    r"disk I/O error": "reason-disk-failed",
    r".*FileDoesNotExist.*": "reason-file-missing",
    r".*Data ?corrupt.*": "reason-file-damaged",
    # ---- text
    r"'utf-8' codec can't decode.*": "reason-not-utf-8",
    r".*\(at line (?P<line>\d+), column (?P<column>\d+)\)": "reason-at-place",
    r".*\(at end of document\)": "reason-ends-early",
}
"""Codes of what parsers and databases say, by patterns of the whole of it."""

_ERRNO_FRAME = lazy_pattern(r"(?:\[Errno -?\d+\] )?(.*?)(?:: '.*')?", re.DOTALL)
"""Python writes a number and the path around the words of the operating system."""
_PLACE = lazy_pattern(r": line \d+,? column \d+(?: \(char \d+\))?")
"""The place that parsers of JSON and XML append."""


def known_reason(reason: str) -> Message | None:
    """Return the message that says the same as another program, or None if it is not known."""
    framed = _ERRNO_FRAME.fullmatch(reason)
    if framed and framed[1] in _CODES_OF_SYSTEM:
        return Message(_CODES_OF_SYSTEM[framed[1]])
    placeless = _PLACE.sub("", reason)
    for pattern, code in _PATTERNS.items():
        match = re.fullmatch(pattern, placeless, re.DOTALL)
        if match:
            return Message(code, match.groupdict())
    return None
