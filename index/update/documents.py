"""Turn an article into the document that an engine stores: its texts analysed, its values ready."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from index.analysis.analyzer import AnalyzedText, analyze, split_words
from index.analysis.minhash import make_sketch, sketch_terms
from index.article import Article
from index.cleaning.headline import first_sentence
from index.engines.base import Document
from index.entities.keys import document_keys
from index.entities.kind import EntityKind
from index.lockstep import Steps, at_once
from index.people.lookup_keys import by_surname, lookup_key, lookup_keys
from index.people.phonetic import phonetic_terms
from index.schema import BOUNDARY, day_number
from index.stored_article import StoredArticle

_BETWEEN_TEXTS = f" {BOUNDARY} "
"""Joins the terms of separate texts of a field: `maire paris | gare lyon`."""
_NOTHING = AnalyzedText("", "", "", "")
"""The terms of a field without texts."""


def document(stored: StoredArticle) -> Document:
    """Analyse an article and return the document that an engine stores for it."""
    return at_once(document_steps(stored))


def document_steps(stored: StoredArticle) -> Steps[Document]:
    """Do what `document` does step by step."""
    article = stored.article
    texts = _texts(article)
    title = _analyze(texts["title"])
    body = _analyze(texts["body"])
    captions = _analyze(texts["captions"])
    people = _analyze(texts["people"])
    title_words = title.words or len(split_words(article.title))  # one that is repeated, too
    authors = _analyze(article.authors)
    section = _analyze([article.section] if article.section else [])
    yield
    sounds = phonetic_terms(chain.from_iterable(texts.values()))
    yield
    sketch = make_sketch(body.lemmas)
    yield
    keywords = _keywords(stored) | {"sketch": sketch_terms(sketch)}
    yield
    spelt = [text.spellings for text in (title, body, captions, authors, section)]
    terms = {
        "title_exact": title.exact or BOUNDARY,  # by which those without a title are found
        "title": title.all_lemmas,
        "body_exact": body.exact,
        "body": body.all_lemmas,
        "captions_exact": captions.exact,
        "captions": captions.all_lemmas,
        "people_exact": people.exact,  # names are not inflected: they have no stems
        "authors_exact": authors.exact,
        "section_exact": section.exact,
        "section": section.all_lemmas,
        "spellings": " ".join(filter(None, spelt)),
        "title_spellings": title.spellings,
        "beginnings": f"{title.prefixes} {body.prefixes}".strip(),
        "sounds": sounds,
    }
    return Document(
        id=article.id,
        path=article.path,
        terms=terms,
        keywords=keywords,
        numbers=_numbers(article, title_words + body.words + captions.words),
        hashes=sketch,
        stored=stored.to_json(),
    )


def _texts(article: Article) -> dict[str, tuple[str, ...]]:
    """Return the texts of an article by the names of their fields."""
    # An article without a title of its own has the first sentence of its body as its title.
    # Indexed in both fields, the words of that sentence would count twice.
    is_repeated = article.title == first_sentence(article.body)
    return {
        "title": () if is_repeated else (article.title,),
        "body": (article.body,),
        "captions": article.captions,
        "people": article.people,
    }


def _analyze(texts: Iterable[str]) -> AnalyzedText:
    """Analyse the texts of a field, such as its captions, and join them with a boundary between."""
    analyzed = [analyze(text) for text in texts]
    if len(analyzed) < 2:
        return analyzed[0] if analyzed else _NOTHING
    return AnalyzedText(
        _BETWEEN_TEXTS.join([text.exact for text in analyzed]),
        _BETWEEN_TEXTS.join([text.lemmas for text in analyzed]),
        " ".join(filter(None, [text.spellings for text in analyzed])),
        _BETWEEN_TEXTS.join([text.prefixes for text in analyzed]),
        " ".join(filter(None, [text.compounds for text in analyzed])),
        sum([text.words for text in analyzed]),
    )


def _numbers(article: Article, words: int) -> dict[str, int]:
    """Return the value of each number field of an article. An article may have no day."""
    numbers = {"words": words}
    if article.date:
        numbers["date"] = day_number(article.date)
    return numbers


def _keywords(stored: StoredArticle) -> dict[str, tuple[str, ...]]:
    """Return the values of each keyword field of an article, such as its source and its day."""
    article = stored.article
    values = {
        "source": (article.source,) if article.source else (),
        "day": (article.date.isoformat(),) if article.date else (),
        "person_by_surname": tuple([by_surname(lookup_key(name), name) for name in article.people]),
        "speaker": _speaker_keys(stored),
    }
    for kind in EntityKind:
        values[kind.facet_field] = kind.names(article)
        values[kind.key_field] = document_keys(kind, stored)
    return values


def _speaker_keys(stored: StoredArticle) -> tuple[str, ...]:
    """Return the keys by which the people are found whom an article quotes, each key once."""
    speakers = {quotation.speaker: None for quotation in stored.quotations}
    return tuple(dict.fromkeys(chain.from_iterable(map(lookup_keys, speakers))))
