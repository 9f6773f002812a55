"""JSON files: which articles are found in what exports look like."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import Limits, material, read
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records import json as reader
from tests.support.messages import english
from tests.support.read_files import storable

ONE = {"title": "Un", "text": "Le premier."}
TWO = {"title": "Deux", "text": "Le second."}
BOTH = [RawArticle("Le premier.", "1", "Un"), RawArticle("Le second.", "2", "Deux")]


LITTLE = Limits(max_file_bytes=300)


def found(content: object, limits: Limits = Limits()) -> list[RawArticle | Problem]:  # noqa: B008 - frozen
    if isinstance(content, bytes):
        data = content
    elif isinstance(content, str):
        data = content.encode()
    else:
        data = json.dumps(content, ensure_ascii=False).encode()
    return list(read(Material("a.json", data, limits)))


def reasons(items: list[RawArticle | Problem]) -> list[str]:
    return [english(item.reason) for item in items if isinstance(item, Problem)]


def test_json_object_is_one_article_without_a_key() -> None:
    assert found(ONE) == [RawArticle("Le premier.", None, "Un")]
    assert found({**ONE, "id": "x-1"}) == [RawArticle("Le premier.", None, "Un")]


@pytest.mark.parametrize(
    "export",
    [
        [ONE, TWO],
        {"articles": [ONE, TWO]},
        {"status": "ok", "totalResults": 2, "articles": [ONE, TWO]},
        {"version": "https://jsonfeed.org/version/1.1", "title": "Un journal", "items": [ONE, TWO]},
        {"took": 3, "hits": {"total": {"value": 2}, "hits": [{"_source": ONE}, {"_source": TWO}]}},
        {"response": {"docs": [ONE, TWO], "numFound": 2}},
        {"lundi": [ONE], "mardi": [TWO]},
        {
            "page": 1,
            "autres": [],
            "mots": ["a"],
            "data": {"list": [{"a": 1}], "resultats": [ONE, TWO]},
        },
        [{"data": ONE}, {"article": TWO}],
        [{"feed": "a", "items": [ONE]}, {"feed": "b", "items": [TWO]}],
        f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n",
        f"{json.dumps(ONE, indent=2)}\n{json.dumps(TWO, indent=2)}",
        f"{json.dumps(ONE)}{json.dumps(TWO)}",
        f"{json.dumps(ONE)},\n{json.dumps(TWO)},\n",
        f"\ufeff[{json.dumps(ONE)} ,\r\n {json.dumps(TWO)}\r\n]\r\n",
        json.dumps([ONE, TWO]).encode("utf-16"),
    ],
)
def test_json_lists_of_articles_are_found_wherever_exports_have_them(export: object) -> None:
    assert found(export) == BOTH


@pytest.mark.parametrize(
    "table",
    [
        {"title": {"0": "Un", "1": "Deux"}, "text": {"0": "Le premier.", "1": "Le second."}},
        {"title": ["Un", "Deux"], "text": ["Le premier.", "Le second."]},
        {
            "columns": ["title", "text"],
            "index": [0, 1],
            "data": [list(ONE.values()), list(TWO.values())],
        },
        {
            "schema": {"fields": [{"name": "title"}]},
            "data": [{"index": 0, **ONE}, {"index": 1, **TWO}],
        },
        [["title", "text"], list(ONE.values()), list(TWO.values())],
        {"range": "A1:B3", "values": [["title", "text"], list(ONE.values()), list(TWO.values())]},
        {"response": {"docs": [{"title_s": "Un", "text_txt_fr": "Le premier."}, TWO]}},
        {"groups": [{"doclist": {"docs": [ONE]}}, {"doclist": {"docs": [TWO]}}]},
    ],
)
def test_json_tables_are_read_however_they_are_turned(table: object) -> None:
    assert found(table) == BOTH


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize("orient", ["split", "values"])
def test_json_tables_of_any_size_are_read_in_little_memory(orient: str) -> None:
    names = ["title", "text"]
    rows = [[f"T{number}", "é" * (number % 150 + 1)] for number in range(1, 400)]
    table: object = {"columns": names, "data": rows} if orient == "split" else [names, *rows]
    assert found(table, LITTLE) == [
        RawArticle(text, str(number), title) for number, (title, text) in enumerate(rows, 1)
    ]


def test_json_columns_are_held_up_to_the_size_of_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MAX_OBJECT_CHARS", 20)
    columns = {"title": {"a": "Un", "b": "Deux"}, "text": {"a": "Le premier.", "b": "Le second."}}
    assert found(columns) == BOTH
    with pytest.raises(UnreadableFile):
        found({"title": dict.fromkeys(map(str, range(99)), "T")}, LITTLE)


def test_json_list_of_articles_may_have_a_title() -> None:
    item = {
        "title": "Un",
        "summary": {"content": "Le premier."},
        "origin": {"title": "Le Val"},
        "alternate": [{"href": "https://a.fr/1"}],
        "published": 1552384800,
        "crawlTimeMsec": "1552388400000",
    }
    assert found({"id": "user/1", "title": "Articles suivis", "items": [item]}) == [
        RawArticle(
            "Le premier.",
            "1",
            "Un",
            "1552384800",
            "Le Val",
            "https://a.fr/1",
            saved="1552388400000",
        )
    ]


def test_json_name_that_is_a_day_or_an_address_is_that_of_the_article() -> None:
    assert found({"2019-03-12": [ONE], "2019-03-13": [{**TWO, "date": "2019-03-14"}]}) == [
        RawArticle("Le premier.", "1", "Un", "2019-03-12"),
        RawArticle("Le second.", "2", "Deux", "2019-03-14"),
    ]
    url = "https://a.fr/une"
    assert found({url: ONE}) == [RawArticle("Le premier.", url, "Un", url=url)]


def test_json_messages_have_their_channel_for_a_source_and_events_are_none() -> None:
    message = {"type": "message", "date": "2019-03-12T08:00:00", "from_id": "user1"}
    event = {"id": 1, "type": "service", "actor": "Le Val", "title": "Le Val", "text": ""}
    first = {**message, "id": 2, "from": "Le Val", "text": ["Un ", {"type": "bold", "text": "mot"}]}
    second = {**message, "id": 3, "from": "Anne", "text": "Deux."}
    picture = {**message, "id": 4, "from": "Anne", "photo": "a.jpg", "text": ""}
    posts = [event, first, second, picture]
    chat = {"name": "Le Val", "type": "public_channel", "id": 9, "messages": posts}
    date = "2019-03-12T08:00:00"
    messages = [
        RawArticle("Un mot", "2", date=date, source="Le Val"),
        RawArticle("Deux.", "3", date=date, source="Le Val", author="Anne"),
    ]
    assert found(chat) == messages
    assert found({"about": "x", "chats": {"about": "y", "list": [chat]}}) == messages


@pytest.mark.usefixtures("little_memory")
def test_json_messages_of_a_long_chat_are_read_in_little_memory() -> None:
    message = {"type": "message", "date": "2019", "from_id": "u", "from": "Le Val"}
    messages = [{**message, "id": number, "text": "é" * 30} for number in range(1, 200)]
    parts = found({"name": "Le Val", "type": "public_channel", "messages": messages}, LITTLE)
    assert [part.key for part in parts if isinstance(part, RawArticle)] == [
        str(number) for number in range(1, 200)
    ]
    assert {part.source for part in parts if isinstance(part, RawArticle)} == {"Le Val"}


def test_json_transcript_is_one_article() -> None:
    pieces = [{"id": 0, "start": 0.0, "text": " Un."}, {"id": 1, "start": 2.0, "text": " Deux."}]
    assert found({"segments": pieces, "language": "fr"}) == [
        RawArticle("Un. Deux.", None, language="fr")
    ]
    assert found({"text": "Un. Deux.", "segments": pieces}) == [RawArticle("Un. Deux.", None)]
    assert found(pieces) == [RawArticle("Un. Deux.", "1")]


def test_json_posts_have_the_names_of_accounts_that_are_listed_apart() -> None:
    post = {"id": "17", "author_id": "7", "text": "Une crue.", "created_at": "2019-03-12"}
    users = [{"id": "7", "name": "Le Val", "username": "leval"}]
    assert found(
        {"data": [post, {**post, "id": "18", "author_id": "8"}], "includes": {"users": users}}
    ) == [
        RawArticle("Une crue.", "17", date="2019-03-12", source="Le Val", author="Le Val"),
        RawArticle("Une crue.", "18", date="2019-03-12"),
    ]


LONG = "Le maire de Val-sur-Orne a présenté hier soir le budget de la commune. " * 6 + "Il vote."


def test_json_text_of_no_usual_name_is_the_longest_and_told() -> None:
    records = [
        {"title": "Un", "propos": LONG, "note": LONG[:250]},
        {"title": "Deux", "propos": LONG},
    ]
    assert found(records) == [
        RawArticle(LONG, "1", "Un"),
        RawArticle(LONG, "2", "Deux"),
        Problem.of("column-taken-for-text", column="propos"),
    ]
    assert found([{"title": "Un", "fichier": "a.txt", "propos": LONG}]) == [
        RawArticle("", "1", "Un")
    ]


def test_json_articles_by_name_have_their_names_for_keys() -> None:
    assert found({"un": ONE, "deux": {**TWO, "id": 7}}) == [
        RawArticle("Le premier.", "un", "Un"),
        RawArticle("Le second.", "7", "Deux"),
    ]


def test_json_names_lose_lone_surrogates() -> None:
    [one, two] = found(json.dumps({"a\ud83d": ONE, "b": {**TWO, "\udc00": 1}}))
    assert [item.key for item in (one, two) if isinstance(item, RawArticle)] == ["a?", "b"]


def test_json_objects_that_belong_to_an_article_are_none() -> None:
    related = [{"title": "Ailleurs", "url": "https://a.fr"}, TWO]
    assert found({**ONE, "related": related, "comments": [{"text": "Bravo !"}]}) == [
        RawArticle("Le premier.", None, "Un")
    ]
    assert found({"title": "Un", "related": related[:1], "comments": [{"text": "Bravo !"}]}) == [
        RawArticle("", None, "Un")
    ]


def test_json_elements_that_are_no_articles_are_problems() -> None:
    items = found([ONE, 5, {"a": 1}, TWO])
    assert reasons(items) == ["item 2: not a JSON object", 'item 3: neither "body" nor "title"']
    assert [item.key for item in items if isinstance(item, RawArticle)] == ["1", "4"]


@pytest.mark.parametrize(
    "content",
    [
        {"name": "kiosque", "version": "1.0", "description": "Un programme."},
        {"a": {"b": [1, 2]}},
        "5",
        '"texte"',
        "[]",
        "{}",
        "null",
    ],
)
def test_json_without_articles_is_refused(content: object) -> None:
    with pytest.raises(UnreadableFile, match="there is no article in it"):
        found(content)


def test_json_list_of_other_things_is_given_up() -> None:
    first, *problems, last = found([ONE, *range(5000), TWO])
    assert first == BOTH[0]
    assert len(problems) == 101
    assert isinstance(last, Problem)
    assert (
        english(last.reason)
        == "it is a list of other things than articles; what comes before was read"
    )


def test_json_before_a_mistake_is_read_and_the_mistake_has_its_line() -> None:
    for before, after in (
        ("[", "]"),
        ('{"status": "ok",\n"articles": [', "]}"),
        ('{"a": {"b": [', "]}}"),
    ):
        items = found(f"{before}{json.dumps(ONE)},\n{json.dumps(TWO)},\n{{oops}}{after}")
        assert items[:2] == BOTH
        line = before.count("\n") + 3
        assert [
            reason.startswith(f"not JSON from line {line}, character") for reason in reasons(items)
        ] == [True]


@pytest.mark.parametrize(
    "content",
    ["[" * 100_000, '{"a":' * 100_000, '{"a": 1', "{", "[", '["a', "]", "[{]", '{"a" 1}', "{5}"],
)
def test_json_that_is_none_is_refused_at_once(content: str) -> None:
    with pytest.raises(UnreadableFile, match="not JSON from line 1"):
        found(content)


def test_json_that_is_json_lines_is_read_line_by_line() -> None:
    items = found(f'{json.dumps(ONE)}\n{{"title": "\n{json.dumps(TWO)}\n')
    assert [item.key for item in items if isinstance(item, RawArticle)] == ["1", "3"]
    assert [reason.startswith("line 2: not JSON") for reason in reasons(items)] == [True]


@pytest.fixture
def little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "BLOCK_BYTES", 50)
    monkeypatch.setattr(reader, "_MAX_OBJECT_CHARS", 100)


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[", "]"),
        ('{"n": 5, "mots": ["a", {"b": 1}], "articles": [', '], "fin": {}}'),
        ('{"hits": {"hits": [', "]}}"),
        ("", ""),
    ],
)
def test_json_of_any_size_is_read_in_little_memory(before: str, after: str) -> None:
    records = [{"title": f"T{number}", "text": "é" * (number % 150)} for number in range(1, 400)]
    items = found(
        before
        + ("," if before else " ").join(json.dumps(r, ensure_ascii=False) for r in records)
        + after,
        LITTLE,
    )
    assert items == [
        RawArticle(record["text"], str(n), record["title"]) for n, record in enumerate(records, 1)
    ]


@pytest.mark.usefixtures("little_memory")
def test_json_articles_by_name_keep_their_names_in_a_large_file() -> None:
    records = {
        f"k{number}": {"title": f"T{number}", "text": "é" * (number % 290)}
        for number in range(1, 400)
    }
    for export in (records, {"a": 1, "articles": records}):
        expected = [
            RawArticle(record["text"], key, record["title"]) for key, record in records.items()
        ]
        assert found(export, LITTLE) == expected


@pytest.mark.usefixtures("little_memory")
def test_json_is_read_up_to_a_record_that_is_too_large() -> None:
    first, problem = found([ONE, {"text": "x" * 2000}, TWO], LITTLE)
    assert first == BOTH[0]
    assert isinstance(problem, Problem)
    assert "a value of more than" in english(problem.reason)


@pytest.mark.slow
@pytest.mark.usefixtures("little_memory")
@settings(max_examples=150)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["title", "text", "items", "id", "people", "a", "_source", "date"]),
                inner,
                max_size=5,
            )
        ),
        max_leaves=20,
    ),
    st.integers(0, 400),
)
def test_json_of_any_value_whole_or_cut_is_read_or_refused(value: Any, cut: int) -> None:
    for written in (json.dumps(value), json.dumps(value)[:cut]):
        try:
            items = found(written)
        except UnreadableFile:
            continue
        assert items
        assert all(storable(item) for item in items)
