"""Write articles in TEI P5, as texts with a header each, alone or as a corpus.

The elements and their order are those of https://www.tei-c.org/release/doc/tei-p5-doc/en/html/HD.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from search.exports.fields import Record
from search.exports.xml_elements import around, element, elements

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_DISTRIBUTOR = element("distributor", "kiosque-search")


def pieces(records: Iterable[Record], _: Sequence[str]) -> Iterator[str]:
    """Yield a corpus with a text for each article."""
    yield f'{_DECLARATION}<teiCorpus xmlns="{_NAMESPACE}">\n{_corpus_header()}\n'
    for record in records:
        yield f"<TEI>\n{_content(record)}\n</TEI>\n"
    yield "</teiCorpus>\n"


def write(record: Record) -> str:
    """Write an article as a document of its own."""
    return f'{_DECLARATION}<TEI xmlns="{_NAMESPACE}">\n{_content(record)}\n</TEI>\n'


def _corpus_header() -> str:
    description = around(
        "fileDesc",
        around("titleStmt", element("title", "Corpus")),
        around("publicationStmt", _DISTRIBUTOR),
        around("sourceDesc", element("p", "Articles de presse")),
    )
    return around("teiHeader", description)


def _content(record: Record) -> str:
    """Return the header and the text of an article."""
    description = around(
        "fileDesc",
        around("titleStmt", element("title", record.get("title")), *_authors(record)),
        around("publicationStmt", _DISTRIBUTOR, _element("idno", record.get("id"))),
        around("notesStmt", _element("note", record.get("note"))),
        around("sourceDesc", _source(record)),
    )
    return f"{around('teiHeader', description, _profile(record))}\n{_text(record)}"


def _source(record: Record) -> str:
    """Describe the article as it was printed. A bibliography needs a date, be it an empty one."""
    title = element("title", record.get("title"), level="a")
    newspaper = element("title", record.get("source"), level="j")
    day = record.get("date")
    page = record.get("page")
    scope = element("biblScope", page, unit="page") if page else ""
    imprint = around("imprint", element("date", day, when=day), scope)
    return around(
        "biblStruct",
        around("analytic", title, *_authors(record)),
        around("monogr", newspaper, imprint),
        element("ptr", target=record.get("url")) if record.get("url") else "",
    )


def _authors(record: Record) -> list[str]:
    return [element("author", name) for name in record.each("authors")]


def _profile(record: Record) -> str:
    """Describe the language, the section, the tags, and who and what is named."""
    language = record.get("language")
    section = record.get("section")
    terms = [element("term", section, type="section")] if section else []
    terms += [element("term", tag, type="tag") for tag in record.each("tags")]
    people = [around("person", element("persName", name)) for name in record.each("people")]
    bodies = [around("org", element("orgName", name)) for name in record.each("organisations")]
    places = [around("place", element("placeName", name)) for name in record.each("places")]
    return around(
        "profileDesc",
        around("langUsage", element("language", ident=language)) if language else "",
        around("textClass", around("keywords", *terms)),
        around("particDesc", around("listPerson", *people), around("listOrg", *bodies)),
        around("settingDesc", around("listPlace", *places)),
    )


def _text(record: Record) -> str:
    """Return the text with a paragraph for each of its lines, and the captions below it."""
    paragraphs = elements("p", record.get("text"))
    figures = [around("figure", element("head", caption)) for caption in record.each("captions")]
    head = _element("head", record.get("title"))
    return around("text", around("body", head, *(paragraphs or [element("p")]), *figures))


def _element(name: str, text: str) -> str:
    """Return an element with a text, or nothing without one."""
    return element(name, text) if text.strip() else ""
