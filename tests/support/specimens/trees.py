"""Specimens of XML: feeds, records, texts of scholars, digitised newspapers, references."""

from __future__ import annotations

from collections.abc import Iterator

from tests.support import factiva_export
from tests.support.mets_issue import PAGE_1
from tests.support.specimens.specimen import (
    DAYS,
    FLOOD,
    HARBOUR,
    SENTENCES,
    STRIKE,
    TITLES,
    Specimen,
    of_text,
)

_PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n'


def specimens() -> Iterator[Specimen]:
    """Yield the specimens."""
    yield of_text("feed", "fil.rss", _feed())
    yield of_text("xml", "presse.xml", _records())
    yield of_text("factiva", "factiva.xml", factiva_export.xml())
    yield from _digitised()
    yield of_text("tei", "corpus.tei", _tei())
    yield of_text("endnote", "endnote.xml", _endnote())
    yield of_text("zotero", "zotero.rdf", _zotero())


def _feed() -> str:
    items = "".join(
        f"<item><title>{title}</title><description>&lt;p&gt;{text}&lt;/p&gt;</description>"
        "<pubDate>Tue, 12 Mar 2019 10:00:00 +0100</pubDate><guid>g</guid></item>"
        for title, text in zip(TITLES, SENTENCES, strict=True)
    )
    return f'{_PROLOG}<rss version="2.0"><channel><title>La Gazette</title>{items}</channel></rss>'


def _records() -> str:
    articles = "".join(
        f'<article id="{day}"><titre>{title}</titre><texte>{text}</texte><date>{day}</date></article>'
        for title, text, day in zip(TITLES, SENTENCES, DAYS, strict=True)
    )
    return f"{_PROLOG}<articles>{articles}</articles>"


def _digitised() -> Iterator[Specimen]:
    yield of_text("alto", "page.xml", PAGE_1)
    words = "".join(f"<W>{word}</W>" for word in FLOOD.split())
    yield of_text(
        "olive",
        "Ar00103.xml",
        f'{_PROLOG}<XMD-entity ID="Ar00103" PAGE_NO="01" ENTITY_TYPE="Article"><Meta NAME="La crue"'
        f' PUBLICATION="La Gazette" ISSUE_DATE="12/03/2019"/><Content><Primitive><L P="S"/>{words}</Primitive>'
        "</Content></XMD-entity>",
    )
    paragraphs = "".join(f"<p>{text}</p>" for text in SENTENCES)
    yield of_text(
        "delpher",
        "DDD_1_0001_articletext.xml",
        f"{_PROLOG}<text><title>La crue</title>{paragraphs}</text>",
    )
    notice = (
        "Rappel de votre demande:\n\nNotice complète:\n\nTitre : La Gazette (Nevers. 1880)\n\n"
        "Date d'édition : 1898-02-14\n\nIdentifiant : ark:/12148/bpt6k0000000\n\n"
        "Le taux de reconnaissance estimé est de 96 %."
    )
    rule = "-" * 40
    yield of_text(
        "gallica", "numero.texteBrut", f"{notice}\n\n{rule}\n\n{FLOOD}\n\n{rule}\n\n{STRIKE}"
    )


def _tei() -> str:
    texts = "".join(
        f"<TEI><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt><publicationStmt><idno>{day}</idno>"
        f"</publicationStmt><sourceDesc><bibl><title level='j'>La Gazette</title><date when='{day}'/></bibl></sourceDesc>"
        f"</fileDesc></teiHeader><text><body><div><head>{title}</head><p>{text}</p></div></body></text></TEI>"
        for title, text, day in zip(TITLES, SENTENCES, DAYS, strict=True)
    )
    return f"{_PROLOG}<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'>{texts}</teiCorpus>"


def _endnote() -> str:
    records = "".join(
        f'<record><rec-number>{number}</rec-number><ref-type name="Newspaper Article">23</ref-type><titles><title>'
        f"<style>{title}</style></title></titles><abstract>{text}</abstract><dates><year>2019</year></dates></record>"
        for number, (title, text) in enumerate(zip(TITLES, SENTENCES, strict=True))
    )
    return f"{_PROLOG}<xml><records>{records}</records></xml>"


def _zotero() -> str:
    namespaces = (
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    items = "".join(
        f'<bib:Article rdf:about="https://exemple.example/{day}"><z:itemType>newspaperArticle</z:itemType>'
        f"<dc:title>{title}</dc:title><dcterms:abstract>{text}</dcterms:abstract><dc:date>{day}</dc:date></bib:Article>"
        for title, text, day in zip(TITLES, (FLOOD, STRIKE, HARBOUR), DAYS, strict=True)
    )
    return f"<rdf:RDF {namespaces}>{items}</rdf:RDF>"
