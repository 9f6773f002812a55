"""A mail as it was sent: its texts, the files attached to it and the mails within it.

The older interface of the standard library is used. The newer one raises errors, or takes minutes,
on headers that are broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import Compat32

from msgspec import Struct

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.mail.headers import charset, file_name
from index.readers.mail.paragraphs import unwrapped
from index.readers.web.charset import decode_declared
from index.readers.web.markup import plain

_MAX_HEADER_CHARS = 1 << 14
"""Characters of a header that are read. The standard library takes quadratic time for parameters."""

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_MEDIA_TYPES = frozenset(("image", "audio", "video", "multipart", "message"))
_SIGNATURE_TYPES = frozenset(
    ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
)
_MAX_STUB_CHARS = 400
"""Characters of a plain text that only refers to the HTML: "Votre logiciel n'affiche pas..."."""

_MIN_HTML_RATIO = 3
"""The text of the HTML is more than so many times as long as such a plain text."""

_SOFT_BREAK = lazy_pattern(r"(?<!^--) \n(?!>)", re.MULTILINE)
"""A line break that the sender's program has put in (RFC 3676, "format=flowed").

The line before it ends with a space, and is not the `-- ` above a signature. The line after it is
no quotation.
"""


class _ShortHeaders(Compat32):
    """The policy of the older interface, which also cuts headers that nobody has written."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return the name and the value of a header, as `email.policy.Policy` asks."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MAX_HEADER_CHARS]


_SHORT_HEADERS = _ShortHeaders()


class Attachment(Struct, frozen=True):
    """A file that comes with a mail.

    Attributes:
        name: Its name on the sender's computer, without folders.
        data: Its bytes.
    """

    name: str
    data: bytes


def parse_mail(data: bytes) -> Message:
    """Parse a mail, however broken it is.

    Raises:
        UnreadableFile: It has no headers.
    """
    message = message_from_bytes(data.lstrip(b"\r\n"), policy=_SHORT_HEADERS)
    if not message.keys():
        raise UnreadableFile("mail-without-headers")
    return message


def text(message: Message) -> str:
    """Return the plain texts of a mail, or the text of its HTML if they are only a stub of it."""
    parts = list(filter(_is_text, _parts(message)))
    plain_text = _joined(map(_unwrapped, _of_type(parts, "text/plain")))
    if len(plain_text) > _MAX_STUB_CHARS:
        return plain_text
    html_text = _joined(map(plain, map(part_text, _of_type(parts, "text/html"))))
    if len(html_text) > _MIN_HTML_RATIO * len(plain_text):
        return html_text
    return plain_text


def part_text(part: Message) -> str:
    """Return the text of a part of a mail as it was written; empty if it is no text."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        return decode_declared(payload, charset(part))
    except UnreadableFile:
        return ""


def pages(message: Message) -> list[Message]:
    """Return the parts that are HTML, in their order."""
    return _of_type(_parts(message), *_HTML_TYPES)


def attachments(message: Message) -> Iterator[Attachment]:
    """Yield the files attached to a mail, without pictures, sounds, signatures and empty files."""
    for part in _parts(message):
        name = file_name(part)
        payload = part.get_payload(decode=True)
        if name and _is_document(part) and isinstance(payload, bytes) and payload:
            yield Attachment(name, payload)


def inner_mails(message: Message) -> list[Message]:
    """Return the mails that a mail contains as parts, without those within them."""
    mails: list[Message] = []
    for part in _parts(message):
        children = _children(part)
        if part.get_content_type() == "message/rfc822":
            mails += children
    return mails


def _parts(message: Message) -> Iterator[Message]:
    """Yield a mail and its parts at every depth, without those of the mails it contains."""
    pending = [message]
    while pending:
        part = pending.pop()
        yield part
        children = _children(part)
        if part.get_content_maintype() == "multipart":
            pending += reversed(children)


def _children(part: Message) -> list[Message]:
    """Return the parts right inside a part; none if it contains a text or a file."""
    payload = part.get_payload()
    if not isinstance(payload, list):
        return []
    return [child for child in payload if isinstance(child, Message)]


def _of_type(parts: Iterable[Message], *content_types: str) -> list[Message]:
    """Return the parts with one of these content types."""
    return [part for part in parts if part.get_content_type() in content_types]


def _is_text(part: Message) -> bool:
    """Return True if a part is text to read and no attached file."""
    if part.get_content_maintype() != "text":
        return False
    return part.get_content_disposition() != "attachment" and not file_name(part)


def _is_document(part: Message) -> bool:
    """Return True if a part may be a file to read."""
    content_type = part.get_content_type()
    main_type = content_type.partition("/")[0]
    return main_type not in _MEDIA_TYPES and content_type not in _SIGNATURE_TYPES


def _unwrapped(part: Message) -> str:
    """Return the text of a part without the line breaks of its sender's program."""
    written = part_text(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        written = _SOFT_BREAK.sub(" ", written)
    return unwrapped(written)


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(texts).strip()
