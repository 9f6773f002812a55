"""Read XML files that a test writes."""

from __future__ import annotations

from index.readers import read
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english

TEXT = "Le conseil a voté le budget de l’eau. Les tarifs ne changent pas."


def parts(content: str | bytes, name: str = "a.xml") -> list[RawArticle | Problem]:
    """Return what a file holds, whatever its format."""
    data = content.encode() if isinstance(content, str) else content
    return list(read(Material(name, data)))


def articles(content: str | bytes, name: str = "a.xml") -> list[RawArticle]:
    """Return the articles of a file."""
    return [part for part in parts(content, name) if isinstance(part, RawArticle)]


def problems(content: str | bytes, name: str = "a.xml") -> list[str]:
    """Return the problems of a file in words."""
    return [english(part.reason) for part in parts(content, name) if isinstance(part, Problem)]
