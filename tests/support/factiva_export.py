"""Write Factiva exports of each shape, all of the same two invented articles."""

from __future__ import annotations

import re

from index.readers.raw_article import RawArticle

FIRST = RawArticle(
    "Le phare de Cordouan a rouvert samedi.\nLe gardien a compté neuf cents visiteurs.",
    key="PHARE00020190312ef3c0001x",
    title="Le phare de Cordouan rouvre ses portes",
    date="2019-03-12",
    source="Le Phare du Médoc",
    author="Jeanne Roubaud",
    section="Patrimoine",
    page="7",
    language="fr",
)
SECOND = RawArticle(
    "La criée de Royan change de main.\nLes mareyeurs attendent le contrat.",
    key="PHARE00020190313ef3d0002y",
    title="La criée de Royan est reprise",
    date="2019-03-13",
    source="Le Phare du Médoc",
    language="fr",
)
SUMMARY_TEXT = "Tout le texte phare NOT Bretagne, du 14 mars 2019"


def indexed_page(*, label: str = "mots", day: str = "12 mars 2019") -> str:
    """Return a page with the codes of the indexing."""
    first = _rows(
        SE="Patrimoine",
        HD="<b class='frHeadline'>Le phare de Cordouan <b>rouvre</b> ses portes\n</b>",
        BY="Jeanne Roubaud; jroubaud@phare.example",
        WC=f"1 210 {label}",
        PD=day,
        ET="18:04",
        SN="Le Phare du Médoc",
        SC="PHARE",
        PG="7",
        LA="Français",
        CY="© 2019 Le Phare du Médoc. Tous droits réservés.",
        LP=_paragraphs("Le phare de Cordouan a rouvert samedi."),
        TD=_paragraphs("Le gardien a compté neuf cents visiteurs."),
        NS="gtour : Tourisme | gcat : Actualités",
        RE="fra : France",
        PUB="Le Phare SA",
        AN=f"<br/>Document {FIRST.key}",
    )
    second = _rows(
        HD="<b class='frHeadline'>La criée de Royan est reprise</b>",
        WC=f"98 {label}",
        PD="13 mars 2019",
        SN="Le Phare du Médoc",
        SC="PHARE",
        LA="Français",
        LP=_paragraphs("La criée de Royan change de main.", "Les mareyeurs attendent le contrat."),
        AN=f"Document {SECOND.key}",
    )
    return _page(f"<table>{first}</table>", f"<table>{second}</table>")


def plain_page() -> str:
    """Return a page without indexing."""
    first = (
        "<div>Patrimoine</div><div id='hd'><span class='frHeadline'>Le phare de Cordouan rouvre"
        " ses portes</span></div><div class='author'>Jeanne Roubaud; jroubaud@phare.example</div>"
        "<div>1 210 mots</div><div>12 mars 2019</div><div>18:04</div><div>Le Phare du Médoc</div>"
        "<div>PHARE</div><div>7</div><div>Français</div><div>© 2019 Le Phare SA.</div>"
        + _paragraphs(*FIRST.text.splitlines())
        + f"<p>Document {FIRST.key}</p>"
    )
    second = (
        "<div id='hd'><span class='frHeadline'>La criée de Royan est reprise</span></div>"
        "<div>98 mots</div><div>13 mars 2019</div><div>Le Phare du Médoc</div><div>PHARE</div>"
        "<div>Français</div><div>Le Phare SA 2019.</div>"
        + _paragraphs(*SECOND.text.splitlines())
        + f"<p>Document {SECOND.key}</p>"
    )
    return _page(first, second)


def german_page() -> str:
    """Return a page in German without indexing, with links and publishers below the texts."""
    page = (
        plain_page().replace("fr", "de").replace("mots", "Wörter").replace("Document", "Dokument")
    )
    page = page.replace("12 mars", "12 März").replace("13 mars", "13. März")
    page = page.replace("Français", "Französisch").replace("Patrimoine", "Patrimoine")
    below = (
        "<p>http://phare.example/artikel.asp?kat=3</p>\n<p>Der Leuchtturm GmbH & Co</p><p>Dokument "
    )
    page = page.replace("<p>Dokument ", below)
    first, boundary, second = page.rpartition('class="article"><div class="article deArticle">')
    last = 'class="lastarticle" ><div id="lastArticle" class="article deArticle">'
    return f"{first}{last}{second}" if boundary else page


def starred_text() -> str:
    """Return a page with indexing that a browser has saved as text."""
    return (
        "*SE* \tPatrimoine\n*HD* \tLe phare de Cordouan rouvre ses portes\n"
        "*BY* \tJeanne Roubaud; jroubaud@phare.example\n*WC* \t1 210 mots\n*PD* \t12 mars 2019\n"
        "*ET* \t18:04\n*SN* \tLe Phare du Médoc\n*SC* \tPHARE\n*PG* \t7\n*LA* \tFrançais\n"
        "*CY* \t© 2019 Le Phare SA.\n*LP*\n\nLe phare de Cordouan a rouvert samedi.\n\n*TD*\n\n"
        f"Le gardien a compté neuf cents visiteurs.\n\n*RE*\n\nfra : France\n*AN*\nDocument {FIRST.key}\n\n"
        "*HD* \tLa criée de Royan est reprise\n*WC* \t98 mots\n*PD* \t13 mars 2019\n"
        "*SN* \tLe Phare du Médoc\n*LA* \tFrançais\n*LP*\nLa criée de Royan change de main.\n"
        f"Les mareyeurs attendent le contrat.\n*AN* \tDocument {SECOND.key}\n\n"
        f"Texte\n{SUMMARY_TEXT}\nDate\nToutes les dates\nSource\nToutes les sources\n"
    )


