"""A page speaks the language of its reader, in the theme that was chosen."""

from __future__ import annotations

import pytest

from search.serve.language import chosen_language, chosen_theme


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        ("en", "fr", "en"),
        ("", "fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("", "de, en;q=0.5, fr;q=0.7", "fr"),
        ("", "en;q=0, fr;q=0.1", "fr"),
        ("", "ar, de", "fr"),
        ("xx", "", "fr"),
        ("", "en-GB", "en"),
        ("", ";;q=,,en;q=zwei," + "a" * 9000, "fr"),
    ],
)
def test_the_cookie_comes_before_the_browser_and_that_before_the_usual(
    cookie: str, accepted: str, language: str
) -> None:
    assert chosen_language({"language": cookie}, accepted, "fr") == language


@pytest.mark.parametrize(("cookie", "theme"), [("dark", "dark"), ("blue", "auto"), ("", "auto")])
def test_a_theme_that_there_is_not_is_that_of_the_system(cookie: str, theme: str) -> None:
    assert chosen_theme({"theme": cookie}) == theme
