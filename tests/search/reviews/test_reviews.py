"""Press reviews: articles in groups, each text once, in formats that real readers read."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from lxml import etree
from msgspec.structs import replace

from index import synchronise
from index.engines.base import EMBEDDED
from index.errors import InputError
from index.readers import Limits
from index.unindexed import articles_of_file
from search import Archive
from search.highlighting.snippets import Snippet
from search.results import Hit
from search.reviews import FORMATS, Review, ReviewGroup
from search.reviews.formats import format_of
from search.reviews.subjects import subjects
from tests.support.articles import TODAY, write_articles

DAM = (
    "Le barrage de Khorvane a cédé dans la nuit, et les eaux ont emporté quatre villages. Les"
    " sauveteurs cherchent des disparus parmi les décombres, selon la préfecture. La ministre Leïla"
    " Nazarian doit se rendre sur place."
)
STRIKE = (
    "Les dockers de Brévin ont voté la grève. Le délégué syndical Paul Armand demande une prime pour"
    " les nuits passées sur les quais du port."
)
ARTICLES = [
    {"id": "1", "title": "Un barrage cède", "body": DAM, "source": "AFP", "date": "2024-05-07"},
    {
        "id": "2",
        "title": "Catastrophe à Khorvane",
        "body": f"{DAM} (AFP)",
        "source": "Le Courrier",
        "date": "2024-05-08",
    },
    {
        "id": "3",
        "title": "Les fissures du barrage étaient connues",
        "body": "À Khorvane, la ministre Leïla Nazarian avait lu un rapport sur le barrage et ses"
        " fissures, disent des ingénieurs. Les sauveteurs cherchent encore.",
        "source": "La Gazette",
        "date": "2024-05-20",
        "url": "https://gazette.example/barrage?a=1&b=(2)",
    },
    {"id": "4", "title": "Grève au port", "body": STRIKE, "source": "AFP", "date": "2024-05-08"},
    {
        "id": "5",
        "title": "Le port bloqué par les dockers",
        "body": "À Brévin, les dockers tiennent les quais. Paul Armand, leur délégué, n'attend rien"
        " de la direction. La grève du port dure.",
        "source": "La Gazette",
        "date": "2024-05-09",
    },
    {"id": "6", "title": "Le phare s'éteint", "body": "Le gardien prend sa retraite, seul."},
]


@pytest.fixture(scope="module", params=EMBEDDED)
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    place = tmp_path_factory.mktemp("revue")
    write_articles(place / "a.jsonl", ARTICLES)
    synchronise([place / "a.jsonl"], place / "index", engine=request.param, today=TODAY)
    with Archive(place / "index") as opened:
        yield opened


def ids(group: ReviewGroup) -> str:
    return "".join(hit.id[-1] for hit in group.hits)


def test_groups_of_a_day_come_in_the_order_of_the_days(archive: Archive) -> None:
    review = archive.review()
    assert [(group.day, ids(group)) for group in review.groups] == [
        (date(2024, 5, 7), "1"),
        (date(2024, 5, 8), "4"),
        (date(2024, 5, 9), "5"),
        (date(2024, 5, 20), "3"),
        (None, "6"),
    ]
    assert review.days == (date(2024, 5, 7), date(2024, 5, 20))


def test_agency_copy_is_there_once_and_names_the_others(archive: Archive) -> None:
    review = archive.review("barrage", since="2024-05-01", until="2024-05-10")
    [hit] = review.hits
    assert [copy.source for copy in hit.duplicates] == ["Le Courrier"]
    assert review.total == 2
    assert "copy: Le Courrier" in FORMATS["markdown"].write(review, "en").decode()


def test_groups_of_a_source_begin_with_the_largest(archive: Archive) -> None:
    review = archive.review(by="source")
    assert [(group.source, ids(group)) for group in review.groups] == [
        ("AFP", "14"),
        ("La Gazette", "53"),
        (None, "6"),
    ]


def test_groups_of_a_subject_are_told_by_what_is_theirs(archive: Archive) -> None:
    dam, strike, others = sorted(archive.review(by="subject").groups, key=ids)
    assert [ids(group) for group in (dam, strike, others)] == ["13", "45", "6"]
    assert "Leïla Nazarian" in dam.subject
    assert "Paul Armand" in strike.subject
    assert others.subject == ()


def test_a_subject_is_told_by_whole_names_and_by_none_twice() -> None:
    def hit(id: str, text: str, *people: str) -> Hit:
        institution = ("Office de l'Éclairage",)
        return replace(HIT, id=id, title="", text=text, people=people, organisations=institution)

    vaubert = (
        "Éric Vaubert parle. Vaubert est venu, Vaubert est parti, et Vaubert reviendra sans Éric."
    )
    other = "L'éclairage, toujours l'éclairage et encore l'éclairage des quais."
    hits = [
        hit("1", f"{vaubert} Le pont attend.", "Éric Vaubert", "Lise Dorval"),
        hit("2", f"{vaubert} La gare attend.", "Éric Vaubert"),
        hit("3", f"{other} Le pont attend."),
        hit("4", f"{other} La gare attend."),
    ]
    names = {name for subject in subjects(hits) for name in subject.names}
    assert {"Éric Vaubert", "Office de l'Éclairage"} <= names
    assert not {"Éric", "Vaubert", "éclairage"} & names


def test_a_review_that_would_be_too_long_says_what_it_lacks(archive: Archive) -> None:
    review = archive.review(limit=2)
    assert (len(review.hits), review.left_out, review.total) == (2, 3, 6)
    page = FORMATS["html"].write(review, "en").decode()
    assert "3 later texts are left out" in page
    assert "2 texts, 3 articles with copies" in page
    for wrong in ({"limit": 0}, {"by": "month"}):
        with pytest.raises(InputError):
            archive.review(**wrong)


def test_nothing_is_a_review_too(archive: Archive) -> None:
    review = archive.review("introuvable")
    assert (review.groups, review.days) == ((), None)
    for format_ in FORMATS.values():
        assert format_.write(review, "fr")


HOSTILE = "<script>alert(1)</script> & [x](javascript:y) *z* \0\x1b\u202e\ufffe \ud800 ]]>"
HIT = Hit(
    "a<b>.txt",
    "a.txt",
    HOSTILE,
    date(2024, 5, 7),
    None,
    HOSTILE,
    None,
    "3",
    (HOSTILE,),
    (),
    None,
    1.0,
    (Snippet(f"Avant {HOSTILE} après", ((6, 14),)),),
    tags=(HOSTILE,),
    note=f"Un mot.\n{HOSTILE}",
)


@pytest.fixture(
    params=[None, "javascript:alert(1)", "https://x.example/é <b>\"'?a=b c)", "http://[x"]
)
def hostile(request: pytest.FixtureRequest) -> Review:
    """A review whose texts would be markup, and run something, if they were not escaped."""
    group = ReviewGroup((replace(HIT, url=request.param),), day=date(2024, 5, 7))
    return Review(HOSTILE, HOSTILE, "day", (group, group), 2)


def test_a_page_needs_no_other_file_and_runs_nothing(hostile: Review) -> None:
    page = FORMATS["html"].write(hostile, "fr").decode()
    tree: Any = lxml.html.document_fromstring(page)
    assert tree.xpath("//script | //img | //link | //@src | //@onclick") == []
    assert all(link.startswith(("#g", "https://x.example")) for link in tree.xpath("//@href"))
    assert tree.xpath("//article/h3")[0].text_content().startswith("<script>alert(1)</script> &")
    assert [mark.text for mark in tree.xpath("//mark")] == ["<script>"[:8]] * 2
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]
    assert tree.xpath("//nav//a/@href") == ["#g1", "#g2"]
    assert {f"#{id}" for id in tree.xpath("//section/@id")} == {"#g1", "#g2"}


def test_a_document_of_word_is_well_formed_and_read_by_our_own_reader(
    hostile: Review, tmp_path: Path
) -> None:
    file = tmp_path / "revue.docx"
    file.write_bytes(FORMATS["docx"].write(hostile, "fr"))
    with zipfile.ZipFile(file) as package:
        parts = {name: etree.fromstring(package.read(name)) for name in package.namelist()}
    links: Any = parts["word/_rels/document.xml.rels"].xpath("//@Target")
    assert all(str(link).isascii() and " " not in link for link in links)
    used: Any = parts["word/document.xml"].xpath("//@*[local-name()='id']")
    declared: Any = parts["word/_rels/document.xml.rels"].xpath("//@Id")
    assert set(used) <= set(declared)
    text = "\n".join(each.article.body for each in articles_of_file(file, Limits()))
    assert "Avant" in text


def test_a_document_of_word_is_always_the_same(hostile: Review) -> None:
    assert FORMATS["docx"].write(hostile, "fr") == FORMATS["docx"].write(hostile, "fr")


def test_a_mail_is_a_draft_with_text_and_page(hostile: Review) -> None:
    mail: Any = message_from_bytes(FORMATS["eml"].write(hostile, "fr"), policy=policy.default)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"].startswith("<script>")
    plain, page = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "Avant <script>" in plain
    assert lxml.html.document_fromstring(page).xpath("//script") == []


def test_markdown_has_no_markup_but_its_own(hostile: Review) -> None:
    text = FORMATS["markdown"].write(hostile, "fr").decode()
    lines = text.splitlines()
    assert "<script>" not in text.replace(r"\<script\>", "")
    assert "](javascript:" not in text.replace(r"\](javascript:", "")
    assert [line for line in lines if line.startswith("## ")] == ["## 7 mai 2024"] * 2
    assert sum(line.startswith("### ") for line in lines) == 2


def test_a_format_that_there_is_not_is_told() -> None:
    with pytest.raises(InputError):
        format_of("pdf")
