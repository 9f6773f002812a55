"""The record that a web page carries of its article in Schema.org's vocabulary, written as JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from index.readers.web.facts import Facts
from index.readers.web.markup import is_markup, plain

_ARTICLE = re.compile(r"(?:^|[/:#])(?:\w*Article|\w*BlogPosting|Report)$")
_WRAPPERS = ("@graph", "mainEntity", "mainEntityOfPage")
_DEEPEST = 8  # of wrappers within wrappers
_AROUND = re.compile(
    r"\A[\s;]*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)?|\ufeff"
)
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_BETWEEN = re.compile(r"[\s,;]*")
_ARTICLE_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|BlogPosting)"')
_STRINGS = {
    name: re.compile(rf'"{name}"\s*:\s*"((?:[^"\\\n]|\\.)*+)"')
    for name in ("headline", "datePublished", "inLanguage")
}

Node = dict[str, Any]


def facts(
    scripts: Iterable[str], addresses: Iterable[str] = (), titles: Iterable[str] = ()
) -> Facts:
    """What the records of a page say of its article.

    Where they tell of several articles, it is the one that the page says it shows; the first one if none is.

    Args:
        scripts: The content of each JSON-LD script; what of it is not JSON is read as far as it can be.
        addresses: Where the page says it was published, and under which other addresses.
        titles: Headlines the page gives.
    """
    read = {script: list(_documents(script)) for script in scripts}
    documents = [document for found in read.values() for document in found]
    articles = [node for document in documents for node in _articles(document)]
    if not articles:
        broken = (script for script, found in read.items() if not found)
        return next(
            (found for script in broken if (found := _salvaged(script)) != Facts()), Facts()
        )
    known = {
        node["@id"]: node
        for document in documents
        for node in _nodes(document)
        if isinstance(node["@id"], str)
    }
    wanted, headlines = set(addresses), {_letters(title) for title in titles}
    return _facts(max(articles, key=lambda node: _matches(node, wanted, headlines)), known)


def _documents(script: str) -> Iterator[Any]:
    """The JSON values in a script, one after the other; commas too many are forgiven."""
    rest = _AROUND.sub("", script)
    for attempt in (rest, _TRAILING_COMMA.sub("", rest)):
        found, position, decoder = [], _BETWEEN.match(attempt).end(), json.JSONDecoder(strict=False)  # type: ignore[union-attr]
        try:
            while position < len(attempt) and attempt[position] in "{[":
                value, end = decoder.raw_decode(attempt, position)
                found.append(value)
                position = _BETWEEN.match(attempt, end).end()  # type: ignore[union-attr]
        except (ValueError, RecursionError):
            if not found:
                continue
        yield from found
        return


def _articles(value: Any, depth: int = 0) -> Iterator[Node]:
    """The articles in a record, without those it only refers to (lists of others, parts of it)."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        if any(_ARTICLE.search(kind) for kind in _strings(value.get("@type"))):
            yield value
            return
        for wrapper in _WRAPPERS:
            yield from _articles(value.get(wrapper), depth + 1)


def _nodes(value: Any) -> Iterator[Node]:
    """The nodes that have a name by which others refer to them, and say more than that name."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            if "@id" in item and len(item) > 1:
                yield item
            if isinstance(item.get("@graph"), list):
                yield from (
                    node for node in item["@graph"] if isinstance(node, dict) and "@id" in node
                )


def _matches(node: Node, addresses: set[str], headlines: set[str]) -> int:
    """How much speaks for an article being the one of the page."""
    is_headline = _letters(_string(node.get("headline")) or "") in headlines
    return 2 * (not addresses.isdisjoint(_addresses(node))) + is_headline


def _facts(node: Node, known: dict[str, Node]) -> Facts:
    text = _string(node.get("articleBody"))
    publishers = _names(node.get("publisher"), known) or _names(
        node.get("sourceOrganization"), known
    )
    return Facts(
        title=_clean(_string(node.get("headline")) or _string(node.get("name"))),
        date=_string(node.get("datePublished")),
        source=publishers[0] if publishers else None,
        url=next(
            (url for url in _addresses(node) if url.startswith(("http://", "https://"))), None
        ),
        author=", ".join(_names(node.get("author"), known) or _names(node.get("creator"), known))
        or None,
        language=_string(node.get("inLanguage"))
        or next(iter(_names(node.get("inLanguage"), known)), None),
        text=plain(text) if text and is_markup(text) else text,
    )


def _addresses(node: Node) -> list[str]:
    page = node.get("mainEntityOfPage")
    candidates = (
        node.get("url"),
        page,
        *((page.get("@id"), page.get("url")) if isinstance(page, dict) else ()),
    )
    return [url for candidate in (*candidates, node.get("@id")) if (url := _string(candidate))]


def _names(value: Any, known: dict[str, Node]) -> list[str]:
    """The names of people or organisations, given as such, as nodes, or as references to nodes."""
    names = []
    for item in value if isinstance(value, list) else [value]:
        node = (
            known.get(item["@id"], item)
            if isinstance(item, dict) and isinstance(item.get("@id"), str)
            else item
        )
        name = node.get("name") if isinstance(node, dict) else node
        names += [clean for one in _strings(name) if (clean := _clean(one)) and "://" not in clean]
    return list(dict.fromkeys(names))


def _strings(value: Any) -> list[str]:
    return [
        _storable(item)
        for item in (value if isinstance(value, list) else [value])
        if isinstance(item, str)
    ]


def _string(value: Any) -> str | None:
    """The first string of a value: itself, a list's first, or what a typed value wraps."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    return _storable(value).strip() or None if isinstance(value, str) else None


def _storable(text: str) -> str:
    """A text without the lone surrogates that JSON can carry and no file can."""
    return text.encode("utf-8", "replace").decode()


def _salvaged(script: str) -> Facts:
    """What can be read of an article's record that is not JSON, where there is no doubt what it says."""
    if not _ARTICLE_TYPE.search(script):
        return Facts()
    found = [set(pattern.findall(script)) for pattern in _STRINGS.values()]
    title, date, language = (
        _unescaped(values.pop()) if len(values) == 1 else None for values in found
    )
    return Facts(title=_clean(title), date=date, language=language)


def _unescaped(written: str) -> str | None:
    try:
        return _string(json.loads(f'"{written}"', strict=False))
    except ValueError:
        return None


def _clean(text: str | None) -> str | None:
    """A name or headline in one line, as text: many are written as HTML."""
    if text is None:
        return None
    return " ".join((plain(text) if is_markup(text) else text).split()) or None


def _letters(title: str) -> str:
    return "".join(filter(str.isalnum, title)).casefold()
