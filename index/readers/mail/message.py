"""A mail as it was sent: its headers as text, its texts, what is attached and what is forwarded.

The standard library's older interface is used: its newer one raises, or takes minutes, on headers that are broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from msgspec import Struct

from index.errors import UnreadableFile
from index.readers.mail.paragraphs import unwrapped
from index.readers.web.charset import decode_declared
from index.readers.web.markup import plain

_LONGEST_HEADER = 4000  # characters
_FOLD = re.compile(r"\r?\n[ \t]*")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NO_FILES = frozenset(
    ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
)
_STUB = 400  # characters: a text no longer, of a mail whose HTML says far more, only tells to look at that
_FAR_MORE = 3  # times
_SOFT_BREAK = re.compile(r"(?<!^--) \n(?!>)", re.MULTILINE)  # RFC 3676, "format=flowed"


class Attachment(Struct, frozen=True):
    """A file that comes with a mail.

    Attributes:
        name: As its sender's computer named it, without folders.
        data: Its bytes.
    """

    name: str
    data: bytes


def parsed(data: bytes) -> Message:
    """A mail, however broken.

    Raises:
        UnreadableFile: It has no headers.
    """
    message = message_from_bytes(data.lstrip(b"\r\n"))
    if not message.keys():
        raise UnreadableFile("mail-without-headers")
    return message


def header(message: Message, name: str) -> str | None:
    """A header in one line of text, whatever it was encoded as."""
    raw = next(
        (str(value) for key, value in message.raw_items() if key.lower() == name.lower()), ""
    )
    return _decoded(raw) or None


def sender(message: Message) -> str | None:
    """The name that a mail's sender goes by, if it is more than an address."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == "from"), "")
    name, address = parseaddr(_FOLD.sub(" ", raw)[:_LONGEST_HEADER])
    shown = _decoded(name).strip("\"' ")
    return shown if shown and "@" not in shown and shown != address else None


def text(message: Message) -> str:
    """What a mail says: its plain texts, or what its HTML says where they say far less."""
    texts = [part for part in _parts(message) if _is_text(part)]
    said = "\n".join(
        _flowed(part) for part in texts if part.get_content_type() == "text/plain"
    ).strip()
    if len(said) > _STUB:
        return said
    shown = "\n".join(
        plain(characters(part)) for part in texts if part.get_content_type() == "text/html"
    ).strip()
    return shown if len(shown) > (_FAR_MORE * len(said) if said else 0) else said


def characters(part: Message) -> str:
    """The text of a part of a mail; empty if it is none."""
    payload = part.get_payload(decode=True)
    try:
        return decode_declared(payload, _charset(part)) if isinstance(payload, bytes) else ""
    except UnreadableFile:
        return ""


def pages(message: Message) -> list[Message]:
    """The parts that are HTML, in their order."""
    return [
        part
        for part in _parts(message)
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]


def attachments(message: Message) -> Iterator[Attachment]:
    """The files that come with a mail, pictures and the like left out."""
    for part in _parts(message):
        kind, name = part.get_content_type(), _file_name(part)
        media = kind.partition("/")[0] in {"image", "audio", "video", "multipart", "message"}
        payload = part.get_payload(decode=True)
        if name and not media and kind not in _NO_FILES and isinstance(payload, bytes) and payload:
            yield Attachment(name, payload)


def forwarded(message: Message) -> list[Message]:
    """The mails within a mail."""
    found = []
    for part in _parts(message):
        inner = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(inner, list):
            found += [one for one in inner if isinstance(one, Message)]
    return found


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a mail and theirs, but not those of mails within it."""
    pending = [message]
    while pending:
        part = pending.pop()
        yield part
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            pending += [one for one in reversed(inner) if isinstance(one, Message)]


def _is_text(part: Message) -> bool:
    return (
        part.get_content_maintype() == "text"
        and part.get_content_disposition() != "attachment"
        and not _file_name(part)
    )


def _flowed(part: Message) -> str:
    """The text of a part, with the line breaks taken out that its sender's program put in."""
    written = characters(part)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return unwrapped(_SOFT_BREAK.sub(" ", written) if flowed else written)


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        return None


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return _decoded(name).replace("\\", "/").rpartition("/")[2].strip()


def _decoded(raw: str) -> str:
    """A header's value in one line: encoded words and stray bytes as the characters they stand for."""
    raw = _FOLD.sub(" ", raw)[:_LONGEST_HEADER]
    try:
        pieces = decode_header(raw)
    except (MessageError, ValueError):
        pieces = [(raw, None)]
    shown = "".join(
        piece if isinstance(piece, str) else _known(piece, charset) for piece, charset in pieces
    )
    return " ".join(
        _SURROGATES.sub("", _known(shown.encode("utf-8", "surrogateescape"), None)).split()
    )


def _known(data: bytes, charset: str | None) -> str:
    try:
        return decode_declared(data, charset)
    except UnreadableFile:
        return data.decode("latin-1") if data.isspace() else ""
