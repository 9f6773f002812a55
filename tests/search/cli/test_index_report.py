"""A run says apart what was not read, and what was read with a doubt."""

from __future__ import annotations

import pytest

from index.messages import Message
from search.cli.index_report import skipped_line

DOUBT = Message.of("articles-merged", articles=3)


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        (Message("file-empty"), "not read: a.txt: it is empty"),
        (DOUBT, "note: a.txt: it seems to hold 3 articles, and was read as one"),
        (
            Message.of("problem-of-part", part="b.txt", reason=DOUBT),
            "note: a.txt: b.txt: it seems to hold 3 articles, and was read as one",
        ),
        (
            Message.of("problem-of-part", part="b.txt", reason=Message("file-empty")),
            "not read: a.txt: b.txt: it is empty",
        ),
    ],
)
def test_line_says_if_a_file_was_read(reason: Message, line: str) -> None:
    assert skipped_line("a.txt", reason) == line
