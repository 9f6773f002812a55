"""Test how the spellings of each person are grouped, the most frequent first."""

from __future__ import annotations

from search.names.spellings import article_count, group_spellings, most_frequent

COUNTS = {"Donald Trump": 2, "Ghassem Soleymani": 1, "Qassem Soleimani": 2, "Mike Pompeo": 2}


def test_group_spellings_puts_people_with_most_articles_first() -> None:
    assert group_spellings(COUNTS) == [
        {"Qassem Soleimani": 2, "Ghassem Soleymani": 1},
        {"Donald Trump": 2},
        {"Mike Pompeo": 2},
    ]


def test_most_frequent_spelling_comes_first() -> None:
    spellings = group_spellings(COUNTS)[0]
    assert most_frequent(spellings) == "Qassem Soleimani"
    assert list(spellings) == ["Qassem Soleimani", "Ghassem Soleymani"]


def test_article_count_adds_up_the_spellings() -> None:
    assert article_count({"Qassem Soleimani": 2, "Ghassem Soleymani": 1}) == 3
