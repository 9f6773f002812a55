"""Results as JSON, JSON Lines and CSV for programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from search.cli.export import (
    FIELDS,
    HIT_COLUMNS,
    as_csv,
    as_json,
    as_json_lines,
    page_as_dict,
)
from search.highlighting.snippets import Snippet
from search.results import Duplicate, ResultPage
from search.tables import EXCEL
from tests.search.cli.test_hits import HIT, PAGE


def rows(page: ResultPage) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("\n".join(as_csv(page.hits)))))


def test_json_keeps_accents_on_one_line() -> None:
    assert as_json({"titre": "été\nœuvre"}) == '{"titre": "été\\nœuvre"}'


def test_half_a_character_becomes_a_question_mark() -> None:
    assert json.loads(as_json({"query": "a\ud800b"})) == {"query": "a?b"}
    assert "\ud800" not in "\n".join(as_csv((replace(HIT, title="\ud800"),)))


def test_json_lines_are_one_line_a_hit_and_none_without() -> None:
    page = replace(PAGE, hits=(HIT, replace(HIT, id="b", title="deux\nlignes")))
    assert [json.loads(line) for line in as_json_lines(page.hits)] == [
        hit.as_dict() for hit in page.hits
    ]
    assert list(as_json_lines(())) == []


def test_a_table_has_a_header_and_a_row_for_every_hit() -> None:
    hit = replace(HIT, snippets=(Snippet("un; deux"), Snippet('"trois"')))
    (row,) = rows(replace(PAGE, hits=(hit,)))
    assert tuple(row) == HIT_COLUMNS
    assert row["people"] == "Ali Karim; Claire Vasseur"
    assert row["snippet"] == 'un; deux … "trois"'
    assert (row["date"], row["score"], row["url"]) == ("2019-02-25", "1.5", "")
    assert list(as_csv(())) == [",".join(HIT_COLUMNS)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n=", " =", "\u00a0@"])
@pytest.mark.parametrize("field", ["id", "path", "title", "source", "url"])
def test_no_text_is_taken_for_a_formula(start: str, field: str) -> None:
    changed: dict[str, Any] = {field: f"{start}SUM(A1)"}
    (row,) = rows(replace(PAGE, hits=(replace(HIT, **changed),)))
    assert row[field].startswith("'")
    assert row[field].endswith("SUM(A1)")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", '"=', '" ""@', "\u00a0-", "\t+", "＝"])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_no_cell_is_a_formula_wherever_a_spreadsheet_ends_it(start: str, delimiter: str) -> None:
    text = f"Bilan;{start}SUM(1)"
    hit = replace(HIT, title=text, people=("Ali", f"{start}B"), snippets=(Snippet(text),))
    table = "\n".join(as_csv((hit,)))
    cells = [cell for row in csv.reader(io.StringIO(table), delimiter=delimiter) for cell in row]
    assert not [cell for cell in cells if cell.strip()[:1] in {"=", "+", "-", "@", "＝"} - {""}]


def test_people_and_passages_are_no_formulas_either() -> None:
    (row,) = rows(
        replace(PAGE, hits=(replace(HIT, people=("=x",), snippets=(Snippet("-- irak"),)),))
    )
    assert (row["people"], row["snippet"]) == ("'=x", "'-- irak")


def test_numbers_stay_numbers() -> None:
    (row,) = rows(replace(PAGE, hits=(replace(HIT, score=-1.25),)))
    assert row["score"] == "-1.25"


@given(st.text(), st.text())
def test_any_text_survives_json_and_tables(title: str, source: str) -> None:
    page = replace(PAGE, query=title, hits=(replace(HIT, title=title, source=source),))
    as_json(page.as_dict()).encode()
    assert len(list(as_json_lines(page.hits))) == 1
    assert len(list(csv.reader(io.StringIO("\n".join(as_csv(page.hits)), newline="")))) == 2


WHOLE = replace(
    HIT,
    text="Un.\nDeux; trois.",
    captions=("Une photo", "Une carte"),
    language="fr",
    duplicates=(Duplicate("b.txt", "AFP", None), Duplicate("c.txt", None, None)),
)


def test_a_table_has_the_fields_that_are_asked_for_in_their_order() -> None:
    names = ("title", "text", "duplicates", "matched", "captions", "language")
    header, row = csv.reader(as_csv((WHOLE,), names))
    assert header == list(names)
    assert row == [
        "Le Parlement vote",
        "Un. Deux; trois.",
        "b.txt; c.txt",
        "vote; voté",
        "Une photo … Une carte",
        "fr",
    ]


def test_every_field_can_be_asked_for_in_every_format() -> None:
    assert next(iter(as_csv((), FIELDS))) == ",".join(FIELDS)
    (line,) = as_json_lines((WHOLE,), FIELDS)
    assert tuple(json.loads(line)) == FIELDS
    assert json.loads(line)["matched"] == ["vote", "voté"]
    page = page_as_dict(replace(PAGE, hits=(WHOLE,)), ("id", "text"), "en")
    assert page["hits"] == [{"id": "press/a.txt", "text": "Un.\nDeux; trois."}]
    assert "text" not in page_as_dict(PAGE, (), "en")["hits"][0]


def test_a_table_for_excel_has_its_mark_semicolons_and_decimal_commas() -> None:
    long = replace(WHOLE, text="mot " * 20_000)
    header, row = as_csv((long,), ("title", "score", "date", "text"), EXCEL)
    assert header == "\ufefftitle;score;date;text"
    title, score, day, text = row.split(";")
    assert (title, score, day) == ("Le Parlement vote", "1,5", "2019-02-25")
    assert (len(text), text[-1]) == (32_767, "…")
