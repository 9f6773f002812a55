"""Raw fields -> Article: cleaned, dated, its source and its people named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.article import Article
from index.cleaning import clean
from index.dates.publication import publication
from index.people import people_in
from index.people.names import name_tokens
from index.readers.raw import Raw
from index.sources import find_source


@dataclass(frozen=True, slots=True)
class Draft:
    """A raw article that has been given its place in the archive."""

    id: str
    path: str
    raw: Raw


def assemble(draft: Draft, today: date) -> Article:
    """Understand one article.

    Args:
        draft: What its file says.
        today: No article is later than this day, and years left out are counted back from it.
    """
    raw = draft.raw
    text = clean(raw.text, raw.title)
    known = publication(
        metadata=raw.date,
        title=text.title,
        body=text.body,
        captions=text.captions,
        path=draft.path if raw.key is None else "",  # the name of a file of many dates none of them
        today=today,
    )
    return Article(
        id=draft.id,
        path=draft.path,
        title=text.title,
        body=text.body,
        captions=text.captions,
        source=find_source(raw.source, text.source_line, raw.url),
        date=known.day,
        date_evidence=known.evidence,
        people=_people(raw, f"{text.title}\n{text.body}" if text.titled else text.body),
        url=raw.url,
    )


def _people(raw: Raw, text: str) -> tuple[str, ...]:
    """Those the file lists, then those the text names beside them; captions are often of another article."""
    listed = raw.people or ()
    known = [set(name_tokens(name)) for name in listed]
    named = [name for name in people_in(text) if not any(known_as.issuperset(name_tokens(name)) for known_as in known)]
    return tuple(dict.fromkeys((*listed, *named)))
