"""The names, most of them French and English, that exports of articles give their fields.

They are written as `folded` returns them, and the likelier ones come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from unidecode import unidecode

from index.lazy_pattern import lazy_pattern

_MAX_NAME_CHARS = 200
"""Characters of a name that are looked at. A longer one is no name."""

_MAX_PLANS = 64
_MAX_KEPT_CHARS = 1 << 14
"""Characters of the names of a record for which a plan is kept."""

_NOT_IN_WORDS = lazy_pattern(r"[^a-z0-9]+")
_NAMESPACE = lazy_pattern(r"^.*:(?=\s*\w)", re.DOTALL)
"""The start of a name up to the last colon before a word, such as `dc:`."""

_IN_BRACKETS = lazy_pattern(r"\([^()]*\)|\[[^\[\]]*\]")
"""A plural, a unit or a notation behind a name: `Auteur(s)`, `Date (JJ/MM/AAAA)`."""

_INDEX_TYPE = lazy_pattern(r"_(?:s|ss|t|ts|txt|dt|dts|tdt|i|l|str|keyword|raw|fr|txt_fr|text_fr)\Z")
"""The type of a field in an index of Solr, or its language, behind the name: `title_s`."""

_SMALL_WORDS = frozenset(
    "d de des du l la le les vers of the article articles".split()  # noqa: SIM905 - it reads better
)
"""Words that a name may have besides those that tell what it names: `Lien vers l'article`."""


def _names(text: str) -> tuple[str, ...]:
    """Split a text into the names in it."""
    return tuple(text.split())


BODY = _names(
    """
    body text texte content contenu corps fulltext textecomplet texteintegral articlebody
    articletext articlecontent bodytext textbody maintext plaintext rawtext cleantext
    contenttext completetext textcontent textecorps corpsdutexte corpstexte textenettoye
    cleanedtext textcleaned newstext newsbody newscontent storytext documenttext storybody
    postcontent posttext selftext ocrtext texteocr textocr transcript transcription verbatim
    contenuarticle contenttextfr contenthtml bodyhtml texthtml contentrendered htmlcontent html
    articlehtml encoded article story inhalt volltext haupttext artikeltext tekst inhoud ocr
    segments paragraphs paragraphes rawcontent
    """
)

LEAD = _names("chapo chapeau standfirst vorspann souschapo")
"""Names of the text between title and body, which becomes part of the body."""

SUMMARY = _names(
    """
    description summary resume abstract abstractnote extrait excerpt accroche lead intro
    snippet synthese selection extended trailtext leadparagraph openingtext hitsentence
    articlesummary premiereslignes apercu zusammenfassung samenvatting
    """
)
"""Names of the text that replaces a missing body."""

TITLE = _names(
    """
    title titre headline heading articletitle titrearticle titredelarticle newstitle ogtitle
    titrepropre intitule titreprincipal maintitle headlinemain webtitle storytitle posttitle
    documenttitle titredocument titlefull fulltitle titlepage titlerss titreprogramme
    titrecollection titreemission titel uberschrift schlagzeile artikeltitel kop
    """
)

NAME = ("name",)
"""The title in some exports, and all sorts of things in others."""

DATE = _names(
    """
    date datepublished published publishedat publishedon publishedtime publishedtimestamp
    publicationdate publicationdatetime pubdate publishdate publishtime publishedutc
    firstpublished datepublication datedepublication dateparution datedeparution parution
    publiele publieele publie datearticle articledate displaydate issued datetime isodate jour
    publishingdate datepublish datepub datetimepub datepubli dateofpublication publisheddate
    firstpublicationdate firstpublishdate webpublicationdate dategmt postdate postdategmt
    datediffusion datedediffusion diffusion diffusele broadcastdate airdate issuedate dateissue
    dateedition editiondate numerodate printdate newsdate storydate dateiso dateheure datum
    erscheinungsdatum veroffentlichungsdatum publikationsdatum publicatiedatum
    """
)

SAVED = _names(
    """
    created createdat createdtime datecreated datecreation creationdate creele datecree
    usercreatedtime timestamp updated updatedat updatedtime modified modifiedat modifiedtime
    modifieddate datemodified dateupdated updatedate lastmodified lastupdated lastupdate
    datemodify datemodification modifiele datemaj datemiseajour miseajour majle saved savedat
    datesaved savedate saveddate enregistrele added addedat dateadded addeddate timeadded
    dateajout ajoutele crawled crawledat crawldate datecrawled crawltime crawltimestamp
    datecrawl fetched fetchedat fetchdate fetchtime datefetched scraped scrapedat scrapedate
    scrapeddate datescraped datescrape scrapingdate datescraping retrieved retrievedat
    dateretrieved retrievaldate accessed accessedat accessdate dateaccessed consultele
    dateconsultation downloaded downloadedat datedownload datedownloaded downloaddate
    datetelechargement filedate indexed indexedat indexeddate dateindexed dateindexation
    collected collectedat datecollected collectiondate collectele datecollecte seendate seen
    seenat dateseen firstseen lastseen discovered discoverdate captured capturedat capturedate
    datecapture archived archivedat archivedate datearchivage miseenligne datemiseenligne
    misenligne dateonline onlinedate imported importedat importdate dateimport loaddate
    datechargement ingested ingestedat ingestiondate inserted insertedat processedat entrydate
    warcdate exportedat exportdate dateexport clipped clippedat clipdate dateclipped
    datearchived time
    """
)
"""Names of a day on which something was done to the record, which may be long after its day."""

YEAR = ("annee", "year")
MONTH = ("mois", "month")
DAY = ("jour", "day")

SOURCE = _names(
    """
    journalclean source journal containertitle publicationtitle support media newspaper
    newspapername nomjournal nommedia medianame titrejournal titreperiodique titrerevue
    nompublication publicationname publication sourcename nomsource nomsupport publisher
    publishername outlet mediaoutlet newssource newsoutlet periodique periodical pubtitle
    newspapertitle journaltitle nomchaine chaine chainediffusion chainedediffusion site
    sitename nomsite websitename website sourcehostname feed feedname feedtitle editeur
    provider agency agence titrepresse channel channelname emetteur mediauid mediacode
    zeitung quelle zeitungsname krant bron ispartof
    """
)

HOST = _names("domain sourcedomain domainname domainurl hosturl hostname host domaine netloc")
"""Names of the host of an address, which tells the source where there is no address."""

URL = _names(
    """
    url link lien href canonical canonicalurl permalink weburl articleurl sourceurl pageurl uri
    urlarticle lienarticle articlelink lienweb lienurl urlsource resolvedurl finalurl
    originalurl storyurl newsurl adresse adresseweb websiteurl shareurl posturl tweeturl
    permalinkurl documenturl alternate warctargeturi lienpdf
    """
)
PEOPLE = _names("people personnes persons personnalites personnalitescitees personnescitees")
KEY = _names(
    """
    id uid uuid guid key articleid docid identifiant identifier storiesid storyid newsid
    documentid fileid accessionno accessionnumber nodoc numerodocument iddocument idnotice
    identifiantnotice tweetid idstr storeid hash
    """
)
AUTHOR = _names(
    """
    author authors auteur auteurs byline creator creators journaliste journalistes signature
    writer writers authorname nomauteur reporter redacteur publishedby ecritpar verfasser autor
    autoren
    """
)
LANGUAGE = _names("language lang langue inlanguage languagecode locale codelangue sprache")
CAPTIONS = _names("captions legendes caption legende imagecaption photocaption legendephoto")
SECTION = _names(
    """
    section sections rubrique rubriques sectionname rubriquename nomrubrique articlesection
    desk newsdesk category categorie categories categoryname ressort rubriek
    """
)
PAGE = _names(
    """
    page pages numpage pagenumber pagenumbers numeropage numerospage nopage pagerange printpage
    pagination startpage seite pagina
    """
)
CARRIERS = _names("carriers aussiparudans alsopublishedin autressources reprises forwardedfrom")

FILE = _names(
    """
    file files filename filenames filepath path localpath relativepath fichier fichiers
    nomfichier nomdefichier nomdufichier chemin chemindufichier attachment attachments
    fileattachment fileattachments piecejointe piecesjointes textfile txtfile fichiertexte
    document stem basename slug
    """
)
"""Names of what tells the file that holds the text of a record."""

FIRST_NAME = ("prenom", "firstname", "givenname", "given")
LAST_NAME = ("nom", "lastname", "familyname", "family", "name")

FIELDS: Mapping[str, tuple[str, ...]] = {
    "body": BODY,
    "lead": LEAD,
    "summary": SUMMARY,
    "title": TITLE,
    "name": NAME,
    "date": DATE,
    "saved": SAVED,
    "year": YEAR,
    "month": MONTH,
    "source": SOURCE,
    "host": HOST,
    "url": URL,
    "people": PEOPLE,
    "key": KEY,
    "author": AUTHOR,
    "language": LANGUAGE,
    "captions": CAPTIONS,
    "section": SECTION,
    "page": PAGE,
    "carriers": CARRIERS,
    "file": FILE,
}
"""The names of every field. A name has one field alone."""


Plan = Mapping[str, tuple[str, ...]]
"""The names that a record has for each of its fields, the likeliest first."""


COLUMNS = frozenset(
    (*BODY, *LEAD, *SUMMARY, *TITLE, *NAME, *DATE, *SOURCE, *URL, *PEOPLE, *KEY, *AUTHOR)
)
"""The names that distinguish the fields of an article from other things."""


class Place(NamedTuple):
    """The field that a name has, and how likely it is among the names of that field.

    Attributes:
        field: The name of the field in `FIELDS`.
        rank: 0 for the likeliest name.
    """

    field: str
    rank: int


def _placed() -> Iterator[tuple[str, Place]]:
    for field, names in FIELDS.items():
        for rank, name in enumerate(names):
            yield name, Place(field, rank)


PLACES: Mapping[str, Place] = dict(_placed())

WRAPPERS = frozenset(
    _names(
        """
        _source metadata meta article document doc data fields attributes properties warc_headers
        """
    )
)
"""Names, in lower case but not folded, of objects that hold fields of the article around them."""

VALUE_KEYS = _names(
    """
    rendered name nom label title titre value text texte html href url @value display_title
    #text _ @id content caption main original
    """
)
"""Names, in lower case but not folded, of the value in an object that stands for that value alone."""


def folded(name: str) -> str:
    """Return a name without namespace, accents, capitals and separators.

    `dc:Date_Publiée` becomes `datepubliee`. A name that is not known becomes one that is, if it
    only has a type, a bracket or small words besides it: `Titre de l'article` becomes `titre`.
    """
    return _folded(name[:_MAX_NAME_CHARS])


@lru_cache(maxsize=1 << 12)
def _folded(name: str) -> str:
    local = _NAMESPACE.sub("", name)
    storable = local.encode("utf-8", "ignore").decode()  # unidecode warns of lone surrogates
    written = unidecode(storable).lower()
    whole = _NOT_IN_WORDS.sub("", written)
    if whole in PLACES:
        return whole
    for shorter in (*_without_path(written), _IN_BRACKETS.sub(" ", written)):
        words = _NOT_IN_WORDS.split(shorter)
        for kept in (words, (word for word in words if word not in _SMALL_WORDS)):
            candidate = "".join(kept)
            if candidate in PLACES:
                return candidate
    return whole


def _without_path(name: str) -> tuple[str, str]:
    """Return a name without the type of an index, and a path without what tells nothing.

    `title_s`, `title.rendered` and `metadata.title` are all `title`.
    """
    around, _, last = name.rpartition(".")
    path = around if last in VALUE_KEYS or last.startswith("$") else name
    return _INDEX_TYPE.sub("", name), last if around in WRAPPERS else path


def place_of(name: str) -> Place | None:
    """Return the field that the name of a column or a value tells; None if it is not known."""
    return PLACES.get(folded(name))


def plan_of(names: tuple[str, ...]) -> Plan:
    """Return the fields that the names of a record tell.

    The records of a file have the same names, so the plan of a few sets of names is kept.
    """
    plan = _PLANS.get(names)
    if plan is None:
        plan = _made_plan(names)
        if sum(map(len, names)) <= _MAX_KEPT_CHARS:
            if len(_PLANS) >= _MAX_PLANS:
                _PLANS.clear()
            _PLANS[names] = plan
    return plan


def _made_plan(names: tuple[str, ...]) -> Plan:
    ranked: list[tuple[Place, str]] = []
    for name in names:
        place = place_of(name)
        if place is not None:
            ranked.append((place, name))
    ranked.sort(key=_place)
    plan: dict[str, tuple[str, ...]] = {}
    for place, name in ranked:
        plan[place.field] = (*plan.get(place.field, ()), name)
    return plan


def _place(pair: tuple[Place, str]) -> Place:
    return pair[0]


_PLANS: dict[tuple[str, ...], Plan] = {}
