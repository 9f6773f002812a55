"""WARC files: the records that are pages are read, and all others are counted or told."""

from __future__ import annotations

import gzip
import sys
import tracemalloc
import zlib
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from index.readers import Limits, Member, Problem, RawArticle, parts, read
from index.readers.material import Material
from tests.support.archive_writer import keys, reasons
from tests.support.pdf_writer import COLUMN, column, pdf_file
from tests.support.read_files import only_article
from tests.support.warc_writer import CAPTURED, PARAGRAPH, URL, answer, chunked, html, record

OTHER_URL = "https://exemple.fr/2019/03/14/decrue"


def read_warc(
    data: bytes, name: str = "crawl.warc", limits: Limits | None = None
) -> list[RawArticle | Problem]:
    return list(read(Material(name, data, limits or Limits())))


def texts(parts: list[RawArticle | Problem]) -> list[str]:
    return [part.text for part in parts if isinstance(part, RawArticle)]


def test_a_page_becomes_an_article_under_its_address() -> None:
    raw = only_article(read_warc(record(answer())))
    assert (raw.key, raw.url, raw.title, raw.text) == (URL, URL, "La crue", PARAGRAPH)


def test_the_day_of_capture_is_no_day_of_publication() -> None:
    raw = only_article(read_warc(record(answer())))
    assert (raw.date, raw.saved) == (None, CAPTURED)


def test_a_page_keeps_the_address_that_it_tells_itself() -> None:
    page = html("La crue").replace(
        "<head>", '<head><link rel=canonical href="https://exemple.fr/crue">'
    )
    assert only_article(read_warc(record(answer(page)))).url == "https://exemple.fr/crue"


@pytest.mark.parametrize(
    "name", ["crawl.warc.gz", "CRAWL.WARC.GZ", "crawl.gz", "crawl", "crawl.txt"]
)
def test_each_record_may_be_compressed_by_itself(name: str) -> None:
    data = gzip.compress(record(answer())) + gzip.compress(
        record(answer(html("La décrue")), OTHER_URL)
    )
    assert keys(read_warc(data, name)) == [URL, OTHER_URL]


def test_an_address_in_angle_brackets_is_that_between_them() -> None:
    assert keys(read_warc(record(answer(), f"<{URL}>"))) == [URL]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(html("La crue").encode()), {"Transfer_Encoding": "chunked"}),
        (gzip.compress(html("La crue").encode()), {"Content_Encoding": "gzip"}),
        (gzip.compress(html("La crue").encode()), {"Content_Encoding": "x-gzip"}),
        (zlib.compress(html("La crue").encode()), {"Content_Encoding": "deflate"}),
        (zlib.compress(html("La crue").encode())[2:-4], {"Content_Encoding": "deflate"}),
        (
            chunked(gzip.compress(html("La crue").encode())),
            {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
        ),
    ],
)
def test_what_a_server_did_to_send_a_page_is_undone(body: bytes, headers: dict[str, str]) -> None:
    raw = only_article(read_warc(record(answer(body, **headers))))
    assert raw.text == PARAGRAPH


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_page_that_is_unpacked_already_is_read_whatever_its_headers_say(encoding: str) -> None:
    page = answer(Content_Encoding=encoding, Transfer_Encoding="chunked")
    assert only_article(read_warc(record(page))).text == PARAGRAPH


def test_a_page_packed_with_brotli_is_read() -> None:
    brotli = pytest.importorskip("brotli")
    body = brotli.compress(html("La crue").encode())
    assert only_article(read_warc(record(answer(body, Content_Encoding="br")))).text == PARAGRAPH


def test_a_page_packed_with_brotli_is_named_if_the_package_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    [reason] = reasons(read_warc(record(answer(b"\x1b\x00", Content_Encoding="br"))))
    assert reason.startswith(
        f"{URL}: it is packed with Brotli, and the package brotli is not installed; install it with"
    )


def test_a_page_packed_otherwise_is_named() -> None:
    assert reasons(read_warc(record(answer(b"\x28\xb5\x2f\xfd", Content_Encoding="zstd")))) == [
        f"{URL}: it is packed in a way that is not read (zstd)"
    ]


def test_the_encoding_that_a_server_tells_is_believed() -> None:
    page = html("La décrue à Nevers").encode("mac-roman")
    data = record(answer(page, "text/html; charset=macintosh"))
    assert only_article(read_warc(data)).title == "La décrue à Nevers"


