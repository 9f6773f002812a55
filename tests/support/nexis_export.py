"""Write exports of LexisNexis and Nexis Uni, all of the same two invented articles."""

from __future__ import annotations

from msgspec import Struct

from index.readers.raw_article import RawArticle

FIRST = RawArticle(
    "Le phare se visite de nouveau.\n"
    "Le phare de Cordouan a rouvert samedi après deux ans de travaux, et le gardien s'en réjouit.\n"
    "PAUILLAC : le bateau part à neuf heures.",
    key="1",
    title="Le phare de Cordouan rouvre ses portes aux visiteurs et aux peintres",
    date="2019-03-12",
    source="Le Phare du Médoc",
    author="Jeanne Roubaud",
    section="PATRIMOINE",
    page="7",
    saved="2019-03-14",
    captions=("Le phare à marée basse",),
    language="fr",
)
SECOND = RawArticle(
    "La criée de Royan change de main.\nLes mareyeurs attendent le contrat.",
    key="2",
    title="La criée de Royan est reprise",
    date="2019-03-13",
    source="Le Phare du Médoc",
    section="Cahier 2; Économie",
    page="A12",
    saved="2019-03-14",
    language="fr",
)


class Words(Struct, frozen=True):
    """The labels of one language of LexisNexis.

    Attributes:
        heading: The line that numbers a document.
        day: The day of the first article.
        author: The label of the author, with its opening words; the others are those of other
            values.
    """

    heading: str = "{0} of 2 DOCUMENTS"
    day: str = "12 mars 2019 mardi"
    author: str = "AUTEUR: Par"
    section: str = "RUBRIQUE"
    page: str = "Pg."
    length: str = "LONGUEUR: 210 mots"
    lead: str = "ENCART"
    saved: str = "DATE-CHARGEMENT: 14 mars 2019"
    language: str = "LANGUE: FRENCH; FRANÇAIS"
    graphic: str = "GRAPHIQUE"
    kind: str = "TYPE-PUBLICATION: Journal"
    subject: str = "SUJET: PHARE (90%);\nTOURISME (72%)"


FRENCH = Words()
FRENCH_NUMBERED = Words(heading="Document {0} de 2")
ENGLISH = Words(
    day="March 12, 2019, Tuesday, Late Edition - Final",
    author="BYLINE: By",
    section="SECTION",
    page="Page",
    length="LENGTH: 210 words",
    lead="HIGHLIGHT",
    saved="LOAD-DATE: March 14, 2019",
    language="LANGUAGE: FRENCH",
    graphic="GRAPHIC",
    kind="PUBLICATION-TYPE: Newspaper",
    subject="SUBJECT: LIGHTHOUSES (90%)",
)
GERMAN = Words(
    heading="Dokument {0} von 2",
    day="Dienstag 12. März 2019",
    author="AUTOR: Von",
    section="RUBRIK",
    page="S.",
    length="LÄNGE: 210 Wörter",
    lead="HIGHLIGHT",
    saved="UPDATE: 14. März 2019",
    language="SPRACHE: Französisch",
    graphic="GRAFIK",
    kind="PUBLICATION-TYPE: Zeitung",
    subject="SUBJECT: Leuchtturm",
)

SHEET = "REQUEST\n\nTime of Request: 14 mars 2019\nNumber of Documents: 2\nClient: Archives\n\n"
LEAD, *TEXT = FIRST.text.splitlines()


def paragraphs(number: int, words: Words) -> list[str]:
    """Return what is printed of an article, one paragraph a value."""
    if number == 1:
        return [
            FIRST.source or "",
            words.day,
            FIRST.title or "",
            f"{words.author} Jeanne Roubaud (jroubaud@phare.example)",
            f"{words.section}: PATRIMOINE; {words.page} 7",
            words.length,
            f"{words.lead}: {LEAD}",
            *TEXT,
            words.subject,
            words.saved,
            words.language,
            f"{words.graphic}: Le phare à marée basse",
            words.kind,
            "Copyright 2019 Le Phare du Médoc",
        ]
    return [
        SECOND.source or "",
        "13 mars 2019 mercredi\nÉdition du soir",
        SECOND.title or "",
        f"{words.section}: Cahier 2; {words.page} A12, Column 2; Économie",
        words.length,
        *SECOND.text.splitlines(),
        words.saved,
        words.language,
        "MYSTERY-LABEL: Rien",
        "Copyright 2019 Le Phare du Médoc\nTous droits réservés",
    ]


