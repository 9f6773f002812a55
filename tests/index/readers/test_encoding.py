"""Decoding the bytes of text files, in every encoding of French newsrooms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import encoding as encodings
from index.readers.encoding import decode, decode_blocks, decode_file_name, text_lines

PROSE = "À l'aube, l'été à Beyrouth paraît déjà très loin : le théâtre a fermé, la fête aussi.\nÇa s'achève.\n"
TYPOGRAPHIC = "« L’œuvre a coûté 10 € », dit-il – c’est très cher…\n" + PROSE


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_decode_reads_typographic_french_in_every_encoding_that_holds_it(encoding: str) -> None:
    assert decode(TYPOGRAPHIC.encode(encoding)) == TYPOGRAPHIC


@pytest.mark.parametrize("encoding", ["latin-1", "iso8859_15", "cp1252", "cp850", "mac_roman"])
def test_decode_reads_plain_french_in_every_one_byte_encoding(encoding: str) -> None:
    assert decode(PROSE.encode(encoding)) == PROSE


@pytest.mark.parametrize(
    "text", ["Le cœur du marché, à 10 € près.", "Œuvre inachevée d'un poète.", "À 5 €"]
)
def test_decode_recognises_latin_9_by_its_oe_and_its_euro(text: str) -> None:
    assert decode(text.encode("iso8859_15")) == text


def test_decode_does_not_take_a_half_in_windows_1252_for_latin_9() -> None:
    text = "Il a attendu 1½ heure à l'entrée du musée."
    assert decode(text.encode("cp1252")) == text


def test_decode_reads_undefined_bytes_of_windows_1252_as_latin_1() -> None:
    assert decode(b"\xe9t\xe9 \x81 d\xe9j\xe0") == "été \x81 déjà"


def test_decode_reads_utf_8_with_a_few_bad_bytes() -> None:
    damaged = PROSE.encode() + b"caf\xe9 \x92\n" + PROSE.encode()
    assert decode(damaged) == PROSE + "café ’\n" + PROSE


def test_decode_reads_utf_8_that_is_cut_inside_a_letter() -> None:
    assert decode((PROSE + "né").encode()[:-1]).startswith(PROSE + "n")


def test_decode_leaves_mojibake_as_it_was_written() -> None:
    assert decode("un Ã©tÃ© Ã\xa0 la mer".encode()) == "un Ã©tÃ© Ã\xa0 la mer"


def test_decode_leaves_decomposed_accents_decomposed() -> None:
    assert decode("e\u0301te\u0301".encode()) == "e\u0301te\u0301"


def test_decode_turns_every_line_ending_into_a_newline() -> None:
    assert decode(b"un\r\ndeux\rtrois\n\r\nquatre") == "un\ndeux\ntrois\n\nquatre"


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", "\xa0\n".encode(), b"\xef\xbb\xbf", "\ufeff \n".encode("utf-16-le")]
)
def test_decode_refuses_a_file_without_text(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"GIF89a\x01\x02", "GIF"),
        (b"PK\x03\x04\x14\0\x06", "zip"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"\x7fELF\x02\x01\x01\0", "program"),
        (b"SQLite format 3\0\x10", "SQLite"),
        (b"some text\0\0and\0\0\0more of it", "binary"),
        (bytes(range(1, 32)) * 8, "binary"),
    ],
)
def test_decode_refuses_and_names_what_is_no_text(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableFile, match=kind):
        decode(data)


@given(st.binary(max_size=400))
def test_decode_gives_no_carriage_returns_and_no_lone_surrogates(
    data: bytes,
) -> None:
    try:
        text = decode(data)
    except UnreadableFile:
        return
    assert "\r" not in text
    text.encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_decode_gives_back_any_utf_8_text(text: str) -> None:
    text = "é" + text  # or it might begin, by chance, as a binary format does
    assert decode(text.encode("utf-8")) == text


@pytest.mark.parametrize("data", [b"\0\1\2", b"\1\0\2\0\3\0", b"\0\1\0\2\0\3"])
def test_decode_refuses_controls_spread_like_utf_16(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="binary"):
        decode(data)


def pieces(data: bytes, size: int) -> list[bytes]:
    """The data in blocks, the first of which is large enough to tell the encoding."""
    return [data[:400], *(data[start : start + size] for start in range(400, len(data), size))]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_decode_blocks_reads_a_text_like_decode(encoding: str, size: int) -> None:
    text = TYPOGRAPHIC * 5
    data = text.replace("\n", "\r\n").encode(encoding)
    assert "".join(decode_blocks(pieces(data, size))) == text


@pytest.mark.parametrize("cut", range(1, 30))
def test_decode_blocks_allows_the_first_block_to_end_in_a_letter(cut: int) -> None:
    data = "ab€é€é€é€é€éࠀࠀ".encode()
    assert "".join(decode_blocks([data[:cut], data[cut:]])) == data.decode()


def test_decode_blocks_reads_accents_after_a_long_plain_beginning() -> None:
    assert (
        "".join(decode_blocks([b"abc" * 50, "été à l’œuvre".encode("cp1252")]))
        == "abc" * 50 + "été à l’œuvre"
    )
    assert (
        "".join(decode_blocks([b"abc" * 50, "été à l’œuvre".encode()]))
        == "abc" * 50 + "été à l’œuvre"
    )


def test_decode_and_decode_blocks_leave_out_stray_nuls() -> None:
    data = PROSE.encode() * 3 + b"\0\0" + PROSE.encode()
    assert decode(data) == "".join(decode_blocks([data])) == PROSE * 4


def test_decode_blocks_gives_the_text_before_a_failing_block() -> None:
    def broken() -> Iterator[bytes]:
        yield b"Un "
        yield b"texte"
        raise UnreadableFile("verbatim", text="")

    found: list[str] = []
    with pytest.raises(UnreadableFile):
        found.extend(decode_blocks(broken()))
    assert "".join(found) == "Un texte"


@given(st.lists(st.text("ab\n")))
def test_text_lines_do_not_depend_on_where_a_text_is_cut(parts: list[str]) -> None:
    assert list(text_lines(parts)) == "".join(parts).splitlines(keepends=True)


def test_text_lines_gives_a_line_without_end_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "_MAX_LINE_CHARS", 10)
    assert list(text_lines(["aaaa"] * 5 + ["b\nc"])) == ["a" * 12, "a" * 8 + "b\n", "c"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp437", "cp850", "cp1252", "mac_roman"])
@pytest.mark.parametrize("name", ["été.txt", "à Noël.txt", "plain.txt", "où ça.txt"])
def test_decode_file_name_reads_french_in_every_encoding(encoding: str, name: str) -> None:
    assert decode_file_name(name.encode(encoding)) == name


@pytest.mark.slow
@given(st.binary(max_size=40))
def test_decode_file_name_reads_any_bytes(name: bytes) -> None:
    assert decode_file_name(name).encode() or not name
