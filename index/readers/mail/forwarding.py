"""Find a mail that was forwarded as text: its headers stand in the text of another mail."""

from __future__ import annotations

import re

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.mail.french import HEADER_KINDS, QUOTED_HEADER

_MAX_REMARK_LINES = 30
"""Lines of the remark that may stand above a forwarded mail."""

_MIN_HEADERS = 3
"""Headers of a forwarded mail. Fewer may be a text with a colon in it."""

_ADDRESS = lazy_pattern(r"\s*[<\[(]?(?:mailto:)?[^\s<>@]{1,100}@[^\s<>@]{1,200}[>\])]?.*\Z")
"""The address after the name of a sender, as in `Anne Martin <anne@exemple.fr>`, and the rest."""

_QUOTE_CHARACTER = lazy_pattern(r"^>[ \t]?", re.MULTILINE)


class ForwardedMail(Struct, frozen=True):
    """A mail within the text of another.

    Attributes:
        text: What stands below its headers.
        title: Its subject; None if its headers do not give one.
        date: When it was sent, in any notation; None if its headers do not say it.
        sender: The name of its sender; None if its headers do not give one.
    """

    text: str
    title: str | None = None
    date: str | None = None
    sender: str | None = None


def forwarded_mail(text: str) -> ForwardedMail | None:
    """Return the mail that a text forwards; None if it forwards none.

    It begins with three headers or more in lines of their own, among them its sender and its date
    or subject: `De : Anne Martin`, `Date : 1 mars 2019`, `Objet : La crue`.
    """
    lines = text.splitlines()
    for start in range(min(len(lines), _MAX_REMARK_LINES)):
        headers, end = _headers(lines, start)
        if end - start >= _MIN_HEADERS and _are_of_mail(headers):
            return _mail(headers, lines[end:])
    return None


def _headers(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """Return the values of the headers that begin at a line, and the index of the line below them.

    The values are by kind, one of `HEADER_KINDS`. Of several headers of a kind, the first counts.
    """
    headers: dict[str, str] = {}
    end = start
    while end < len(lines):
        header = QUOTED_HEADER.fullmatch(lines[end])
        if header is None:
            break
        kind = next(kind for kind in HEADER_KINDS if header[kind])
        # programs write headers in bold: *Objet :* La crue
        headers.setdefault(kind, header["value"].strip(" *_\xa0"))
        end += 1
    return headers, end


def _are_of_mail(headers: dict[str, str]) -> bool:
    """Return True if headers are enough to take them for those of a mail."""
    return "sender" in headers and ("date" in headers or "title" in headers)


def _mail(headers: dict[str, str], body_lines: list[str]) -> ForwardedMail:
    """Return the mail with these headers and this text, without quote characters and addresses."""
    body = "\n".join(body_lines).strip()
    if body.startswith(">"):
        body = _QUOTE_CHARACTER.sub("", body)
    sender = _ADDRESS.sub("", headers["sender"]).strip("\"' ")
    return ForwardedMail(
        body,
        title=headers.get("title") or None,
        date=headers.get("date"),
        sender=sender or None,
    )
