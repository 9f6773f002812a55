"""The mail reader gives the articles of saved mails, and hands on the files that come with them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import mail
from index.readers.mail import Part
from index.readers.material import Material, Member
from index.readers.raw_article import Problem, RawArticle
from tests.support.read_files import only_article
from tests.support.read_mail import multipart, read

MAILS = Path(__file__).parents[3] / "files" / "mails"


def saved(name: str) -> list[Part]:
    return list(mail.read(Material(name, MAILS / name)))


def test_a_newsletter_mail_gives_the_article_of_its_fullest_part() -> None:
    assert saved("lettre.eml") == [
        RawArticle(
            "Le bac de Rosette a repris ses traversées jeudi matin, après onze jours d’arrêt dus à la crue.\n"
            "Les habitants de la rive droite devaient faire un détour de quarante kilomètres.",
            title="Bonjour – le bac de Rosette a repris ses traversées",
            date="Mon, 25 Feb 2019 07:02:09 +0100",
            source="Le Grand Quotidien",
            language="fr",
        )
    ]


def test_a_forwarded_mail_gives_the_article_of_its_first_sender_and_its_files() -> None:
    raw, member, problem = saved("transfert.eml")
    assert raw == RawArticle(
        "Une trentaine de barques sont sorties mardi à l'aube du port de Tyr, pour la première fois depuis le début du "
        "blocus, il y a cinquante-huit jours.\n\nLe syndicat évalue les pertes à deux millions de dollars.",
        title="Les pêcheurs de Tyr reprennent la mer",
        date="mardi 12 septembre 2006 08:30",
        source="Journal du Port",
        saved="Thu, 14 Sep 2006 09:12:00 +0200",
    )
    assert isinstance(member, Member)
    assert member.key == member.material.name == "bilan.txt"
    assert member.material.whole().startswith(b"Le bilan")
    assert problem == Problem.of("attachment-not-read", name="rapport d'été.mdb")


def test_a_mail_that_is_a_web_archive_is_read_as_a_page() -> None:
    pytest.importorskip("trafilatura", reason="saved pages are an extra")
    raw = only_article(saved("page.mht"))
    assert raw.title == "Les pêcheurs de Tyr reprennent la mer"
    assert raw.url == "http://www.radio-levant.example/fr/detail.php?id=871"
    assert (raw.date, raw.saved) == (None, "Fri, 1 Mar 2019 10:00:00 -0000")
    assert "La cœur de la flottille" in raw.text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Bonjour à tous", "it is not a mail"),
        ("Subject: Vide\n\n", "there is no article in it"),
        (multipart("Content-Type: image/png; name=a.png\n\nx"), "there is no article in it"),
    ],
)
def test_a_mail_without_an_article_is_refused(content: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read(content)


PIECES = st.sampled_from(
    ("From: ", "Subject: ", "Content-Type: multipart/mixed; boundary=x\n", "Content-Type: message/rfc822\n", "\n--x\n",
     "--x--\n", "Content-Type: text/html; charset=", "\n\n", "\n", "=?utf-8?B?", "?=", "=?x?Q?=00?=", "\0", "é", "<p>",
     "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: x-uuencode\n", "filename*0*=a''%FF",
     "Content-Disposition: attachment; ", "From a@b Mon Feb 25 07:02:11 2019\n", "De : a\nObjet : b\nDate : c\n")
)  # fmt: skip


def joined(pieces: list[str]) -> bytes:
    return "".join(pieces).encode("utf-8", "replace")


@pytest.mark.slow
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.binary(), st.lists(st.one_of(PIECES, st.text(max_size=5))).map(joined)),
    st.sampled_from(["a.eml", "a.mbox", "a.mht"]),
)
@example(
    b"A: b\nContent-Type: multipart/mixed; boundary=x\n"
    + b"\n--x\nContent-Type: multipart/mixed; boundary=x\n" * 3000,
    "a.eml",
)
@example(b"From: " + b"(" * 100_000, "a.eml")
@example(b"Subject: " + b"=?utf-8?Q?a?=" * 50_000 + b"\n\nx", "a.eml")
def test_any_bytes_are_a_mail_or_refused(
    capfd: pytest.CaptureFixture[str], content: bytes, name: str
) -> None:
    for start in (b"", b"Subject: x\n", b"From - Mon Feb 25 07:02:11 2019\n"):
        with suppress(UnreadableFile):
            for part in read(start + content, name):
                assert not isinstance(part, RawArticle) or texts_of(part).encode()
    assert capfd.readouterr() == ("", "")


def texts_of(raw: RawArticle) -> str:
    return raw.text + (raw.title or "") + (raw.source or "")


BODY = (
    "Le bac de Rosette a repris jeudi ses traversées, onze jours après la crue qui l’avait arrêté."
)
REVIEW = (
    ("LE BAC EST DE RETOUR", "Le Monde - 12 mars 2019 - Anne Bo", "https://www.example.fr/bac"),
    (
        "UN PONT POUR LE DELTA",
        "Ouest-France - 13 mars 2019 - Yann Le Du",
        "https://www.example.fr/pont",
    ),
)


def reviewed(headers: str, text: str) -> list[RawArticle]:
    head = (
        f"From: presse@b.example\nSubject: Revue\nDate: Thu, 14 Mar 2019 06:00:00 +0100\n{headers}"
    )
    read_articles = []
    for part in read(f"{head}\n\n{text}"):
        assert isinstance(part, RawArticle)
        read_articles.append(part)
    return read_articles


def test_a_mail_that_is_a_press_review_gives_its_articles() -> None:
    expected = [
        RawArticle(
            BODY,
            "1",
            "LE BAC EST DE RETOUR",
            "12 mars 2019",
            "Le Monde",
            "https://www.example.fr/bac",
            author="Anne Bo",
            saved="Thu, 14 Mar 2019 06:00:00 +0100",
        ),
        RawArticle(
            BODY,
            "2",
            "UN PONT POUR LE DELTA",
            "13 mars 2019",
            "Ouest-France",
            "https://www.example.fr/pont",
            author="Yann Le Du",
            saved="Thu, 14 Mar 2019 06:00:00 +0100",
        ),
    ]
    text = "\n\n----------\n\n".join(
        f"{title}\n{line}\n\n{BODY}\n{url}" for title, line, url in REVIEW
    )
    assert reviewed("Content-Type: text/plain; charset=utf-8", f"Bonjour,\n\n{text}") == expected
    markup = "<hr>".join(
        f'<h3><a href="{url}">{title}</a></h3><p><i>{line}</i></p><p>{BODY}</p>'
        for title, line, url in REVIEW
    )
    html = f"<html><body><p>Bonjour,</p>{markup}</body></html>"
    assert reviewed("Content-Type: text/html; charset=utf-8", html) == expected
