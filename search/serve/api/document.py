"""Describe the interface as a document of OpenAPI 3.1, made from the types of the operations."""

from __future__ import annotations

import inspect
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from http import HTTPStatus
from typing import Any

from msgspec import Struct, json

from index.lazy_pattern import lazy_pattern
from index.messages import Language
from index.version import VERSION
from search.serve.api.asked import LISTS, Asked
from search.serve.api.operations import OPERATIONS, Operation
from search.serve.api.problems import MEDIA_TYPE, ROOT, Problem
from search.serve.asking import PARAMETERS
from search.serve.words import PageWords, page_words

Json = dict[str, Any]

_REFERENCE = "#/components/schemas/{name}"
_COMMON_PROBLEMS = (400, 404, 405, 414, 421, 500, 503)
"""Statuses of the problems that any operation may meet."""
_PROBLEMS_OF_CHANGES = (403, 413)
"""Statuses of the problems that an operation may meet which changes something."""
_TOKEN_PROBLEM, _EXPORT_PROBLEM = 401, 429
_FIELDS = lazy_pattern(r"(?P<names>\w+(?:,\s+\w+)*): (?P<text>.*)", re.DOTALL)
"""A paragraph of a docstring that tells of some fields of a type."""


@cache
def document(language: Language, prefix: str, *, has_token: bool = False) -> Json:
    """Describe the interface.

    Args:
        language: The language of the words for people.
        prefix: The path that all addresses of the site begin with.
        has_token: True if requests must bring a token.
    """
    words = page_words(language)
    statuses = {*_COMMON_PROBLEMS, *_PROBLEMS_OF_CHANGES, _TOKEN_PROBLEM, _EXPORT_PROBLEM}
    described: Json = {
        "openapi": "3.1.0",
        "info": {
            "title": words.text("api-title"),
            "version": VERSION,
            "description": words.text("api-description"),
        },
        "servers": [{"url": f"{prefix}{ROOT}"}],
        "paths": _paths(words, has_token=has_token),
        "components": {
            "schemas": _schemas(),
            "responses": {str(status): _problem(words, status) for status in sorted(statuses)},
        },
    }
    if has_token:
        described["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        described["security"] = [{"token": []}]
    return described


def _paths(words: PageWords, *, has_token: bool) -> Json:
    """Describe every operation at its path, and those with an id at the path without it as well."""
    paths: defaultdict[str, Json] = defaultdict(dict)
    for operation in OPERATIONS:
        method = operation.method.lower()
        described = _operation(words, operation, operation.in_path, has_token=has_token)
        paths[operation.path][method] = described
        if operation.path_without_id:
            described = _operation(words, operation, (), has_token=has_token)
            described["operationId"] += "-by-parameter"
            paths[operation.path_without_id][method] = described
    return dict(paths)


def _operation(
    words: PageWords, operation: Operation, in_path: Sequence[str], *, has_token: bool
) -> Json:
    """Describe an operation, some parameters of which are in its path."""
    schema = _schema_of(operation.parameters)
    sent = {name: field for name, field in schema["properties"].items() if name not in in_path}
    described: Json = {
        "operationId": operation.name,
        "summary": words.text(f"api-{operation.name}"),
        "parameters": [
            _parameter(words, name, "path", schema["properties"][name], is_needed=True)
            for name in in_path
        ],
        "responses": _responses(words, operation, has_token=has_token),
    }
    needed = [name for name in schema["required"] if name in sent]
    if operation.method == "POST":
        body = {"type": "object", "properties": sent, "required": needed}
        described["requestBody"] = {
            "content": {"application/json": {"schema": {**body, "additionalProperties": False}}},
            "required": bool(needed),
        }
    else:
        described["parameters"] += [
            _parameter(words, name, "query", field, is_needed=name in needed)
            for name, field in sent.items()
        ]
    return described


def _parameter(words: PageWords, name: str, place: str, schema: Json, *, is_needed: bool) -> Json:
    """Describe a parameter of a path, or behind one."""
    described = {
        "name": name,
        "in": place,
        "required": is_needed,
        "description": words.text(f"api-parameter-{name}"),
        "schema": schema,
    }
    if name in LISTS:
        described["explode"] = False
    return described


def _responses(words: PageWords, operation: Operation, *, has_token: bool) -> Json:
    """Describe the answers of an operation by their statuses."""
    answer: Json = {"description": words.text("api-answer")}
    if operation.status != HTTPStatus.NO_CONTENT:
        answer["content"] = {
            media_type: {"schema": _content_schema(operation)}
            for media_type in operation.media_types
        }
    answers: Json = {str(operation.status): answer}
    if operation.is_of_index:
        answers["304"] = {"description": words.text("api-answer-unchanged")}
    statuses = [*_COMMON_PROBLEMS]
    if operation.method != "GET":
        statuses += _PROBLEMS_OF_CHANGES
    if operation.streams:
        statuses.append(_EXPORT_PROBLEM)
    if has_token:
        statuses.append(_TOKEN_PROBLEM)
    problems = {
        str(status): {"$ref": f"#/components/responses/{status}"} for status in sorted(statuses)
    }
    return answers | problems


def _content_schema(operation: Operation) -> Json:
    """Describe the content of an answer."""
    if operation.result is None:
        return {"type": "string"}
    return {"$ref": _REFERENCE.format(name=operation.result.__name__)}


def _problem(words: PageWords, status: int) -> Json:
    """Describe the answer to a request that failed."""
    content = {"schema": {"$ref": _REFERENCE.format(name=Problem.__name__)}}
    return {"description": words.text(f"status-{status}"), "content": {MEDIA_TYPE: content}}


def _schemas() -> Json:
    """Return the schemas of all answers, whose descriptions are those of the types."""
    results = [operation.result for operation in OPERATIONS if operation.result]
    schemas: Json
    _, schemas = json.schema_components([*results, Problem], ref_template=_REFERENCE)
    types = {kind.__name__: kind for kind in _types(Struct)}
    for name, schema in schemas.items():
        _describe_fields(schema, types[name])
    return schemas


def _schema_of(parameters: type[Asked]) -> Json:
    """Return the schema of the parameters of an operation. None of them can be sent as null."""
    _, schemas = json.schema_components([parameters], ref_template=_REFERENCE)
    schema: Json = schemas[parameters.__name__]
    schema["properties"] = {
        name: _without_null(schema["properties"][name])
        for name in sorted(schema["properties"], key=_place)
    }
    return schema


def _place(name: str) -> int:
    """Return the place of a parameter: that in the addresses of pages, or after all of those."""
    return PARAMETERS.index(name) if name in PARAMETERS else len(PARAMETERS)


def _without_null(schema: Json) -> Json:
    """Return the schema of a value that is there."""
    if "anyOf" not in schema:
        return schema
    described: Json = schema["anyOf"][0]
    return described


def _types(kind: type[Struct]) -> Iterator[type[Struct]]:
    """Yield every type that is derived from another."""
    for derived in kind.__subclasses__():
        yield derived
        yield from _types(derived)


def _describe_fields(schema: Json, kind: type[Struct]) -> None:
    """Describe a schema and its fields in the words of the type and of those it is derived from."""
    schema["description"] = inspect.cleandoc(kind.__doc__ or "").partition("\n\n")[0]
    texts: dict[str, str] = {}
    for derived in reversed(kind.__mro__[:-1]):
        texts |= _field_texts(inspect.cleandoc(derived.__doc__ or ""))
    for name, field in schema["properties"].items():
        if name in texts:
            field["description"] = texts[name]


def _field_texts(docstring: str) -> dict[str, str]:
    """Return what a docstring says of each field."""
    listed = docstring.partition("\nAttributes:\n")[2]
    texts: dict[str, str] = {}
    for paragraph in re.split(r"\n(?= {4}\w)", f"\n{listed}"):
        found = _FIELDS.match(paragraph.strip())
        if found:
            text = " ".join(found["text"].split())
            names = (name.rstrip("_") for name in re.split(r",\s+", found["names"]))
            texts |= dict.fromkeys(names, text)
    return texts
