"""Compressed members give the same bytes wherever the file is cut, and pass over damages."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers.web_archives.gzip_members import GzipMembers


@given(st.lists(st.binary(max_size=30), max_size=4), st.integers(1, 40))
def test_members_are_joined_wherever_the_file_is_cut(contents: list[bytes], size: int) -> None:
    data = b"".join(map(gzip.compress, contents))
    blocks = [data[start : start + size] for start in range(0, len(data), size)]
    members = GzipMembers(iter(blocks))
    assert b"".join(members) == b"".join(contents)
    assert members.damages == 0


@given(st.binary(max_size=200))
def test_anything_between_members_is_passed_over(junk: bytes) -> None:
    data = gzip.compress(b"un") + junk + gzip.compress(b"deux")
    pieces: list[bytes] = []
    try:
        pieces.extend(GzipMembers(iter([data])))
    except UnreadableFile:
        return  # the start of a member that never ends
    assert b"".join(pieces).startswith(b"un")


def test_a_member_that_does_not_end_is_told() -> None:
    with pytest.raises(UnreadableFile, match="ends too early"):
        list(GzipMembers(iter([gzip.compress(b"un texte")[:-9]])))


def test_a_large_member_comes_in_pieces() -> None:
    members = GzipMembers(iter([gzip.compress(bytes(4 << 20))]))
    sizes = [len(piece) for piece in members]
    assert sum(sizes) == 4 << 20
    assert max(sizes) <= 1 << 18


def test_many_beginnings_of_members_take_no_time() -> None:
    members = GzipMembers(iter([b"\x1f\x8b\x08\xff" * 200_000]))
    assert b"".join(members) == b""
    assert members.damages == 1
