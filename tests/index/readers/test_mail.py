"""A mail gives the article in it, whoever forwarded it and however it was encoded; a mailbox those of its mails."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.messages import Message
from index.readers import mail
from index.readers.mail import Part
from index.readers.mail.paragraphs import unwrapped
from index.readers.material import Material, Member
from index.readers.raw import Problem, RawArticle

MAILS = Path(__file__).parents[2] / "files" / "mails"
TEXT = "Le bac de Rosette a repris ses traversées jeudi matin, après onze jours d’arrêt."


def saved(name: str) -> list[Part]:
    return list(mail.read(Material(name, MAILS / name)))


def read(content: bytes | str, name: str = "a.eml") -> list[Part]:
    return list(
        mail.read(Material(name, content.encode() if isinstance(content, str) else content))
    )


def only(headers: str = "", text: str = TEXT) -> RawArticle:
    """The article of a mail with these headers."""
    (raw,) = read(f"X-Mailer: aucun\n{headers}\n\n{text}\n")
    assert isinstance(raw, RawArticle)
    return raw


def mixed(*parts: str, headers: str = "Subject: Le bac\nFrom: a@b.example") -> str:
    pieces = "".join(f"--x\n{part}\n" for part in parts)
    return f"{headers}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n{pieces}--x--\n"


def test_a_newsletter_gives_its_article_from_the_part_that_says_more() -> None:
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


def test_a_forwarded_article_is_that_of_its_first_sender_and_what_is_attached_is_handed_on() -> (
    None
):
    raw, member, problem = saved("transfert.eml")
    assert raw == RawArticle(
        "Une trentaine de barques sont sorties mardi à l'aube du port de Tyr, pour la première fois depuis le début du "
        "blocus, il y a cinquante-huit jours.\n\nLe syndicat évalue les pertes à deux millions de dollars.",
        title="Les pêcheurs de Tyr reprennent la mer",
        date="mardi 12 septembre 2006 08:30",
        source="Journal du Port",
    )
    assert isinstance(member, Member)
    assert member.key == member.material.name == "bilan.txt"
    assert member.material.whole().startswith(b"Le bilan")
    assert problem == Problem.of("attachment-not-read", name="rapport d'été.doc")


def test_a_page_saved_as_a_web_archive_is_read_as_a_page() -> None:
    pytest.importorskip("trafilatura", reason="saved pages are an extra")
    (raw,) = saved("page.mht")
    assert isinstance(raw, RawArticle)
    assert raw.title == "Les pêcheurs de Tyr reprennent la mer"
    assert raw.url == "http://www.radio-levant.example/fr/detail.php?id=871"
    assert raw.date is None
    assert "La cœur de la flottille" in raw.text


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Le bac", "Le bac"),
        ("=?utf-8?q?Le_bac_de_l=27=C3=A9t=C3=A9?=", "Le bac de l'été"),
        ("=?utf-8?B?TGUgYmE=?=\n =?utf-8?B?Yw==?=", "Le bac"),
        ("=?iso-8859-1?Q?=C9t=E9?= 2019", "Été 2019"),
        ("=?inconnu?Q?=C3=A9t=C3=A9?=", "été"),
        ("=?iso-8859-1?Q?=C3=A9t=C3=A9?=", "été"),
        ("=?utf-8?B?cass\u00e9?=", None),
        ("Été à Rosette", "Été à Rosette"),
        ("Le bac\n\tde Rosette", "Le bac de Rosette"),
        ("Fwd: TR : Re: RE: Le bac", "Le bac"),
        ("Réf: Le bac", "Le bac"),
        ("Retour du bac : enfin", "Retour du bac : enfin"),
        ("Re:", None),
        ("", None),
    ],
)
def test_the_title_is_the_subject_as_text(written: str, title: str | None) -> None:
    assert only(f"Subject: {written}").title == title


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("Le Nil <lettre@nil.example>", "Le Nil"),
        ('"Le Nil" <lettre@nil.example>', "Le Nil"),
        ("=?utf-8?Q?Le_Nil_=C3=A9ternel?= <lettre@nil.example>", "Le Nil éternel"),
        ("Le Nil - Newsletter <lettre@nil.example>", "Le Nil"),
        ("lettre@nil.example", None),
        ('"lettre@nil.example" <lettre@nil.example>', None),
        ("<<<>>>", None),
    ],
)
def test_the_source_is_the_name_of_the_sender(written: str, source: str | None) -> None:
    assert only(f"From: {written}").source == source


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "us-ascii", "klingon", "gb18030"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_the_text_is_read_in_the_encoding_it_is_in(charset: str, encoding: str) -> None:
    if charset == "gb18030" and encoding == "cp1252":
        encoding = charset
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    (raw,) = read(head.encode() + TEXT.encode(encoding))
    assert isinstance(raw, RawArticle)
    assert raw.text == TEXT


def test_a_plain_text_is_read_before_the_same_in_html() -> None:
    plain = f"Content-Type: text/plain; charset=utf-8\n\n{TEXT}"
    page = f"Content-Type: text/html; charset=utf-8\n\n<p>{TEXT}</p><p>Fin.</p>"
    (raw,) = read(mixed(page, plain).replace("mixed", "alternative"))
    assert isinstance(raw, RawArticle)
    assert raw.text == TEXT


def test_lines_that_a_program_broke_are_put_together() -> None:
    broken = (
        "Le bac de Rosette a repris ses traversées jeudi matin, après onze jours\n"
        "d’arrêt dus à la crue du fleuve.\n\nLes habitants de la rive droite :\n- font\n- la queue"
    )
    whole = broken.replace("jours\nd’arrêt", "jours d’arrêt")
    assert unwrapped(broken) == whole
    assert unwrapped(whole) == whole
    assert (
        only("Content-Type: text/plain; format=flowed", "Un \ndeux\n-- \nSigné").text
        == "Un deux\n-- \nSigné"
    )


def test_a_mail_within_a_mail_is_the_article() -> None:
    inner = f"Content-Type: message/rfc822\n\nSubject: Le bac de Rosette\nFrom: Le Nil <a@nil.example>\n\n{TEXT}"
    (raw,) = read(mixed("Content-Type: text/plain\n\nPour info", inner))
    assert raw == RawArticle(TEXT, title="Le bac de Rosette", source="Le Nil")


def test_of_several_mails_within_a_mail_each_is_an_article() -> None:
    inner = [
        f"Content-Type: message/rfc822\n\nSubject: {name}\n\n{TEXT}" for name in ("Un", "Deux")
    ]
    found = read(mixed(*inner))
    assert [(part.key, part.title) for part in found if isinstance(part, RawArticle)] == [
        ("1", "Un"),
        ("2", "Deux"),
    ]


def test_a_forwarded_mail_is_found_below_a_remark_and_under_english_headers() -> None:
    headers = "*From:* Le Nil <a@nil.example>\nDate: ven. 1 mars 2019\nSubject: Le bac\nTo: moi"
    text = f"À lire !\n\n---------- Forwarded message ---------\n{headers}\n\n{TEXT}"
    assert only("Subject: Fwd: x", text) == RawArticle(
        TEXT, title="Le bac", date="ven. 1 mars 2019", source="Le Nil"
    )
    quoted = f"> De : Le Nil\n> Objet : Le bac\n> À : moi\n>\n> {TEXT}"
    assert only("Subject: Fwd: x", quoted).title == "Le bac"


def test_a_text_with_colons_is_no_forwarded_mail() -> None:
    assert (
        only("Subject: Le bac", "De : Rosette\nLe bac est revenu.").text
        == "De : Rosette\nLe bac est revenu."
    )


def test_two_attachments_of_one_name_are_told_apart() -> None:
    file = "Content-Type: text/plain\nContent-Disposition: attachment; filename=../a.txt\n\n" + TEXT
    found = read(mixed(file, file, "Content-Type: text/plain\n\nVoir ci-joint."))
    assert [part.key for part in found if isinstance(part, Member)] == ["a.txt", "a.txt~2"]


def test_a_mailbox_gives_an_article_a_mail() -> None:
    first = f"Subject: Un\nMessage-ID: <1@a.example>\n\n{TEXT}\n\n>From Rosette\n"
    envelope = "From - Mon Feb 25 07:02:11 2019\n"
    vide = "Subject: Vide\n\n\n"
    box = (
        f"{envelope}{first}\n{envelope}{vide}\n{envelope}Subject: Trois\n\nFrom Rosette, le bac.\n"
    )
    un, empty, trois = read(box, "a.mbox")
    assert isinstance(un, RawArticle)
    assert isinstance(trois, RawArticle)
    assert (un.key, un.title, un.text) == ("1@a.example", "Un", f"{TEXT}\n\nFrom Rosette")
    assert empty == Problem.of("problem-of-mail", number=2, reason=Message.of("article-missing"))
    assert (trois.key, trois.title, trois.text) == ("3", "Trois", "From Rosette, le bac.")


def test_an_envelope_above_the_only_mail_of_a_file_does_no_harm() -> None:
    (raw,) = read(f"From a@b.example Mon Feb 25 07:02:11 2019\nSubject: Un\n\n{TEXT}", "a.eml")
    assert isinstance(raw, RawArticle)
    assert (raw.key, raw.title) == (None, "Un")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Bonjour à tous", "it is not a mail"),
        ("Subject: Vide\n\n", "there is no article in it"),
        (mixed("Content-Type: image/png; name=a.png\n\nx"), "there is no article in it"),
    ],
)
def test_what_holds_no_article_is_refused(content: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read(content)


PIECES = st.sampled_from(
    ("From: ", "Subject: ", "Content-Type: multipart/mixed; boundary=x\n", "Content-Type: message/rfc822\n", "\n--x\n",
     "--x--\n", "Content-Type: text/html; charset=", "\n\n", "\n", "=?utf-8?B?", "?=", "=?x?Q?=00?=", "\0", "é", "<p>",
     "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: x-uuencode\n", "filename*0*=a''%FF",
     "Content-Disposition: attachment; ", "From a@b Mon Feb 25 07:02:11 2019\n", "De : a\nObjet : b\nDate : c\n")
)  # fmt: skip


def pieced(pieces: list[str]) -> bytes:
    return "".join(pieces).encode("utf-8", "replace")


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(st.binary(), st.lists(st.one_of(PIECES, st.text(max_size=5))).map(pieced)),
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
    for data in (
        content,
        b"Subject: x\n" + content,
        b"From - Mon Feb 25 07:02:11 2019\n" + content,
    ):
        with suppress(UnreadableFile):
            for part in read(data, name):
                assert (
                    not isinstance(part, RawArticle)
                    or (part.text + (part.title or "") + (part.source or "")).encode()
                )
    assert capfd.readouterr() == ("", "")
