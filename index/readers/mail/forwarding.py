"""Mails that were forwarded as text: their first headers are in it, as the program of whoever did it wrote them."""

from __future__ import annotations

import re

from msgspec import Struct

_MOST_BEFORE = 30  # lines that whoever forwards a mail may write above it
_FEWEST = 3  # headers that tell a forwarded mail from a text with a colon in it
_LINE = re.compile(
    r"[\s>*_]*+(?:(?P<sender>de|from|von|expéditeur)|(?P<date>date|envoyé(?: le)?|sent)"
    r"|(?P<title>objet|subject|sujet)|(?P<other>à|a|to|pour|destinataires?|cc|copie|répondre à|reply-to))"
    r"\s{0,3}[*_]*+:[*_\s]*+(?P<value>.{0,500})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*[<\[(]?(?:mailto:)?[^\s<>@]{1,100}@[^\s<>@]{1,200}[>\])]?.*\Z")
_QUOTED = re.compile(r"^>[ \t]?", re.MULTILINE)


class Forwarded(Struct, frozen=True):
    """A mail within the text of another; None for what its headers do not say."""

    text: str
    title: str | None
    date: str | None
    sender: str | None


def forwarded(text: str) -> Forwarded | None:
    """The mail that a text forwards, if it does."""
    lines = text.splitlines()
    for start in range(min(len(lines), _MOST_BEFORE)):
        found, end = dict[str, str](), start
        while end < len(lines) and (header := _LINE.fullmatch(lines[end])):
            kind = next(name for name in ("sender", "date", "title", "other") if header[name])
            found.setdefault(kind, header["value"].strip(" *_\xa0"))
            end += 1
        if end - start >= _FEWEST and "sender" in found and {"date", "title"} & found.keys():
            body = "\n".join(lines[end:]).strip()
            name = _ADDRESS.sub("", found["sender"]).strip("\"' ")
            quoted = body.startswith(">")
            return Forwarded(
                _QUOTED.sub("", body) if quoted else body,
                found.get("title") or None,
                found.get("date"),
                name or None,
            )
    return None
