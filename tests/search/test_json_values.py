"""Results as JSON: notes with their code, and values that hold nothing but what JSON knows."""

from __future__ import annotations

from datetime import date

from index.messages import Message
from search.json_values import notes_as_json, struct_as_json
from search.results import Duplicate, Entity

NOTE = Message.of(
    "filter-period-passes-no-hit",
    articles=1200,
    period=Message.of("period-from", first=date(2020, 1, 1)),
)


def test_notes_as_json_have_a_code_a_text_and_values() -> None:
    (note,) = notes_as_json([NOTE])
    assert note == {
        "code": "filter-period-passes-no-hit",
        "text": "without filters the query finds 1,200 articles; "
        "none of them was published on 2020-01-01 or later",
        "values": {
            "articles": 1200,
            "period": {"code": "period-from", "values": {"first": "2020-01-01"}},
        },
    }


def test_notes_as_json_are_in_the_language_of_the_output() -> None:
    (note,) = notes_as_json([NOTE], "fr")
    assert note["text"] == (
        "sans filtre, la requête trouve 1\u202f200 articles\u202f; "
        "aucun n’a été publié le 2020-01-01 ou après"
    )


def test_struct_as_json_writes_days_as_texts_and_tuples_as_lists() -> None:
    assert struct_as_json(Duplicate("a", None, date(2019, 2, 5))) == {
        "id": "a",
        "source": None,
        "date": "2019-02-05",
    }
    person = Entity("Ali Karim", 2, None, None, {"Ali Karim": 2})
    assert struct_as_json(person)["spellings"] == {"Ali Karim": 2}
