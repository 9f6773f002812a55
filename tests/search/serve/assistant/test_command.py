"""`search mcp` answers an assistant over standard input and output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import anyio
import pytest

from tests.support.commands import Run

pytestmark = pytest.mark.slow

mcp = pytest.importorskip("mcp", reason="assistants need the extra mcp")


def test_an_assistant_starts_the_command_and_asks_it(
    indexed: Callable[[str, str], Path], tmp_path: Path
) -> None:
    from mcp.client.stdio import StdioServerParameters, stdio_client

    arguments = ["-m", "search", "mcp", "--index", str(indexed("seeds", "tantivy"))]
    started = StdioServerParameters(
        command=sys.executable, args=arguments, cwd=str(tmp_path), env=dict(os.environ)
    )

    async def exchange() -> tuple[int, str]:
        async with mcp.Client(stdio_client(started)) as client:
            found = await client.call_tool("search", {"query": "Hachd al-Chaabi"})
            first = found.structured_content["results"][0]["id"]
            read = await client.call_tool("fetch", {"id": first})
            return found.structured_content["total"], read.structured_content["title"]

    total, title = anyio.run(exchange)
    assert (total > 0, bool(title)) == (True, True)


def test_a_missing_index_is_told(search: Run, tmp_path: Path) -> None:
    refused = search("mcp", "--index", str(tmp_path / "none"))
    assert (refused.code, refused.out) == (2, "")
    assert "there is no index" in refused.err
