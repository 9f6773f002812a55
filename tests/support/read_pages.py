"""Read web pages that a test writes."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from index.readers.material import Material
from index.readers.raw_article import RawArticle
from index.readers.web import html

PAGES = Path(__file__).parents[1] / "files" / "pages"
PARAGRAPHS = (
    "Le bac de Rosette a repris ses traversées jeudi matin, après onze jours d’arrêt dus à la crue du fleuve.",
    "Les habitants de la rive droite devaient jusque-là faire un détour de quarante kilomètres par le pont.",
    "Le passeur, Mahmoud, dit n’avoir jamais vu l’eau monter si haut depuis l’hiver de ses vingt ans.",
)
TEXT = "\n".join(PARAGRAPHS)
BODY = "<p>" + "<p>".join(PARAGRAPHS)
"""The paragraphs as HTML."""

PIECES_OF_HTML: SearchStrategy[str] = st.sampled_from(
    ("<p>", "</p>", "<article>", "<table>", "<td>", "<br>", "<h1>", "<figcaption>", "<time datetime=2019>", "<!--",
     "-->", "<script>", "<script type=application/ld+json>", "</script>", '{"@type":"Article",', '"headline":',
     '"\\ud800"', "[", "]", "}", "\0", "\n", "&#0;", "&#" + "9" * 5000 + ";", "<meta charset=utf-7>", PARAGRAPHS[0])
)  # fmt: skip
"""Pieces that a page, or something like one, may be made of."""


def saved(name: str) -> RawArticle:
    """Return the article of a page among the test files."""
    (raw,) = html.read(Material(name, PAGES / name))
    assert isinstance(raw, RawArticle)
    return raw


def read_page(head: str = "", above: str = "", title: str = "") -> RawArticle:
    """Return the article of a page with these parts and the three paragraphs.

    Args:
        head: What is in its head.
        above: What stands above the paragraphs.
        title: Its title element.
    """
    return html.article(
        f"<html><head><title>{title}</title>{head}</head>"
        f"<body><article>{above}<div>{BODY}</div></article>"
    )


def json_ld(**fields: object) -> str:
    """Return a script with a record of Schema.org."""
    record = json.dumps(fields, ensure_ascii=False)
    return f'<script type="application/ld+json">{record}</script>'


def article_record(**fields: object) -> dict[str, object]:
    """Return the record of an article."""
    return {"@type": "NewsArticle", **fields}


def meta(name: str, content: str) -> str:
    """Return a meta tag."""
    return f'<meta name="{name}" content="{content}">'
