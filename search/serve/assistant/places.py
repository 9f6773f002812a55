"""Tell assistants where an article stands: an answer without an address cannot be cited."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import urlsplit

from search.serve.addresses import article_address, quoted_path
from search.serve.asking import Question

_reached_at: ContextVar[str] = ContextVar("reached_at", default="")
"""The address by which the assistant reached the pages in the request that is answered now."""


@contextmanager
def reached_at(address: str) -> Iterator[None]:
    """Let pages be where the assistant reached them, in this block.

    Args:
        address: The scheme and the host, such as `http://127.0.0.1:8642`.
    """
    token = _reached_at.set(address)
    try:
        yield
    finally:
        _reached_at.reset(token)


def place_of_article(id: str, own_address: str | None, base_url: str, query: str = "") -> str:
    """Return the address of an article, which is never empty.

    Args:
        id: The id of the article.
        own_address: Its own address on the web, if it has one.
        base_url: The address of the pages, if it is set.
        query: The query whose matches the page marks.

    Returns:
        The page of the article, if there are pages; else its own address; else that of the resource
        that it is here.
    """
    base = base_url or _reached_at.get()
    if base:
        parts = urlsplit(base)
        path = f"{parts.path.rstrip('/')}/article"
        asked = Question(q=query) if query else None
        return f"{parts.scheme}://{parts.netloc}{article_address(path, id, asked)}"
    return own_address or f"article://{quoted_path(id)}"
