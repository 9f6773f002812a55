"""The page about the programming interface, made from the document that describes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from starlette.responses import Response

from search.serve.api.document import Json, document
from search.serve.api.problems import ROOT
from search.serve.visit import Visit
from search.serve.words import PageWords

EXAMPLES = (
    "/search?q=Soleimani&facets=source,year",
    "/hits?q=Soleimani&sort=date",
    "/timeline?q=Soleimani&by=year",
    "/network?q=Irak&most=10",
)
"""Requests to begin with. They find something in the articles that come with the project."""


class ParameterView(Struct, frozen=True):
    """A parameter: its name, the values that it takes, in words, and its meaning."""

    name: str
    values: str
    meaning: str
    is_needed: bool


class OperationView(Struct, frozen=True):
    """An operation: its method and path, what it does, and its parameters."""

    method: str
    path: str
    summary: str
    parameters: tuple[ParameterView, ...]


def show(visit: Visit) -> Response:
    """Show what programs may ask."""
    settings = visit.settings
    described = document(visit.language, settings.prefix, has_token=bool(settings.token))
    return visit.page(
        "interface.html",
        description=described["info"]["description"],
        root=visit.absolute(visit.address(ROOT)),
        document_address=visit.address(f"{ROOT}/openapi.json"),
        examples=[visit.address(ROOT + example) for example in EXAMPLES],
        operations=tuple(_operations(visit.words, described["paths"])),
        problems=_problems(described["components"]["responses"]),
    )


def _operations(words: PageWords, paths: Json) -> Iterator[OperationView]:
    """Yield each operation once, though those with an id are at two paths."""
    for path, methods in paths.items():
        for method, operation in methods.items():
            if not operation["operationId"].endswith("-by-parameter"):
                parameters = tuple(_parameters(words, operation))
                summary = operation["summary"]
                yield OperationView(method.upper(), ROOT + path, summary, parameters)


def _parameters(words: PageWords, operation: Json) -> Iterator[ParameterView]:
    """Yield the parameters of an operation, in its address or in what is sent along."""
    for parameter in operation["parameters"]:
        yield ParameterView(
            name=parameter["name"],
            values=_values(words, parameter["schema"]),
            meaning=parameter["description"],
            is_needed=parameter["required"],
        )
    if "requestBody" in operation:
        body = operation["requestBody"]["content"]["application/json"]["schema"]
        for name, schema in body["properties"].items():
            meaning = words.text(f"api-parameter-{name}")
            yield ParameterView(name, _values(words, schema), meaning, name in body["required"])


def _values(words: PageWords, schema: Json) -> str:
    """Say which values a parameter takes."""
    match schema:
        case {"enum": choices}:
            return words.text("api-values-choice", choices=tuple(choices))
        case {"type": "integer", "minimum": least, "maximum": most}:
            return words.text("api-values-number", least=least, most=most)
        case {"type": "boolean"}:
            return words.text("api-values-switch")
        case {"type": "array", "items": {"enum": choices}}:
            return words.text("api-values-choices", choices=tuple(choices))
        case {"type": "array"}:
            return words.text("api-values-texts")
        case _:
            return words.text("api-values-text")


def _problems(responses: Json) -> list[tuple[str, Any]]:
    """Return the statuses of requests that fail, with what they mean."""
    return [(status, response["description"]) for status, response in responses.items()]
