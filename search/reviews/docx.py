"""Write a press review as a document of Word: a minimal package of Office Open XML (ECMA-376)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from index.messages import Language
from search.highlighting.snippets import Snippet
from search.results import Hit
from search.reviews.review import Review
from search.reviews.wording import Wording, address_of, note_lines, pieces
from search.xml_text import xml_text

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of all parts: the same review gives the same bytes."""

_CONTENT_TYPES = f"""{_XML}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>"""
_ROOT_LINKS = f"""{_XML}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="document" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"""
_URI_SIGNS = "%/:?#[]@!$&'()*+,;=~-._"
"""Signs that stay as they are in a URI (RFC 3986). All others are percent-encoded."""
_KEEP = "<w:keepNext/>"
"""Keeps a paragraph on the page of the next one."""
_STYLES = (
    ("Title", "Title", "", '<w:b/><w:sz w:val="40"/>'),
    (
        "Heading1",
        "heading 1",
        f'{_KEEP}<w:spacing w:before="320" w:after="80"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:sz w:val="28"/>',
    ),
    (
        "Heading2",
        "heading 2",
        f'{_KEEP}<w:spacing w:before="200" w:after="20"/><w:outlineLvl w:val="1"/>',
        '<w:b/><w:sz w:val="24"/>',
    ),
    (
        "Byline",
        "Byline",
        '<w:spacing w:after="60"/>',
        '<w:color w:val="5D5A54"/><w:sz w:val="19"/>',
    ),
    ("Quote", "Quote", '<w:spacing w:after="60"/><w:ind w:left="340"/>', ""),
    ("Note", "Note", '<w:shd w:val="clear" w:color="auto" w:fill="F4F1EA"/>', ""),
)
"""The styles of paragraphs: their ids, their names, and the properties of paragraphs and of letters."""
_A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134"'
    ' w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
)
"""Paper of A4 with margins of 2 cm, in twentieths of a point."""


def write(review: Review, language: Language) -> bytes:
    """Return the document."""
    document = _Document(Wording(review, language))
    body = "\n".join(document.paragraphs())
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _ROOT_LINKS,
        "docProps/core.xml": _core(document.wording),
        "word/document.xml": _text_part(body),
        "word/styles.xml": _styles(language),
        "word/_rels/document.xml.rels": _links(document.addresses),
    }
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = ZipInfo(name, _TIME)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, content.encode())
    return stream.getvalue()


class _Document:
    """Writes the paragraphs of a document, and keeps the addresses that they lead to.

    Attributes:
        wording: The words of the review.
        addresses: The addresses, in the order of their numbers.
    """

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.addresses: list[str] = []

    def paragraphs(self) -> Iterator[str]:
        """Yield the paragraphs of the review."""
        wording = self.wording
        yield _paragraph("Title", [_run(wording.title)])
        yield from (_paragraph("Byline", [_run(line)]) for line in wording.summary())
        for group in wording.review.groups:
            yield _paragraph("Heading1", [_run(wording.heading(group))])
            for hit in group.hits:
                yield from self._article(hit)

    def _article(self, hit: Hit) -> Iterator[str]:
        wording, address = self.wording, address_of(hit)
        title = xml_text(hit.title)
        yield _paragraph("Heading2", [self._link(title, address) if address else _run(title)])
        yield _paragraph("Byline", [_run(wording.byline(hit))])
        yield from (_paragraph("Quote", _marked(snippet)) for snippet in hit.snippets)
        lines = (wording.copies(hit), wording.tags(hit), "" if address else xml_text(hit.id))
        yield from (_paragraph("Byline", [_run(line)]) for line in filter(None, lines))
        yield from (_paragraph("Note", [_run(line)]) for line in note_lines(hit))

    def _link(self, text: str, address: str) -> str:
        # one address that is no URI would make the whole document unreadable to Word
        self.addresses.append(quote(address, safe=_URI_SIGNS))
        run = _run(text, '<w:color w:val="1D5C47"/><w:u w:val="single"/>')
        return f'<w:hyperlink r:id="link{len(self.addresses)}">{run}</w:hyperlink>'


def _marked(snippet: Snippet) -> Iterator[str]:
    """Yield the runs of a passage, those that match in bold."""
    return (_run(text, "<w:b/>" if is_match else "") for text, is_match in pieces(snippet))


def _paragraph(style: str, runs: Iterable[str]) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def _run(text: str, properties: str = "") -> str:
    letters = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{letters}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _text_part(body: str) -> str:
    """Return the part with the text, on paper of A4."""
    return (
        f'{_XML}<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>\n{body}\n'
        f"<w:sectPr>{_A4}</w:sectPr></w:body></w:document>"
    )


def _styles(language: Language) -> str:
    """Return the part with the styles."""
    tag = {"fr": "fr-FR", "en": "en-GB"}[language]
    styles = "\n".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        for id, name, paragraph, letters in _STYLES
    )
    letters = f'<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="{tag}"/>'
    return (
        f'{_XML}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>{letters}</w:rPr></w:rPrDefault>'
        f'</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"</w:style>\n{styles}</w:styles>"
    )


def _links(addresses: Iterable[str]) -> str:
    """Return the part with the addresses that the text leads to."""
    links = "\n".join(
        f'<Relationship Id="link{number}" Type="{_OFFICE}/hyperlink" Target="{escape(address)}" TargetMode="External"/>'
        for number, address in enumerate(addresses, 1)
    )
    styles = f'<Relationship Id="styles" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{styles}\n{links}</Relationships>'
    )


def _core(wording: Wording) -> str:
    """Return the part with the title and the language of the document."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(wording.title)}</dc:title><dc:language>{wording.language}</dc:language>"
        "</cp:coreProperties>"
    )
