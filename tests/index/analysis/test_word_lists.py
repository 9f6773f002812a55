"""Word lists: entries, comments and sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.analysis.word_lists import (
    ListLine,
    parse_sections,
    read_entries,
    read_sections,
    read_words,
)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("", []),
        ("# ours\n", []),
        ("# ours\n# all\nun\ndeux\n", ["un", "deux"]),
        ("un\n# a comment\ndeux trois\n", ["un", "deux trois"]),
        ("# ours\nun\n# a comment\ndeux\n", ["un", "deux"]),
    ],
)
def test_read_entries_leaves_comments_out(text: str, entries: list[str], tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(text, encoding="utf-8")
    assert read_entries(path) == entries
    assert read_words(path) == frozenset(" ".join(entries).split())


def test_read_sections_keeps_the_order_and_the_empty_sections(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# ours\n\n[fr]\nle la\n# more\nles\n[en]\n[de]\nder\n[fr]\nun\n", "utf-8")
    assert read_sections(path) == {"fr": ["le la", "les", "un"], "en": [], "de": ["der"]}


def test_parse_sections_numbers_lines_and_reports_headings() -> None:
    assert list(parse_sections("un\n\n# no\n[ fr ]\r\n  deux \n[trois")) == [
        ListLine(1, "", "un"),
        ListLine(4, "fr", ""),
        ListLine(5, "fr", "deux"),
        ListLine(6, "fr", "[trois"),
    ]
