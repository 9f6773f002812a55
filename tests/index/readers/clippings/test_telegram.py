"""Pages that Telegram exports of a channel."""

from __future__ import annotations

import pytest

from index.errors import UnreadableFile
from index.readers import Problem, RawArticle, read
from index.readers.material import Material
from tests.support.archive_writer import keys, reasons

SENT = "12.03.2019 10:21:05"


def message(
    text: str, number: int = 7, sender: str = "Le Canal de Loire", kind: str = "default clearfix"
) -> str:
    """Return a message as the program writes it."""
    name = f'<div class="from_name">\n{sender} \n       </div>\n' if sender else ""
    body = f'<div class="text">\n{text}\n       </div>\n' if text else ""
    return (
        f'<div class="message {kind}" id="message{number}">\n'
        '<div class="pull_left userpic_wrap"><div class="initials">L</div></div>\n'
        f'<div class="body">\n<div class="pull_right date details" title="{SENT} UTC+01:00">\n10:21\n'
        f"</div>\n{name}{body}</div>\n</div>\n"
    )


def page(*messages: str) -> str:
    """Return a page of a channel."""
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8"/>\n<title>Exported Data</title>\n</head>\n'
        '<body onload="CheckLocation();">\n<div class="page_wrap">\n<div class="page_header">\n'
        '<div class="content">\n<div class="text bold">\nLe Canal de Loire \n</div>\n</div>\n</div>\n'
        '<div class="page_body chat_page">\n<div class="history">\n'
        '<div class="message service" id="message-1"><div class="body details">12 March 2019</div></div>\n'
        f"{''.join(messages)}</div></div></div></body></html>"
    )


def read_page(text: str, name: str = "messages.html") -> list[RawArticle | Problem]:
    """Read a page."""
    return list(read(Material(name, text.encode())))


@pytest.mark.parametrize("name", ["messages.html", "messages2.HTML", "canal.txt"])
def test_a_message_becomes_an_article(name: str) -> None:
    assert read_page(page(message("La Loire monte.<br><br>Trois communes évacuées.")), name) == [
        RawArticle(
            "La Loire monte.\nTrois communes évacuées.",
            key="7",
            date="2019-03-12T10:21:05",
            source="Le Canal de Loire",
        )
    ]


def test_the_first_number_of_a_date_is_the_day() -> None:
    [raw] = read_page(page(message("La Loire monte.")))
    assert isinstance(raw, RawArticle)
    assert raw.date == "2019-03-12T10:21:05"


def test_a_message_of_somebody_else_has_an_author() -> None:
    [raw] = read_page(page(message("La Loire monte.", sender="Anne Martin")))
    assert isinstance(raw, RawArticle)
    assert (raw.source, raw.author) == ("Le Canal de Loire", "Anne Martin")


def test_messages_that_follow_those_of_the_same_sender_are_read() -> None:
    joined = message("Elle monte encore.", 8, "", "default clearfix joined")
    assert keys(read_page(page(message("La Loire monte."), joined))) == ["7", "8"]


def test_service_messages_and_pictures_without_a_text_are_left_out() -> None:
    parts = read_page(
        page(message("", 7), message("La Loire monte.", 8), message("", -2, kind="service"))
    )
    assert keys(parts) == ["8"]
    assert reasons(parts) == []


def test_a_page_of_pictures_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no article"):
        read_page(page(message("")))


def test_a_page_that_is_cut_short_anywhere_keeps_the_messages_before() -> None:
    whole = page(message("La Loire monte."), message("Elle monte encore.", 8))
    second = whole.index('<div class="message default clearfix" id="message8"')
    for end in range(second, len(whole), 9):
        assert keys(read_page(whole[:end]))[:1] == ["7"]
