"""The routes of the interface: each reads its parameters, asks, and writes the answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from msgspec import MsgspecError, json
from starlette.responses import Response
from starlette.routing import Route

from index.errors import InputError
from search.serve.api.asked import LISTS, Asked
from search.serve.api.document import document
from search.serve.api.operations import OPERATIONS, Operation
from search.serve.api.problems import ROOT
from search.serve.dispatch import Handler, route_to
from search.serve.parameters import (
    ParameterError,
    field_types,
    is_repeatable,
    read_parameters,
    read_values,
)
from search.serve.visit import Visit


def api_routes() -> Iterator[Route]:
    """Yield the routes of all operations, and that of the document which describes them."""
    handlers: defaultdict[str, dict[str, Handler]] = defaultdict(dict)
    for operation in OPERATIONS:
        handler = Handler(partial(_respond, operation), operation.is_of_index)
        for path in filter(None, (operation.path, operation.path_without_id)):
            handlers[path][operation.method] = handler
    # a path that ends with a name comes last: such a name may have slashes
    for path in sorted(handlers, key=lambda path: path.endswith("}")):
        yield route_to(ROOT + path.replace("}", ":path}"), handlers[path])
    yield route_to(f"{ROOT}/openapi.json", {"GET": Handler(_describe)})


def _describe(visit: Visit) -> Response:
    """Send the document that describes the interface."""
    described = document(
        visit.language, visit.settings.prefix, has_token=bool(visit.settings.token)
    )
    return Response(json.encode(described), media_type="application/json")


def _respond(operation: Operation, visit: Visit) -> Response:
    """Answer a request for an operation.

    Raises:
        ParameterError: A parameter cannot be used.
        ReadOnly: The operation changes something, and nothing may be changed here.
    """
    asked = _asked(operation, visit)
    if operation.method != "GET":
        visit.check_changes()
    result = operation.answer(visit, asked)
    if isinstance(result, Response):
        return result
    if result is None:
        return Response(status_code=operation.status)
    headers = {} if operation.is_of_index else {"Cache-Control": "no-store"}
    return Response(json.encode(result), operation.status, headers, "application/json")


def _asked(operation: Operation, visit: Visit) -> Asked:
    """Read the parameters of a request.

    Raises:
        ParameterError: A parameter cannot be used, is missing, or is none of the operation.
    """
    in_path: dict[str, str] = visit.request.path_params
    names = [name for name in field_types(operation.parameters) if name not in in_path]
    if operation.method == "POST":
        values = _object(visit.body)
        _check_names(values, names)
        return read_values(operation.parameters, {**values, **in_path})
    given = _given(visit, operation)
    _check_names(given, names)
    path_texts = {name: [text] for name, text in in_path.items()}
    return read_parameters(operation.parameters, {**given, **path_texts})


def _given(visit: Visit, operation: Operation) -> dict[str, list[str]]:
    """Return the texts of each parameter behind the path of an address.

    Raises:
        ParameterError: One that may not be repeated is.
    """
    types = field_types(operation.parameters)
    given: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in visit.request.query_params.multi_items():
        given[name] += text.split(",") if name in LISTS else [text]
    for name, texts in given.items():
        if name in types and len(texts) > 1 and not is_repeatable(types[name]):
            raise ParameterError("parameter-too-often", name, most=1)
    return given


def _check_names(given: Iterable[str], names: Sequence[str]) -> None:
    """Refuse a parameter that an operation does not have.

    Raises:
        ParameterError: There is one.
    """
    for name in given:
        if name not in names:
            raise ParameterError("parameter-unknown", name, names=tuple(names))


def _object(body: bytes) -> dict[str, Any]:
    """Return the JSON object that was sent; an empty one if nothing was.

    Raises:
        InputError: It is no such object.
    """
    try:
        return json.decode(body or b"{}", type=dict[str, Any])
    except (MsgspecError, ValueError, RecursionError) as error:
        raise InputError("body-no-object") from error
