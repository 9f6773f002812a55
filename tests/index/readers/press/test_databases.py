"""Office documents that are exports of press databases give the articles of the export."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from index.readers import read
from index.readers.material import Material
from index.readers.press import databases as press_databases
from index.readers.raw_article import Problem
from tests.support import factiva_export, nexis_export
from tests.support.archive_writer import zipped
from tests.support.exports import articles_of, problems_of
from tests.support.messages import english
from tests.support.nexis_export import ENGLISH, GERMAN, old_lines, uni_lines
from tests.support.office_writer import docx, word_paragraph

NEXIS = [nexis_export.FIRST, nexis_export.SECOND]
FACTIVA = [factiva_export.FIRST, factiva_export.SECOND]


def word(lines: list[str]) -> bytes:
    """Return a Word document with a paragraph for each line."""
    return docx("".join(map(word_paragraph, lines)))


def word_table(text: str) -> bytes:
    """Return a Word document in which the values of Factiva stand in rows of a table."""
    rows = re.split(r"^(?=\*)", text, flags=re.MULTILINE)
    body = ""
    for row in filter(None, rows):
        code, _, value = row.partition("* ") if "* " in row else row.partition("*\n")
        paragraphs = "".join(map(word_paragraph, filter(None, value.strip().splitlines())))
        body += (
            f"<w:tr><w:tc>{word_paragraph(code.strip('*'))}</w:tc><w:tc>{paragraphs}</w:tc></w:tr>"
        )
    return docx(f"<w:tbl>{body}</w:tbl>")


def rtf(lines: list[str]) -> bytes:
    """Return an RTF document with a paragraph for each line, and a row of a table for each code."""
    paragraphs = []
    for line in lines:
        if "|" in line:
            cells = line.rstrip("|").replace("|", "\\cell ")
            paragraphs.append(f"\\trowd\\intbl {cells}\\cell\\row")
        else:
            paragraphs.append(f"{{\\pard {line}\\par}}")
    text = "\n".join(paragraphs)
    written = re.sub("[^\x00-\x7f]", lambda found: f"\\u{ord(found[0])}?", text)
    title = "{\\info{\\title Factiva RTF Display Format}}"
    return f"{{\\rtf1\\ansi\\ansicpg1252{title}{written}}}".encode("ascii")


DOCUMENTS = {
    "nexis.DOCX": (word(uni_lines()), NEXIS),
    "nexis_fr.docx": (word(uni_lines(is_french=True, has_cover=False)), NEXIS),
    "nexis.rtf": (rtf(uni_lines(is_french=True)), NEXIS),
    "lexisnexis.docx": (word(old_lines(ENGLISH)), NEXIS),
    "lexisnexis.rtf": (rtf(old_lines(GERMAN)), NEXIS),
    "factiva.rtf": (rtf(factiva_export.plain_text().splitlines()), FACTIVA),
    "factiva_indexed.RTF": (rtf(factiva_export.table_lines().splitlines()), FACTIVA),
    "factiva.docx": (word(factiva_export.plain_text().splitlines()), FACTIVA),
    "factiva_table.docx": (word_table(factiva_export.starred_text()), FACTIVA),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_export_as_an_office_document_gives_its_articles(name: str) -> None:
    data, expected = DOCUMENTS[name]
    assert articles_of(data, name) == expected


@pytest.mark.parametrize("name", DOCUMENTS)
def test_export_as_an_office_document_that_is_not_known_is_named(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press_databases, "_READERS", ())
    data, _ = DOCUMENTS[name]
    assert problems_of(data, name) == ["it seems to hold 2 articles, and was read as one"]


def test_documents_of_nexis_in_an_archive_are_articles_of_their_own() -> None:
    lines = uni_lines(has_cover=False)
    end = lines.index("End of Document") + 1
    files = [("Le phare.docx", word(lines[:end])), ("La criée.DOCX", word(lines[end:-1]))]
    articles = list(read(Material("Fichiers.zip", zipped(files))))
    assert articles == [
        replace(nexis_export.FIRST, key="Le phare.docx#1"),
        replace(nexis_export.SECOND, key="La criée.DOCX#1"),
    ]


def test_document_that_mentions_an_export_is_one_article() -> None:
    lines = [
        "Une note sur le phare",
        "Body",
        "End of Document",
        "Document 3 de 4",
        "1 de 2 DOCUMENTS",
    ]
    (article,) = articles_of(word(lines), "note.docx")
    assert "End of Document" in article.text


def test_list_of_documents_of_nexis_that_comes_beside_them_is_no_article() -> None:
    files = [("Le phare_doclist.docx", word(uni_lines()[:9]))]
    (problem,) = read(Material("Fichiers.zip", zipped(files)))
    assert isinstance(problem, Problem)
    assert english(problem.reason) == "Le phare_doclist.docx: there is no article in it"
