"""Programs may send anything: the interface answers as its document says, and no error is its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.support.checked_api import ROOT

pytestmark = pytest.mark.slow

schemathesis: Any = pytest.importorskip("schemathesis", reason="a tool of developers")
pytest.importorskip("starlette", reason="the interface needs the extra web")

HOST = "testserver"
"""The name by which schemathesis calls the site."""
EXAMPLES = 2
"""Requests for each operation. Many hundreds of each kind found nothing that these do not."""


@pytest.fixture(scope="module")
def operations(
    indexed: Callable[[str, str], Path], tmp_path_factory: pytest.TempPathFactory
) -> list[Any]:
    """Return the operations of an interface that may be changed, as its document describes them."""
    from search.serve.app import make_app
    from search.serve.settings import ServeSettings

    location = tmp_path_factory.mktemp("any_request") / "index"
    shutil.copytree(indexed("seeds", "tantivy"), location)
    # assistants may be let in once only by each application, which schemathesis starts again and again
    app = make_app(ServeSettings(location=location, allowed_hosts=(HOST,), mcp=False))
    schema = schemathesis.openapi.from_asgi(f"{ROOT}/openapi.json", app)
    return [result.ok() for result in schema.get_all_operations()]


def takes_something(operation: Any) -> bool:
    """Return True for an operation that can be sent something."""
    return bool(operation.query or operation.path_parameters or operation.body)


def check_answer(case: Any) -> None:
    """Send a request, and fail unless its answer is described and is no fault of the interface."""
    from schemathesis.specs.openapi import checks

    response = case.call()
    # not every text is a query or a date, and any number or word may be a text
    unwarranted = [checks.positive_data_acceptance, checks.negative_data_rejection]
    case.validate_response(response, excluded_checks=unwarranted)
    assert response.status_code < 500


@pytest.mark.parametrize("mode", ["POSITIVE", "NEGATIVE"])
def test_what_the_document_allows_and_forbids_is_answered_as_it_says(
    operations: list[Any], mode: str
) -> None:
    for operation in filter(takes_something, operations):
        cases = operation.as_strategy(generation_mode=schemathesis.GenerationMode[mode])
        made_up: Any = given(cases)
        limits: Any = settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        limits(made_up(check_answer))()
