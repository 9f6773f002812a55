"""Find the articles that were published at an address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from msgspec import Struct
from msgspec.json import Decoder

from index.engines.base import Embedded, Engine, Match
from index.engines.query import MatchAll
from index.lazy_pattern import lazy_pattern
from index.readers.web.addresses import original_address

_TRACKING = lazy_pattern(r"(?i)\A(?:utm_\w+|at_\w+|xtor|fbclid|gclid|mc_[ce]id|ref|src)\Z")
"""Parameters that say where a reader comes from, and nothing of the page."""


class _Record(Struct, frozen=True):
    """The fields of a stored article that are looked at."""

    id: str
    url: str | None = None


_DECODER = Decoder(_Record)


def ids_at(engine: Engine, address: str) -> Iterator[str]:
    """Yield the ids of the articles that were published at an address.

    No field of the index holds addresses, so that every article is looked at. The scheme, `www.`, a
    slash at the end, the fragment and the parameters of newsletters make no difference.
    """
    wanted = _canonical(address)
    for match in _every(engine):
        record = _DECODER.decode(match.stored)
        if record.url and _canonical(record.url) == wanted:
            yield record.id


def _every(engine: Engine) -> Iterator[Match]:
    """Yield every article of an engine."""
    if isinstance(engine, Embedded):
        return filter(None, engine.scan())
    return engine.every_match(MatchAll())


def _canonical(address: str) -> tuple[str, str, str]:
    """Return what tells an address from those of other pages: host, path and parameters."""
    address = original_address(address.strip())
    if "://" not in address:
        address = f"//{address}"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # it has brackets that do not match
        return "", address, ""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = sorted((name, value) for name, value in pairs if not _TRACKING.match(name))
    return host, unquote(parts.path).rstrip("/"), urlencode(kept)