def test_a_latin_1_page_is_read() -> None:
    page = html("La décrue").encode("latin-1")
    data = record(answer(page, "text/html; charset=ISO-8859-1"))
    assert only_article(read_warc(data)).title == "La décrue"


def test_records_of_the_exchange_are_passed_over() -> None:
    data = (
        record("software: exemple", "", "warcinfo", "application/warc-fields")
        + record("GET / HTTP/1.1", kind="request")
        + record(answer())
        + record("outlinks: 3", kind="metadata", content_type="text/plain")
        + record("192.0.2.1", "dns:exemple.fr", content_type="text/dns")
        + record("Journal", "metadata://exemple.fr/wget.log", "resource", "text/plain")
        + record("Le texte", f"urn:text:{URL}", "resource", "text/plain")
        + record(answer("User-agent: *", "text/plain"), "https://exemple.fr/robots.txt")
    )
    assert only_article(read_warc(data)).key == URL


def test_a_page_that_was_captured_twice_is_taken_once() -> None:
    parts = read_warc(record(answer()) + record(answer()) + record("", kind="revisit"))
    assert keys(parts) == [URL]
    assert reasons(parts) == ["2 captures repeat earlier ones, and were not taken again"]


def test_a_page_that_changed_between_two_captures_is_taken_twice() -> None:
    parts = read_warc(record(answer()) + record(answer(html("La crue recule"))))
    assert keys(parts) == [URL, f"{URL}~2"]
    assert [part.url for part in parts if isinstance(part, RawArticle)] == [URL, URL]


def test_pictures_and_scripts_are_counted_in_one_problem() -> None:
    data = record(answer())
    for number, kind in enumerate(["image/png", "image/png", "text/css", "application/json"]):
        data += record(answer("x", kind), f"https://exemple.fr/{number}")
    parts = read_warc(data)
    assert keys(parts) == [URL]
    assert reasons(parts) == [
        "what is no page is not read (image/png, text/css, application/json): 4"
    ]


def test_answers_without_a_page_are_counted_in_one_problem() -> None:
    data = record(answer()) + record(answer(status="404 Not Found"), OTHER_URL)
    assert reasons(read_warc(data)) == ["answers without a page are not read (404): 1"]


def test_pdf_files_and_plain_texts_are_read() -> None:
    data = record(
        answer(pdf_file(column(COLUMN)), "application/pdf"),
        "https://exemple.fr/a",
    ) + record(answer("La Loire est rentrée dans son lit.", "text/plain"), "https://exemple.fr/b")
    assert keys(read_warc(data)) == ["https://exemple.fr/a", "https://exemple.fr/b"]


def test_a_feed_has_an_article_for_each_item() -> None:
    feed = (
        "<rss><channel><item><title>La crue</title><guid>7</guid><description>Un texte.</description>"
        "</item></channel></rss>"
    )
    [raw] = read_warc(record(answer(feed, "application/rss+xml"), "https://exemple.fr/flux"))
    assert isinstance(raw, RawArticle)
    assert (raw.key, raw.url, raw.saved) == ("https://exemple.fr/flux#7", None, None)


@pytest.mark.parametrize("content_type", ["", "application/octet-stream", "text/xml"])
def test_a_page_of_an_untold_type_is_known_by_its_start(content_type: str) -> None:
    assert only_article(read_warc(record(answer(content_type=content_type)))).title == "La crue"


def test_a_resource_is_a_page_without_the_headers_of_a_server() -> None:
    data = record(html("La crue"), kind="resource", content_type="text/html")
    assert only_article(read_warc(data)).title == "La crue"


def test_the_text_of_a_page_stands_for_it() -> None:
    data = record(PARAGRAPH, kind="conversion", content_type="text/plain")
    raw = only_article(read_warc(data, "a.warc.wet.gz"))
    assert (raw.text, raw.url) == (PARAGRAPH, URL)


def test_the_text_of_a_page_is_not_taken_beside_it() -> None:
    data = record(answer()) + record(PARAGRAPH, kind="conversion", content_type="text/plain")
    assert keys(read_warc(data)) == [URL]


