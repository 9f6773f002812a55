"""Which source a name, an address or a copyright notice means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urlsplit

from msgspec import Struct

from index.sources.table import LONGEST, SECTIONS, built_in, entries, is_host, key

_NOBODY = frozenset(
    {
        "inconnue", "inconnu", "unknown", "anonyme", "none", "null", "na", "nan", "undefined", "sourceinconnue",
        "source", "redaction", "laredaction", "admin", "administrateur", "webmaster", "agence", "agences",
        "lesagences", "depeches",
    }
)  # fmt: skip
"""Keys of what is written where no source is named."""
_LABEL = re.compile(r"\A\W*(?:sources?\b\W*)+(?=\w)", re.IGNORECASE)
_QUALIFIED = re.compile(r"(?P<name>[^()]+) \((?P<who>[^()]+)\)")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_TAGLINE = re.compile(r"\s[-–—|:•]\s")
_PREFIX = re.compile(r"^(?:https?:)?(?://)?(?:www\.)?|/+$")
_EDGES = " \t\n\r\f\v\xa0\u202f.,;:-–—|/\\*\"'’‘“”«»<>[]{}_=~•©"

_CREDIT = re.compile(
    r"(?:\A|[\s,(]+)(?:avec|with|via|selon|d['’]après)\s+(?:l['’]|les? |la )?(?P<who>.*)",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"\s*[/&+,;]\s*|\s+[-–—]\s+|\s+et\s+")
_NOTICE = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_RIGHTS = re.compile(
    r"\b(?:tous\s+)?(?:droits\b|all\s+rights\b|reproduction\b).*", re.IGNORECASE | re.DOTALL
)
_YEARS = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_LONGEST_HOLDER = 40  # characters of an unknown one: more is a sentence


class Press(Struct, frozen=True):
    """The sources that are known.

    Attributes:
        names: The canonical name of each name, the latter without case, accents, spaces and punctuation.
        places: The canonical name of each host, some with the first part of a path.
        agencies: Canonical names of agencies: many credit them, few are published by them.
        photographers: Canonical names of those that sign photographs and publish no articles.
    """

    names: Mapping[str, str]
    places: Mapping[str, str]
    agencies: frozenset[str]
    photographers: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Press:
        """The built-in table, with a user's lines over it.

        Where a line names a source of ours, all of its other spellings and its hosts take the line's name.

        Raises:
            InputError: A line cannot be used; the message has its number.
        """
        return _extended(text)

    def canonical(self, name: str | None) -> str | None:
        """The one name of a source: `FRENCH PRESS TV` and `presstv.ir` are both `Press TV`.

        Args:
            name: As an article, its metadata or a user gives it; a host or an address will do. Agencies it
                credits are left out: `Le Monde avec AFP` is `Le Monde`.

        Returns:
            The canonical name; an unknown name as it was typed, without stray spaces and punctuation; None when
            nobody is named ("inconnue" counts as nobody).
        """
        tidy = _tidied(name or "")
        bare = key(tidy)
        if not bare or bare in _NOBODY:
            return None
        known = self.names.get(bare) or self.from_url(tidy if is_host(tidy) else None)
        return known or self._without_credits(tidy)

    def from_url(self, url: str | None) -> str | None:
        """The source an address belongs to, or None when its host is not a known one.

        Args:
            url: With or without its scheme; any subdomain of a known host will do.
        """
        return next(
            (self.places[place] for place in _places(url or "") if place in self.places), None
        )

    def find(
        self,
        metadata: str | None,
        source_line: str | None,
        url: str | None,
        copyright: str | None = None,
    ) -> str | None:
        """The source of an article: what its metadata say, else its source line, copyright notice or address.

        Args:
            metadata: As the file gives it.
            source_line: What the text gives as its source.
            url: Where it was published.
            copyright: A notice or the holder alone; an agency's is of a photograph.
        """
        named = (
            self.canonical(name) for name in (metadata, source_line) if not self._is_credit(name)
        )
        publisher = next((name for name in named if name and name not in self.photographers), None)
        return publisher or self._holder(copyright or "") or self.from_url(url)

    def _without_credits(self, tidy: str) -> str | None:
        """The publisher in a name that is not known as a whole."""
        before_tagline = self.names.get(key(_TAGLINE.split(tidy, maxsplit=1)[0]))
        if before_tagline and before_tagline not in self.agencies:
            return before_tagline
        credit = _CREDIT.search(tidy)
        if credit:
            publisher = tidy[: credit.start()]
            if self._credits(credit["who"]) or key(publisher) in self.names:
                return self.canonical(publisher)
        qualified = _QUALIFIED.fullmatch(tidy)
        if qualified and self._credits(qualified["who"]):
            return self.canonical(qualified["name"])
        return self._among(tidy) or before_tagline or tidy

    def _is_credit(self, name: str | None) -> bool:
        """Whether it is an agency in brackets, as dispatches are signed."""
        bracketed = _BRACKETED.fullmatch((name or "").strip())
        return bracketed is not None and self._credits(bracketed[1])

    def _credits(self, who: str) -> bool:
        """Whether what is credited begins with an agency, or is agencies in general."""
        words = re.split(r"[\s/,-]+", who, maxsplit=3)
        starts = (key("".join(words[:count])) for count in range(1, len(words) + 1))
        return any(self.names.get(start) in self.agencies or start in _NOBODY for start in starts)

    def _among(self, tidy: str) -> str | None:
        """The one publisher beside agencies (`Hespress/AFP`), or the first of agencies alone."""
        parts = [part for part in _JOINTS.split(tidy) if key(part)]
        if len(parts) == 1:
            parts = [part for part in tidy.split("-") if key(part) in self.names]
        named = [self.names.get(key(part)) for part in parts]
        agencies = [name for name in named if name in self.agencies]
        publishers = [
            name or part
            for name, part in zip(named, parts, strict=True)
            if name not in self.agencies
        ]
        if not agencies or len(parts) < 2 or len(publishers) > 1:
            return None
        if not publishers or (publishers[0] not in named and named[0]):  # "AFP - Paris"
            return agencies[0]
        return self.canonical(publishers[0])

    def _holder(self, notice: str) -> str | None:
        """Who holds a copyright; one that is not known only in a notice that claims all rights."""
        name = _tidied(_YEARS.sub(" ", _NOTICE.sub(" ", _RIGHTS.sub(" ", notice[:LONGEST]))))
        holder = self.canonical(name)
        signs = {holder, *(self.names.get(key(part)) for part in _JOINTS.split(name))}
        if holder is None or signs & (self.agencies | self.photographers):
            return None
        if self.names.get(key(holder)) == holder:
            return holder
        claimed = _NOTICE.search(notice) and _RIGHTS.search(notice)
        return holder if claimed and len(holder) <= _LONGEST_HOLDER else None


@lru_cache(maxsize=8)
def _extended(text: str) -> Press:
    own = tuple(entries(text))
    renamed = {key(spelling): entry.canonical for entry in own for spelling in entry.spellings}
    names, places = dict[str, str](), dict[str, str]()
    sections: dict[str, set[str]] = {section: set() for section in SECTIONS}
    for entry in (*built_in(), *own):
        canonical = renamed.get(key(entry.canonical), entry.canonical)
        sections[entry.section].add(canonical)
        names |= {key(spelling): canonical for spelling in entry.spellings}
        places |= {
            _PREFIX.sub("", spelling.lower()): canonical
            for spelling in entry.spellings
            if is_host(spelling)
        }
    return Press(
        names=MappingProxyType(names),
        places=MappingProxyType(places),
        agencies=frozenset(sections["agencies"]),
        photographers=frozenset(sections["photographs"]),
    )


def _tidied(name: str) -> str:
    """A name without "Source :" before it and marks around it; the bracket in `Le Matin (Maroc)` stays."""
    tidy = _LABEL.sub("", " ".join(name[:LONGEST].split()).strip(_EDGES)).strip(_EDGES)
    return tidy if _QUALIFIED.fullmatch(tidy) else tidy.strip("()" + _EDGES)


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
