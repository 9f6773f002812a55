"""Front matter: the settings at the head of a Markdown file."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.records.frontmatter import split_front_matter
from tests.support.stopwatch import at_most
from tests.support.unfinished_markup import UNFINISHED_MARKUP


@pytest.mark.parametrize(
    ("matter", "settings_"),
    [
        ("a: b c", {"a": "b c"}),
        ("a: b # une note", {"a": "b"}),
        ('a: "b # c" # une note', {"a": "b # c"}),
        (r'a: "b \"c\" \\ d\n"', {"a": 'b "c" \\ d\n'}),
        ("a: 'l''été'", {"a": "l'été"}),
        ("a: l'été d'hier", {"a": "l'été d'hier"}),
        ("a: https://a.fr/#b", {"a": "https://a.fr/#b"}),
        ("a:\nb: null\nc: ~", {"a": "", "b": "", "c": ""}),
        ("a: [b, 'c, d', \"e\", ]", {"a": ["b", "c, d", "e"]}),
        ("a: [b,\n    c]", {"a": ["b", "c"]}),
        ("a: []", {"a": []}),
        ("a: {name: b, url: c}", {"a": {"name": "b", "url": "c"}}),
        ("a:\n  - b\n  - 'c'", {"a": ["b", "c"]}),
        ("a:\n- b\n- c\nd: e", {"a": ["b", "c"], "d": "e"}),
        (
            "a:\n  - name: b\n    url: c\n  - name: d",
            {"a": [{"name": "b", "url": "c"}, {"name": "d"}]},
        ),
        ("a:\n  name: b\n  url: c", {"a": {"name": "b", "url": "c"}}),
        ("a: >\n  b\n  c\nd: |-\n  e\n  f", {"a": "b c", "d": "e\nf"}),
        ("a: b\n  c", {"a": "b c"}),
        ("# une note\na: b\n\nc: d", {"a": "b", "c": "d"}),
        ("date de parution: b", {"date de parution": "b"}),
        ("été: b", {"été": "b"}),
    ],
)
def test_front_matter_reads_yaml_as_people_write_it(matter: str, settings_: dict[str, Any]) -> None:
    assert split_front_matter(f"---\n{matter}\n---\nB") == (settings_, "B")
    assert split_front_matter(f"---\n{matter}\n...\nB") == (settings_, "B")


@pytest.mark.parametrize(
    "content",
    [
        "---\n\nUn texte.\n",
        "---\ntitle: A\nsans fin",
        "---\nUn texte.\n---\n",
        "+++\n= faux\n+++\nB",
        "---\n- a\n---\nB",
        "Un\n---\na: b\n---\n",
    ],
)
def test_front_matter_that_sets_nothing_is_text(content: str) -> None:
    assert split_front_matter(content) == ({}, content)


@given(st.text("#*_`~>-+=|[](){}!<>\\&:;\n \t'\"a1.é", max_size=200))
def test_front_matter_is_read_up_to_its_end_or_left_in_the_text(content: str) -> None:
    written = f"---\na: {content}\n---\n"
    settings, text = split_front_matter(written)
    if settings:
        assert "a" in settings
        assert written.endswith(f"---\n{text}")
    else:
        assert text == written


@pytest.mark.parametrize("piece", UNFINISHED_MARKUP)
def test_front_matter_without_end_takes_no_time(piece: str) -> None:
    with at_most(5):
        split_front_matter(f"---\na: {piece * 20_000}\n---\n")
        split_front_matter(f"---\na: '{piece * 20_000}\n---\n")