def test_a_web_archive_on_a_page_is_not_opened() -> None:
    inner = record(answer(), OTHER_URL)
    data = record(answer(inner, "application/warc")) + record(answer(), OTHER_URL)
    parts = read_warc(data)
    assert keys(parts) == [OTHER_URL]
    assert reasons(parts) == ["what is no page is not read (application/warc): 1"]


def test_a_file_without_records_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no record"):
        read_warc(b"WARC/1.0 fut la premiere norme.\n")


def test_a_file_of_notes_on_pages_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no page"):
        read_warc(record('{"Envelope": {}}', kind="metadata", content_type="application/json"))


# ---- broken and hostile files


def test_a_file_that_is_cut_short_anywhere_keeps_the_records_before() -> None:
    first, second = record(answer()), record(answer(html("La décrue")), OTHER_URL)
    whole = first + second
    for end in range(len(first), len(whole) - len("\r\n\r\n"), 11):
        parts = read_warc(whole[:end])
        assert keys(parts)[:1] == [URL]
        is_told = reasons(parts) or end < len(first) + len("WARC/1.0\r\n")
        assert is_told, end


def test_compressed_data_that_is_cut_short_anywhere_keeps_the_records_before() -> None:
    first = gzip.compress(record(answer()))
    whole = first + gzip.compress(record(answer(html("La décrue")), OTHER_URL))
    for end in range(len(first) + 1, len(whole), 7):
        parts = read_warc(whole[:end], "a.warc.gz")
        assert keys(parts)[:1] == [URL]
        assert reasons(parts), end


@pytest.mark.parametrize("place", [0, 1, 12, 60, -9, -3])
def test_a_damage_of_compressed_data_spoils_one_record(place: int) -> None:
    urls = [f"https://exemple.fr/{number}" for number in range(3)]
    first, second, third = (bytearray(gzip.compress(record(answer(), url))) for url in urls)
    second[place] ^= 0xFF
    parts = read_warc(bytes(first + second + third), "a.warc.gz")
    assert [key for key in keys(parts) if key != urls[1]] == [urls[0], urls[2]]
    assert "damaged in 1 place" in "".join(reasons(parts))


def test_padding_between_compressed_records_is_no_damage() -> None:
    data = gzip.compress(record(answer())) + bytes(600) + gzip.compress(record(answer(), OTHER_URL))
    parts = read_warc(data + bytes(600), "a.warc.gz")
    assert keys(parts) == [URL, OTHER_URL]
    assert reasons(parts) == []


@pytest.mark.parametrize("length", ["-5", "x", "", "9" * 30])
def test_a_record_without_a_credible_length_is_named(length: str) -> None:
    parts = read_warc(record(answer(), length=length) + record(answer(), OTHER_URL))
    assert keys(parts) == [OTHER_URL]
    assert reasons(parts) == ["item 1: the headers of the record are broken"]


@pytest.mark.parametrize("change", [-50, 7, 10**14])
def test_a_record_of_a_wrong_length_ends_where_the_next_one_begins(change: int) -> None:
    page = answer()
    data = record(page, length=len(page) + change) + record(answer(html("La décrue")), OTHER_URL)
    parts = read_warc(data)
    assert texts(parts) == [PARAGRAPH, PARAGRAPH]
    assert keys(parts) == [URL, OTHER_URL]
    assert reasons(parts) == [
        "item 1: the record has not the length it says; what there is of it was read"
    ]


def test_lengths_that_are_all_wrong_are_not_believed_for_long() -> None:
    parts = read_warc(b"".join(record(answer(), length=10**8) for _ in range(200)))
    assert "51 records have not the length they say" in "".join(reasons(parts))


def test_headers_that_never_end_are_no_record() -> None:
    data = b"WARC/1.0\r\nWARC-Type: response\r\n" + b"X-Exemple: x\r\n" * 100_000
    assert reasons(read_warc(data)) == ["item 1: the headers of the record are broken"]


