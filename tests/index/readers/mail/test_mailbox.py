"""A mailbox is split into its mails."""

from __future__ import annotations

from index.messages import Message
from index.readers.raw_article import Problem, RawArticle
from tests.support.read_files import only_article
from tests.support.read_mail import TEXT, read


def test_a_mailbox_gives_an_article_a_mail() -> None:
    envelope = "From - Mon Feb 25 07:02:11 2019\n"
    first = f"Subject: Un\nMessage-ID: <1@a.example>\n\n{TEXT}\n\n>From Rosette\n"
    second = "Subject: Vide\n\n\n"
    third = "Subject: Trois\n\nFrom Rosette, le bac.\n"
    mailbox = f"{envelope}{first}\n{envelope}{second}\n{envelope}{third}"
    assert read(mailbox, "a.mbox") == [
        RawArticle(f"{TEXT}\n\nFrom Rosette", key="1@a.example", title="Un"),
        Problem.of("problem-of-mail", number=2, reason=Message.of("article-missing")),
        RawArticle("From Rosette, le bac.", key="3", title="Trois"),
    ]


def test_a_mailbox_envelope_above_the_only_mail_of_a_file_does_no_harm() -> None:
    envelope = "From a@b.example Mon Feb 25 07:02:11 2019"
    raw = only_article(read(f"{envelope}\nSubject: Un\n\n{TEXT}", "a.eml"))
    assert (raw.key, raw.title) == (None, "Un")
