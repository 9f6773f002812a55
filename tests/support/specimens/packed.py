"""Specimens of packed and binary files: office, PDF, databases, archives, compressed texts."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec

from tests.support.archive_writer import tarred, zipped
from tests.support.mets_issue import issue
from tests.support.office_writer import (
    docx,
    epub,
    odf,
    pptx,
    shape,
    sheet_row,
    word_paragraph,
    xlsx,
)
from tests.support.pdf_writer import COLUMN, column, pdf_file
from tests.support.specimens import pages, texts
from tests.support.specimens.specimen import DAYS, FLOOD, SENTENCES, STRIKE, TITLES, Specimen
from tests.support.warc_writer import answer, html, record
from tests.support.xls_writer import xls
from tests.support.xlsb_writer import xlsb

ROWS = [("Titre", "Texte", "Date"), *zip(TITLES, SENTENCES, DAYS, strict=True)]
"""The articles of specimens as a table."""

FILES: Mapping[str, str | bytes] = {
    "lundi/crue.txt": f"{TITLES[0]}\n\n{FLOOD}",
    "lundi/page.html": pages.page(),
    "mardi/presse.csv": "\n".join(map(";".join, ROWS)),
    "mardi/greve.txt.gz": gzip.compress(STRIKE.encode(), mtime=0),
    "mardi/autre.zip": zipped([("phare.txt", SENTENCES[2])]),
}
"""The files of archives, some of them packed again."""


def specimens() -> Iterator[Specimen]:
    """Yield the specimens."""
    yield from _office()
    yield from _databases()
    yield Specimen("pdf", "page.pdf", pdf_file(column(COLUMN), column(COLUMN), title="Le bac"))
    yield Specimen("wacz", "recolte.wacz", _wacz())
    yield Specimen("zip", "presse.zip", zipped(FILES.items()))
    yield Specimen("tar", "presse.tar", tarred(FILES.items()))
    yield from _compressed()
    yield from _together()


def _office() -> Iterator[Specimen]:
    paragraphs = [word_paragraph(text) for text in SENTENCES]
    yield Specimen(
        "docx", "revue.docx", docx(word_paragraph(TITLES[0], "Titre1") + "".join(paragraphs))
    )
    slides = (
        shape(title, kind="title") + shape(text)
        for title, text in zip(TITLES, SENTENCES, strict=True)
    )
    yield Specimen("pptx", "revue.pptx", pptx(*slides))
    lines = "".join(sheet_row(*row) for row in ROWS)
    yield Specimen("xlsx", "revue.xlsx", xlsx(("Revue", f"<sheetData>{lines}</sheetData>")))
    chapters = {
        f"{title[3:5]}.html": f"<h1>{title}</h1><p>{text}</p>"
        for title, text in zip(TITLES, SENTENCES, strict=True)
    }
    yield Specimen("epub", "revue.epub", epub(chapters))
    body = "".join(f"<text:p>{text}</text:p>" for text in SENTENCES)
    yield Specimen("opendocument", "revue.odt", odf(f"<text:h>{TITLES[0]}</text:h>{body}"))
    rtf = "".join(f"\\pard {text.encode('cp1252').decode('latin-1')}\\par\n" for text in SENTENCES)
    yield Specimen(
        "rtf", "revue.rtf", b"{\\rtf1\\ansi\\ansicpg1252\n" + rtf.encode("latin-1") + b"}"
    )
    if find_spec("python_calamine"):
        yield Specimen("ole", "revue.xls", xls(ROWS))
        yield Specimen("xlsb", "revue.xlsb", xlsb(ROWS))


def _databases() -> Iterator[Specimen]:
    with sqlite3.connect(":memory:") as database:
        database.execute(
            "create table articles (id integer primary key, titre text, texte text, date text)"
        )
        rows = ((row["titre"], row["texte"], row["date"]) for row in texts.RECORDS)
        database.executemany("insert into articles (titre, texte, date) values (?, ?, ?)", rows)
        database.commit()
        yield Specimen("sqlite", "presse.sqlite", database.serialize())
    database.close()
    if find_spec("pyarrow"):
        yield Specimen("parquet", "presse.parquet", _parquet())


def _parquet() -> bytes:
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    target = io.BytesIO()
    columns = {name: [record[name] for record in texts.RECORDS] for name in texts.RECORDS[0]}
    pq.write_table(pa.table(columns), target)
    return target.getvalue()


def _wacz() -> bytes:
    captured = gzip.compress(record(answer(html(TITLES[0], FLOOD))), mtime=0)
    header = '{"format": "json-pages-1.0", "id": "pages"}\n'
    line = f'{{"url": "{pages.URL}", "title": "{TITLES[1]}", "text": "{STRIKE}"}}\n'
    return zipped(
        [
            ("datapackage.json", '{"profile": "data-package"}'),
            ("archive/a.warc.gz", captured),
            ("pages/pages.jsonl", header + line),
        ]
    )


def _compressed() -> Iterator[Specimen]:
    text = FILES["lundi/crue.txt"]
    assert isinstance(text, str)
    lines = "\n".join(f'{{"titre": "{title}", "texte": "{FLOOD}"}}' for title in TITLES).encode()
    yield Specimen("text", "crue.txt.gz", gzip.compress(text.encode(), mtime=0))
    yield Specimen("jsonl", "presse.jsonl.bz2", bz2.compress(lines))
    yield Specimen("jsonl", "presse.jsonl.xz", lzma.compress(lines, preset=1))
    yield Specimen("tar", "presse.tgz", gzip.compress(tarred(FILES.items()), mtime=0))


def _together() -> Iterator[Specimen]:
    """Yield archives whose files say something of one another. They are not compressed."""
    yield Specimen("mets", "numero.zip", zipped(issue().items(), zipfile.ZIP_STORED))
    described = {
        "table.csv": "fichier;titre;date\ncrue.txt;La crue;2019-03-12\n",
        "crue.txt": FLOOD,
    }
    yield Specimen("zip", "corpus.zip", zipped(described.items(), zipfile.ZIP_STORED))
    metadata = (
        '<?xml version="1.0"?><DIDL xmlns:dc="c"><Item dc:identifier="ddd:1:mpeg21"><Component><Resource>'
        "<dc:title>La Gazette</dc:title><dc:date>1898-02-14</dc:date></Resource></Component></Item></DIDL>"
    )
    article = f"<text><title>La crue</title><p>{FLOOD}</p></text>"
    issue_files = {"DDD_1_didl.xml": metadata, "DDD_1_0001_articletext.xml": article}
    yield Specimen("zip", "journal.zip", zipped(issue_files.items(), zipfile.ZIP_STORED))
