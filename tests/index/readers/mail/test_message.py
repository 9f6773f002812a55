"""The parts of a mail are told apart: its text, its files and the mails within it."""

from __future__ import annotations

import pytest

from index.readers.mail.message import parse_mail
from index.readers.material import Member
from index.readers.raw_article import RawArticle
from tests.support.read_files import only_article
from tests.support.read_mail import TEXT, multipart, read


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "us-ascii", "klingon", "gb18030"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_message_is_decoded_by_what_it_is_in(charset: str, encoding: str) -> None:
    if charset == "gb18030" and encoding == "cp1252":
        encoding = charset
    headers = (
        f"Subject: x\nContent-Type: text/plain; charset={charset}\n"
        "Content-Transfer-Encoding: 8bit\n\n"
    )
    assert only_article(read(headers.encode() + TEXT.encode(encoding))).text == TEXT


def test_the_plain_text_of_a_message_goes_before_the_same_in_html() -> None:
    plain = f"Content-Type: text/plain; charset=utf-8\n\n{TEXT}"
    html = f"Content-Type: text/html; charset=utf-8\n\n<p>{TEXT}</p><p>Fin.</p>"
    raw = only_article(read(multipart(html, plain, kind="alternative")))
    assert raw.text == TEXT


def test_a_message_within_a_message_is_the_article() -> None:
    remark = "Content-Type: text/plain\n\nPour info"
    headers = "Subject: Le bac de Rosette\nFrom: Le Nil <a@nil.example>"
    inner = f"Content-Type: message/rfc822\n\n{headers}\n\n{TEXT}"
    raw = only_article(read(multipart(remark, inner)))
    assert raw == RawArticle(TEXT, title="Le bac de Rosette", source="Le Nil")


def test_each_of_several_messages_within_a_message_is_an_article() -> None:
    inner = [
        f"Content-Type: message/rfc822\n\nSubject: {name}\n\n{TEXT}" for name in ("Un", "Deux")
    ]
    articles = [part for part in read(multipart(*inner)) if isinstance(part, RawArticle)]
    assert [(raw.key, raw.title) for raw in articles] == [("1", "Un"), ("2", "Deux")]


def test_message_attachments_of_one_name_have_keys_of_their_own() -> None:
    headers = "Content-Type: text/plain\nContent-Disposition: attachment; filename=../a.txt"
    file = f"{headers}\n\n{TEXT}"
    parts = read(multipart(file, file, "Content-Type: text/plain\n\nVoir ci-joint."))
    assert [part.key for part in parts if isinstance(part, Member)] == ["a.txt", "a.txt~2"]


def test_a_header_that_nobody_has_written_is_cut() -> None:
    content = f"From: a@b.c\nMessage-ID: <a@b.c>\nContent-Type: text/plain; {'a*0=b; ' * 9000}\n"
    message = parse_mail(f"{content}Subject: x\n\n{TEXT}".encode())
    assert len(message["Content-Type"]) < 20_000
    assert message["Subject"] == "x"
