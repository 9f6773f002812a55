"""A slide of a presentation is an article."""

from __future__ import annotations

from index.readers import read
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from tests.support.office_writer import odf, pptx, shape

BODY = (
    "Le bac de Rosette a repris jeudi ses traversées, onze jours après la crue qui l’avait arrêté."
)


def test_a_slide_is_an_article_with_its_title_and_its_line() -> None:
    first = shape("Le Monde – 12 mars 2019", BODY) + shape("Le bac", kind="title")
    second = shape("Un pont", kind="ctrTitle") + shape(BODY) + shape("3", kind="sldNum")
    assert list(read(Material("a.pptx", pptx(first, second)))) == [
        RawArticle(BODY, "1", "Le bac", "12 mars 2019", "Le Monde"),
        RawArticle(BODY, "2", "Un pont"),
    ]


def test_a_slide_without_a_title_begins_with_it_and_may_have_a_table() -> None:
    cells = "".join(
        f"<a:tc><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:tc>" for text in ("Bacs", "40")
    )
    slide = shape("Le bac", BODY) + f"<a:tbl><a:tr>{cells}</a:tr></a:tbl>"
    [first, second] = read(Material("a.pptx", pptx(slide, shape("Un pont", BODY))))
    assert first == RawArticle(f"{BODY}\nBacs\t40", "1", "Le bac")
    assert isinstance(second, RawArticle)


def test_a_slide_of_an_opendocument_presentation_is_an_article() -> None:
    slides = "".join(
        f'<draw:page><draw:frame x:class="title"><draw:text-box><text:p>{title}</text:p></draw:text-box>'
        f"</draw:frame><draw:frame><draw:text-box><text:p>{BODY}</text:p></draw:text-box></draw:frame>"
        "</draw:page>"
        for title in ("Le bac", "Un pont")
    )
    assert list(read(Material("a.odp", odf(slides, kind="presentation")))) == [
        RawArticle(BODY, "1", "Le bac"),
        RawArticle(BODY, "2", "Un pont"),
    ]
