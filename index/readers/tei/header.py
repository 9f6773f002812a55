"""Read the header of a TEI text: what was printed, where, when, and by whom."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from msgspec import Struct

from index.readers.web.addresses import first_web_address
from index.readers.web.elements import text_of

_DAYS = ("when", "when-iso", "notbefore", "from")
"""The attributes that hold a day, the surest first."""

_NOT_OF_PUBLICATION = frozenset(
    "access accessed acquisition consultation crawl download encoding harvest retrieved".split()  # noqa: SIM905
)
"""Types of days on which a text was fetched or encoded."""

_MAIN_TITLES = (
    "sourcedesc//title[@level='a']",
    "filedesc//title[@level='a']",
    "filedesc/titlestmt/title[@type='main']",
    "filedesc/titlestmt/title",
)
_NEWSPAPERS = (
    "sourcedesc//title[@level='j']",
    "filedesc//title[@level='j']",
    "sourcedesc//monogr/title",
    "sourcedesc//title[@level='s']",
    "sourcedesc//title[@level='m']",
)
_AUTHORS = ("sourcedesc//analytic//author", "sourcedesc//author", "filedesc/titlestmt/author")
_SECTIONS = ("textclass//term[@type='section']", "textclass//term[@type='rubrique']")
_PAGES = ("biblscope[@unit='page']", "biblscope[@unit='pp']", "biblscope[@type='pp']")


class Header(Struct, frozen=True):
    """The metadata that a header gives of the text below it.

    Attributes:
        title: The title of the article, or of the whole text.
        source: The newspaper.
        date: The day of publication, in any notation.
        saved: The day of the electronic text.
        author: Who signed it.
        url: Where it was published.
        key: Its id.
        page: Where it was printed.
        language: Its language.
        section: The part of the newspaper that it stood in.
    """

    title: str | None = None
    source: str | None = None
    date: str | None = None
    saved: str | None = None
    author: str | None = None
    url: str | None = None
    key: str | None = None
    page: str | None = None
    language: str | None = None
    section: str | None = None


def header_of(header: ET.Element) -> Header:
    """Return what a header says.

    Args:
        header: The element `teiHeader`, all names in lower case.
    """
    source = header.find(".//sourcedesc")
    is_born_digital = source is None or not text_of(source)
    published = _day(header, "filedesc/publicationstmt//date")
    printed = _day(header, ".//sourcedesc//date") or _day(header, ".//profiledesc/creation//date")
    title = _first(header, _MAIN_TITLES)
    return Header(
        title=title,
        source=_newspaper(header, title, is_born_digital=is_born_digital),
        date=printed or (published if is_born_digital else None),
        saved=None if is_born_digital else published,
        author=_author(header),
        url=_url(header),
        key=_key(header),
        page=_first(header, [f"sourcedesc//{path}" for path in _PAGES]),
        language=_language(header),
        section=_first(header, _SECTIONS),
    )


def names_of(element: ET.Element, path: str) -> tuple[str, ...]:
    """Return the names of the people at a path, each once: `Claire Vasseur`."""
    names: dict[str, None] = {}
    for person in element.iterfind(path):
        first = " ".join(map(text_of, person.iter("forename")))
        last = " ".join(map(text_of, person.iter("surname")))
        name = f"{first} {last}" if first and last else text_of(person)
        names |= {name: None} if name else {}
    return tuple(names)


def day_of(date: ET.Element) -> str | None:
    """Return the day that an element `date` gives, in any notation; None if it gives none."""
    if date.get("type", "").lower() in _NOT_OF_PUBLICATION:
        return None
    days = (date.get(name, "").strip() for name in _DAYS)
    return next(filter(None, days), None) or text_of(date) or None


def _newspaper(header: ET.Element, title: str | None, *, is_born_digital: bool) -> str | None:
    """Return the newspaper that the source of a text names, or else who published it."""
    newspaper = _first(header, _NEWSPAPERS)
    if newspaper is None:
        titles = map(text_of, header.iterfind(".//sourcedesc//title"))
        newspaper = next((other for other in titles if other and other != title), None)
    newspaper = newspaper or _first(header, ["sourcedesc//publisher"])
    if newspaper is None and is_born_digital:
        return _first(header, ["filedesc/publicationstmt/publisher"])
    return newspaper


def _author(header: ET.Element) -> str | None:
    for path in _AUTHORS:
        names = names_of(header, _anywhere(path))
        if names:
            return ", ".join(names)
    return None


def _day(header: ET.Element, path: str) -> str | None:
    days = map(day_of, header.iterfind(path))
    return next(filter(None, days), None)


def _first(header: ET.Element, paths: Iterable[str]) -> str | None:
    """Return the text at the first path that has one; None if none has."""
    for path in paths:
        texts = map(text_of, header.iterfind(_anywhere(path)))
        text = next(filter(None, texts), None)
        if text:
            return text
    return None


def _anywhere(path: str) -> str:
    return f".//{path}"


def _url(header: ET.Element) -> str | None:
    """Return where the text was published; None if the header does not give a web address."""
    for name in ("sourcedesc", "publicationstmt"):
        for part in header.iter(name):
            address = first_web_address(_addresses(part))
            if address:
                return address
    return None


def _addresses(part: ET.Element) -> Iterator[str]:
    """Yield the addresses in a part of a header, without that of a licence."""
    for child in part:
        if child.tag == "availability":
            continue
        for element in child.iter():
            yield element.get("target", "").strip()
            if element.tag == "idno":
                yield text_of(element)


def _key(header: ET.Element) -> str | None:
    """Return the id that the header gives the text, which is no address; None if it gives none."""
    for idno in header.iterfind(".//publicationstmt//idno"):
        text = text_of(idno)
        if text and not first_web_address([text]):
            return text
    return None


def _language(header: ET.Element) -> str | None:
    for language in header.iterfind(".//langusage/language"):
        return language.get("ident") or text_of(language) or None
    return None
