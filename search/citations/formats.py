"""The formats of citations, and what writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from index.errors import InputError
from index.messages import Language
from search.citations import bibtex, csl_json, markdown, ris
from search.citations.citation import Citable, Citation


class CitationFormat(Struct, frozen=True):
    """A format of citations.

    Attributes:
        suffix: The suffix of its files, with the dot.
        media_type: Its media type.
        write: Writes one citation.
        opening: The text before the first citation of a file.
        separator: The text between two.
        closing: The text behind the last one.
    """

    suffix: str
    media_type: str
    write: Callable[[Citation], str]
    opening: str = ""
    separator: str = ""
    closing: str = ""


FORMATS: Mapping[str, CitationFormat] = MappingProxyType(
    {
        "ris": CitationFormat(".ris", "application/x-research-info-systems", ris.write),
        "bib": CitationFormat(".bib", "application/x-bibtex", bibtex.write),
        "csl": CitationFormat(
            ".csl.json",
            "application/vnd.citationstyles.csl+json",
            csl_json.write,
            opening="[\n",
            separator=",\n",
            closing="\n]\n",
        ),
        "md": CitationFormat(".md", "text/markdown", markdown.write),
    }
)
"""The formats by the names that they are asked for."""


def cite(article: Citable, name: str, language: Language = "fr") -> str:
    """Write the citation of one article.

    Args:
        article: The article, or a hit.
        name: One of `FORMATS`.
        language: The language of the words around what the article says.

    Raises:
        InputError: There is no such format.
    """
    return "".join(bibliography([article], name, language))


def bibliography(
    articles: Iterable[Citable], name: str, language: Language = "fr"
) -> Iterator[str]:
    """Write the citations of some articles, one after the other, as the content of a file.

    Args:
        articles: The articles, or hits. They may be a stream: one is looked at at a time.
        name: One of `FORMATS`.
        language: The language of the words around what the articles say.

    Raises:
        InputError: There is no such format.
    """
    format_ = _format(name)
    return _pieces(articles, format_, language)


def _pieces(
    articles: Iterable[Citable], format_: CitationFormat, language: Language
) -> Iterator[str]:
    yield format_.opening
    separator = ""
    for article in articles:
        yield separator + format_.write(Citation.of(article, language))
        separator = format_.separator
    yield format_.closing


def _format(name: str) -> CitationFormat:
    """Return the format of a name.

    Raises:
        InputError: There is no such format.
    """
    if name not in FORMATS:
        raise InputError("citation-format-unknown", name=name, formats=tuple(FORMATS))
    return FORMATS[name]
