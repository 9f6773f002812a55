"""docs/serve.md names every setting, option and key of the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the pages need the extra web")

from search.cli import settings as cli_settings
from search.serve.settings import ServeSettings
from search.serve.visit import KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "serve.md").read_text("utf-8")
INNER = {"location", "access", "token", "allowed_origins", "synonyms"}
"""Settings that no user sets: they follow from others, or belong to docs/api.md."""


def test_every_setting_and_variable_is_named() -> None:
    names = set(ServeSettings.__struct_fields__) - INNER
    variables = vars(cli_settings)["_SERVE_VARIABLES"].values()
    assert [name for name in (*names, *variables) if f"`{name}`" not in PAGE] == []


def test_every_key_is_named() -> None:
    keys = {key for keys, _ in KEYS for key in keys.split() if key != "⏎"}
    assert [key for key in keys if f"`{key}`" not in PAGE] == []