def test_a_page_that_is_cut_short_is_named_and_read_as_far_as_it_goes() -> None:
    page = answer()
    whole = record(page) + record(answer(), OTHER_URL)
    parts = read_warc(whole.replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date", 1))
    assert keys(parts) == [URL, OTHER_URL]
    assert reasons(parts) == [f"{URL}: it is cut short; what there is of it was read"]


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_packed_data_that_is_cut_short_is_named_and_read_as_far_as_it_goes(encoding: str) -> None:
    page = html("La crue").encode()
    body = (gzip.compress(page) if encoding == "gzip" else zlib.compress(page))[:-10]
    parts = read_warc(record(answer(body, Content_Encoding=encoding)))
    assert keys(parts) == [URL]
    assert reasons(parts) == [f"{URL}: it is cut short; what there is of it was read"]


@pytest.mark.parametrize("size", [b"ffffffff", b"10", b"1"])
def test_chunks_that_lie_about_their_size_are_named_and_read_as_far_as_they_go(size: bytes) -> None:
    body = size + b"\r\n" + html("La crue").encode() + b"\r\n0\r\n\r\n"
    data = record(answer(body, Transfer_Encoding="chunked")) + record(answer(), OTHER_URL)
    parts = read_warc(data)
    assert keys(parts) == [URL, OTHER_URL]
    assert PARAGRAPH in texts(parts)[0]
    assert reasons(parts) == [f"{URL}: it is cut short; what there is of it was read"]


def test_chunks_without_the_empty_one_at_the_end_are_whole() -> None:
    body = chunked(html("La crue").encode()).removesuffix(b"0\r\n\r\n")
    assert only_article(read_warc(record(answer(body, Transfer_Encoding="chunked")))).key == URL


def test_a_page_that_swells_is_not_read() -> None:
    bomb = gzip.compress(bytes(8 << 20))
    data = record(answer(bomb, Content_Encoding="gzip")) + record(answer(), OTHER_URL)
    parts = read_warc(data, limits=Limits(max_file_bytes=1 << 20))
    assert keys(parts) == [OTHER_URL]
    assert reasons(parts) == [f"{URL}: it is larger than 1 MB; an article of that size is not read"]


def test_a_page_that_swells_in_brotli_is_not_read() -> None:
    brotli = pytest.importorskip("brotli")
    body = brotli.compress(bytes(8 << 20))
    parts = read_warc(
        record(answer(body, Content_Encoding="br")), limits=Limits(max_file_bytes=1 << 20)
    )
    assert reasons(parts) == [f"{URL}: it is larger than 1 MB; an article of that size is not read"]


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_packed_data_that_is_damaged_is_named(encoding: str) -> None:
    body = b"\x1f\x8b\xff\xff\xff\xff\xff\xff"
    assert len(reasons(read_warc(record(answer(body, Content_Encoding=encoding))))) == 1


def test_a_large_film_is_counted_and_not_held() -> None:
    data = record(answer(bytes(3 << 20), "video/mp4")) + record(answer(), OTHER_URL)
    parts = read_warc(data, limits=Limits(max_file_bytes=1 << 20))
    assert keys(parts) == [OTHER_URL]
    assert reasons(parts) == ["what is no page is not read (video/mp4): 1"]


def test_a_large_page_is_named() -> None:
    data = record(answer(bytes(3 << 20))) + record(answer(), OTHER_URL)
    parts = read_warc(data, limits=Limits(max_file_bytes=1 << 20))
    assert keys(parts) == [OTHER_URL]
    assert reasons(parts) == [f"{URL}: it is larger than 1 MB; an article of that size is not read"]


def test_no_more_of_an_archive_is_read_than_is_allowed() -> None:
    data = record(answer()) + bytes(2 << 20)
    parts = read_warc(data, limits=Limits(max_archive_bytes=1 << 20))
    assert reasons(parts)[-1].startswith("no more than 0 GB of a web archive is read")


@pytest.mark.slow
def test_many_small_records_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(record("x", kind="metadata") * 100_000 + record(answer()))
    assert keys(read(Material("a.warc", file))) == [URL]


def test_control_characters_in_an_address_are_replaced() -> None:
    [key] = keys(read_warc(record(answer(), "https://exemple.fr/\x1b[31m")))
    assert key == "https://exemple.fr/\ufffd[31m"


def test_a_large_file_takes_no_more_memory_than_its_largest_record(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    picture = record(answer(bytes(200_000), "image/png"), OTHER_URL)
    file.write_bytes((picture + record(answer())) * 100)
    material = Material("a.warc", file)
    list(parts(Material("a.warc", record(answer()))))  # imports what is needed
    tracemalloc.start()
    try:
        assert sum(isinstance(part, Member) for part in parts(material)) == 1
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()
