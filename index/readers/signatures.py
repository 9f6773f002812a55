"""Signatures: what tells the files of a format from others of the same markup.

The pages of a press database are web pages, and the texts of a corpus are plain texts. Each repeats
marks of its own around its articles.
"""

from __future__ import annotations

import re

from msgspec import Struct

from index.lazy_pattern import lazy_pattern

SIGNATURE_BYTES = 1 << 19
"""Bytes of a file in which a signature is looked for.

An export has its first article within them, below a cover and styles, which may have 250 kB.
"""


class Mark(Struct, frozen=True):
    """A mark that an export sets around its articles.

    Attributes:
        pattern: The mark.
        needle: Bytes that are quickly looked for, and without which there is no mark; empty if
            there are no such bytes.
        is_first: The file begins with the mark.
    """

    pattern: re.Pattern[bytes]
    needle: bytes = b""
    is_first: bool = False

    def is_in(self, start: bytes) -> bool:
        """Return True if the mark stands in the first bytes of a file."""
        if self.is_first:
            return self.pattern.match(start) is not None
        return self.needle in start and self.pattern.search(start) is not None


class OneOf(Struct, frozen=True):
    """Marks of which a file has one or another, depending on its shape.

    Attributes:
        marks: The marks.
    """

    marks: tuple[Mark, ...]

    def is_in(self, start: bytes) -> bool:
        """Return True if one of the marks stands in the first bytes of a file."""
        return any(mark.is_in(start) for mark in self.marks)


class Signature(Struct, frozen=True):
    """The marks by which a format is recognised; all of them have to be there.

    Attributes:
        within: Names of the formats that its files would otherwise be taken for.
        marks: The marks, in UTF-8.
    """

    within: tuple[str, ...]
    marks: tuple[Mark | OneOf, ...]

    @property
    def needle(self) -> bytes:
        """Bytes without which a file has not all the marks; empty if there are no such bytes."""
        needles = (mark.needle for mark in self.marks if isinstance(mark, Mark))
        return next(filter(None, needles), b"")

    def is_in(self, start: bytes) -> bool:
        """Return True if all marks stand in the first bytes of a file."""
        return all(mark.is_in(start) for mark in self.marks)


EUROPRESSE = Signature(
    within=("html",),
    marks=(
        Mark(
            lazy_pattern(rb"""<span\b[^<>]{0,1000}["' =]DocPublicationName["' >]""", re.IGNORECASE)
        ),
        Mark(lazy_pattern(rb"""<span\b[^<>]{0,1000}["' =]DocHeader["' >]""", re.IGNORECASE)),
    ),
)

FACTIVA = Signature(
    within=("html", "text", "markdown"),
    marks=(
        OneOf(
            (
                Mark(
                    lazy_pattern(
                        rb"Do[ck]umento?\s+(?=[A-Za-z]{1,12}\w*[0-9]{6})[A-Za-z]\w{14,39}\b"
                    ),
                    b"ument",
                ),
                Mark(
                    lazy_pattern(rb"\bid\s*=\s*[\"']?article-[A-Za-z]{1,12}\w*[0-9]{6}"),
                    b"article-",
                ),
            )
        ),
        Mark(
            lazy_pattern(
                rb"""["' =]articleParagraph\b|\b[a-z]{2}Headline\b|^\s{0,80}\*?HD\*?\s*[|\t]|^\*HD\*"""
                rb"|^[0-9][0-9\s.,\xa0\xc2\xe2\x80\xaf]{0,15}\s(?:mots?|words?|W.{1,2}rter)\s*$",
                re.MULTILINE,
            ),
        ),
    ),
)
"""The number of a document, and a mark of a page, of codes or of a number of words."""

TELEGRAM = Signature(
    within=("html",),
    marks=(
        Mark(lazy_pattern(rb'<div class="message (?:default|service)\b'), b'"message '),
        Mark(lazy_pattern(rb'<div class="page_body chat_page">'), b"chat_page"),
    ),
)

BOOKMARKS = Signature(
    within=("html", "text", "feed", "xml"),
    marks=(
        Mark(
            lazy_pattern(
                rb"<!DOCTYPE NETSCAPE-Bookmark-file-1>|<title>\s*(?:Pocket|Instapaper:) Export\b"
                rb"|<posts\b[^<>]{0,1000}>\s*<post\b[^<>]{0,1000}\bhref=",
                re.IGNORECASE,
            ),
            b"<",
        ),
    ),
)
"""Bookmarks of browsers, and the exports of Pocket, Instapaper and Pinboard."""


NEXIS = Signature(
    within=("html", "text", "markdown"),
    marks=(
        OneOf(
            (
                Mark(
                    lazy_pattern(
                        rb"[0-9]\s(?:of|de|sur|von)\s[0-9]{1,5}\sDOCUMENTS?\s*(?:[\r\n<]|\Z)"
                    ),
                    b"DOCUMENT",
                ),
                Mark(
                    lazy_pattern(
                        rb"Do[ck]ument\s[0-9]{1,5}\s(?:of|de|sur|von)\s[0-9]{1,5}\s*(?:[\r\n<]|\Z)"
                    ),
                    b"ument",
                ),
                Mark(lazy_pattern(rb"End of Document\s*(?:[\r\n]|\Z)"), b"End of Document"),
                Mark(lazy_pattern(rb"Fin du document\s*(?:[\r\n]|\Z)"), b"Fin du document"),
            )
        ),
        Mark(
            lazy_pattern(
                rb"(?:^|>)\s{0,80}(?:LENGTH|LONGUEUR|L.{1,2}NGE|SECTION|RUBRIQUE|RUBRIK|BYLINE|AUTEUR|AUTOR"
                rb"|LOAD-DATE|DATE-CHARGEMENT)(?:\xc2?\xa0|\s|\xe2\x80\xaf)?:"
                rb"|^(?:Body|Corps)\s*$",
                re.MULTILINE | re.IGNORECASE,
            ),
        ),
    ),
)
"""The line above or below an article, and a label of its values."""

