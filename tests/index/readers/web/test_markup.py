"""HTML in the value of a field becomes lines of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.web.markup import is_markup, plain, plain_with_captions
from tests.support.read_pages import PIECES_OF_HTML


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Un</p><p>Deux</p>", "Un\nDeux"),
        ("Un<br/>Deux<BR>Trois", "Un\nDeux\nTrois"),
        ("<ul><li>Un<li>Deux</ul>", "Un\nDeux"),
        ("<p>L&rsquo;&eacute;t&#233; &amp; l&#x2019;hiver", "L’été & l’hiver"),
        ("<p>sou<b>lign</b>é\n  mot</p>", "souligné mot"),
        ("Un\n<b>Deux</b>\n\nTrois", "Un\nDeux\nTrois"),
        ("<pre>Un\n Deux</pre>", "Un\nDeux"),
        (
            "<script>if (a<b) '<p>'</script>Un<style>p{}</style><nav><a>Menu</a></nav><iframe src=x></iframe>",
            "Un",
        ),
        ("Un <nav>Deux", "Un Deux"),
        ("Un<!-- <p>Deux -->Trois", "UnTrois"),
        ("<a title='a > b'>Un</a> <img alt=\"x\">", "Un"),
        ("<p title=l'eau>Texte d'ici</p>", "Texte d'ici"),
        ("<![CDATA[<p>Un</p>]]>", "Un"),
        ("&lt;p&gt;Un&lt;/p&gt;&lt;p&gt;Deux&lt;/p&gt;", "Un\nDeux"),
        ("3 < 4 et 5 > 2", "3 < 4 et 5 > 2"),
        ("&#" + "1" * 5000 + ";", "\N{REPLACEMENT CHARACTER}"),
        ("<tr><td>Un</td><td>Deux</td></tr><tr><td>Trois", "Un Deux\nTrois"),
        ("", ""),
    ],
)
def test_markup_becomes_what_a_browser_would_show(markup: str, expected: str) -> None:
    assert plain(markup) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Un</p>", True),
        ("Un<br>Deux", True),
        ("l&rsquo;été", True),
        ("&#8217;", True),
        ("&lt;p&gt;", True),
        ("3 < 4 et 5 > 2", False),
        ("R&D; AT&T;", False),
        ("https://site.example/?a=1&copy=2", False),
        ("<jean@courrier.example>", False),
        ("«Un»", False),
        ("", False),
    ],
)
def test_is_markup_tells_html_from_text(text: str, expected: bool) -> None:
    assert is_markup(text) is expected


def test_markup_captions_are_kept_apart() -> None:
    figure = "<figure><img src=a><figcaption>Le <b>bac</b>\n de Rosette</figcaption></figure>"
    assert plain_with_captions(f"Un{figure}Deux") == ("Un\nDeux", ("Le bac de Rosette",))
    assert plain_with_captions("<p class='wp-caption-text x'>Le bac</p>Un") == ("Un", ("Le bac",))


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES_OF_HTML, st.text(max_size=4))).map("".join)))
def test_any_string_is_markup_or_not_and_can_be_shown(text: str) -> None:
    assert isinstance(is_markup(text), bool)
    assert "\n\n" not in plain(text)


@pytest.mark.parametrize(
    "piece",
    ['<a "="', "<!--", "<nav>", "<figcaption>", "&#1", " \t", "<p class=wp-caption-text>", "</"],
)
def test_hostile_markup_takes_no_longer_than_another(piece: str) -> None:
    assert len(plain(piece * 50_000)) <= len(piece) * 50_000
