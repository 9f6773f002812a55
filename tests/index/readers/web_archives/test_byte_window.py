"""A window on a stream gives the same bytes wherever the stream is cut."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers.web_archives.byte_window import ByteWindow

MANY = 1 << 20


@given(st.lists(st.binary(min_size=1, max_size=9), max_size=9), st.integers(1, 9))
def test_lines_and_pieces_are_those_of_the_whole(blocks: list[bytes], size: int) -> None:
    window = ByteWindow(iter(blocks), MANY)
    whole = b"".join(blocks)
    line = window.line(MANY)
    assert line == whole[: (whole.find(b"\n") + 1) or len(whole)]
    assert window.peek(size) == whole[len(line) :][:size]
    taken = window.take(size)
    assert taken == whole[len(line) :][:size]
    window.give_back(taken)
    assert window.skip(MANY) == len(whole) - len(line)
    assert window.take(1) == b""


@given(st.binary(max_size=40), st.integers(1, 9))
def test_a_long_line_comes_in_pieces(data: bytes, size: int) -> None:
    window = ByteWindow(iter([data] if data else []), MANY)
    pieces = list(iter(lambda: window.line(size), b""))
    assert b"".join(pieces) == data
    assert all(len(piece) <= size for piece in pieces)


def test_a_stream_that_breaks_off_ends_and_tells_why() -> None:
    def blocks() -> Iterator[bytes]:
        yield b"ab"
        raise UnreadableFile("file-empty")

    window = ByteWindow(blocks(), MANY)
    assert window.take(9) == b"ab"
    assert window.failure is not None
    assert window.failure.message.code == "file-empty"


def test_no_more_of_a_stream_is_read_than_is_allowed() -> None:
    window = ByteWindow(iter([b"abcd"] * 9), 10)
    assert window.skip(MANY) == 8
    assert window.failure is not None
