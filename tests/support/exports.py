"""Read exports of press databases, whose format is found out from their content."""

from __future__ import annotations

from index.readers import parts
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english


def read_export(data: bytes | str, name: str) -> list[RawArticle | Problem]:
    """Return all that is read of a file."""
    content = data.encode() if isinstance(data, str) else data
    read: list[RawArticle | Problem] = []
    for part in parts(Material(name, content)):
        assert isinstance(part, RawArticle | Problem)
        read.append(part)
    return read


def articles_of(data: bytes | str, name: str) -> list[RawArticle]:
    """Return the articles of a file that is read without a problem."""
    articles = []
    for part in read_export(data, name):
        assert isinstance(part, RawArticle), english(part.reason)
        articles.append(part)
    return articles


def problems_of(data: bytes | str, name: str) -> list[str]:
    """Return the problems of a file in words."""
    read = read_export(data, name)
    return [english(part.reason) for part in read if isinstance(part, Problem)]
