"""The words of a query may begin with a hyphen, and options of one letter still work."""

from __future__ import annotations

import pytest

from tests.support.commands import Run


def found(query: Run, *arguments: str) -> list[str]:
    done = query("--json", *arguments)
    assert done.code == 0, done.err
    return [hit["id"].removeprefix("articles.jsonl#") for hit in done.json["hits"]]


@pytest.mark.parametrize("limit", [["-n", "1"], ["-n1"], ["--limit", "1"], ["--limit=1"]])
def test_n_is_the_limit_before_and_after_the_words(query: Run, limit: list[str]) -> None:
    assert found(query, "bagdad", *limit) == ["qaani"]
    assert found(query, *limit, "bagdad") == ["qaani"]


@pytest.mark.parametrize("excluded", ["-hachd", "-Haïdar", '-"al-Chaabi"'])
def test_words_are_excluded_among_options(query: Run, excluded: str) -> None:
    assert found(query, "qaani", excluded, "-n", "3", "bagdad") == ["qaani"]


@pytest.mark.parametrize("excluded", ["-nation", "-o2", "-hibou", "-Iran3n"])
def test_words_that_hold_letters_of_options_are_excluded_whole(query: Run, excluded: str) -> None:
    assert found(query, excluded, "bagdad") == ["qaani", "hachd"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["irak", "-l", "5"], "-l looks like an option, and is none (did you mean --limit?)"),
        (["-x", "irak"], "-x looks like an option, and is none; see search query --help"),
        (
            ["irak", "-limit", "5"],
            "-limit looks like an option, and is none (did you mean --limit?)",
        ),
        (["irak", "-until=2019"], "(did you mean --until?)"),
        (["irak", "--limt", "5"], "there is no option --limt (did you mean --limit?)"),
        (
            ["irak", "--snice=2019"],
            "there is no option --snice (did you mean --since, --source, --json?)",
        ),
        (["irak", "-é"], "to leave out the word: '-\"é\"'"),
    ],
)
def test_a_word_that_looks_like_an_option_is_refused_with_what_may_be_meant(
    query: Run, arguments: list[str], error: str
) -> None:
    done = query(*arguments)
    assert (done.code, done.out) == (2, "")
    assert error in done.err


@pytest.mark.parametrize("arguments", [["-n"], ["irak", "--limit"], ["irak", "-o"]])
def test_an_option_without_its_value_is_named(query: Run, arguments: list[str]) -> None:
    done = query(*arguments)
    assert (done.code, done.out) == (2, "")
    assert f"Option '{arguments[-1]}' requires an argument." in done.err


def test_a_letter_is_excluded_in_quotes_or_after_two_hyphens(query: Run) -> None:
    assert found(query, "bagdad", '-"x"') == ["qaani", "hachd"]
    assert found(query, "bagdad", "--", "-x") == ["qaani", "hachd"]


@pytest.mark.parametrize("letter", ["n", "h", "o"])
def test_a_letter_without_a_hyphen_is_a_word(query: Run, letter: str) -> None:
    done = query(letter, "-zéro")  # Typer reads this line, as a word is excluded
    assert (done.code, done.err) == (1, "")


def test_a_value_may_begin_with_a_hyphen(query: Run) -> None:
    assert found(query, "", "--person", "al-Abadi", "--sort", "-date") == ["mossoul", "hachd"]


@pytest.mark.parametrize("command", [[], ["query"], ["timeline"], ["save"], ["show"], ["index"]])
def test_h_asks_for_help_everywhere(search: Run, command: list[str]) -> None:
    done = search(*command, "-h")
    assert (done.code, done.err) == (0, "")
    assert done.out == search(*command, "--help").out
