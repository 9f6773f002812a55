"""Saved web pages: one article a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.readers.limits import MAX_PAGE_BYTES
from index.readers.material import Material
from index.readers.raw import RawArticle
from index.readers.web import metatags, pagetext, schemaorg
from index.readers.web.charset import decode_declared
from index.readers.web.facts import Facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARATION = 1 << 12  # bytes at the start in which a page says its encoding
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
# What the parser takes, as itself or by its number, and the tree it makes then does not.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBERED = re.compile("&#(?:[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<decimal>[0-9]{1,7}));?")
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{1,100},[A-Za-z0-9+/=%]{40,}+")
# One with more of them than any page needs takes the parser hours, as each is looked for among all before it.
_OVERGROWN = re.compile(
    r"""<[a-zA-Z][^\s/>]{0,99}+(?:[\s/]*+[^\s/>=][^\s/>=]{0,99}+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+){150}"""
)
_HEAD = 1 << 14  # characters at the start in which a program that saved the page says from where
_SAVED_FROM = re.compile(
    r"""(?:<!--\s*(?:saved\ from\ url=\(\d+\)|Mirrored\ from|Page\ saved\ with\ SingleFile\s+url:)\s*
      | <meta\s+name="?savepage-url"?\s+content="?)
    (?P<url>[^\s<>"]{4,2000})""",
    re.IGNORECASE | re.VERBOSE,
)
_ARCHIVED = re.compile(r"\Ahttps?://web\.archive\.org/web/\d+[a-z_]*/(?=http)", re.IGNORECASE)
_HOME = re.compile(r"https?://[^/?#]+/?(?:index\.\w+)?\Z", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:…|\.\.\.)\Z")
_MISSING = "saved pages are read with trafilatura: pip install 'kiosque-search[html]'"
NO_ARTICLE = "article-missing"
"""The code of why a page that can be read is refused."""


def read(material: Material) -> Iterator[RawArticle]:
    """The one article of a saved page."""
    yield article(decoded(material.whole()))


def decoded(data: bytes) -> str:
    """The characters of a page.

    Raises:
        UnreadableFile: It is not text, or empty.
    """
    declared = _CHARSET.search(data[:_DECLARATION])
    return decode_declared(data, declared[1].decode("ascii", "replace") if declared else None)


def article(page: str, url: str | None = None) -> RawArticle:
    """The article on a page, without menus, advertisements, comments and links to others.

    Args:
        page: HTML.
        url: Where the page was found, if something else than the page tells.

    Raises:
        UnreadableFile: There is no article on it, or what reads pages is not installed.
    """
    root = _parsed(_EMBEDDED.sub("data:", page))
    facts = _facts(root)
    captions = pagetext.take_captions(root)
    own = pagetext.main_text(root, is_article=facts.text is not None or _says_article(root))
    text = pagetext.without_title(pagetext.fuller(own, facts.text), facts.title)
    if not text:
        raise UnreadableFile(NO_ARTICLE)
    return RawArticle(
        text,
        title=facts.title,
        date=facts.date,
        source=facts.source,
        url=facts.url or _saved_from(page) or url,
        author=facts.author,
        captions=captions,
        language=facts.language,
    )


def _parsed(page: str) -> HtmlElement:
    try:
        from lxml import etree
        from lxml.html import HTMLParser, document_fromstring
        from trafilatura import bare_extraction  # noqa: F401 - told at once, not at the first page with an article
    except ImportError as error:
        raise UnreadableFile(_MISSING) from error
    if len(page) > MAX_PAGE_BYTES:
        raise UnreadableFile(
            f"it is a page of more than {MAX_PAGE_BYTES >> 20} million characters; that is no article"
        )
    if _OVERGROWN.search(page):
        raise UnreadableFile("it has a tag with more than 150 attributes; that is no article")
    sound = _NOT_XML.sub("", _NUMBERED.sub(_sound, page))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(sound.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableFile(NO_ARTICLE) from error


def _sound(reference: re.Match[str]) -> str:
    number = int(reference["hex"], 16) if reference["hex"] else int(reference["decimal"])
    return "" if number > 0x10FFFF or _NOT_XML.match(chr(number)) else reference[0]


def _facts(root: HtmlElement) -> Facts:
    """What a page says of its article: first its record, then its tags."""
    tags = metatags.facts(root)
    titles = [tags.title] if tags.title else []
    record = schemaorg.facts(
        _scripts(root), metatags.addresses(root), [*titles, *metatags.headings(root)]
    )
    if record.date and not metatags.is_date(record.date):
        record = replace(record, date=None)
    if record.title and tags.title and tags.title.startswith(_CUT.sub("", record.title)):
        record = replace(record, title=tags.title)  # records cut long headlines short
    addresses = [_ARCHIVED.sub("", url) for url in (record.url, tags.url) if url]
    address = next((url for url in addresses if not _HOME.match(url)), None)
    return replace(record.or_else(tags), url=address)


def _scripts(root: HtmlElement) -> list[str]:
    return [
        script.text or ""
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
    ]


def _says_article(root: HtmlElement) -> bool:
    kinds = root.xpath("//meta[@property='og:type']/@content")
    return any(str(kind).strip().lower() == "article" for kind in kinds)


def _saved_from(page: str) -> str | None:
    """The address that the program which saved a page wrote at its start."""
    found = _SAVED_FROM.search(page[:_HEAD])
    if found is None:
        return None
    url = found["url"] if "://" in found["url"] else f"http://{found['url']}"
    return _ARCHIVED.sub("", url)
