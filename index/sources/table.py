"""Find the source that a name, an address or a copyright notice means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urlsplit

from msgspec import Struct

from index.sources.entries import (
    MAX_NAME_CHARS,
    SECTIONS,
    SourceEntry,
    built_in_entries,
    is_host,
    name_key,
    parse_entries,
)
from index.sources.french import ALL_RIGHTS, COPYRIGHT, CREDIT, JOINTS, NO_SOURCE_KEYS, SOURCE_LABEL

_QUALIFIED = re.compile(r"(?P<name>[^()]+) \((?P<who>[^()]+)\)")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_TAGLINE = re.compile(r"\s[-–—|:•]\s")
_SCHEME_OR_END = re.compile(r"^(?:https?:)?(?://)?(?:www\.)?|/+$")
_EDGE_CHARS = " \t\n\r\f\v\xa0\u202f.,;:-–—|/\\*\"'’‘“”«»<>[]{}_=~•©"
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_CREDIT_SEPARATORS = re.compile(r"[\s/,-]+")
_MAX_CREDIT_WORDS = 3
"""Words at the start of a credit that the name of an agency is looked for in."""
_MAX_UNKNOWN_HOLDER_CHARS = 40
"""A longer holder of a copyright is a sentence."""


class SourceTable(Struct, frozen=True):
    """The sources that are known.

    Attributes:
        names: Canonical name by the key of each name (see `name_key`).
        hosts: Canonical name by host; some hosts have the first part of a path.
        agencies: Canonical names of agencies: many credit them, few are published by them.
        photographers: Canonical names of those that sign photographs and publish no articles.
    """

    names: Mapping[str, str]
    hosts: Mapping[str, str]
    agencies: frozenset[str]
    photographers: frozenset[str]

    @classmethod
    def parse(cls, text: str) -> SourceTable:
        """Return the built-in table with a user's lines over it.

        Where a line names a built-in source, all spellings and hosts of that source take the name
        of the line.

        Raises:
            InputError: A line cannot be used; the message has its number.
        """
        return _table(text)

    def canonical(self, name: str | None) -> str | None:
        """Return the one name of a source: `FRENCH PRESS TV` and `presstv.ir` are both `Press TV`.

        Args:
            name: As an article, its metadata or a user gives it; a host or an address will do.
                Agencies that it credits are left out: `Le Monde avec AFP` is `Le Monde`.

        Returns:
            The canonical name; an unknown name as it was typed, without stray spaces and
            punctuation; None if nobody is named ("inconnue" counts as nobody).
        """
        tidy = _tidied(name or "")
        key = name_key(tidy)
        if not key or key in NO_SOURCE_KEYS:
            return None
        source = self.names.get(key)
        if source is None and is_host(tidy):
            source = self.from_url(tidy)
        return source or self._without_credits(tidy)

    def from_url(self, url: str | None) -> str | None:
        """Return the source that an address belongs to; None if its host is not a known one.

        Args:
            url: With or without its scheme; any subdomain of a known host will do.
        """
        for host in _candidate_hosts(url or ""):
            if host in self.hosts:
                return self.hosts[host]
        return None

    def find_source(
        self,
        *,
        metadata: str | None = None,
        source_line: str | None = None,
        url: str | None = None,
        copyright: str | None = None,
    ) -> str | None:
        """Return the source of an article.

        Its metadata are believed first, then its source line, copyright notice and address.

        Args:
            metadata: The source that the file gives.
            source_line: The source that the text gives.
            url: The address it was published at.
            copyright: A notice, or the holder alone; an agency's is that of a photograph.
        """
        return (
            self._publisher(metadata)
            or self._publisher(source_line)
            or self._copyright_holder(copyright or "")
            or self.from_url(url)
        )

    def _publisher(self, name: str | None) -> str | None:
        """Return the source of a name, unless it signs dispatches or photographs only."""
        bracketed = _BRACKETED.fullmatch((name or "").strip())
        if bracketed and self._is_agency_credit(bracketed[1]):  # as dispatches are signed: (AFP)
            return None
        source = self.canonical(name)
        return None if source in self.photographers else source

    def _without_credits(self, tidy: str) -> str | None:
        """Return the publisher in a name that is not known as a whole."""
        before_tagline = self._known(_TAGLINE.split(tidy, maxsplit=1)[0])
        if before_tagline and before_tagline not in self.agencies:
            return before_tagline
        credit = CREDIT.search(tidy)
        if credit:
            publisher = tidy[: credit.start()]
            if self._is_agency_credit(credit["who"]) or self._known(publisher):
                return self.canonical(publisher)
        qualified = _QUALIFIED.fullmatch(tidy)
        if qualified and self._is_agency_credit(qualified["who"]):
            return self.canonical(qualified["name"])
        return self._publisher_among_agencies(tidy) or before_tagline or tidy

    def _known(self, name: str) -> str | None:
        return self.names.get(name_key(name))

    def _is_agency_credit(self, credit: str) -> bool:
        """Return True if a credit begins with an agency, or with "agences" in general."""
        words = _CREDIT_SEPARATORS.split(credit, maxsplit=_MAX_CREDIT_WORDS)
        start = ""
        for word in words:
            start += word
            key = name_key(start)
            if self.names.get(key) in self.agencies or key in NO_SOURCE_KEYS:
                return True
        return False

    def _publisher_among_agencies(self, tidy: str) -> str | None:
        """Return the one publisher among agencies (`Hespress/AFP`), or the first of agencies alone."""
        parts = self._name_parts(tidy)
        sources = [self._known(part) for part in parts]
        agencies = [source for source in sources if source in self.agencies]
        if not agencies or len(parts) < 2 or len(parts) - len(agencies) > 1:
            return None
        for part, source in zip(parts, sources, strict=True):
            if source in self.agencies:
                continue
            if source is None and part != parts[0]:  # the place after an agency: "AFP - Paris"
                return agencies[0]
            return self.canonical(source or part)
        return agencies[0]

    def _name_parts(self, tidy: str) -> list[str]:
        """Split what may be several names; a hyphen separates those that are known."""
        parts = [part for part in JOINTS.split(tidy) if name_key(part)]
        if len(parts) > 1:
            return parts
        return [part for part in tidy.split("-") if self._known(part)]

    def _copyright_holder(self, notice: str) -> str | None:
        """Return the holder of a copyright; an unknown one only if the notice claims all rights."""
        name = ALL_RIGHTS.sub(" ", notice[:MAX_NAME_CHARS])
        name = _tidied(_YEAR.sub(" ", COPYRIGHT.sub(" ", name)))
        holder = self.canonical(name)
        if holder is None or self._signs_photographs(holder, name):
            return None
        if self._known(holder) == holder:
            return holder
        is_claimed = COPYRIGHT.search(notice) and ALL_RIGHTS.search(notice)
        if is_claimed and len(holder) <= _MAX_UNKNOWN_HOLDER_CHARS:
            return holder
        return None

    def _signs_photographs(self, holder: str, name: str) -> bool:
        """Return True if the holder of a copyright, or a part of its name, signs photographs."""
        for source in (holder, *map(self._known, JOINTS.split(name))):
            if source in self.agencies or source in self.photographers:
                return True
        return False


@lru_cache(maxsize=8)
def _table(own_lines: str) -> SourceTable:
    """Build the table, the user's own lines last, so that they win."""
    own = tuple(parse_entries(own_lines))
    renamed: dict[str, str] = {}
    for entry in own:
        renamed.update(dict.fromkeys(map(name_key, entry.spellings), entry.canonical))
    names: dict[str, str] = {}
    hosts: dict[str, str] = {}
    sections: dict[str, set[str]] = {section: set() for section in SECTIONS}
    for entry in (*built_in_entries(), *own):
        canonical = renamed.get(name_key(entry.canonical), entry.canonical)
        sections[entry.section].add(canonical)
        names.update(dict.fromkeys(map(name_key, entry.spellings), canonical))
        hosts.update(dict.fromkeys(_hosts_of(entry), canonical))
    return SourceTable(
        names=MappingProxyType(names),
        hosts=MappingProxyType(hosts),
        agencies=frozenset(sections["agencies"]),
        photographers=frozenset(sections["photographs"]),
    )


def _hosts_of(entry: SourceEntry) -> Iterable[str]:
    hosts = filter(is_host, entry.spellings)
    return [_SCHEME_OR_END.sub("", host.lower()) for host in hosts]


def _tidied(name: str) -> str:
    """Strip "Source :" and punctuation; the bracket in `Le Matin (Maroc)` stays."""
    tidy = " ".join(name[:MAX_NAME_CHARS].split()).strip(_EDGE_CHARS)
    tidy = SOURCE_LABEL.sub("", tidy).strip(_EDGE_CHARS)
    return tidy if _QUALIFIED.fullmatch(tidy) else tidy.strip("()" + _EDGE_CHARS)


def _candidate_hosts(url: str) -> Iterator[str]:
    """Yield the entries an address may have, narrowest first: `fr.x.ir/page`, `x.ir/page`, `x.ir`."""
    address = url.strip()
    try:
        parts = urlsplit(address if "//" in url else f"//{address}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:  # brackets that hold no IPv6 address
        return
    labels = host.split(".")
    domains = [".".join(labels[start:]) for start in range(len(labels) - 1)]
    section = parts.path.strip("/").split("/", 1)[0].lower()
    if section:
        for domain in domains:
            yield f"{domain}/{section}"
    yield from domains
