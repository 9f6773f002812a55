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


@pytest.mark.usefixtures("little_memory")
@settings(max_examples=150, deadline=None)
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
