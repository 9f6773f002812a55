"""Explanations put the reading of a query into words, and print it with the scores."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.explanation import Explanation
from search.filters import Filters
from search.score_breakdown import ScoreBreakdown
from tests.support.searchers import outcome, searching


def explained(location: Path, text: str, filters: Filters | None = None) -> Explanation:
    with searching(location, text, filters) as searcher:
        return Explanation.of(searcher.batch, searcher.ranking, searcher.parsed, outcome(searcher))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "every article"),
        ("irak", 'the word "irak"'),
        ("députés", 'the word "deputes" (lemma depute)'),
        ("titre:irak", 'the word "irak" in the title'),
        ("la force", '"la" may be missing'),
        ('"force qods"', 'the phrase "force qods"'),
        (
            'corps:"force qods"~3',
            'the phrase "force qods" in the body, each two words at most 3 moves apart',
        ),
        ("ira*", 'a word that begins with "ira"'),
        ("légende:i?ak", 'a word like "i?ak" in a caption'),
        ("irak~2", '"irak" or a word at most two letters off'),
        ("irak^3", 'the word "irak", counting 3 times'),
        ("source:presstv", "source presstv: Press TV"),
        ("source:xyzzy", "source xyzzy: none of this archive"),
        ("personne:Borne", "person Borne"),
        ("date:mars 2019", "published between 2019-03-01 and 2019-03-31"),
        ("date:hier", "published on 2025-05-31"),
        ("depuis:2019", "published on 2019-01-01 or later"),
        ("avant:2019", "published on 2018-12-31 or earlier"),
        ("irak -iran", "not"),
        ("irak OU iran", "any of"),
        ("irak ET iran", "no word may be missing"),
    ],
)
def test_explanation_puts_the_reading_into_words(location: Path, text: str, line: str) -> None:
    assert any(line in each for each in explained(location, text).reading_in())


def test_explanation_indents_parts_below_what_they_belong_to(location: Path) -> None:
    explanation = explained(location, "irak -(iran OU syrie)", Filters(since="2019"))
    assert explanation.reading_in() == (
        "all of",
        '  the word "irak"',
        "  not",
        "    any of",
        '      the word "iran"',
        '      the word "syrie"',
        "  published on 2019-01-01 or later",
    )


def test_explanation_puts_the_reading_into_french(location: Path) -> None:
    explanation = explained(location, 'la force -titre:"force qods"')
    assert explanation.reading_in("fr") == (
        "tout ce qui suit",
        "  le mot «\u202fforce\u202f»\u202f; «\u202fla\u202f» peut manquer",
        "  sans",
        "    l’expression «\u202fforce qods\u202f» dans le titre",
    )


def test_explanation_tells_that_words_may_be_missing(location: Path) -> None:
    last_line = explained(location, "gouvernement xyzzy plugh").reading_in()[-1]
    assert last_line.startswith("some of the words may be missing")


def test_explanation_as_text_has_the_reading_and_numbered_hits(location: Path) -> None:
    lines = explained(location, 'corps:"hiver"').text(first=11).splitlines()
    assert lines[:3] == ["the query was read as:", '  "hiver" as it stands in the body', ""]
    assert lines[3].startswith("11. ")
    assert lines[4].endswith('"hiver"  (body, exact)')


def test_explanation_as_json_has_the_reading_and_the_scores(location: Path) -> None:
    fields = explained(location, 'corps:"hiver"').as_dict()
    assert fields["reading"] == ['"hiver" as it stands in the body']
    (hit,) = fields["hits"]
    total = sum(part["score"] for part in hit["contributions"])
    assert hit["score"] == pytest.approx(total, abs=0.01)


def test_explanation_as_french_text_has_french_quotes_and_spaces(location: Path) -> None:
    text = explained(location, 'corps:"hiver"').text(language="fr")
    hits = text[text.index("1. ") :]
    assert "\u202f: " in hits
    assert "«\u202fhiver\u202f»" in hits
    assert '"' not in text


def test_explanation_of_a_long_query_without_hits_asks_nothing_about_scores(
    location: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ScoreBreakdown, "scores", None)
    explanation = explained(location, " ".join(f"mot{number}x" for number in range(500)))
    assert explanation.hits == ()
