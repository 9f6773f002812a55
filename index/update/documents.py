"""Dossier -> Document: every text analysed, every value in the form that the index holds."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from index.analysis.analyzer import analyze
from index.analysis.minhash import make_sketch, short_hashes, sketch_terms
from index.cleaning.headline import first_sentence
from index.engines.base import Document
from index.people.lookup import lookup_keys
from index.people.phonetic import phonetic_terms
from index.schema import BOUNDARY, day_number
from index.stored import StoredArticle


def document(dossier: StoredArticle) -> Document:
    """An article as engines take it."""
    article = dossier.article
    texts = {
        "title": ()
        if article.title == first_sentence(article.body)
        else (article.title,),  # it would count twice
        "body": (article.body,),
        "captions": article.captions,
        "people": article.people,
    }
    terms: dict[str, str] = {}
    starts: dict[str, str] = {}
    for name, parts in texts.items():
        terms[f"{name}_exact"], stems, starts[name] = _views(parts)
        if name != "people":  # a name is spelt, not inflected
            terms[name] = stems
    terms["beginnings"] = f"{starts['title']} {starts['body']}".strip()
    terms["sounds"] = phonetic_terms(part for parts in texts.values() for part in parts)
    sketched = replace(dossier, sketch=make_sketch(terms["body"]))
    return Document(
        id=article.id,
        path=article.path,
        terms=terms,
        keywords={
            "source": (article.source,) if article.source else (),
            "day": (article.date.isoformat(),) if article.date else (),
            "person": article.people,
            "person_key": tuple(
                {key: None for name in article.people for key in lookup_keys(name)}
            ),
            "sketch": sketch_terms(sketched.sketch),
        },
        numbers={"date": day_number(article.date)} if article.date else {},
        short_hashes=short_hashes(sketched.sketch),
        stored=sketched.to_json(),
    )


def _views(parts: Iterable[str]) -> tuple[str, str, str]:
    found = [analyze(part) for part in parts]
    exact, stems, starts = (f" {BOUNDARY} ".join(part[view] for part in found) for view in range(3))
    return exact, stems, starts
