"""Markdown: the text without its markup, and the fields of the front matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import read
from index.readers.markdown import plain
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from tests.support.stopwatch import at_most
from tests.support.unfinished_markup import UNFINISHED_MARKUP


def found(content: str) -> RawArticle:
    [raw] = read(Material("a.md", content.encode()))
    assert isinstance(raw, RawArticle)
    return raw


def test_markdown_gives_its_front_matter_and_its_text() -> None:
    matter = '---\ntitle: "Un port : la suite"\ndate: 2024-03-05\nSource: Le Monde\nurl: https://a.fr/x?y=1#z\n---\n'
    body = "# Un port\n\nLe **port** de [Beyrouth](https://b.fr) *rouvre*, dit `snake_case_name` et 2 * 3 * 4.\n"
    assert found(matter + body) == RawArticle(
        "Un port\n\nLe port de Beyrouth rouvre, dit snake_case_name et 2 * 3 * 4.",
        title="Un port : la suite",
        date="2024-03-05",
        source="Le Monde",
        url="https://a.fr/x?y=1#z",
    )


def test_markdown_front_matter_may_have_the_names_of_any_record() -> None:
    matter = "---\nTitre: T\nauteurs: [Jeanne Roux, Paul Petit]\npersonnes:\n  - Ali Karimi\nlangue: fr\n---\nB"
    assert found(matter) == RawArticle(
        "B", title="T", author="Jeanne Roux, Paul Petit", people=("Ali Karimi",), language="fr"
    )


def test_markdown_front_matter_may_be_toml() -> None:
    matter = '+++\ntitle = "T"\ndate = 2024-03-05\npeople = ["Ali Karimi"]\n[extra]\nsource = "AFP"\n+++\nB'
    assert found(matter) == RawArticle(
        "B", title="T", date="2024-03-05", people=("Ali Karimi",), source="AFP"
    )


@pytest.mark.parametrize(
    "heading", ["# Le titre", "# Le *titre* #", "Le titre\n========", "\n\n#  Le titre\n"]
)
def test_markdown_takes_the_first_heading_for_the_title(heading: str) -> None:
    assert found(f"{heading}\n\nUn texte.\n\n# Un intertitre\n\nUne suite.") == RawArticle(
        "Un texte.\n\nUn intertitre\n\nUne suite.", title="Le titre"
    )


@pytest.mark.parametrize(
    "content",
    ["Un texte.\n\n# Un intertitre", "## Un intertitre\n\nUn texte.", "#motdièse du jour"],
)
def test_markdown_does_not_take_another_heading_for_the_title(content: str) -> None:
    assert found(content).title is None


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (
            "Un **gras**, un *italique*, un __gras__, un _italique_, un ~~barré~~.",
            "Un gras, un italique, un gras, un italique, un barré.",
        ),
        ("***Tout*** et **un *deux* trois**", "Tout et un deux trois"),
        ("nom_de_fichier 2*3*4 et 5 * 6", "nom_de_fichier 2*3*4 et 5 * 6"),
        (r"\*Pas d'italique\* \[1\]", "*Pas d'italique* [1]"),
        ('Le [port](https://a.fr/x_(y) "titre") et [la ville](b.html).', "Le port et la ville."),
        (
            "Le [port][1] et [la ville][].\n\n[1]: https://a.fr 'titre'\n[la ville]: <b.html>",
            "Le port et la ville.",
        ),
        ("Il a dit […] puis [sic].", "Il a dit […] puis [sic]."),
        (
            "Un site <https://a.fr>, [[Page|le port]], [[Tyr]].",
            "Un site https://a.fr, le port, Tyr.",
        ),
        ("Un fait[^1].\n\n[^1]: Une note.", "Un fait.\n\nUne note."),
        ("> Une citation\n> suivie\n>> d'une autre", "Une citation\nsuivie\nd'une autre"),
        ("* un\n+ deux\n- [x] trois\n1. quatre", "- un\n- deux\n- trois\n1. quatre"),
        ("- Oui, dit-il.\n- Non.", "- Oui, dit-il.\n- Non."),
        ("| Nom | Âge |\n|:---|---:|\n| Ali | 40 |", "Nom, Âge\nAli, 40"),
        ("## Un intertitre ##\n### C#", "Un intertitre\nC#"),
        ("Un intertitre\n---\nUn texte.", "Un intertitre\nUn texte."),
        ("Un.\n\n***\n\n- - -\n\nDeux.", "Un.\n\nDeux."),
        ("Un `code` et ``un `autre``.", "Un code et ``un `autre``."),
        ("```python\n# pas *un* titre\n```\nUn texte.", "# pas *un* titre\nUn texte."),
        ("~~~\n```\n~~~\nUn *texte*.", "```\nUn texte."),
        ("Un vers  \nUn autre\\\nUn troisième", "Un vers\nUn autre\nUn troisième"),
        ("Un<br>deux <b>trois</b> &eacute;t&eacute; <!-- rien -->fin", "Un\ndeux trois été fin"),
        ("<div>\n<p>Un.</p>\n<p>Deux.</p>\n</div>\n\nUn *texte*.", "Un.\nDeux.\n\nUn texte."),
        ("1 < 2 et 3 > 2, AT&T", "1 < 2 et 3 > 2, AT&T"),
    ],
)
def test_markdown_loses_its_markup_and_keeps_its_words(written: str, text: str) -> None:
    assert plain(written) == (text, ())


def test_markdown_gives_the_captions_of_its_images() -> None:
    written = (
        '![Le port, mardi. (AFP)](a.jpg "t")\n\nUn texte ![](b.png)[![*La ville*](c.png)](d.html).\n\n![[e.png]]\n\n'
        "<figure><img><figcaption>Une rue.</figcaption></figure>"
    )
    assert plain(written) == ("Un texte .", ("Le port, mardi. (AFP)", "La ville", "Une rue."))


def test_markdown_paragraphs_wrapped_by_hand_are_unwrapped() -> None:
    wrapped = (
        "Le port a rouvert mardi matin, après trois semaines de travaux que\n"
        "personne ne croyait possibles, et les pêcheurs ont repris la mer sans\n"
        "attendre."
    )
    assert plain(wrapped)[0] == wrapped.replace("\n", " ")
    verse = "Le port a rouvert mardi.\nLa mer est belle.\nLes pêcheurs sont partis."
    assert plain(verse)[0] == verse
    paragraphs = "\n".join(["Le port a rouvert mardi matin, après trois semaines de travaux."] * 3)
    assert plain(paragraphs)[0] == paragraphs


def test_markdown_of_the_obsidian_clipper_has_the_day_of_clipping_apart() -> None:
    matter = (
        '---\ntitle: "T"\nsource: "https://a.fr/crue"\nauthor:\n  - "[[Anne Roux]]"\n'
        "published: 2019-03-12\ncreated: 2024-05-02\ntags:\n  - clippings\n---\n"
    )
    assert found(f"{matter}Un texte.") == RawArticle(
        "Un texte.",
        title="T",
        date="2019-03-12",
        url="https://a.fr/crue",
        author="Anne Roux",
        saved="2024-05-02",
    )


def test_markdown_of_markdownload_loses_the_excerpt_above_its_text() -> None:
    matter = "---\ncreated: 2024-05-02T10:00:00 (UTC +02:00)\nsource: https://a.fr/crue\n---\n\n"
    excerpt = "> ## Excerpt\n> Le maire a\n> dit\n\n---\n"
    assert found(f"{matter}# Une crue\n\n{excerpt}Le maire a dit oui.") == RawArticle(
        "Le maire a dit oui.",
        title="Une crue",
        url="https://a.fr/crue",
        saved="2024-05-02T10:00:00 (UTC +02:00)",
    )
    assert found(f"# Une crue\n\n{excerpt}").text == "Excerpt\nLe maire a\ndit"


TRAILER = (
    "id: 0f1e2d3c4b5a69788796a5b4c3d2e1f0\nparent_id: \ncreated_time: 2024-05-02T08:00:00.000Z\n"
    "author: Anne Roux\nsource_url: https://a.fr/crue\nmarkup_language: {markup}\ntype_: {type}"
)
NOTE = RawArticle(
    "Un texte.",
    title="Une crue",
    url="https://a.fr/crue",
    author="Anne Roux",
    saved="2024-05-02T08:00:00.000Z",
)


def test_markdown_note_of_joplin_has_its_fields_below() -> None:
    trailer = TRAILER.format(markup=1, type=1)
    assert found(f"Une crue\n\nUn **texte**.\n\n{trailer}") == NOTE
    assert found(f"Une crue\r\n\r\nUn texte.\r\n\r\n{trailer}\n".replace("\n", "\r\n")) == NOTE
    html = TRAILER.format(markup=2, type=1)
    assert found(f"Une crue\n\n<p>Un <b>texte</b>.</p>\n\n{html}") == NOTE


def test_markdown_item_of_joplin_that_is_no_note_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="it is no note of Joplin"):
        found(f"Presse\n\n{TRAILER.format(markup=1, type=2)}")


@pytest.mark.parametrize("content", ["---\ndate: 2024\n---\n", "![](a.png)", "***"])
def test_markdown_without_words_is_refused(content: str) -> None:
    with pytest.raises(UnreadableFile, match="there is no text in it"):
        found(content)


@given(st.text("#*_`~>-+=|[](){}!<>\\&:;\n \t'\"a1.é", max_size=200))
def test_markdown_of_any_text_leaves_words_and_no_gaps(content: str) -> None:
    body, captions = plain(content)
    assert body == body.strip()
    assert "\n\n\n" not in body
    assert set(body) & {"a", "1", "é"} <= set(content)
    assert all(captions)
    assert len(set(captions)) == len(captions)


@pytest.mark.parametrize("piece", UNFINISHED_MARKUP)
def test_markdown_without_end_of_its_markup_takes_no_time(piece: str) -> None:
    with at_most(5):
        plain(piece * 20_000)
        body, _ = plain(f"x\n{piece * 20_000}x")
    assert body.startswith("x")
