"""The names that exports of articles give their fields, folded as `folded` does; the likelier ones come first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from unidecode import unidecode

_NOT_IN_WORDS = re.compile(r"[^a-z0-9]+")
_NAMESPACE = re.compile(r"^.*:(?=\s*\w)", re.DOTALL)


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split())


BODY: Final = _listed(
    """body text texte content contenu corps fulltext textecomplet texteintegral articlebody articletext articlecontent
    bodytext textbody maintext plaintext rawtext cleantext contenttext contenthtml bodyhtml texthtml html articlehtml
    encoded article story"""
)
LEAD: Final = _listed("chapo chapeau standfirst")
"""What is printed between title and body, and belongs to the body here."""
SUMMARY: Final = _listed(
    "description summary resume abstract extrait excerpt accroche lead intro snippet"
)
"""What stands in for a body where there is none."""
TITLE: Final = _listed(
    "title titre headline heading articletitle titrearticle titredelarticle newstitle ogtitle"
)
NAME: Final = ("name",)
"""What titles an article in some exports, and all sorts of things in others."""
DATE: Final = _listed(
    """date datepublished published publishedat publishedon publishedtime publishedtimestamp publicationdate
    publicationdatetime pubdate publishdate publishtime publishedutc firstpublished datepublication datedepublication
    dateparution datedeparution parution publiele datearticle articledate displaydate issued datetime isodate jour
    created createdat createdtime datecreated datecreation creationdate timestamp updated"""
)
SOURCE: Final = _listed(
    """source publisher journal media newspaper newspapername nomjournal nommedia medianame sourcename nomsource
    publishername outlet site sitename feed feedname feedtitle editeur provider agency agence domain"""
)
URL: Final = _listed(
    "url link lien href canonical canonicalurl permalink weburl articleurl sourceurl pageurl uri"
)
PEOPLE: Final = _listed("people personnes persons personnalites personnalitescitees")
KEY: Final = _listed("id uid uuid guid key articleid docid identifiant")
AUTHOR: Final = _listed("author authors auteur auteurs byline creator journaliste signature writer")
LANGUAGE: Final = _listed("language lang langue inlanguage languagecode locale")
CAPTIONS: Final = _listed(
    "captions legendes caption legende imagecaption photocaption legendephoto"
)

KNOWN: Final = frozenset(
    (*BODY, *LEAD, *SUMMARY, *TITLE, *NAME, *DATE, *SOURCE, *URL, *PEOPLE, *KEY, *AUTHOR)
)
"""The names that tell a row of column names from other rows."""

WRAPPERS: Final = frozenset(
    _listed("_source metadata meta article document doc data fields attributes properties")
)
"""What objects are called, as written but for capitals, that hold some or all of an article's fields."""

WITHIN: Final = _listed(
    "rendered name nom label title titre value text texte html href url @value @id content caption"
)
"""Where an object that stands for one value has it."""


@lru_cache(maxsize=1 << 10)
def folded(name: str) -> str:
    """A name without namespace, accents, capitals and what parts words: `dc:Date_Publiée` is `datepubliee`."""
    plain = (
        _NAMESPACE.sub("", name).encode("utf-8", "ignore").decode()
    )  # lone surrogates would be warned of
    return _NOT_IN_WORDS.sub("", unidecode(plain).lower())
