"""A manifest is read and checked as the module `json` would do it, in a part of the time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.files.roots import Root
from index.store.generations import (
    Manifest,
    _canonical_json,
    _parse_json,
    publish,
    read_manifest,
)


def nested(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=4), parts, max_size=3)


@given(st.recursive(st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(), nested))
def test_a_checksum_is_of_what_the_json_module_writes(value: Any) -> None:
    content = {"value": value}
    assert _canonical_json(content) == json.dumps(content, sort_keys=True).encode()


@pytest.mark.parametrize("text", ["", "{", '{"a" 1}', "[1,]", '"\x01"', "\ufeff{}", "{} {}", "nul"])
def test_a_manifest_that_is_no_json_is_told_in_the_words_of_the_json_module(text: str) -> None:
    with pytest.raises(json.JSONDecodeError) as expected:
        json.loads(text)
    with pytest.raises(json.JSONDecodeError) as raised:
        _parse_json(text.encode())
    assert str(raised.value) == str(expected.value)


@pytest.mark.parametrize(
    "name", ["fonds-1999", "dépêches", "\udce9t\udce9", "\U0001f4f0", '"\\\t/']
)
def test_the_name_of_a_folder_is_read_as_it_was_written(tmp_path: Path, name: str) -> None:
    manifest = Manifest("tantivy", "generation-1", (Root(name),))
    publish(tmp_path, manifest)
    (tmp_path / "generation-1").mkdir()
    assert read_manifest(tmp_path) == manifest
