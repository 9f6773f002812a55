"""Write a small issue of a digitised newspaper in METS and ALTO."""

from __future__ import annotations

from collections.abc import Mapping

ALTO = 'xmlns="http://www.loc.gov/standards/alto/ns-v3#"'
METS = (
    'xmlns:m="http://www.loc.gov/METS/" xmlns:mods="http://www.loc.gov/mods/v3" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)
METADATA = (
    '<m:dmdSec ID="PRINT"><m:mdWrap><m:xmlData><mods:mods><mods:titleInfo><mods:title>Le Nil</mods:title>'
    "</mods:titleInfo></mods:mods></m:xmlData></m:mdWrap></m:dmdSec>"
    '<m:dmdSec ID="ISSUE"><m:mdWrap><m:xmlData><mods:mods><mods:language><mods:languageTerm>fr</mods:languageTerm>'
    "</mods:language><mods:originInfo><mods:dateIssued>14.02.1898</mods:dateIssued></mods:originInfo></mods:mods>"
    "</m:xmlData></m:mdWrap></m:dmdSec>"
    '<m:dmdSec ID="A2"><m:mdWrap><m:xmlData><mods:mods><mods:name type="personal"><mods:namePart type="given">Anne'
    '</mods:namePart><mods:namePart type="family">Roy</mods:namePart><mods:role><mods:roleTerm>aut</mods:roleTerm>'
    "</mods:role></mods:name></mods:mods></m:xmlData></m:mdWrap></m:dmdSec>"
)


def line(*words: str) -> str:
    """Return a line of a page; a word may be an element already."""
    strings = (word if word[0] == "<" else f'<String CONTENT="{word}"/>' for word in words)
    return f"<TextLine>{'<SP/>'.join(strings)}</TextLine>"


def block(name: str, text: str) -> str:
    """Return a block of a page with one line."""
    return f'<TextBlock ID="{name}">{line(*text.split())}</TextBlock>'


def alto(*blocks: str, number: int = 1, head: str = "") -> str:
    """Return a page."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><alto {ALTO}><Description>{head}</Description><Layout>'
        f'<Page ID="P" PHYSICAL_IMG_NR="{number}"><PrintSpace>{"".join(blocks)}</PrintSpace></Page></Layout></alto>'
    )


def area(name: str, file: str = "F1") -> str:
    """Return a pointer to a block."""
    return f'<m:fptr><m:area BETYPE="IDREF" FILEID="{file}" BEGIN="{name}"/></m:fptr>'


def division(kind: str, *content: str, **attributes: str) -> str:
    """Return a division of an issue."""
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<m:div TYPE="{kind}"{given}>{"".join(content)}</m:div>'


def mets(
    *content: str, files: Mapping[str, str], metadata: str = METADATA, dmdid: str = "ISSUE"
) -> str:
    """Return a METS file.

    Args:
        content: The divisions of the issue.
        files: The paths of pages by their ids.
        metadata: Its sections of metadata.
        dmdid: The ids of those of the issue.
    """
    listed = "".join(
        f'<m:file ID="{name}" MIMETYPE="text/xml"><m:FLocat LOCTYPE="URL" xlink:href="{path}"/></m:file>'
        for name, path in files.items()
    )
    issue = division("ISSUE", division("CONTENT", *content), DMDID=dmdid)
    newspaper = division("Newspaper", issue, DMDID="PRINT")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><m:mets {METS} LABEL="Le Nil no. 45 14.02.1898">{metadata}'
        f'<m:amdSec ID="T"><mix>{"1" * 100}</mix></m:amdSec><m:fileSec><m:fileGrp>{listed}</m:fileGrp></m:fileSec>'
        f'<m:structMap TYPE="LOGICAL">{newspaper}</m:structMap></m:mets>'
    )


CRUE = division(
    "ARTICLE",
    division("HEADING", division("OVERLINE", area("B1")), division("TITLE", area("B2"))),
    division("BODY", division("PARAGRAPH", division("TEXT", area("B3")))),
    division("BODY", division("PARAGRAPH", area("B4"), area("B1", "F2"))),
    ID="D1",
    LABEL="La crue",
)
BAL = division(
    "SECTION",
    division("HEADING", division("TITLE", area("B2", "F2"))),
    division(
        "ARTICLE",
        division("HEADING", division("TITLE", area("B3", "F2"))),
        division("BODY", area("B4", "F2")),
        division("ILLUSTRATION", division("CAPTION", area("B5", "F2"))),
        ID="D2",
        DMDID="A2",
    ),
)
ADVERTISEMENT = division("ADVERTISEMENT", area("C1"), ID="D3")
PAGE_1 = alto(
    block("B0", "LE NIL"),
    block("B1", "Nos dépêches"),
    block("B2", "LA CRUE"),
    block("B3", "Le fleuve monte."),
    block("B4", "Les quais sont"),
    f'<ComposedBlock ID="C1">{block("B5", "Savon du Nil")}</ComposedBlock>',
)
PAGE_2 = alto(
    block("B1", "sous les eaux."),
    block("B2", "ÉCHOS"),
    block("B3", "Le bal"),
    block("B4", "On a dansé."),
    block("B5", "La salle."),
    number=2,
)
FILES = {"F1": "file://./ALTO/1.xml", "F2": "file://./ALTO/2.xml"}
ISSUE = mets(CRUE, BAL, ADVERTISEMENT, files=FILES)


def issue() -> dict[str, str | bytes]:
    """Return the files of an issue by their paths."""
    return {"a-mets.xml": ISSUE, "ALTO/1.xml": PAGE_1, "ALTO/2.xml": PAGE_2}
