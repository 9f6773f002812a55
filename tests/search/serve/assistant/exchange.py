"""Requests of an assistant, as they go over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from httpx2 import Response

HEADERS = {
    "Accept": "application/json, text/event-stream",
    "MCP-Protocol-Version": "2025-06-18",
}


def call(tool: str, **arguments: Any) -> dict[str, Any]:
    """Return the options of a request that calls a tool."""
    message = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": tool, "arguments": arguments},
    }
    return {"json": message, "headers": HEADERS}


def result_of(response: Response) -> dict[str, Any]:
    """Return the result that an answer has."""
    assert response.status_code == 200, response.text
    result: dict[str, Any] = response.json()["result"]
    assert not result["isError"], result
    return result
