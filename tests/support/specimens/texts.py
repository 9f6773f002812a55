"""Specimens of texts: prose, records of lines, corpora, references and exports as text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from tests.support import factiva_export, nexis_export
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

RECORDS = [
    {"id": str(number), "titre": title, "texte": text, "date": day, "source": "La Gazette"}
    for number, (title, text, day) in enumerate(zip(TITLES, SENTENCES, DAYS, strict=True))
]
"""The articles of specimens as records."""


def specimens() -> Iterator[Specimen]:
    """Yield the specimens."""
    yield from _prose()
    yield from _records()
    yield from _corpora()
    yield from _references()
    yield of_text("factiva", "factiva.txt", factiva_export.starred_text())
    yield of_text("factiva", "factiva2.txt", factiva_export.plain_text())
    yield of_text("nexis", "nexis.txt", nexis_export.old_text())


def _prose() -> Iterator[Specimen]:
    header = "titre: La Loire déborde\ndate: 2019-03-12\npersonnes: [Jeanne Roubaud, Paul Le Goff]"
    body = "\n\n".join((FLOOD, f"> {STRIKE}", f"- *{HARBOUR}*", "| a | b |\n|---|---|\n| 1 | 2 |"))
    yield of_text("text", "crue.txt", f"La Loire déborde\n\nLe 12 mars 2019\n\n{FLOOD}\n{STRIKE}\n")
    yield of_text("text", "sans-suffixe", "\n".join(SENTENCES))
    yield of_text("markdown", "crue.md", f"---\n{header}\n---\n# La Loire déborde\n\n{body}\n")


def _records() -> Iterator[Specimen]:
    lines = [json.dumps(record, ensure_ascii=False) for record in RECORDS]
    yield of_text("json", "presse.json", f'{{"total": 3, "articles": [{", ".join(lines)}]}}')
    yield of_text("jsonl", "presse.jsonl", "\n".join(lines) + "\n")
    for suffix, separator in (("csv", ";"), ("tsv", "\t")):
        table = io.StringIO()
        writer = csv.DictWriter(table, list(RECORDS[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows(RECORDS)
        yield of_text("table", f"presse.{suffix}", table.getvalue())
    posts = [
        {"tweet": {"id_str": str(number), "full_text": text, "created_at": "2019-03-12"}}
        for number, text in enumerate(SENTENCES)
    ]
    yield of_text("x-archive", "tweets.js", f"window.YTD.tweets.part0 = {json.dumps(posts)}")


def _corpora() -> Iterator[Specimen]:
    iramuteq, lexico, hyperbase = "", "", ""
    for title, text, day in zip(TITLES, SENTENCES, DAYS, strict=True):
        name = title.replace(" ", "_")
        iramuteq += f"**** *source_La_Gazette *date_{day} *titre_{name}\n{text}\n\n"
        lexico += f"<journal=La-Gazette>\n<date={day}>\n<titre={name}>\n{text}\n§\n"
        hyperbase += f"&&&&&La Gazette, {day}&&&&&\n{text}\n"
    yield of_text("iramuteq", "iramuteq.txt", iramuteq)
    yield of_text("lexico", "lexico.txt", lexico)
    yield of_text("hyperbase", "hyperbase.txt", hyperbase)
    yield of_text("prospero", "prospero.txt", f"La Loire déborde\n.\n{FLOOD}\n{STRIKE}")
    context = "fileCtx0005\r\nLa Loire déborde\r\nAda Morel\r\n\r\n\r\n12/03/2019\r\nLa Gazette\r\nPresse\r\n"
    yield of_text("prospero-context", "prospero.ctx", context)
    fields = ("La Gazette", "Ada Morel", "2019-03-12", "La Loire déborde", FLOOD, STRIKE)
    yield of_text("press-corpus", "2019-03-12_La_Gazette.txt", "\n\n".join(fields))


def _references() -> Iterator[Specimen]:
    ris, bibtex = "", ""
    for title, text, day in zip(TITLES, SENTENCES, DAYS, strict=True):
        ris += f"TY  - NEWS\nTI  - {title}\nAU  - Martin, Anne\nT2  - La Gazette\n"
        ris += f"DA  - {day.replace('-', '/')}/\nAB  - {text}\nL1  - files/12/crue.pdf\nER  -\n\n"
        bibtex += f"@article{{cle_{day},\n\ttitle = {{{title} {{\\`a}} Nevers}},\n"
        bibtex += f"\tabstract = {{{text}}},\n\tjournal = {{La Gazette}},\n\tmonth = mar,\n\tyear = 2019,\n}}\n"
    yield of_text("ris", "presse.ris", ris)
    yield of_text("bibtex", "presse.bib", bibtex)
