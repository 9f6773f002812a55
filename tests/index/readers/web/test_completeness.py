"""A page that holds more than the article taken from it is named."""

from __future__ import annotations

from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.web import html
from index.readers.web.completeness import PageContents, contents, page_losses
from index.readers.web.parsing import parse_page

PARAGRAPH = "La ville a ouvert au public les archives de son port, fermées depuis plus de dix ans, dit la mairie. "
TEXT = f"<p>{PARAGRAPH * 2}</p><p>{PARAGRAPH * 2}</p>"


def losses(body: str) -> list[Problem]:
    """Return what is said of a page."""
    page = f"<html><body>{body}</body></html>".encode()
    return [part for part in html.read(Material("a.html", page)) if isinstance(part, Problem)]


def frame(number: int, start: str = "<article>", end: str = "</article>") -> str:
    return f"{start}<h2>Titre {number}</h2><p>{number}. {PARAGRAPH * 4}</p>{end}"


def test_page_that_repeats_the_frame_of_an_article_is_named() -> None:
    told = [Problem.of("page-articles-merged", articles=3)]
    for start, end in (
        ("<article>", "</article>"),
        ('<div class="article frArticle">', "</div>"),
        ('<div id="article-7"><div class="article">', "</div></div>"),
    ):
        assert losses("".join(frame(number, start, end) for number in range(3))) == told


def test_page_with_the_markers_of_an_export_is_named() -> None:
    anchors = "".join(f'<a name="DOC_ID_0_{number}"></a>{TEXT}' for number in range(2))
    ids = f"{TEXT}<i>news·20190312·PH·1</i>{TEXT}<i>news·20190313·PH·2</i>"
    assert losses(anchors) == losses(ids) == [Problem.of("page-articles-merged", articles=2)]


def test_page_of_one_article_with_teasers_and_comments_gives_no_alarm() -> None:
    teasers = "<article><h3>Ailleurs</h3><p>Un autre article.</p></article>" * 9
    comments = f'<div class="comments">{frame(1)}{frame(2)}</div>'
    assert losses(f"{frame(0)}{teasers}{comments}") == []


def test_articles_within_the_frame_of_one_give_no_alarm() -> None:
    assert losses(f"<article><h1>Direct</h1>{TEXT}{frame(1)}{frame(2)}</article>") == []


def test_page_most_of_whose_text_is_lost_is_named() -> None:
    page = f"<html><body>{TEXT * 10}</body></html>"
    shown = contents(parse_page(page))
    (problem,) = page_losses(page, shown, RawArticle("Peu."))
    assert problem.reason.code == "text-mostly-lost"


def test_text_beside_the_article_is_not_missed() -> None:
    page = f"<html><body>{TEXT}<aside>{TEXT * 10}</aside><div id=comments>{TEXT * 9}</div></body></html>"
    shown = contents(parse_page(page))
    assert isinstance(shown, PageContents)
    assert list(page_losses(page, shown, RawArticle("Un texte. " * 40))) == []
