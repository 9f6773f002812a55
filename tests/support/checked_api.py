"""Ask the programming interface, and compare each answer with the document that describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from httpx2 import Response
    from starlette.testclient import TestClient

ROOT = "/api/v1"


class CheckedApi:
    """A client of the interface that refuses answers which the document does not describe."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.document: dict[str, Any] = client.get(f"{ROOT}/openapi.json").json()
        self._jsonschema = pytest.importorskip("jsonschema")

    def ask(
        self,
        method: str,
        path: str,
        *,
        within: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        json: Any = None,
        **query: Any,
    ) -> Response:
        """Send a request.

        Args:
            method: The method of HTTP.
            path: The path as the document has it.
            within: The parameters of the path.
            headers: Further headers.
            json: What is sent along.
            query: The other parameters.
        """
        encoded = {name: quote(value, safe="/") for name, value in (within or {}).items()}
        address = ROOT + path.format(**encoded)
        response = self.client.request(method, address, params=query, headers=headers, json=json)
        self._check(self.document["paths"][path][method.lower()], response)
        return response

    def get(self, path: str, *, within: dict[str, str] | None = None, **query: Any) -> Any:
        """Return the JSON of an answer that succeeds."""
        response = self.ask("GET", path, within=within, **query)
        assert response.status_code == 200, response.text
        return response.json()

    def _check(self, operation: dict[str, Any], response: Response) -> None:
        """Fail unless the document describes an answer: its status, its media type and its JSON."""
        described = operation["responses"][str(response.status_code)]
        if "$ref" in described:
            described = self.document["components"]["responses"][str(response.status_code)]
        media_type = response.headers.get("content-type", "").partition(";")[0]
        contents = described.get("content")
        if contents is None:
            assert response.content == b""
            return
        schema = contents[media_type]["schema"]
        if schema != {"type": "string"}:
            whole = {**schema, "components": self.document["components"]}
            checker = self._jsonschema.FormatChecker()
            validator = self._jsonschema.Draft202012Validator(whole, format_checker=checker)
            validator.validate(response.json())
