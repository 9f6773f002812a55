"""Names that complete what is typed in the box, for the script of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from starlette.responses import JSONResponse, Response

from index.lazy_pattern import lazy_pattern
from search.names.completion import Completion, Kind
from search.serve.visit import Visit

MAX_SUGGESTIONS = 8
"""Names that are offered. More would cover the page."""
MIN_CHARS = 2
"""Characters from which names are offered. A single one begins too many."""
_MAX_LOOKED_AT = 50
"""Names from which those of the kind that a field takes are chosen."""
_MAX_WORDS = 3
"""Words before the end of what is typed that may belong to a name."""
_BEFORE_NAME = lazy_pattern(r"(?P<before>.*[\"():]\s*|)(?P<tail>[^\"():]*)", re.DOTALL)
"""Splits what is typed after the last quote, parenthesis or colon."""
_FIELDS: Mapping[str, Kind] = {
    "personne": "person",
    "person": "person",
    "organisation": "organisation",
    "lieu": "place",
    "place": "place",
    "source": "source",
}
"""The kinds of names that fields take."""
_FIELD = lazy_pattern(rf"\b(?P<name>{'|'.join(_FIELDS)}):\s*\"?\s*\Z", re.IGNORECASE)
"""Matches a field that takes a name, at the end of what stands before it."""
_WORD = lazy_pattern(r"[^\s+-]\S*")


class Typed(Struct, frozen=True):
    """The end of a query that may be the beginning of a name.

    Attributes:
        before: The query before it.
        beginning: What is typed of the name.
        kind: The kind of names that a field before it takes; None without such a field.
    """

    before: str
    beginning: str
    kind: Kind | None = None


def show(visit: Visit) -> Response:
    """Offer names, each with the query as it would be with this name."""
    query = visit.request.query_params.get("q", "")[:1000]
    suggestions = [
        {
            "name": completion.name,
            "kind": visit.words.text(f"suggest-{completion.kind}", articles=completion.articles),
            "text": _completed(typed, completion),
        }
        for typed, completion in _offered(visit, query)
    ]
    return JSONResponse({"suggestions": suggestions})


def beginnings(query: str) -> Iterator[Typed]:
    """Yield what may be the beginning of a name at the end of a query, the longest first."""
    split = _BEFORE_NAME.fullmatch(query)
    if split is None:
        return
    before, tail = split["before"], split["tail"]
    field = _FIELD.search(before)
    if field is not None:
        yield Typed(before, tail, _FIELDS[field["name"].lower()])
        return
    starts = [word.start() for word in _WORD.finditer(tail)][-_MAX_WORDS:]
    for start in starts:
        yield Typed(before + tail[:start], tail[start:])


def _offered(visit: Visit, query: str) -> Sequence[tuple[Typed, Completion]]:
    """Return the names that complete the longest beginning that any name has."""
    for typed in beginnings(query):
        if len(typed.beginning.strip()) >= MIN_CHARS:
            completions = [
                completion
                for completion in visit.archive.complete(typed.beginning, _MAX_LOOKED_AT)
                if typed.kind in (None, completion.kind)
            ]
            if completions:
                return [(typed, completion) for completion in completions[:MAX_SUGGESTIONS]]
    return ()


def _completed(typed: Typed, completion: Completion) -> str:
    """Return a query with a name in it, in quotes after a field."""
    quoted = f'"{completion.name}" '.replace('""', '"')
    if typed.kind:
        return typed.before.rstrip().removesuffix('"') + quoted
    if completion.kind == "source":
        return f"{typed.before}source:{quoted}"
    return f"{typed.before}{completion.name} "
