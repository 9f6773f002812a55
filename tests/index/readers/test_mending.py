"""Letters that a program spoilt before it saved a file are letters again in the articles."""

from __future__ import annotations

import json
from html import escape

import pytest

from index.readers import read
from index.readers.lost_letters import has_lost_letters
from index.readers.material import Material
from index.readers.mending import mended, mended_text
from index.readers.raw_article import Problem, RawArticle

SENTENCE = "À l’été, le maire a défendu « son » œuvre : l'école coûte 3 000 € à la région."
REFERENCES = (
    "&Agrave; l&rsquo;&eacute;t&eacute;, le maire a d&eacute;fendu &laquo;&nbsp;son&#160;&raquo; "
    "&#339;uvre&nbsp;: l&#x27;&eacute;cole co&ucirc;te 3&nbsp;000&nbsp;&euro; &agrave; la r&eacute;gion."
)


_IS_ARTICLE = '<meta property="og:type" content="article">'


def misread(text: str, encoding: str) -> str:
    """Return a text in UTF-8 as a program shows it that takes it for another encoding."""
    return text.encode("utf-8").decode(encoding)


def with_plain_spaces(text: str) -> str:
    return text.replace("\xa0", " ")


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman"])
def test_utf8_that_was_read_as_another_encoding_is_read_again(encoding: str) -> None:
    text = SENTENCE.replace("À", "Là")  # the À of UTF-8 has a byte that Windows-1252 has not
    assert mended_text(misread(text, encoding)) == text


def test_utf8_that_was_misread_twice_is_read_again() -> None:
    assert mended_text(misread(misread("La réforme", "latin-1"), "latin-1")) == "La réforme"


def test_a_line_that_is_misread_in_part_is_right_in_all_of_it() -> None:
    assert mended_text("Ça va mÃªme là\nété") == "Ça va même là\nété"


@pytest.mark.parametrize(
    "text",
    [
        "Le vol pour São Paulo, Â l'aube",
        "L'ÎLE D'YEU ET LA CÔTE",
        "Straße, Ångström, Ñandú, Øresund",
        "AT&T et R&D; fichés S&P",
        "https://exemple.fr/?a=1&copie=2&b",
        SENTENCE,
    ],
)
def test_letters_that_are_right_stay(text: str) -> None:
    assert mended_text(text) == text


def test_references_that_were_escaped_once_too_often_become_letters() -> None:
    assert with_plain_spaces(mended_text(REFERENCES)) == SENTENCE


def test_tags_that_were_escaped_once_too_often_are_not_shown() -> None:
    assert mended_text("&lt;p&gt;Une &lt;b&gt;crue&lt;/b&gt;&lt;/p&gt;\nici") == "Une crue\nici"


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.txt", "a.html", "a.md"])
def test_every_format_gives_letters_for_references(name: str, times: int) -> None:
    text = REFERENCES
    for _ in range(times - 1):
        text = escape(text, quote=False)
    articles = list(read(Material(name, _file(name, text).encode())))
    assert [type(article) for article in articles] == [RawArticle]
    assert "défendu" in articles[0].text  # type: ignore[union-attr]
    assert "&" not in articles[0].text  # type: ignore[union-attr]


def _file(name: str, text: str) -> str:
    """Return a small file of a format with an article of one sentence."""
    return {
        "a.json": json.dumps({"title": "Été", "body": text}),
        "a.csv": f'titre,texte\nÉté,"{text}"\n',
        "a.txt": f"Été\n\n{text}\n",
        "a.html": f"<html><head>{_IS_ARTICLE}</head><body><article><h1>Été</h1><p>{text}</p></article></body></html>",
        "a.md": f"# Été\n\n{text}\n",
    }[name]


def test_all_texts_of_an_article_are_mended_and_its_key_and_address_are_not() -> None:
    spoilt = misread("Zoé", "latin-1")
    raw = RawArticle(
        spoilt,
        key=spoilt,
        url=spoilt,
        title=spoilt,
        source=spoilt,
        author=spoilt,
        section=spoilt,
        people=(spoilt,),
        captions=(spoilt,),
        carriers=(spoilt,),
    )
    assert mended(raw) == RawArticle(
        "Zoé",
        key=spoilt,
        url=spoilt,
        title="Zoé",
        source="Zoé",
        author="Zoé",
        section="Zoé",
        people=("Zoé",),
        captions=("Zoé",),
        carriers=("Zoé",),
    )


@pytest.mark.parametrize(("spoilt", "right"), [("mÃªme là ", "même là "), ("&eacute; ", "é ")])
def test_a_line_of_any_length_is_mended(spoilt: str, right: str) -> None:
    assert mended_text(spoilt * 5_000).strip() == (right * 5_000).strip()


def test_a_text_whose_letters_are_lost_is_named() -> None:
    sound = RawArticle("Où va-t-il ? Que dit-elle ? Et après ? Voir https://exemple.fr/?a")
    assert not has_lost_letters(sound.text)
    [_, problem] = read(Material("a.txt", b"L'?t? du d?put?\n\nLa r?forme est vot?e."))
    assert isinstance(problem, Problem)
    assert problem.reason.code == "letters-lost"


def test_a_text_with_characters_that_stand_for_lost_ones_is_named() -> None:
    [_, problem] = read(Material("a.txt", "L'\ufffdt\ufffd du d\ufffdput\ufffd".encode()))
    assert isinstance(problem, Problem)
    assert problem.reason.code == "letters-lost"


def test_soft_hyphens_go_where_no_line_ends() -> None:
    hyphen = "\N{SOFT HYPHEN}"
    text = f"Le pré{hyphen}fet Lor{hyphen}phelin a par{hyphen}\nlé."
    assert mended_text(text) == f"Le préfet Lorphelin a par{hyphen}\nlé."
    assert mended(RawArticle(text)).text == mended_text(text)
