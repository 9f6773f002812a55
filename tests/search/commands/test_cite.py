"""`search cite` and exports write citations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.commands import Run

QAANI = "articles.jsonl#qaani"


@pytest.mark.parametrize(
    ("name", "opening"), [("md", "- “"), ("ris", "TY  - NEWS"), ("bib", "@article{"), ("csl", "[")]
)
def test_an_article_is_cited_in_a_format(
    search: Run, articles_index: Path, name: str, opening: str
) -> None:
    cited = search("cite", QAANI, "--format", name, "--index", articles_index)
    assert (cited.code, cited.out.startswith(opening)) == (0, True)


def test_the_last_list_is_cited_by_default(search: Run, articles_index: Path) -> None:
    index = ("--index", articles_index)
    assert search("cite", *index).code == 2
    search("query", "bagdad", *index)
    assert len(search("cite", *index).out.splitlines()) == 2
    assert search("cite", "2", *index).out == search("cite", *index).out.splitlines(True)[1]


def test_the_name_of_the_file_says_the_format(
    search: Run, articles_index: Path, home: Path
) -> None:
    for name, opening in (("a.ris", "TY  - NEWS"), ("a.bib", "@article"), ("a.csl.json", "[")):
        assert search("cite", QAANI, "-o", name, "--index", articles_index).code == 0
        assert (home / name).read_text("utf-8").startswith(opening)


def test_an_article_that_is_not_there_is_named_and_the_others_are_cited(
    search: Run, articles_index: Path
) -> None:
    cited = search("cite", QAANI, "nirgends", "--index", articles_index)
    assert (cited.code, len(cited.out.splitlines())) == (1, 1)
    assert "nirgends" in cited.err


@pytest.mark.parametrize(("name", "mark"), [("a.ris", "TY  - "), ("a.bib", "@article{")])
def test_every_hit_is_cited_in_a_file(query: Run, home: Path, name: str, mark: str) -> None:
    assert query("bagdad", "--all", "-o", name).code == 0
    assert (home / name).read_text("utf-8").count(mark) == 2


def test_hits_are_cited_as_csl_json(query: Run, home: Path) -> None:
    assert query("bagdad", "--all", "-o", "a.csl.json").code == 0
    assert len(json.loads((home / "a.csl.json").read_text("utf-8"))) == 2


@pytest.mark.parametrize("options", [("--fields", "id"), ("--csv", "--json")])
def test_citations_have_no_fields(query: Run, options: tuple[str, str]) -> None:
    assert query("bagdad", *options, "-o", "a.bib").code == 2


def test_no_hit_makes_no_citation(query: Run, home: Path) -> None:
    assert query("introuvable", "--all", "-o", "a.bib").code == 1
    assert not (home / "a.bib").read_text("utf-8").strip()


def test_lines_of_a_concordance_are_not_cited(search: Run, articles_index: Path) -> None:
    refused = search("concordance", "bagdad", "-o", "a.bib", "--index", articles_index)
    assert (refused.code, "search cite" in refused.err) == (2, True)