TABLE = Signature(
    within=("text",),
    marks=(
        Mark(
            lazy_pattern(
                rb"(?:\xef\xbb\xbf)?\s*+(?:[^\t;,\r\n]{0,60}[\t;,]){2,80}[^\t;,\r\n]{0,60}[\r\n]"
            ),
            is_first=True,
        ),
        Mark(
            lazy_pattern(
                rb"(?:\xef\xbb\xbf)?[^\r\n]{0,2000}?(?<![^\t;,\"\xbf])"
                rb"(?:titre|title|headline|texte|text|content|contenu)(?![^\t;,\"\r\n])",
                re.IGNORECASE,
            ),
            is_first=True,
        ),
        Mark(
            lazy_pattern(
                rb"(?:\xef\xbb\xbf)?[^\r\n]{0,2000}?(?<![^\t;,\"\xbf])"
                rb"(?:date|source|journal|support|media|url|published_at|date de parution)"
                rb"(?![^\t;,\"\r\n])",
                re.IGNORECASE,
            ),
            is_first=True,
        ),
    ),
)
"""A first line of column names: a title or a text, and what else tables tell of articles."""

RIS = Signature(
    within=("text",),
    marks=(
        Mark(lazy_pattern(rb"^[ \t]*TY {1,3}- ?[A-Z]{3,6}\s*$", re.MULTILINE), b"TY "),
        Mark(lazy_pattern(rb"^[ \t]*(?:TI|T1|T2|AU|A1) {1,3}- ", re.MULTILINE)),
    ),
)

BIBTEX = Signature(
    within=("text",),
    marks=(
        Mark(lazy_pattern(rb"^[ \t]*@[A-Za-z]{4,30}\s*\{[^\s,{}]{0,200},\s*$", re.MULTILINE), b"@"),
        Mark(lazy_pattern(rb"^[ \t]*title\s*=\s*[{\"]", re.MULTILINE | re.IGNORECASE)),
    ),
)

ENDNOTE = Signature(
    within=("feed", "xml"),
    marks=(
        Mark(
            lazy_pattern(
                rb"<xml>\s*<records>\s*<record\b[^<>]{0,200}>\s*"
                rb"<(?:database|source-app|rec-number|ref-type)\b"
            ),
            b"<records>",
        ),
    ),
)

ZOTERO = Signature(
    within=("feed", "xml"),
    marks=(Mark(lazy_pattern(rb"http://(?:purl\.org/net/biblio#|www\.zotero\.org/namespaces/)")),),
)
"""The namespaces of items."""

IRAMUTEQ = Signature(
    within=("text",),
    marks=(
        Mark(
            lazy_pattern(
                rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])[ \t]{0,20}(?:\*{4}[ \t]{1,20}\*[^\s*_]"
                rb"|[0-9]{4,10}[ \t]{1,20}\*[^\s*_]{1,100}(?:_[^\s*]|[ \t]{1,20}\*[^\s*_]))"
            ),
            needle=b" *",
        ),
    ),
)

LEXICO = Signature(
    within=("text",),
    marks=(
        Mark(
            lazy_pattern(
                rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])[ \t]{0,20}<[A-Za-z_\x80-\xff][\w.\x80-\xff-]{0,60}[ \t]{0,9}="
                rb"(?:[ \t]{0,9}\"[^\"<>\r\n]{0,1000}\"[ \t]{0,9}/?|[^\"<>\r\n]{0,1000})>"
            ),
            needle=b"=",
        ),
    ),
)

HYPERBASE = Signature(
    within=("text",),
    marks=(
        Mark(
            lazy_pattern(rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])[ \t]{0,20}&{3,}[^&\r\n]{1,300}&{3,}"),
            needle=b"&&&",
        ),
    ),
)

PROSPERO = Signature(
    within=("text",),
    marks=(
        Mark(
            lazy_pattern(rb"(?:\xef\xbb\xbf)?\s{0,20}[^\r\n]{1,500}\r?\n[ \t]*\.[ \t]*\r?\n"),
            is_first=True,
        ),
    ),
)
"""A title, and below it a full stop alone."""

PRESS_CORPUS = Signature(
    within=("text",),
    marks=(
        Mark(
            lazy_pattern(
                rb"(?:\xef\xbb\xbf)?[^\r\n]{0,200}(?P<blank>\r?\n\r?\n)[^\r\n]{0,300}(?P=blank)"
                rb"[0-9]{4}-[0-9]{2}-[0-9]{2}(?P=blank)[^\r\n]"
            ),
            is_first=True,
        ),
    ),
)
"""A source, an author, a day and a title, each with an empty line below it."""
GALLICA = Signature(
    within=("html", "text"),
    marks=(
        Mark(lazy_pattern(rb"ark:/12148/\w"), b"ark:/12148/"),
        Mark(lazy_pattern(rb"Rappel de votre demande|Notice compl|Your request", re.IGNORECASE)),
    ),
)

DELPHER = Signature(
    within=("xml",),
    marks=(Mark(lazy_pattern(rb"\A\s*(?:<\?[^>]*>\s*)?<text>\s*<(?:title|p)>[^<]"), b"<text>"),),
)
"""A text with a title and paragraphs, and nothing else to tell it from others."""

EXCEL_PAGE = Signature(
    within=("html",),
    marks=(Mark(lazy_pattern(rb"urn:schemas-microsoft-com:office:excel"), b"office:excel"),),
)
"""The namespace of Excel, which programs declare in tables that are meant for it."""
