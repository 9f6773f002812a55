"""The text of an element is that which a reader of the newspaper would see."""

from __future__ import annotations

import pytest

from index.readers.xml.prose import prose
from index.readers.xml.tree import parse


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>Un</p><p>Deux</p>", "Un\n\nDeux"),
        ("Un\n\n  Deux\nTrois", "Un\n\nDeux\nTrois"),
        ("<p>Un\n  mot</p>", "Un mot"),
        ("<div><head>Titre</head><p>Un</p></div>", "Titre\n\nUn"),
        ("<p>Un <hi>mot</hi> <inconnu>rare</inconnu>.</p>", "Un mot rare."),
        ("Un <inconnu>mot</inconnu> rare", "Un mot rare"),
        ("<lg><l>Un vers</l><l>Un autre</l></lg>", "Un vers\nUn autre"),
        ("Un<br/>Deux", "Un\nDeux"),
        ("<p>Un<lb/>mot</p>", "Un mot"),
        ("Un<lb/><lb/>Deux", "Un\n\nDeux"),
        ("<p>Un exem-<lb/>ple</p>", "Un exemple"),
        ("<p>Un exem<lb break='no'/>ple</p>", "Un exemple"),
        ("<p>Un exem<pb n='2' break='no'/>ple</p>", "Un exemple"),
        ("<p>Saint-<lb/>Denis</p>", "Saint- Denis"),
        ("<p>Un<pb n='2'/>mot</p>", "Un mot"),
        ("<p>Un mot<note>une note</note>.</p>", "Un mot."),
        ("<fw>Le Nil</fw><p>Un</p>", "Un"),
        ("<p>Un <choice><sic>mto</sic><corr>mot</corr></choice></p>", "Un mot"),
        ("<p>Un <app><lem>mot</lem><rdg>mots</rdg></app></p>", "Un mot"),
        ("<p>À 8\u00a0h</p>", "À 8\u00a0h"),
    ],
)  # fmt: skip
def test_prose_has_paragraphs_and_no_notes(content: str, expected: str) -> None:
    assert prose(parse(f"<text>{content}</text>")) == expected


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ("<w>L'</w>\n<w>eau</w>\n<w>(</w>\n<w>claire</w>\n<w>)</w>\n<w>,</w>\n<w>ici</w>\n<w>.</w>", "L'eau (claire), ici."),
        ("<w>L’</w><w>eau</w><w>monte</w><pc>.</pc>", "L’eau monte."),
        ("<w>L'</w><w>eau</w> <w>monte</w><pc>.</pc>", "L'eau monte."),
        ("<s><w>Un</w>\n<w>.</w></s>\n<s><w>Deux</w>\n<w>?</w></s>", "Un. Deux ?"),
        ("<w id='1'><form>Un</form><ana type='pos'>DET</ana></w>\n<w id='2'><form>mot</form></w>", "Un mot"),
    ],
)  # fmt: skip
def test_words_in_elements_of_their_own_become_running_text(tokens: str, expected: str) -> None:
    assert prose(parse(f"<text><p>{tokens}</p></text>")) == expected
