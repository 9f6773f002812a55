"""Plain text and Markdown: one article a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from index.encoding import decode
from index.errors import UnreadableFile
from index.readers.raw import Raw

LARGEST = 64 << 20
"""Bytes of a file of one article; what is larger is no article."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_SETTING = re.compile(r"^(\w+)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*\*|__|\*|_)(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")


def read(place: Path) -> Iterator[Raw]:
    """The one article of a text file."""
    yield Raw(_text(place))


def read_markdown(place: Path) -> Iterator[Raw]:
    """The one article of a Markdown file, with what its front matter says of it."""
    whole = _text(place)
    matter = _FRONT_MATTER.match(whole)
    settings = {name.lower(): value.strip("\"'") for name, value in _SETTING.findall(matter[1])} if matter else {}
    body = whole[matter.end() :] if matter else whole
    body = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _HEADING.sub(r"\1", body)))
    yield Raw(
        body,
        title=settings.get("title") or settings.get("titre"),
        date=settings.get("date"),
        source=settings.get("source"),
        url=settings.get("url"),
    )


def _text(place: Path) -> str:
    if (size := place.stat().st_size) > LARGEST:
        raise UnreadableFile(f"it is {size >> 20} MB; an article of more than {LARGEST >> 20} MB is not read")
    return decode(place.read_bytes())
