"""A mail that is quoted in the text of another is found by its headers."""

from __future__ import annotations

from index.readers.raw_article import RawArticle
from tests.support.read_mail import TEXT, read_article


def test_a_forwarded_mail_is_found_below_a_remark_and_english_headers() -> None:
    headers = "*From:* Le Nil <a@nil.example>\nDate: ven. 1 mars 2019\nSubject: Le bac\nTo: moi"
    text = f"À lire !\n\n---------- Forwarded message ---------\n{headers}\n\n{TEXT}"
    assert read_article("Subject: Fwd: x", text) == RawArticle(
        TEXT, title="Le bac", date="ven. 1 mars 2019", source="Le Nil"
    )


def test_a_forwarded_mail_is_found_behind_quote_characters() -> None:
    quoted = f"> De : Le Nil\n> Objet : Le bac\n> À : moi\n>\n> {TEXT}"
    assert read_article("Subject: Fwd: x", quoted).title == "Le bac"


def test_a_text_with_colons_is_no_forwarded_mail() -> None:
    text = "De : Rosette\nLe bac est revenu."
    assert read_article("Subject: Le bac", text).text == text
