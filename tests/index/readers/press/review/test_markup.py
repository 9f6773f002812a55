"""HTML is read as paragraphs with their levels and links."""

from __future__ import annotations

from index.readers.paragraph import Paragraph
from index.readers.press.review.markup import markup_paragraphs


def test_markup_headings_have_levels_and_links() -> None:
    html = (
        '<h2 class="x">Le <b>bac</b></h2><p>Il &eacute;tait l&agrave;.</p><hr/>'
        '<h3><a href="https://www.example.fr/a?b=1&amp;c=2">Un pont</a></h3><ul><li>Rosette</li></ul>'
    )
    assert markup_paragraphs(html) == [
        Paragraph("Le bac", 2),
        Paragraph("Il était là."),
        Paragraph("-----"),
        Paragraph("Un pont", 3, links=("https://www.example.fr/a?b=1&c=2",)),
        Paragraph("Rosette"),
    ]


def test_markup_marks_of_its_own_are_not_taken_from_the_page() -> None:
    assert markup_paragraphs("<p>\x11Le \x0299\x03bac</p>") == [Paragraph("Le 99bac")]
