"""Write citations in BibTeX, so that BibLaTeX can use them too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from search.citations.author import Author
from search.citations.citation import Citation

_ESCAPES: Mapping[int, str] = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    | {sign: rf"\{sign}" for sign in "%&$#_"}
)
"""Signs of LaTeX as they are written. Braces have names, since BibTeX counts even escaped ones."""

_ADDRESS_ESCAPES: Mapping[int, str] = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
"""Signs that may not stand in an address, which LaTeX takes as it is."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros for months, which every style defines."""

_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "arabic",
        "de": "german",
        "en": "english",
        "es": "spanish",
        "fr": "french",
        "it": "italian",
        "nl": "dutch",
        "pt": "portuguese",
    }
)
"""The names that `babel` has for the languages of the press."""


def write(citation: Citation) -> str:
    """Write an entry, with an empty line after it."""
    lines = [f",\n  {name} = {value}" for name, value in _fields(citation) if value]
    return f"@article{{{citation.key}{''.join(lines)}\n}}\n\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    """Yield each field with its value as it is written, which may be empty."""
    day = citation.day
    yield "author", _in_braces(" and ".join(map(_author, citation.authors)))
    # twice in braces: a style may not take capitals away
    yield "title", _in_braces(_in_braces(_escaped(citation.title)))
    yield "journal", _in_braces(_escaped(citation.newspaper))
    yield "date", _in_braces(day.isoformat() if day else "")
    yield "year", _in_braces(f"{day:%Y}" if day else "")
    yield "month", _MONTHS[day.month - 1] if day else ""
    yield "section", _in_braces(_escaped(citation.section))
    yield "pages", _in_braces(_escaped("--".join(dict.fromkeys(citation.pages))))
    yield "langid", _in_braces(_LANGUAGES.get(citation.language, ""))
    yield "url", _in_braces(citation.url.translate(_ADDRESS_ESCAPES))
    yield "entrysubtype", "{newspaper}"
    yield "note", _in_braces(_escaped(citation.note))


def _author(author: Author) -> str:
    """Return a name that BibTeX parts as we do: one of several words without a comma is in braces."""
    if author.given:
        return f"{_name(author.family)}, {_name(author.given)}"
    return _in_braces(_escaped(author.family))


def _name(part: str) -> str:
    """Return a part of a name. One in which BibTeX would find two names is in braces."""
    is_ambiguous = "," in part or "and" in part.lower().split()
    return _in_braces(_escaped(part)) if is_ambiguous else _escaped(part)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _in_braces(text: str) -> str:
    return f"{{{text}}}" if text else ""
