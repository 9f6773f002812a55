"""Write the addresses of pages. The id of an article may hold anything, and is a path in most."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, quote_plus

from search.serve.asking import Question

MAX_SHOWN_CHARS = 10_000
"""Characters of a query that are shown again if it cannot be used."""
_FEED = "feed.atom"
"""The end of the address of a feed, which the page of no name has."""
_FRAGMENT_WORDS = 5
"""Words at either end of a long passage that name it."""
_MAX_QUOTED = 4096
"""Values whose encoding is remembered."""


def address(path: str, question: Question | None = None, *more: tuple[str, str]) -> str:
    """Return the address of a path that asks a question, with further parameters before it."""
    pairs = (*more, *(question.pairs if question else ()))
    if not pairs:
        return path
    return path + "?" + "&".join([f"{name}={_quoted(value)}" for name, value in pairs])


def article_address(
    path: str, id: str, question: Question | None = None, *more: tuple[str, str]
) -> str:
    """Return the address of an article below the path of all articles, with further parameters.

    Browsers and proxies rewrite a path with a part that is empty, `.` or `..`. Such an id is a
    parameter.
    """
    if not _is_path(id):
        return address(path, question, ("id", id), *more)
    return address(f"{path}/{quoted_path(id)}", question, *more)


def name_address(prefix: str, page: str, name: str, *more: tuple[str, str]) -> str:
    """Return the address of the page of a name, such as that of a person, with further parameters."""
    if not _is_path(name) or name.rpartition("/")[2] == _FEED:
        return address(f"{prefix}/{page}", None, ("name", name), *more)
    return address(f"{prefix}/{page}/{quoted_path(name)}", None, *more)


def feed_address(prefix: str, name: str) -> str:
    """Return the address of the feed of the watch of a name."""
    if not _is_path(name):
        return address(f"{prefix}/watches/{_FEED}", None, ("name", name))
    return f"{prefix}/watches/{quoted_path(name)}/{_FEED}"


def _is_path(text: str) -> bool:
    """Return True for a text that browsers and proxies leave alone in a path."""
    is_rewritten = any(part in ("", ".", "..") for part in text.split("/"))
    return not is_rewritten and "\\" not in text


def quoted_path(path: str) -> str:
    """Encode a path for an address, and keep its slashes."""
    return quote(path, safe="/", errors="replace")


def passage_address(article: str, passage: str) -> str:
    """Return the address of an article at a passage, which browsers scroll to and mark.

    These are text fragments, https://wicg.github.io/scroll-to-text-fragment/. A long passage is named
    by its first and last words.
    """
    words = passage.split()
    is_long = len(words) > 2 * _FRAGMENT_WORDS
    ends = [words[:_FRAGMENT_WORDS], words[-_FRAGMENT_WORDS:]] if is_long else [words]
    texts = (quote(" ".join(end), safe="", errors="replace").replace("-", "%2D") for end in ends)
    return f"{article}#:~:text={','.join(texts)}"


def path_below(prefix: str, path: str) -> str:
    """Return a path without the prefix of the site; a proxy may have taken it away already."""
    is_below = path == prefix or path.startswith(f"{prefix}/")
    return (path.removeprefix(prefix) if is_below else path) or "/"


@lru_cache(_MAX_QUOTED)
def _quoted(value: str) -> str:
    """Encode the value of a parameter. A page has hundreds of addresses with the same values."""
    return quote_plus(value, errors="replace")


def local_address(text: str) -> str:
    """Return an address within this host as it is, and `/` in the place of any other."""
    is_local = text.startswith("/") and not text.startswith(("//", "/\\"))
    return text if is_local and text.isprintable() else "/"
