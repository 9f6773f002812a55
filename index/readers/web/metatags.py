"""What the tags of a web page say of the article on it: Open Graph, meta tags, links, times and headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from index.readers.web.facts import Facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "title")
_DATES = (
    *(
        "article:published_time",
        "article:published",
        "og:article:published_time",
        "og:published_time",
    ),
    *(
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "publication-date",
    ),
    *(
        "dc.date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.date",
        "dcterms.created",
        "dc.date.created",
    ),
    *(
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "citation_publication_date",
    ),
    *("article_date_original", "article.published", "datepublished"),
)
_SOURCES = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "creator",
)
_LANGUAGES = ("og:locale", "content-language", "dc.language", "dcterms.language", "language")

_HAS_YEAR = re.compile(r"(?<!\d)(?:19[0-9]{2}|20[0-9]{2})(?!\d)|(?<!\d)(?:19|20)[0-9]{6}")
_NO_DATE = re.compile(
    r"1970-01-01|0000|0001-01-01"
)  # what an empty field of a database comes out as
_CHANGED = re.compile(
    r"\b(?:modifi|mis[e]? à jour|mise à jour|màj|maj\b|updated?|modified|actualis)", re.IGNORECASE
)
_TAILS = re.compile(r"\s+[-–—|•·:»]+\s+|\s*\|\s*")
_LONGEST = 500  # characters of a title or a name
_FEWEST_WORDS = 4  # of a title that may be parted from an unknown name after it
_MOST_WORDS = 4  # of that name


def facts(root: HtmlElement) -> Facts:
    """What a page's tags say of the article on it."""
    tags = _tags(root)
    source = _first(tags, _SOURCES)
    language = (
        root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or root.get("xml:lang")
    )
    return Facts(
        title=_title(root, tags, source),
        date=next(_dates(root, tags), None),
        source=source,
        url=next((url for url in addresses(root) if url.startswith(("http://", "https://"))), None),
        author=_author(root, tags),
        language=_first(tags, _LANGUAGES) or (language or "").strip() or None,
    )


def addresses(root: HtmlElement) -> list[str]:
    """Where a page says it was published."""
    links = root.xpath("//link[translate(@rel, 'CANOIL', 'canoil') = 'canonical']/@href")
    return [
        address for url in (*_tags(root).get("og:url", ()), *links) if (address := str(url).strip())
    ]


def headings(root: HtmlElement) -> list[str]:
    """The headlines a page shows, the likeliest to be the article's first."""
    found = root.xpath("//h1[@itemprop='headline']|//*[@itemprop='headline'][not(self::meta)]")
    return list(
        dict.fromkeys(text for heading in (*found, *root.iter("h1")) if (text := _shown(heading)))
    )


def without_site(title: str, names: Iterable[str]) -> str:
    """A title without the name of the site that many pages add to it, if one of the names is that."""
    letters = {_letters(name) for name in names}
    for mark in _TAILS.finditer(title[:_LONGEST]):
        if _letters(title[mark.end() :]) in letters:
            return title[: mark.start()]
        if mark.start() and _letters(title[: mark.start()]) in letters:
            return title[mark.end() :]
    return title


def is_date(text: str) -> bool:
    """Whether a text may be a date, and not what a database without one writes."""
    return _HAS_YEAR.search(text) is not None and _NO_DATE.match(text.strip()) is None


def _tags(root: HtmlElement) -> dict[str, list[str]]:
    """The content of meta tags by name, in lower case."""
    tags: dict[str, list[str]] = {}
    for tag in root.iter("meta"):
        content = " ".join((tag.get("content") or "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (tag.get(attribute) or "").strip().lower()
            if content and name and (attribute != "http-equiv" or name == "content-language"):
                tags.setdefault(name, []).append(content)
    return tags


def _first(tags: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next(
        (content for name in names for content in tags.get(name, ()) if "://" not in content), None
    )


def _title(root: HtmlElement, tags: dict[str, list[str]], source: str | None) -> str | None:
    sites = [source] if source else []
    if social := _first(tags, _TITLES):
        return without_site(social, sites)
    written = next((text for element in root.iter("title") if (text := _shown(element))), "")
    shown = [
        text for text in headings(root) if _letters(text) not in {_letters(name) for name in sites}
    ]
    repeated = [text for text in shown if _letters(text) in _letters(written)]
    if repeated or len(shown) == 1:
        return max(repeated or shown, key=len)
    return _part_shown(root, written) or _part_named(without_site(written, sites))


def _part_shown(root: HtmlElement, title: str) -> str | None:
    """The longest part of a title that the page shows by itself."""
    leaves = {
        _letters(element.text or "")
        for element in root.iter("h2", "h3", "b", "strong", "font", "p", "div", "td")
    }
    marks = list(_TAILS.finditer(title))
    parts = [
        title,
        *(title[mark.end() :] for mark in marks),
        *(title[: mark.start()] for mark in marks),
    ]
    return max((part for part in parts if part and _letters(part) in leaves), key=len, default=None)


def _part_named(title: str) -> str | None:
    """A title without the few words after its last dash or bar: they name the site."""
    *_, last = (None, *_TAILS.finditer(title))
    if (
        last
        and len(title[: last.start()].split()) >= _FEWEST_WORDS
        and len(title[last.end() :].split()) <= _MOST_WORDS
    ):
        return title[: last.start()]
    return title or None


def _author(root: HtmlElement, tags: dict[str, list[str]]) -> str | None:
    for name in _AUTHORS:
        if found := [content for content in tags.get(name, ()) if "://" not in content]:
            return ", ".join(dict.fromkeys(found))
    marked = root.xpath(
        "//*[@itemprop='author' or @rel='author'][not(self::meta)][not(self::link)]"
    )
    return next((text for element in marked if (text := _shown(element))), None)


def _dates(root: HtmlElement, tags: dict[str, list[str]]) -> Iterator[str]:
    """The dates of publication that a page gives, the surest first."""
    written = [content for name in _DATES for content in tags.get(name, ())]
    marked = root.xpath(
        "//*[@itemprop='datePublished' or @pubdate or contains(concat(' ', @class, ' '), ' published ')]"
        "[not(self::meta)][not(ancestor::aside or ancestor::nav or ancestor::footer)]"
    )
    written += [date for element in marked if (date := _day(element))]
    yield from filter(is_date, written)
    times = [time for time in root.iter("time") if is_date(_day(time)) and not _is_change(time)]
    beside = [
        time
        for time in times
        if next(time.iterancestors("header"), None) is not None and _in_article(time)
    ]
    if beside or len({_day(time)[:10] for time in times}) == 1:
        yield _day((beside or times)[0])


def _day(element: HtmlElement) -> str:
    """The date that an element gives to programs, or else shows."""
    return (
        element.get("datetime") or element.get("content") or element.get("title") or _shown(element)
    ).strip()


def _in_article(element: HtmlElement) -> bool:
    return any(ancestor.tag in {"article", "main"} for ancestor in element.iterancestors())


def _is_change(time: HtmlElement) -> bool:
    """Whether a time is that of the last change, by its attributes or the words before it."""
    parent, previous = time.getparent(), time.getprevious()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    label = (
        _shown(previous)
        if previous is not None and previous.tag != "time" and not (before or "").strip()
        else ""
    )
    return (
        _CHANGED.search(" ".join((*map(str, time.attrib.values()), before or "", label)))
        is not None
    )


def _shown(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())[:_LONGEST]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
