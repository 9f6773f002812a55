"""The addresses of the interface."""

from __future__ import annotations

from msgspec import Struct

from search.serve import addresses
from search.serve.api.problems import ROOT
from search.serve.asking import Question
from search.serve.parameters import pairs_of
from search.serve.visit import Visit


def api_address(visit: Visit, path: str, asked: Struct | None = None) -> str:
    """Return the address of an operation, with its parameters."""
    pairs = pairs_of(asked) if asked else ()
    return addresses.address(f"{visit.settings.prefix}{ROOT}{path}", None, *pairs)


def api_article(
    visit: Visit, id: str, question: Question | None = None, path: str = "/articles"
) -> str:
    """Return the address of an article, or of what belongs to it, for programs.

    Args:
        visit: The request.
        id: The id of the article.
        question: The question whose matches are marked.
        path: The path of the operation on articles.
    """
    return addresses.article_address(f"{visit.settings.prefix}{ROOT}{path}", id, question)
