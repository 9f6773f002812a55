"""The reader of Europresse exports gives an article a frame, whole or cut short."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import parts
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.material import Material
from index.readers.press import europresse
from index.readers.raw_article import Problem, RawArticle
from tests.support.europresse_export import (
    HEAD,
    NUMBER,
    TEXT,
    articles_of,
    export,
    frame_of_2012,
    frame_of_2015,
    new_frame,
    read_export,
)
from tests.support.messages import english
from tests.support.read_files import storable

SECOND_NUMBER = "news·20190301·GQ·5432"


def keys(*frames: str) -> list[str | None]:
    """Return the keys of the articles of an export."""
    return [article.key for article in articles_of(*frames)]


def problems(data: bytes) -> list[str]:
    """Return the problems of an export in words."""
    return [english(part.reason) for part in read_export(data) if isinstance(part, Problem)]


@pytest.mark.parametrize("frame", [new_frame, frame_of_2015, frame_of_2012])
def test_europresse_articles_of_each_layout_are_read(frame: Callable[..., str]) -> None:
    first, second = articles_of(
        frame(title="Le bac est de retour"), frame(title="Le pont", number=SECOND_NUMBER)
    )
    assert first == RawArticle(
        TEXT,
        key=NUMBER,
        title="Le bac est de retour",
        date="2019-02-25",
        source="Le Grand Quotidien",
        author="Camille Roussel",
        section="Région",
        page=first.page,
        carriers=first.carriers,
    )
    assert (second.key, second.title, second.date) == (SECOND_NUMBER, "Le pont", "2019-03-01")


@pytest.mark.parametrize("frame", [new_frame, frame_of_2015, frame_of_2012])
def test_europresse_pages_saved_again_by_a_browser_are_read(frame: Callable[[], str]) -> None:
    upper = re.sub(r"</?\w+", lambda tag: tag[0].upper(), frame())
    bare = re.sub(r"""class=["']([\w-]+)["']""", r"class=\1", upper)
    assert articles_of(bare) == articles_of(frame())


def test_europresse_articles_do_not_run_into_one_another_without_end_tags() -> None:
    first = new_frame(title="Le bac").replace("</article>", "").replace("</div>", "")
    second = new_frame(title="Le pont", number=SECOND_NUMBER, body="<p>Le pont a fermé.</p>")
    assert [article.text for article in articles_of(first, second)] == [TEXT, "Le pont a fermé."]
    joined = first + second.replace("<article>", "")
    assert [article.text for article in articles_of(joined)] == [TEXT, "Le pont a fermé."]


def test_europresse_articles_exported_twice_have_keys_of_their_own() -> None:
    assert keys(new_frame(), new_frame(), new_frame(number="")) == [NUMBER, f"{NUMBER} (2)", "3"]


def test_europresse_export_that_breaks_off_gives_what_there_is_and_says_so() -> None:
    cut = export(new_frame(), new_frame(number=SECOND_NUMBER)).partition(b"long")[0]
    rest = new_frame().partition("<p>Les habitants")[0]
    parts_read = read_export(cut + rest.partition("<article>")[2].encode())
    assert [part.key for part in parts_read if isinstance(part, RawArticle)][-1] == "2"
    assert problems(export(new_frame(), rest, tail="")) == [
        "item 2: it is cut short; what there is of it was read"
    ]


def test_europresse_frames_without_an_article_are_named() -> None:
    assert problems(export(new_frame(), "<article></article>")) == [
        "item 2: neither text nor title"
    ]


@pytest.mark.slow
def test_europresse_frames_that_are_too_large_are_named_and_left_out() -> None:
    large = new_frame(body="<p>Bac</p>" * (MAX_PAGE_CHARS // 10))
    parts_read = read_export(export(new_frame(), large, new_frame(number=SECOND_NUMBER)))
    assert [type(part) for part in parts_read] == [RawArticle, Problem, RawArticle]
    assert problems(export(large, new_frame())) == [
        "item 1: a part of it is larger than 8 million characters"
    ]


def test_europresse_export_without_articles_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no article"):
        list(europresse.read(Material("a.html", export())))


def test_europresse_export_is_read_wherever_it_is_cut() -> None:
    whole = export(new_frame(), frame_of_2015(number=SECOND_NUMBER))

    class OneByte(BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            return super().read1(min(size or 1, 1))

    material = Material("a.html", lambda: cast("IO[bytes]", OneByte(whole)))
    assert list(parts(material)) == read_export(whole)


def test_europresse_export_that_is_damaged_gives_what_comes_before() -> None:
    class Damaged(BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            block = super().read1(size)
            if not block:
                raise EOFError("ended early")
            return block

    whole = export(new_frame(), new_frame(number=SECOND_NUMBER), tail="")
    material = Material("a.html", lambda: cast("IO[bytes]", Damaged(whole)))
    assert [type(part) for part in europresse.read(material)] == [RawArticle, RawArticle, Problem]


@pytest.mark.slow
def test_europresse_export_of_any_size_takes_little_memory() -> None:
    paragraph = "Le pont de Bassora rouvre ce matin. " * 1500
    body = f"<div class='docOcurrContainer'><p>{paragraph}</p></div>"

    def blocks() -> Iterator[bytes]:
        yield HEAD.encode()
        for number in range(200):
            yield new_frame(number=f"news·20190225·GQ·{number}", body=body).encode()

    data = b"".join(blocks())
    tracemalloc.start()
    count = sum(1 for _ in europresse.read(Material("a.html", data)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 200
    assert len(data) > 10_000_000
    assert peak < 8_000_000


PIECES = st.sampled_from(
    ("<article>", "</article>", '<span class="DocPublicationName">', '<span class="DocHeader">', "</span>", "<div",
     ' class="apd-wrapper">', '<div class="titreArticle">', '<p class="titreArticleVisu">', "</div>", "<section>",
     '<div class="DocText">', "<footer>", '<div class="publiC-lblNodoc">', NUMBER, "&#183;", "news·99999999·X·1",
     "<p>", "<br></br>", "\0", "&#0;", "<table>", "[Additional Text]:", '<a href="https://x.fr/1">Voir l’article</a>')
)  # fmt: skip
"""Pieces of frames."""


@given(st.lists(PIECES, max_size=60))
def test_europresse_reader_takes_anything(pieces: list[str]) -> None:
    data = (HEAD + new_frame() + "".join(pieces)).encode()
    parts_read = list(europresse.read(Material("a.html", data)))
    articles = [part for part in parts_read if isinstance(part, RawArticle)]
    assert all(map(storable, parts_read))
    assert articles[0].text == TEXT
    assert len({article.key for article in articles}) == len(articles)
