"""The names, in French and English, that exports of articles give their fields.

They are written as `folded` returns them, and the likelier ones come first.
"""

from __future__ import annotations

import re
from functools import lru_cache

from unidecode import unidecode

_NOT_IN_WORDS = re.compile(r"[^a-z0-9]+")
_NAMESPACE = re.compile(r"^.*:(?=\s*\w)", re.DOTALL)
"""The start of a name up to the last colon before a word, such as `dc:`."""


def _names(text: str) -> tuple[str, ...]:
    """Split a text into the names in it."""
    return tuple(text.split())


BODY = _names(
    """
    body text texte content contenu corps fulltext textecomplet texteintegral articlebody
    articletext articlecontent bodytext textbody maintext plaintext rawtext cleantext contenttext
    contenthtml bodyhtml texthtml html articlehtml encoded article story
    """
)

LEAD = _names("chapo chapeau standfirst")
"""Names of the text between title and body, which becomes part of the body."""

SUMMARY = _names("description summary resume abstract extrait excerpt accroche lead intro snippet")
"""Names of the text that replaces a missing body."""

TITLE = _names(
    "title titre headline heading articletitle titrearticle titredelarticle newstitle ogtitle"
)

NAME = ("name",)
"""The title in some exports, and all sorts of things in others."""

DATE = _names(
    """
    date datepublished published publishedat publishedon publishedtime publishedtimestamp
    publicationdate publicationdatetime pubdate publishdate publishtime publishedutc
    firstpublished datepublication datedepublication dateparution datedeparution parution publiele
    datearticle articledate displaydate issued datetime isodate jour created createdat createdtime
    datecreated datecreation creationdate timestamp updated
    """
)

SOURCE = _names(
    """
    source publisher journal media newspaper newspapername nomjournal nommedia medianame
    sourcename nomsource publishername outlet site sitename feed feedname feedtitle editeur
    provider agency agence domain
    """
)

URL = _names(
    "url link lien href canonical canonicalurl permalink weburl articleurl sourceurl pageurl uri"
)
PEOPLE = _names("people personnes persons personnalites personnalitescitees")
KEY = _names("id uid uuid guid key articleid docid identifiant")
AUTHOR = _names("author authors auteur auteurs byline creator journaliste signature writer")
SECTION = _names("section rubrique rubriques sectionname nomrubrique articlesection")
PAGE = _names("page pages numpage numeropage pagenumber")
LANGUAGE = _names("language lang langue inlanguage languagecode locale")
CAPTIONS = _names("captions legendes caption legende imagecaption photocaption legendephoto")

FILE = _names(
    """
    file files filename filenames filepath path localpath relativepath fichier fichiers nomfichier
    nomdefichier nomdufichier chemin chemindufichier attachment attachments fileattachment
    fileattachments piecejointe piecesjointes textfile txtfile fichiertexte document stem basename
    slug
    """
)
"""Names of what tells the file that holds the text of a record."""

FIRST_NAME = ("prenom", "firstname", "givenname")
LAST_NAME = ("nom", "lastname", "familyname", "name")

COLUMNS = frozenset(
    (*BODY, *LEAD, *SUMMARY, *TITLE, *NAME, *DATE, *SOURCE, *URL, *PEOPLE, *KEY, *AUTHOR)
)
"""The names that distinguish a row of column names from other rows."""

WRAPPERS = frozenset(
    _names("_source metadata meta article document doc data fields attributes properties")
)
"""Names, in lower case but not folded, of objects that hold fields of the article around them."""

VALUE_KEYS = _names(
    "rendered name nom label title titre value text texte html href url @value @id content caption"
)
"""Where an object that stands for one value holds that value, in lower case but not folded."""


@lru_cache(maxsize=1 << 10)
def folded(name: str) -> str:
    """Return a name without namespace, accents, capitals and separators.

    `dc:Date_Publiée` becomes `datepubliee`.
    """
    local = _NAMESPACE.sub("", name)
    storable = local.encode("utf-8", "ignore").decode()  # unidecode warns of lone surrogates
    return _NOT_IN_WORDS.sub("", unidecode(storable).lower())
