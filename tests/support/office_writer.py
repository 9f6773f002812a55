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