def table_lines() -> str:
    """Return the lines of tables in RTF."""
    lines = starred_text().replace("*LP*\n\n", "*LP* \t").replace("*TD*\n\n", "*TD* \t")
    lines = re.sub(r"\*([A-Z]{2})\*(?: \t|\n)", r"\1|", lines)
    return "\n".join(f"{line}|" if "|" in line else line for line in lines.splitlines())


def plain_text() -> str:
    """Return the text of an RTF document without indexing."""
    return (
        "Patrimoine\nLe phare de Cordouan rouvre ses portes\n"
        "Jeanne Roubaud; jroubaud@phare.example\n1\u00a0210 mots\n12 mars 2019\n18:04\n"
        "Le Phare du Médoc\nPHARE\n7\nFrançais\n© 2019 Le Phare SA. Tous droits réservés.\n\n"
        "Le phare de Cordouan a rouvert samedi.\n\nPage 1 de 2 © 2019 Factiva, Inc. Tous droits réservés.\n"
        f"Le gardien a compté neuf cents visiteurs.\n\nDocument {FIRST.key}\n\n\n"
        "La criée de Royan est reprise\n\n98 mots\n13 mars 2019\nLe Phare du Médoc\nPHARE\nFrançais\n"
        "Le Phare SA 2019.\n\nLa criée de Royan change de main.\n\nLes mareyeurs attendent le contrat.\n\n"
        f"Document {SECOND.key}\n\nSearch Summary\n{SUMMARY_TEXT}\n"
    )


def xml(*, root: str = "PPSResponse", prefix: str = "") -> str:
    """Return the XML that programs of Factiva give."""
    namespace = f' xmlns{prefix and ":" + prefix}="http://global.factiva.com/pps/2.0"'
    first = (
        f"<article><accessionNo>{FIRST.key}</accessionNo><baseLanguage>fr</baseLanguage>"
        "<byline>Jeanne Roubaud; jroubaud@phare.example</byline><copyright>(c) 2019</copyright>"
        "<headline><paragraph>Le <hlt>phare</hlt> de Cordouan rouvre ses portes</paragraph></headline>"
        "<leadParagraph><paragraph>Le <hlt>phare</hlt> de Cordouan\n  a rouvert samedi.</paragraph>"
        "</leadParagraph><pages><page>7</page></pages><publicationDate><dateTime>2019-03-12T23:10:00Z"
        "</dateTime></publicationDate><sectionName>Patrimoine</sectionName><sourceName>Le Phare du Médoc"
        "</sourceName><region code='fra'><name>France</name></region><tailParagraphs><paragraph>"
        "Le gardien a compté neuf cents visiteurs.</paragraph></tailParagraphs></article>"
    )
    second = (
        f"<article><accessionNo>{SECOND.key}</accessionNo><baseLanguage>fr</baseLanguage><headline>"
        "<paragraph>La criée de Royan est reprise</paragraph></headline><leadParagraph/><pages/>"
        "<publicationDate><date>2019-03-13</date></publicationDate><sourceName>Le Phare du Médoc"
        "</sourceName><tailParagraphs><paragraph>La criée de Royan change de main.</paragraph>"
        "<paragraph>Les mareyeurs attendent le contrat.</paragraph></tailParagraphs></article>"
    )
    body = f"<{root}{namespace}><ppsarticle>{first}</ppsarticle><ppsarticle>{second}</ppsarticle></{root}>"
    if prefix:
        body = (
            body.replace("</", f"</{prefix}:")
            .replace("<", f"<{prefix}:")
            .replace(f"<{prefix}:/", "</")
        )
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}'


def _rows(**values: str) -> str:
    return "".join(
        f'<tr><td align="right" class="index"><p><b>{code}</b>&nbsp;</p></td><td>{value}</td></tr>'
        for code, value in values.items()
    )


def _paragraphs(*texts: str) -> str:
    return "".join(f'<p class="articleParagraph frarticleParagraph">{text}</p>' for text in texts)


def _page(first: str, second: str) -> str:
    frames = "".join(
        f'<div id="article-{number}" class="article"><div class="article frArticle">{html}</div></div>'
        for number, html in ((FIRST.key, first), (SECOND.key, second))
    )
    return (
        "<html><head><title>Factiva</title><style>.x{color:red}</style></head><body>"
        f'<div id="contentLeft">{frames}<table id="oddEvenPreview"><tr><td>Texte</td><td>{SUMMARY_TEXT}'
        "</td></tr></table></div><div id='pageFooter'>© 2019 Factiva, Inc.</div></body></html>"
    )
