"""Raw fields -> Dossier: an article cleaned and dated, its source and its people named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache

from msgspec import Struct

from index.article import Article
from index.cleaning import clean
from index.cleaning.foreign_paragraphs import without_foreign_paragraphs
from index.cleaning.language_detection import detect_language
from index.dates.publication_date import find_publication
from index.people.coreference import find_people
from index.people.identity import fits
from index.people.spacy_ner import EntityRecognizer, french_model
from index.readers.raw import RawArticle
from index.sources import SourceTable
from index.stored import StoredArticle


class Draft(Struct, frozen=True):
    """A raw article that has been given its place in the archive."""

    id: str
    path: str
    raw: RawArticle


class Assembler(Struct, frozen=True):
    """What is known besides an article itself when it is understood.

    Attributes:
        today: No article is later than this day, and years left out are counted back from it.
        source_names: Lines of the user's own table of sources.
        ner: Whether to ask for a second opinion on who is a person.
    """

    today: date
    source_names: str = ""
    ner: bool = False

    def check(self) -> None:
        """See that everything it needs is there.

        Raises:
            InputError: A line of the table of sources cannot be used, or there is no second opinion to be had.
        """
        SourceTable.parse(self.source_names)
        if self.ner:
            second_opinion()

    def dossier(self, draft: Draft) -> StoredArticle:
        """Understand one article."""
        raw = draft.raw
        text = clean(raw.text, raw.title, author=raw.author)
        captions = tuple(dict.fromkeys((*raw.captions, *text.captions)))
        french = without_foreign_paragraphs(text.body)  # a stray one is of another article
        known = find_publication(
            metadata=raw.date,
            title=text.title,
            body=french,
            captions=captions,
            path=draft.path
            if raw.key is None
            else "",  # the name of a file of many dates none of them
            today=self.today,
            url=raw.url,
        )
        named_in = f"{text.title}\n{french}" if text.titled else french
        people = _people(raw, named_in, second_opinion() if self.ner else None)
        article = Article(
            id=draft.id,
            path=draft.path,
            title=text.title,
            body=text.body,
            captions=captions,
            source=SourceTable.parse(self.source_names).find_source(
                metadata=raw.source,
                source_line=text.source_line,
                url=raw.url,
                copyright=text.copyright,
            ),
            date=known.day,
            date_evidence=known.evidence,
            people=tuple(people),
            url=raw.url,
            language=detect_language(text.body) or _code(raw.language) or "fr",
        )
        return StoredArticle(article, people)


def _code(language: str | None) -> str | None:
    """The code in `fr-FR` or `fr`; what is no code says nothing."""
    code = (language or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _people(
    raw: RawArticle, text: str, second: EntityRecognizer | None
) -> Mapping[str, Mapping[str, int]]:
    """Those the file lists, then those the text names beside them; captions are often of another article."""
    people: dict[str, Counter[str]] = {name: Counter() for name in raw.people or ()}
    for named in find_people(text, second):
        known = next((name for name in raw.people or () if fits(named.name, name)), named.name)
        people.setdefault(known, Counter()).update(dict(named.forms))
    return people


@cache
def second_opinion() -> EntityRecognizer:
    """The model, loaded once in every process that asks for it."""
    return french_model()
