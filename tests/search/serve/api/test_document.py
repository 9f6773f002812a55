"""The document describes all that there is, and the page shows all that the document describes."""

from __future__ import annotations

import pytest
from msgspec import Struct

from tests.support.checked_api import ROOT, CheckedApi

pytest.importorskip("starlette", reason="the interface needs the extra web")


def test_every_operation_is_described_with_its_words(api: CheckedApi) -> None:
    from search.serve.api.operations import OPERATIONS

    described = {
        (path, method.upper())
        for path, methods in api.document["paths"].items()
        for method in methods
    }
    assert {(operation.path, operation.method) for operation in OPERATIONS} <= described
    for methods in api.document["paths"].values():
        for operation in methods.values():
            assert operation["summary"]
            assert all(parameter["description"] for parameter in operation["parameters"])


def test_operations_have_names_of_their_own(api: CheckedApi) -> None:
    names = [
        operation["operationId"]
        for methods in api.document["paths"].values()
        for operation in methods.values()
    ]
    assert len(names) == len(set(names))


def test_types_of_one_name_do_not_hide_each_other() -> None:
    from search.serve.api.operations import OPERATIONS

    kinds = [operation.result for operation in OPERATIONS if operation.result]
    names = {kind.__name__ for kind in kinds}
    assert all(issubclass(kind, Struct) for kind in kinds)
    assert len(names) == len(set(kinds))


def test_fields_are_described_where_the_types_are(api: CheckedApi) -> None:
    schemas = api.document["components"]["schemas"]
    bare = {
        (name, field)
        for name, schema in schemas.items()
        for field, described in schema["properties"].items()
        if "$ref" not in described and "description" not in described
    }
    assert len(bare) < 40, sorted(bare)
    assert schemas["Found"]["properties"]["total"]["description"].startswith("The number")


def test_parameters_are_those_of_addresses_in_their_order(api: CheckedApi) -> None:
    from search.serve.asking import PARAMETERS

    parameters = api.document["paths"]["/search"]["get"]["parameters"]
    names = [parameter["name"] for parameter in parameters]
    assert [name for name in names if name in PARAMETERS] == [
        name for name in PARAMETERS if name in names
    ]
    assert set(names) - set(PARAMETERS) == {"facets", "explain"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_shows_every_operation(api: CheckedApi, language: str) -> None:
    page = api.client.get("/api", headers={"Accept-Language": language}).text
    for path, methods in api.document["paths"].items():
        for method, operation in methods.items():
            if not operation["operationId"].endswith("-by-parameter"):
                assert f"{method.upper()} {ROOT}{path}" in page


def test_the_examples_of_the_page_are_answered(api: CheckedApi) -> None:
    from search.serve.pages.interface import EXAMPLES

    for example in EXAMPLES:
        assert api.client.get(ROOT + example).status_code == 200
