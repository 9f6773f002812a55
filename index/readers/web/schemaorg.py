"""Read the record of an article that a web page carries in Schema.org's vocabulary, as JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from index.lazy_pattern import lazy_pattern
from index.readers.alphanumeric import letters_and_digits
from index.readers.web.addresses import first_web_address
from index.readers.web.json_ld import (
    Node,
    articles_in,
    as_list,
    first_string,
    named_nodes_in,
    parse_values,
    strings_in,
    unescaped,
)
from index.readers.web.markup import is_markup, plain, plain_line
from index.readers.web.metadata import PageMetadata

_BROKEN_ARTICLE = lazy_pattern(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|BlogPosting)"')
"""The type of an article in a script that is not valid JSON."""

_STRING = r'"\s*:\s*"((?:[^"\\\n]|\\.)*+)"'
"""The end of a key and the string that is its value, which is the group."""

_HEADLINE = lazy_pattern(f'"headline{_STRING}')
_DATE = lazy_pattern(f'"datePublished{_STRING}')
_LANGUAGE = lazy_pattern(f'"inLanguage{_STRING}')

_Nodes = Mapping[str, Node]
"""The nodes of a page by id."""


def read_metadata(
    scripts: Iterable[str], addresses: Iterable[str] = (), titles: Iterable[str] = ()
) -> PageMetadata:
    """Return what the records of a page say about its article.

    If they describe several articles, it is the one that the page says it shows, else the first.

    Args:
        scripts: The content of each JSON-LD script. One that is not JSON is read up to the
            mistake.
        addresses: The addresses under which the page says it was published.
        titles: The headlines that the page gives.
    """
    values_by_script = {script: parse_values(script) for script in scripts}
    values = list(chain.from_iterable(values_by_script.values()))
    articles = list(chain.from_iterable(map(articles_in, values)))
    if not articles:
        broken_scripts = [script for script in values_by_script if not values_by_script[script]]
        return _salvaged(broken_scripts)
    article = _shown_article(articles, set(addresses), set(map(letters_and_digits, titles)))
    return _metadata(article, _nodes_by_id(values))


def _nodes_by_id(values: Iterable[Any]) -> _Nodes:
    """Return the nodes of the records of a page to which others refer by id."""
    nodes = {}
    for node in chain.from_iterable(map(named_nodes_in, values)):
        if isinstance(node["@id"], str):
            nodes[node["@id"]] = node
    return nodes


def _shown_article(articles: list[Node], addresses: set[str], title_keys: set[str]) -> Node:
    """Return the article with an address of the page, else one with its headline, else the first."""

    def score(article: Node) -> int:
        has_address = not addresses.isdisjoint(_addresses(article))
        headline = first_string(article.get("headline")) or ""
        has_title = letters_and_digits(headline) in title_keys
        return 2 * has_address + has_title  # an address alone counts for more than a headline

    return max(articles, key=score)


def _metadata(article: Node, nodes: _Nodes) -> PageMetadata:
    """Return the metadata of an article.

    Args:
        article: The node of the article.
        nodes: The nodes to which it may refer, such as its publisher.
    """
    publishers = _first_names(article, ("publisher", "sourceOrganization"), nodes)
    authors = _first_names(article, ("author", "creator"), nodes)
    title = first_string(article.get("headline")) or first_string(article.get("name"))
    return PageMetadata(
        title=plain_line(title or ""),
        date=first_string(article.get("datePublished")),
        saved=first_string(article.get("dateCreated")) or first_string(article.get("dateModified")),
        source=next(iter(publishers), None),
        url=first_web_address(_addresses(article)),
        author=", ".join(authors) or None,
        language=_language(article.get("inLanguage"), nodes),
        text=_text(article),
    )


def _addresses(article: Node) -> list[str]:
    """Return the addresses of an article."""
    page = article.get("mainEntityOfPage")
    candidates = [article.get("url"), page]
    if isinstance(page, dict):
        candidates += [page.get("@id"), page.get("url")]
    candidates.append(article.get("@id"))
    return list(filter(None, map(first_string, candidates)))


def _text(article: Node) -> str | None:
    """Return the body that a record gives, which may be HTML, as text; None if it gives none."""
    body = first_string(article.get("articleBody"))
    if body and is_markup(body):
        return plain(body)
    return body


def _language(value: Any, nodes: _Nodes) -> str | None:
    """Return a language that is given as a text or as a node with a name; None if it is neither."""
    names = _names(value, nodes)
    return first_string(value) or next(iter(names), None)


def _first_names(article: Node, keys: Iterable[str], nodes: _Nodes) -> list[str]:
    """Return the names under the first key that has some."""
    for key in keys:
        names = _names(article.get(key), nodes)
        if names:
            return names
    return []


def _names(value: Any, nodes: _Nodes) -> list[str]:
    """Return the names of people or organisations, without web addresses.

    A name is given as a text, as the name of a node, or by the id of a node.
    """
    names: list[str] = []
    for item in as_list(value):
        lines = map(plain_line, strings_in(_written_name(item, nodes)))
        names += [line for line in lines if line and "://" not in line]
    return list(dict.fromkeys(names))


def _written_name(item: Any, nodes: _Nodes) -> Any:
    """Return the name of a node, or of the one that it refers to; any other item unchanged.

    `{"@id": "#redaction"}` gives the name of the node with the id `#redaction`.
    """
    if not isinstance(item, dict):
        return item
    node_id = item.get("@id")
    if isinstance(node_id, str):
        item = nodes.get(node_id, item)
    return item.get("name")


def _salvaged(broken_scripts: Iterable[str]) -> PageMetadata:
    """Return the metadata of the first broken script of an article that gives some without doubt.

    A value is not in doubt if only one string stands under its key anywhere in the script.
    """
    empty = PageMetadata()
    for script in broken_scripts:
        if not _BROKEN_ARTICLE.search(script):
            continue
        metadata = PageMetadata(
            title=plain_line(_only_string(_HEADLINE, script) or ""),
            date=_only_string(_DATE, script),
            language=_only_string(_LANGUAGE, script),
        )
        if metadata != empty:
            return metadata
    return empty


def _only_string(pattern: re.Pattern[str], script: str) -> str | None:
    """Return the string that a pattern finds; None if it finds none, or different ones."""
    strings = set(pattern.findall(script))
    if len(strings) != 1:
        return None
    return unescaped(strings.pop())
