"""Article -> Document: every text analysed, every value in the form that the index holds."""

from __future__ import annotations

from collections.abc import Iterable

from index.analysis import terms
from index.article import Article
from index.cleaning.headline import first_sentence
from index.engine import Document
from index.schema import BOUNDARY, day_number


def document(article: Article) -> Document:
    """The article as engines take it."""
    texts = {
        "title": () if article.title == first_sentence(article.body) else (article.title,),  # it would count twice
        "body": (article.body,),
        "captions": article.captions,
        "people": article.people,
    }
    views: dict[str, str] = {}
    for name, parts in texts.items():
        exact, stems = _views(parts)
        views[f"{name}_exact"] = exact
        if name != "people":  # a name is spelt, not inflected
            views[name] = stems
    return Document(
        id=article.id,
        path=article.path,
        terms=views,
        keywords={"source": article.source} if article.source else {},
        numbers={"date": day_number(article.date)} if article.date else {},
        stored=article.to_json(),
    )


def _views(parts: Iterable[str]) -> tuple[str, str]:
    pairs = [terms(part) for part in parts]
    boundary = f" {BOUNDARY} "
    return boundary.join(exact for exact, _ in pairs), boundary.join(stems for _, stems in pairs)
