"""Write office files in memory, as small as a reader accepts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.support.archive_writer import Files, zipped

CONTENT_TYPES = ("[Content_Types].xml", "<Types/>")
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

STYLES = (
    '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="Titre2"><w:name w:val="heading 2"/><w:basedOn w:val="Titre1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="Titrerevue"><w:name w:val="Titre de la revue"/><w:basedOn w:val="Titre2"/></w:style>'
    '<w:style w:styleId="Corps"><w:name w:val="Corps"/><w:basedOn w:val="Titre1"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:styleId="Titre"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
)
"""Styles as a French Word names them, and two that are based on one another."""


def word_paragraph(text: str, style: str = "", *, properties: str = "") -> str:
    """Return a paragraph of a Word document with one run of text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """Return the list of what a part refers to: the kind and the target, by id."""
    rows = []
    for key, (kind, target) in targets.items():
        mode = ' TargetMode="External"' if "://" in target else ""
        rows.append(
            f'<Relationship Id="{key}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"{mode}/>'
        )
    return f"<Relationships>{''.join(rows)}</Relationships>"


def docx(
    body: str,
    *,
    styles: str = STYLES,
    links: Mapping[str, str] | None = None,
    others: Files = (),
    name: str = "word/document.xml",
) -> bytes:
    """Return a Word document.

    Args:
        body: The content of its body.
        styles: Its styles.
        links: The addresses of its hyperlinks, by id.
        others: Other files in it.
        name: The name of the part with the text.
    """
    targets = {"s1": ("styles", "styles.xml")}
    for key, address in (links or {}).items():
        targets[key] = ("hyperlink", address)
    folder, _, base = name.rpartition("/")
    return zipped(
        [
            CONTENT_TYPES,
            ("_rels/.rels", relationships({"r1": ("officeDocument", name)})),
            (f"{folder}/_rels/{base}.rels", relationships(targets)),
            (f"{folder}/styles.xml", f"<w:styles {_WORD}>{styles}</w:styles>"),
            (name, f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"),
            *others,
        ]
    )


def word_paragraphs(texts: Iterable[str]) -> str:
    """Return paragraphs of a Word document without a style."""
    return "".join(map(word_paragraph, texts))


def pptx(*slides: str) -> bytes:
    """Return a presentation with the shapes of its slides, which stand in the order of the list."""
    targets = {
        f"r{number}": ("slide", f"slides/slide{number}.xml") for number in range(1, len(slides) + 1)
    }
    ids = "".join(f'<p:sldId r:id="{key}"/>' for key in targets)
    parts = [
        (f"ppt/slides/slide{number}.xml", f'<p:sld xmlns:p="p" xmlns:a="a">{shapes}</p:sld>')
        for number, shapes in enumerate(slides, 1)
    ]
    listed = (
        f'<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>'
    )
    return zipped(
        [
            CONTENT_TYPES,
            ("ppt/presentation.xml", listed),
            ("ppt/_rels/presentation.xml.rels", relationships(targets)),
            *reversed(parts),
        ]
    )


def shape(*texts: str, kind: str = "") -> str:
    """Return a shape of a slide with some paragraphs; its kind may be that of a title."""
    place = f'<p:ph type="{kind}"/>' if kind else ""
    paragraphs = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in texts)
    return f"<p:sp><p:nvPr>{place}</p:nvPr><p:txBody>{paragraphs}</p:txBody></p:sp>"


def odf(body: str, *, kind: str = "text", styles: str = "") -> bytes:
    """Return an OpenDocument file: a text, a `spreadsheet` or a `presentation`."""
    spaces = " ".join(
        f'xmlns:{name}="{name}"' for name in ["office", "text", "table", "draw", "style", "fo", "x"]
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return zipped(
        [("mimetype", mimetype), ("META-INF/manifest.xml", "<x/>"), ("content.xml", content)]
    )


def xlsx(
    *sheets: tuple[str, str],
    strings: Iterable[str] = (),
    styles: str = "",
    links: Mapping[str, str] | None = None,
    properties: str = "",
) -> bytes:
    """Return a workbook.

    Args:
        sheets: The name and the content of each sheet.
        strings: The texts that cells share.
        styles: The content of the part with the styles.
        links: The addresses of hyperlinks of each sheet, by id.
        properties: What the workbook says about itself.
    """
    targets = {"s": ("sharedStrings", "sharedStrings.xml"), "t": ("styles", "styles.xml")}
    named = ""
    parts = []
    for number, (name, content) in enumerate(sheets, 1):
        targets[f"r{number}"] = ("worksheet", f"worksheets/sheet{number}.xml")
        named += f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>'
        body = f'<worksheet xmlns:r="r">{content}</worksheet>'
        parts.append((f"xl/worksheets/sheet{number}.xml", body))
        related = {key: ("hyperlink", url) for key, url in (links or {}).items()}
        parts.append((f"xl/worksheets/_rels/sheet{number}.xml.rels", relationships(related)))
    book = f'<workbook xmlns:r="r">{properties}<sheets>{named}</sheets></workbook>'
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    return zipped(
        [
            CONTENT_TYPES,
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", relationships(targets)),
            ("xl/sharedStrings.xml", f"<sst>{shared}</sst>"),
            ("xl/styles.xml", f"<styleSheet>{styles}</styleSheet>"),
            *parts,
        ]
    )


def sheet_row(*texts: str) -> str:
    """Return a row of a sheet whose cells hold their texts themselves."""
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f"<row>{cells}</row>"


def epub(
    documents: Mapping[str, str],
    *,
    metadata: str = "",
    manifest: str = "",
    guide: str = "",
    others: Files = (),
) -> bytes:
    """Return a book whose documents stand in the order of their names.

    Args:
        documents: The HTML of their bodies, by their names.
        metadata: What the book says about itself.
        manifest: More items of its list of files.
        guide: What some of its documents are.
        others: Other files in it.
    """
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(documents)
    )
    order = "".join(f'<itemref idref="i{number}"/>' for number in range(len(documents)))
    package = (
        f'<package xmlns:dc="dc" xmlns:opf="opf"><metadata>{metadata}</metadata>'
        f"<manifest>{items}{manifest}</manifest><spine>{order}</spine><guide>{guide}</guide></package>"
    )
    container = '<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>'
    pages = [
        (f"OEBPS/{name}", f"<html xmlns:epub='e'><body>{body}</body></html>")
        for name, body in documents.items()
    ]
    return zipped(
        [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", container),
            ("OEBPS/a.opf", package),
            *pages,
            *others,
        ]
    )
