"""The examples of docs/api.md are answered as the page shows them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.checked_api import ROOT
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
EXAMPLES: list[tuple[str, str]] = re.findall(
    r"```\nGET (\S+)\n```\n\n```json\n(.*?)```", PAGE, re.DOTALL
)


@pytest.fixture(scope="module")
def client(indexed: Callable[[str, str], Path]) -> Iterator[TestClient]:
    """Ask the interface in English, as the page does."""
    with site_of(indexed("seeds", "tantivy")) as client:
        client.headers["Accept-Language"] = "en"
        yield client


def shown_is_part_of(shown: Any, answer: Any) -> bool:
    """Return True if an answer has all that the page shows of it."""
    if isinstance(shown, dict):
        return isinstance(answer, dict) and all(
            name in answer and shown_is_part_of(value, answer[name])
            for name, value in shown.items()
        )
    if isinstance(shown, list) and shown and isinstance(shown[0], dict):
        return len(answer) >= len(shown) and all(
            shown_is_part_of(part, given) for part, given in zip(shown, answer, strict=False)
        )
    return bool(shown == answer)


@pytest.mark.slow
@pytest.mark.parametrize(("address", "shown"), EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_examples_are_answered_as_the_page_shows(
    client: TestClient, address: str, shown: str
) -> None:
    answer = client.get(ROOT + address).json()
    assert shown_is_part_of(json.loads(shown), answer), json.dumps(answer, ensure_ascii=False)


def test_the_page_has_examples_and_names_every_path(client: TestClient) -> None:
    assert len(EXAMPLES) >= 5
    document = client.get(f"{ROOT}/openapi.json").json()
    missing = [path for path in document["paths"] if path not in PAGE]
    assert missing == []


def test_the_page_names_every_problem(client: TestClient) -> None:
    rows = PAGE.partition("| status |")[2].partition("\n\n")[0]
    named = {number for row in rows.splitlines() for number in re.findall(r"\b\d{3}\b", row[:12])}
    document = client.get(f"{ROOT}/openapi.json").json()
    assert set(document["components"]["responses"]) - {"500"} == named
