"""Dispatches of news agencies are articles."""

from __future__ import annotations

import pytest

from index.errors import UnreadableFile
from index.readers.feed.agency import articles
from index.readers.raw_article import RawArticle
from tests.support.read_feed import FEEDS, read, saved


def test_an_agency_dispatch_in_newsml_is_an_article() -> None:
    assert saved("depeche.xml") == [
        RawArticle(
            "Une secousse a fait au moins trois blessés mardi soir dans la province de Hatay.\n"
            "Les écoles resteront fermées mercredi.",
            title="Séisme : au moins trois blessés près d’Antakya",
            date="2020-08-04T21:05:00Z",
            source="Agence du Levant",
            author="Nadia Sabbagh",
            language="fr",
        )
    ]


def test_an_agency_dispatch_in_nitf_is_an_article() -> None:
    assert saved("depeche-nitf.xml") == [
        RawArticle(
            "Une trentaine de barques sont sorties mardi à l’aube.\nDeux mois à quai\n"
            "Le syndicat évalue les pertes à deux millions de dollars.",
            title="Les pêcheurs de Tyr reprennent la mer",
            date="2006-09-12",
            source="Agence du Levant",
            author="Hala Fakhoury",
            captions=("Le port de Tyr.",),
        )
    ]


def test_each_text_of_several_agency_dispatches_is_an_article() -> None:
    whole = (FEEDS / "depeche.xml").read_text("utf-8").partition("?>")[2].strip()
    picture = '<newsItem guid="photo"><contentMeta><headline>Une photo</headline></contentMeta></newsItem>'
    message = (
        f"<newsMessage><itemSet>{whole}{picture}{whole.replace(':1', ':2')}</itemSet></newsMessage>"
    )
    articles = [part for part in read(message.encode(), "a.xml") if isinstance(part, RawArticle)]
    assert [raw.key for raw in articles] == [
        "urn:newsml:agence.example:20200804:1",
        "urn:newsml:agence.example:20200804:2",
    ]


def test_dispatches_within_dispatches_without_end_are_refused() -> None:
    nested = "<NewsItem>" * 300 + "<body><p>Une dépêche.</p></body>" + "</NewsItem>" * 300
    with pytest.raises(UnreadableFile, match="more than 200 elements"):
        list(articles(f"<NewsML>{nested}</NewsML>"))
