"""Find the source that a name, an address or a copyright notice means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urlsplit

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.sources.entries import (
    MAX_NAME_CHARS,
    SECTIONS,
    SourceEntry,
    built_in_entries,
    is_host,
    name_key,
    parse_entries,
)
from index.sources.french import (
    ALL_RIGHTS,
    COPYRIGHT,
    CREDIT,
    ISSUE,
    JOINTS,
    NO_SOURCE_KEYS,
    PICTURE_CREDIT,
    SOURCE_LABEL,
    TEXT_CREDIT,
)

_QUALIFIED = lazy_pattern(r"(?P<name>[^()]+) \((?P<agency>[^()]+)\)")
"""A name with brackets after it. Groups: name, agency (or a place, `Le Matin (Maroc)`)."""
_BRACKETED = lazy_pattern(r"\(([^()]+)\)")
"""A text in brackets alone, `(AFP)`. Its group is the text within."""
_TAGLINE = lazy_pattern(r"\s[-–—|:•]\s")
"""The separator before the motto of a newspaper: `Le Matin - Toute l'actualité`."""
_SCHEME_OR_END = lazy_pattern(r"^(?:https?:)?(?://)?(?:www\.)?|/+$")
"""The parts of an address that are not part of its host."""
_EDGE_CHARS = " \t\n\r\f\v\xa0\u202f.,;:-–—|/\\*\"'’‘“”«»<>[]{}_=~•©"
_YEAR = lazy_pattern(r"\b(?:19|20)[0-9]{2}\b")
_CREDIT_SEPARATORS = lazy_pattern(r"[\s/,-]+")
_MIN_NAME_CHARS = 2
"""Letters and digits of an unknown name. A shorter one is an initial."""
_MAX_REMEMBERED = 1024
"""Names whose publishers are remembered."""
_MAX_CREDIT_WORDS = 3
"""Words at the start of a credit in which the name of an agency is looked for."""
_MAX_UNKNOWN_HOLDER_CHARS = 40
"""A longer name that is not in the table is a sentence, not the holder of a copyright."""


class SourceTable(Struct, frozen=True, eq=False):
    """The sources that are known. A table is equal to itself alone, by which answers are remembered.

    Attributes:
        names: Canonical name by the key of each name (see `name_key`).
        hosts: Canonical name by host; some hosts have the first part of a path.
        agencies: Canonical names of agencies. Many sources credit them, and they publish little
            themselves.
        photographers: Canonical names of those that sign photographs and publish no articles.
    """

    names: Mapping[str, str]
    hosts: Mapping[str, str]
    agencies: frozenset[str]
    photographers: frozenset[str]

    @classmethod
    def parse(cls, text: str) -> SourceTable:
        """Return the built-in table with the lines of a user added.

        Where a line names a built-in source, all spellings and hosts of that source take the name
        of the line.

        Raises:
            InputError: A line cannot be used; the message has its number.
        """
        return _build_table(text)

    def canonical(self, name: str | None) -> str | None:
        """Return the one name of a source: `FRENCH PRESS TV` and `presstv.ir` are both `Press TV`.

        Args:
            name: As an article, its metadata or a user gives it; a host or an address will do.
                Agencies that it credits are left out: `Le Monde avec AFP` is `Le Monde`.

        Returns:
            The canonical name; an unknown name as it was typed, without stray spaces and
            punctuation; None if nobody is named ("inconnue" counts as nobody).
        """
        tidy_name = _tidy(name or "")
        key = name_key(tidy_name)
        if not key or key in NO_SOURCE_KEYS:
            return None
        source = self.names.get(key)
        if source is None and len(key) < _MIN_NAME_CHARS:
            return None
        if source is None and is_host(tidy_name):
            source = self.from_url(tidy_name)
        return source or self._without_credits(tidy_name)

    def knows(self, name: str) -> bool:
        """Return True if a name is one of a known source."""
        return name_key(_tidy(name)) in self.names

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
        """Return the source of an article, or None if nothing tells it.

        Its metadata are believed first, then its source line, its copyright notice and its address.

        Args:
            metadata: The source that the file gives.
            source_line: The source that the text gives.
            url: The address it was published at.
            copyright: A notice, or the holder alone. One that names an agency belongs to a
                photograph and is left out.
        """
        return (
            (_publisher(self, metadata) if metadata else None)
            or (_publisher(self, source_line) if source_line else None)
            or (self._copyright_holder(copyright) if copyright else None)
            or self.from_url(url)
        )

    def publisher(self, name: str) -> str | None:
        """Return the canonical name of a source, or None for one that publishes no articles.

        `(AFP)` signs a dispatch, and the sources of `[photographs]` sign only photographs.
        """
        bracketed = _BRACKETED.fullmatch(name.strip())
        if bracketed and self._is_agency_credit(bracketed[1]):  # as dispatches are signed: (AFP)
            return None
        source = self.canonical(name)
        return None if source in self.photographers else source

    def _without_credits(self, tidy_name: str) -> str | None:
        """Return the publisher in a name that is not known as a whole.

        These forms are tried in their order, and the name itself is returned if it has none of them:
        `Le Monde, 12 avril 2018`, `Texte Le Monde, vidéo RTL`, `Le Monde - L'actualité`, `Le Monde avec AFP`, `Le Monde (AFP)`,
        `Le Monde/AFP`. A credit of pictures alone names no publisher.
        """
        issue = ISSUE.search(tidy_name)
        if issue is not None and issue.start() > 0:
            return self.canonical(tidy_name[: issue.start()])
        text_credit = TEXT_CREDIT.fullmatch(tidy_name)
        if text_credit:
            return self.canonical(text_credit["publisher"] or text_credit["writer"])
        picture_credit = PICTURE_CREDIT.fullmatch(tidy_name)
        if picture_credit and self._canonical_if_known(picture_credit["author"]):
            return None
        return self._without_agencies(tidy_name)

    def _without_agencies(self, tidy_name: str) -> str | None:
        """Return the publisher in a name that may have a motto, and agencies that it credits."""
        before_tagline = self._canonical_if_known(_TAGLINE.split(tidy_name, maxsplit=1)[0])
        if before_tagline and before_tagline not in self.agencies:
            return before_tagline
        credit = CREDIT.search(tidy_name)
        if credit:
            publisher = tidy_name[: credit.start()]
            if self._is_agency_credit(credit["agency"]) or self._canonical_if_known(publisher):
                return self.canonical(publisher)
            if self._canonical_if_known(_tidy(credit["agency"])) in self.photographers:
                return None  # "J via OpenStreetMap" made a map
        qualified = _QUALIFIED.fullmatch(tidy_name)
        if qualified and self._is_agency_credit(qualified["agency"]):
            return self.canonical(qualified["name"])
        return self._publisher_among_agencies(tidy_name) or before_tagline or tidy_name

    def _canonical_if_known(self, name: str) -> str | None:
        """Return the canonical name of a source of the table, or None if the name is not there."""
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

    def _publisher_among_agencies(self, tidy_name: str) -> str | None:
        """Return the one publisher among agencies: Hespress in `Hespress/AFP`.

        Of agencies alone, return the first. Return None if there are no agencies, several
        publishers, or only one name.
        """
        parts = self._name_parts(tidy_name)
        sources = [self._canonical_if_known(part) for part in parts]
        agencies = [source for source in sources if source in self.agencies]
        publisher_count = len(parts) - len(agencies)
        if not agencies or len(parts) < 2 or publisher_count > 1:
            return None
        for part, source in zip(parts, sources, strict=True):
            if source in self.agencies:
                continue
            if source is None and part != parts[0]:  # the place after an agency: "AFP - Paris"
                return agencies[0]
            return self.canonical(source or part)
        return agencies[0]

    def _name_parts(self, tidy_name: str) -> list[str]:
        """Split a text into the names in it.

        A hyphen may belong to a name, so that of its parts only known names count: `Reuters-AFP`.
        """
        parts = [part for part in JOINTS.split(tidy_name) if name_key(part)]
        if len(parts) > 1:
            return parts
        return [part for part in tidy_name.split("-") if self._canonical_if_known(part)]

    def _copyright_holder(self, notice: str) -> str | None:
        """Return the holder of a copyright, or None if it names no publisher.

        A holder that is not in the table counts only if the notice claims all rights:
        `© La Gazette 2019. Tous droits réservés`.
        """
        name = ALL_RIGHTS.sub(" ", notice[:MAX_NAME_CHARS])
        name = _tidy(_YEAR.sub(" ", COPYRIGHT.sub(" ", name)))
        holder = self.canonical(name)
        if holder is None or self._signs_photographs(holder, name):
            return None
        is_in_table = self._canonical_if_known(holder) == holder
        if is_in_table:
            return holder
        claims_all_rights = COPYRIGHT.search(notice) and ALL_RIGHTS.search(notice)
        if claims_all_rights and len(holder) <= _MAX_UNKNOWN_HOLDER_CHARS:
            return holder
        return None

    def _signs_photographs(self, holder: str, name: str) -> bool:
        """Return True if the holder of a copyright, or a part of its name, signs photographs."""
        for source in (holder, *map(self._canonical_if_known, JOINTS.split(name))):
            if source in self.agencies or source in self.photographers:
                return True
        return False


@lru_cache(maxsize=_MAX_REMEMBERED)
def _publisher(table: SourceTable, name: str) -> str | None:
    """Return what `publisher` does: an archive names few sources, and each for many articles."""
    return table.publisher(name)


@lru_cache(maxsize=8)
def _build_table(user_lines: str) -> SourceTable:
    """Build the table. The lines of the user come last, so that they replace built-in ones.

    A built-in source that the user names otherwise takes the name of the user with all spellings.
    """
    user_entries = tuple(parse_entries(user_lines))
    renamed: dict[str, str] = {}
    for entry in user_entries:
        renamed.update(dict.fromkeys(map(name_key, entry.spellings), entry.canonical))
    names: dict[str, str] = {}
    hosts: dict[str, str] = {}
    sections: dict[str, set[str]] = {section: set() for section in SECTIONS}
    for entry in (*built_in_entries(), *user_entries):
        canonical = renamed.get(name_key(entry.canonical), entry.canonical)
        sections[entry.section].add(canonical)
        names.update(dict.fromkeys(map(name_key, entry.spellings), canonical))
        hosts.update(dict.fromkeys(_hosts(entry), canonical))
    return SourceTable(
        names=MappingProxyType(names),
        hosts=MappingProxyType(hosts),
        agencies=frozenset(sections["agencies"]),
        photographers=frozenset(sections["photographs"]),
    )


def _hosts(entry: SourceEntry) -> Iterable[str]:
    """Return the hosts among the spellings of a source, without scheme, `www.` and final slash."""
    hosts = filter(is_host, entry.spellings)
    return [_SCHEME_OR_END.sub("", host.lower()) for host in hosts]


def _tidy(name: str) -> str:
    """Strip `Source :` and punctuation from both ends of a name.

    Brackets go too, except those of `Le Matin (Maroc)`.
    """
    tidy_name = " ".join(name[:MAX_NAME_CHARS].split()).strip(_EDGE_CHARS)
    tidy_name = SOURCE_LABEL.sub("", tidy_name).strip(_EDGE_CHARS)
    return tidy_name if _QUALIFIED.fullmatch(tidy_name) else tidy_name.strip("()" + _EDGE_CHARS)


def _candidate_hosts(url: str) -> Iterator[str]:
    """Yield the hosts by which a table may have an address, the narrowest first.

    For `https://fr.x.ir/page/1` they are `fr.x.ir/page`, `x.ir/page`, `fr.x.ir` and `x.ir`.
    """
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
