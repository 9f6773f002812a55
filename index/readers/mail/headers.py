"""Read the headers of a mail in any encoding, declared or not."""

from __future__ import annotations

from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.web.charset import decode_declared

_MAX_HEADER_CHARS = 4000
_FOLD = lazy_pattern(r"\r?\n[ \t]*")
_SURROGATES = lazy_pattern("[\ud800-\udfff]")


def header(message: Message, name: str) -> str | None:
    """Return a header in one line of text; None if it is missing or empty."""
    return _decoded(_raw_header(message, name)) or None


def sender(message: Message) -> str | None:
    """Return the name of a mail's sender; None if only the address is given."""
    written = _unfolded(_raw_header(message, "From"))
    encoded_name, address = parseaddr(written)
    name = _decoded(encoded_name).strip("\"' ")
    if not name or "@" in name or name == address:
        return None
    return name


def charset(part: Message) -> str | None:
    """Return the encoding that a part of a mail declares; None if it declares none that is valid."""
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        return None


def file_name(part: Message) -> str:
    """Return the name of an attached file, without folders; empty if it has none."""
    try:
        path = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    name = _decoded(path).replace("\\", "/").rpartition("/")[2]
    return name.strip()


def _raw_header(message: Message, name: str) -> str:
    """Return the first header of a name as it was sent; empty if there is none."""
    lowered_name = name.lower()
    values = [str(value) for key, value in message.raw_items() if key.lower() == lowered_name]
    return next(iter(values), "")


def _unfolded(raw: str) -> str:
    """Return a header in one line, cut where it is longer than any real one."""
    return _FOLD.sub(" ", raw)[:_MAX_HEADER_CHARS]


def _decoded(raw: str) -> str:
    """Return a header in one line, with encoded words and stray bytes as characters.

    `=?utf-8?q?La_crue_d=C3=A9borde?=` becomes `La crue déborde`.
    """
    text = "".join(_decoded_words(_unfolded(raw)))
    # the parser of mails has escaped bytes that are not ASCII as surrogates
    text = _decoded_bytes(text.encode("utf-8", "surrogateescape"), encoding=None)
    return " ".join(_SURROGATES.sub("", text).split())


def _decoded_words(raw: str) -> list[str]:
    """Return the pieces of a header, the encoded words among them decoded (RFC 2047)."""
    try:
        pieces = decode_header(raw)
    except (MessageError, ValueError):
        return [raw]
    return [_decoded_bytes(piece, encoding) for piece, encoding in pieces]


def _decoded_bytes(data: bytes | str, encoding: str | None) -> str:
    """Decode a piece of a header; one that is not text becomes empty, and a text is unchanged."""
    if isinstance(data, str):
        return data
    try:
        return decode_declared(data, encoding)
    except UnreadableFile:
        if data.isspace():  # the space between two words is no text for `decode_declared`
            return data.decode("latin-1")
        return ""