def old_text(words: Words = FRENCH) -> str:
    """Return an export as text, whose lines are broken and whose head is centred."""
    text = SHEET
    for number in (1, 2):
        head, body = paragraphs(number, words)[:2], paragraphs(number, words)[2:]
        text += f"\n\n{' ' * 31}{words.heading.format(number)}\n\n\n"
        for lines in head:
            text += "\n".join(" " * 25 + line for line in lines.splitlines()) + "\n\n"
        for paragraph in body:
            text += f"{_broken(paragraph)}\n\n"
    return text


def old_lines(words: Words = FRENCH) -> list[str]:
    """Return the lines of an old export as an office document, one paragraph a line."""
    lines = SHEET.splitlines()
    for number in (1, 2):
        lines.append(words.heading.format(number))
        for paragraph in paragraphs(number, words):
            lines += paragraph.splitlines()
    return lines


def old_page(words: Words = FRENCH) -> str:
    """Return an export as a page."""
    html = (
        "<HTML><HEAD><STYLE>.c0 { text-align: center; }</STYLE><TITLE>&nbsp;</TITLE></HEAD><BODY>"
    )
    for number in (1, 2):
        heading = words.heading.format(number)
        html += (
            f'<A NAME="DOC_ID_0_{number - 1}"></A><!-- Hide XML section from browser\n'
            f"<DOC NUMBER={number}>\n<DOCFULL> -->\n"
            f'<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{heading}</SPAN></P>\n</DIV>\n'
        )
        for paragraph in paragraphs(number, words):
            html += f'<BR><DIV CLASS="c5"><P CLASS="c6">{_spans(paragraph)}</P>\n</DIV>\n'
        html += "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n<BR CLASS='c10'>\n"
    return html + "</BODY></HTML>"


def uni_lines(*, is_french: bool = False, has_cover: bool = True) -> list[str]:
    """Return the lines of an export of Nexis Uni, one paragraph a line."""
    names = ("Rubrique", "Longueur", "Auteur") if is_french else ("Section", "Length", "Byline")
    section, length, author = names
    body = "Corps" if is_french else "Body"
    first = [
        "Date and Time: jeudi 14 mars 2019 10:00:00 CET",
        "Job Number: 123456",
        "Documents (2)",
        f"1. {FIRST.title}",
        f"2. {SECOND.title}",
        "Client/Matter: -None-",
        "Narrowed by:",
        "Content Type",
        "News",
    ]
    return [
        *(first if has_cover else ()),
        FIRST.title or "",
        FIRST.source or "",
        "12 mars 2019 mardi 9:20 AM GMT",
        "",
        "Copyright 2019 Le Phare du Médoc All Rights Reserved",
        f"{section}:\u00a0PATRIMOINE; Pg. 7",
        f"{length}:\u00a0210 words",
        f"{author}:\u00a0Jeanne Roubaud",
        f"Highlight:\u00a0{LEAD}",
        body,
        "",
        *TEXT,
        "Graphic",
        "Le phare à marée basse",
        "Classification",
        "Language:\u00a0FRENCH; FRANÇAIS",
        "Subject:\u00a0PHARES (90%)",
        "Load-Date:\u00a0March 14, 2019",
        "End of Document",
        SECOND.title or "",
        SECOND.source or "",
        "mercredi 13 mars 2019",
        "Édition du soir",
        "Copyright 2019 Le Phare du Médoc",
        f"{section}: Cahier 2; p. A12; Économie",
        f"{length}: 98 mots",
        body,
        *SECOND.text.splitlines(),
        "Classification",
        "Language: FRENCH",
        "Load-Date: March 14, 2019",
        "End of Document",
        "Page 3 of 3",
    ]


def _broken(paragraph: str) -> str:
    """Return a paragraph whose lines are broken after a few words."""
    lines = [""]
    for word in paragraph.split(" "):
        if len(lines[-1]) + len(word) > 40:
            lines.append("")
        lines[-1] += f"{word} "
    return "\n".join(lines)


def _spans(paragraph: str) -> str:
    """Return the elements of a paragraph: the label in one of its own, the rest with a mark."""
    label, colon, value = paragraph.partition(": ")
    if colon and label.isupper():
        return f'<SPAN CLASS="c8">{label}: </SPAN><SPAN CLASS="c2">{value}</SPAN>'
    first, space, rest = paragraph.replace("\n", "<BR>").partition(" ")
    rest = rest.replace(" ", "\n", 1)
    return f'<SPAN CLASS="c4">{first}</SPAN><SPAN CLASS="c2">{space}{rest}</SPAN>'
