"""Sources: one name for each newspaper, agency and channel, however it is spelt."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TABLE = Path(__file__).with_name("data") / "sources.txt"
_NOBODY = frozenset({"inconnue", "inconnu", "unknown", "anonyme", "none", "null", "na", "nan", "sourceinconnue"})
_HOST = re.compile(r"(?:https?:)?//|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)
_LABEL = re.compile(r"\A\W*(?:sources?\b\W*)+(?=\w)", re.IGNORECASE)
_QUALIFIED = re.compile(r"[^()]+ \([^()]+\)")
_TAGLINE = re.compile(r"\s[-–—|:•]\s")
_EDGES = " \t\n\r\f\v\xa0\u202f.,;:-–—|/\\*\"'’‘“”«»<>[]{}_=~•©"
_LONGEST = 200  # characters: a longer "name" is some other text in the wrong place


def canonical_source(name: str | None) -> str | None:
    """The one name of a source: `FRENCH PRESS TV` and `presstv.ir` are both `Press TV`.

    Args:
        name: As an article, its metadata or a user gives it; a host or an address will do.

    Returns:
        The canonical name; an unknown name as it was typed, without stray spaces and punctuation; None when
        nothing is named ("inconnue" counts as nothing).
    """
    tidy = _tidied(name or "")
    key = _key(tidy)
    if not key or key in _NOBODY:
        return None
    return _known(tidy, key) or tidy


def source_from_url(url: str | None) -> str | None:
    """The source an address belongs to, or None when its host is not a known one.

    Args:
        url: With or without its scheme; any subdomain of a known host will do.
    """
    for place in _places(url or ""):
        if source := _sources_by_place().get(place):
            return source
    return None


def find_source(metadata: str | None, source_line: str | None, url: str | None) -> str | None:
    """The source of an article: what its metadata say, else its source line, else its address."""
    return canonical_source(metadata) or canonical_source(source_line) or source_from_url(url)


def _known(tidy: str, key: str) -> str | None:
    """The canonical name of the whole, of the host, or of what stands before a tagline."""
    by_name = _sources_by_name()
    if key in by_name:
        return by_name[key]
    if _HOST.match(tidy):
        return source_from_url(tidy)
    return by_name.get(_key(_TAGLINE.split(tidy, maxsplit=1)[0]))


def _tidied(name: str) -> str:
    """A name without "Source :" before it and marks around it; the bracket in `Le Matin (Maroc)` stays."""
    tidy = _LABEL.sub("", " ".join(name[:_LONGEST].split()).strip(_EDGES)).strip(_EDGES)
    return tidy if _QUALIFIED.fullmatch(tidy) else tidy.strip("()" + _EDGES)


def _key(name: str) -> str:
    """What is left of a name when case, accents, spaces and punctuation do not matter."""
    return "".join(char for char in unicodedata.normalize("NFKD", name).casefold() if char.isalnum())


def _places(url: str) -> Iterator[str]:
    """Where an address could be in the table, the narrowest first: `fr.x.ir/page`, `x.ir/page`, …, `x.ir`."""
    try:
        parts = urlsplit(url.strip() if "//" in url else "//" + url.strip())
        host = (parts.hostname or "").rstrip(".")
    except ValueError:  # brackets that hold no IPv6 address
        return
    labels = host.split(".")
    domains = [".".join(labels[start:]) for start in range(max(len(labels) - 1, 0))]
    section = parts.path.strip("/").split("/", 1)[0].lower()
    if section:
        yield from (f"{domain}/{section}" for domain in domains)
    yield from domains


@cache
def _entries() -> tuple[tuple[str, ...], ...]:
    lines = (line.strip() for line in _TABLE.read_text(encoding="utf-8").splitlines())
    return tuple(tuple(name.strip() for name in line.split("|")) for line in lines if line and not line.startswith("#"))


@cache
def _sources_by_name() -> Mapping[str, str]:
    return MappingProxyType({_key(name): names[0] for names in _entries() for name in names})


@cache
def _sources_by_place() -> Mapping[str, str]:
    return MappingProxyType({name.lower(): names[0] for names in _entries() for name in names if _HOST.match(name)})
