"""Messages are values; a catalogue puts them into words."""

from __future__ import annotations

import pickle
import re
from datetime import date

import pytest

from index.errors import InputError, QueryError, SearchError
from index.messages import Catalogue, Message, Remedy, Value, catalogue, english, french

LANGUAGES = (catalogue("en"), catalogue("fr"))


def fields(template: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", template))


@pytest.mark.parametrize("table", ["TEXTS", "REMEDIES"])
def test_both_catalogues_have_every_code_and_the_same_values(table: str) -> None:
    texts, translated = getattr(english, table), getattr(french, table)
    assert list(texts) == list(translated)
    for code, template in texts.items():
        assert fields(template) == fields(translated[code]), code


@pytest.mark.parametrize("table", ["TEXTS", "REMEDIES"])
def test_the_library_names_no_flag_of_the_command_line(table: str) -> None:
    for words in (english, french):
        named = [text for text in getattr(words, table).values() if re.search(r"(?<!\w)--\w", text)]
        assert named == []


def test_french_words_have_typographic_apostrophes() -> None:
    for text in (*french.TEXTS.values(), *french.REMEDIES.values()):
        words = re.sub(r"\{[^{}]*\}", "x", text)
        assert not re.search(r"[^\W\d_]'[^\W\d_]", words), text


def test_french_typography_has_narrow_spaces() -> None:
    for text in (*french.TEXTS.values(), *french.REMEDIES.values()):
        words = re.sub(r"\{[^{}]*\}", "x", text)
        assert not re.search(r"[^\u202f\s(][;?!»](?:\s|\Z)| [:;?!»]|«[^\u202f]", words), text


@pytest.mark.parametrize(
    ("template", "values", "english_text", "french_text"),
    [
        ("{a}", {"a": "x"}, "x", "x"),
        ("{a:n}", {"a": 1200}, "1,200", "1\u202f200"),
        ("{a:.1}", {"a": 1234.56}, "1,234.6", "1\u202f234,6"),
        ("{a:.0%}", {"a": 0.256}, "26%", "26\u202f%"),
        ("{a:hit|hits}", {"a": 1}, "1 hit", "1 hit"),
        ("{a:hit|hits}", {"a": 0}, "0 hits", "0 hit"),
        ("{a:hit|hits}", {"a": 2000}, "2,000 hits", "2\u202f000 hits"),
        ("{a?has|have}", {"a": 2}, "have", "have"),
        ("{a:list}", {"a": ("x", "y")}, "x, y", "x, y"),
        ("{a}", {"a": date(2020, 3, 1)}, "2020-03-01", "2020-03-01"),
        ("{a}", {"a": Message.of("verbatim", text="in")}, "in", "in"),
        ("{a}", {"a": None}, "", ""),
    ],
)
def test_a_template_is_filled(
    template: str, values: dict[str, Value], english_text: str, french_text: str
) -> None:
    texts = []
    for known in LANGUAGES:
        words = Catalogue(
            known.language,
            {"code": template, "verbatim": "{text}"},
            {},
            known.is_singular,
            known.thousands,
            known.decimal,
            known.percent,
            known.before_remedy,
        )
        texts.append(words.text(Message("code", values)))
    assert texts == [english_text, french_text]


def test_a_remedy_after_a_question_is_a_sentence_of_its_own() -> None:
    message = Message.of("folder-not-mounted", remedy="prune")
    texts = [known.text(message) for known in LANGUAGES]
    assert "mounted? If the files" in texts[0]
    assert "monté\u202f? Si les fichiers" in texts[1]


def test_a_file_of_an_unknown_format_is_told_in_a_few_words() -> None:
    message = Message.of("format-unknown", suffixes=(".txt", ".pdf"))
    assert [known.text(message) for known in LANGUAGES] == [
        "it is of a format that is not read here",
        "son format n’est pas de ceux qui sont lus",
    ]


def test_braces_in_a_value_stay() -> None:
    assert catalogue("en").text(Message.of("verbatim", text="{text} {other}")) == "{text} {other}"


def test_a_message_goes_through_json() -> None:
    inner = Message.of("verbatim", text="x")
    message = Message.of("code", remedy=Remedy("do", {"n": 1}), a=inner, b=("x", inner), c=2.5)
    assert Message.from_dict(message.as_dict()) == message


@pytest.mark.parametrize(
    "error",
    [
        SearchError("verbatim", text="why"),
        InputError("verbatim", remedy="do", text="why"),
        QueryError("verbatim", 3, text="why"),
    ],
)
def test_an_error_goes_from_process_to_process(error: SearchError) -> None:
    copied = pickle.loads(pickle.dumps(error))
    assert type(copied) is type(error)
    assert vars(copied) == vars(error)
    assert str(copied) == str(error)


def test_a_number_of_any_size_is_written_to_its_last_digit() -> None:
    assert catalogue("en").number(10**25 - 1) == ",".join(["9", *["999"] * 8])
    assert catalogue("en").number(10**400).count("000") == 133
