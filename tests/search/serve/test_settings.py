"""The server refuses settings with which others could read the archive unasked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from index.errors import InputError
from search.serve.settings import ServeSettings


def read(values: dict[str, Any]) -> ServeSettings:
    return ServeSettings.read(values, Path())


def test_texts_of_the_environment_are_read() -> None:
    settings = read({"port": "9000", "mcp": "false", "budget": "2.5", "language": "en"})
    assert (settings.port, settings.mcp, settings.budget) == (9000, False, 2.5)


@pytest.mark.parametrize(
    "values", [{"port": "x"}, {"port": 70_000}, {"readers": 0}, {"budget": 0}, {"colour": "red"}]
)
def test_a_setting_that_cannot_be_used_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        read(values)
    assert caught.value.message.code == "serve-setting-wrong"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"host": "0.0.0.0"}, "serve-unprotected"),
        ({"host": "0.0.0.0", "allowed_hosts": ["a"]}, "serve-unprotected"),
        ({"host": "::", "behind_proxy": True}, "serve-without-name"),
    ],
)
def test_others_are_let_in_only_with_a_token_or_a_proxy_and_a_name(
    values: dict[str, Any], code: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(values)
    assert caught.value.message.code == code


def test_a_token_is_read_from_its_file_and_must_be_long(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("0123456789abcdef\n")
    public = {"host": "0.0.0.0", "token_file": str(file), "allowed_hosts": ["presse.example"]}
    assert read(public).token == "0123456789abcdef"
    file.write_text("short\n")
    with pytest.raises(InputError, match="token-short"):
        read(public)
    with pytest.raises(InputError, match="token-unreadable"):
        read({**public, "token_file": str(tmp_path / "none")})


def test_the_base_address_gives_the_prefix_and_a_name() -> None:
    settings = read({"base_url": "https://Presse.example:8443/archive/"})
    assert (settings.prefix, "presse.example" in settings.hosts) == ("/archive", True)
    assert not settings.is_private
