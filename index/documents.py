"""Dossier -> Document: every text analysed, every value in the form that the index holds."""

from __future__ import annotations

from collections.abc import Iterable

from index.analysis import terms
from index.cleaning.headline import first_sentence
from index.dossier import Dossier
from index.engine import Document
from index.people.lookup import lookup_keys
from index.schema import BOUNDARY, day_number


def document(dossier: Dossier) -> Document:
    """An article as engines take it."""
    article = dossier.article
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
        keywords={
            "source": (article.source,) if article.source else (),
            "day": (article.date.isoformat(),) if article.date else (),
            "person": article.people,
            "person_key": tuple({key: None for name in article.people for key in lookup_keys(name)}),
        },
        numbers={"date": day_number(article.date)} if article.date else {},
        stored=dossier.to_json(),
    )


def _views(parts: Iterable[str]) -> tuple[str, str]:
    pairs = [terms(part) for part in parts]
    boundary = f" {BOUNDARY} "
    return boundary.join(exact for exact, _ in pairs), boundary.join(stems for _, stems in pairs)
