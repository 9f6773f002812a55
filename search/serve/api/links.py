"""The addresses of the interface."""

from __future__ import annotations

from msgspec import Struct

from search.serve import addresses
from search.serve.api.problems import ROOT
from search.serve.asking import Question
from search.serve.parameters import pairs_of
from search.serve.visit import Visit


class HitLinks(Struct, frozen=True, rename={"self_": "self"}):
    """The addresses of an article.

    Attributes:
        self_: For programs.
        page: For people. It marks the matches.
    """

    self_: str
    page: str


def api_address(visit: Visit, path: str, asked: Struct | None = None) -> str:
    """Return the address of an operation, with its parameters."""
    pairs = pairs_of(asked) if asked else ()
    return addresses.address(f"{visit.settings.prefix}{ROOT}{path}", None, *pairs)


def api_article(visit: Visit, id: str, question: Question | None = None) -> str:
    """Return the address of an article for programs, whose matches a question marks."""
    return addresses.article_address(f"{visit.settings.prefix}{ROOT}/articles", id, question)


def links_of_article(visit: Visit, id: str, question: Question | None = None) -> HitLinks:
    """Return the addresses of an article, whose matches a question marks."""
    return HitLinks(self_=api_article(visit, id, question), page=visit.article(id, question))
