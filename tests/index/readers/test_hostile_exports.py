"""Exports of press databases that are made to take long are read in a moment."""

from __future__ import annotations

from contextlib import suppress

import pytest

from index.errors import UnreadableFile
from index.readers.material import Material
from index.readers.press import factiva, nexis
from tests.support.stopwatch import at_most

MAX_SECONDS = 10
"""Each of them takes less than half a second; a pattern that looks back takes minutes."""

DIVISION = '<div class="article frArticle">'
LAST = "\nDocument PHARE00020190312ef3c0001x\n"
HEADING = "<html><p>1 of 2 DOCUMENTS</p>"
HOSTILE = {
    "tags": '<div id="article-12345678"' * 20_000,
    "classes": DIVISION + '<div class="class="' * 20_000,
    "headlines": DIVISION + "<b class='frHeadline'>" * 20_000,
    "rows": DIVISION + '<td class="index"><b>HD' * 20_000,
    "paragraphs": DIVISION + '<p class="articleParagraph">' * 20_000,
    "codes": f"HD\tx\nLP\ty\n{('HD' + ' ' * 5000) * 100}{LAST}",
    "bylines": f"HD\tx\nLP\ty\nBY\t{'Aa de la ' * 50_000}{LAST}",
    "addresses": f"HD\tx\nLP\ty\nBY\t{'a.' * 50_000}@{LAST}",
    "counts": f"{'1 ' * 50_000}mots\n" * 5 + LAST,
    "headings": HEADING + "<p>" * 20_000,
    "labels": HEADING + "<p>BYLINE: " * 20_000,
    "sections": f"1 of 2 DOCUMENTS\nSECTION: {'; Pg. ' * 50_000}\n",
    "days": "12 mars 2019\n" * 20_000 + "Body\nEnd of Document\n",
    "bodies": "Body\n" * 20_000 + "End of Document\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_export_is_read_in_a_moment(name: str) -> None:
    material = Material("a.html", HOSTILE[name].encode())
    with at_most(MAX_SECONDS):
        for reader in (factiva, nexis):
            with suppress(UnreadableFile):  # it holds no article of the other one
                list(reader.read(material))
