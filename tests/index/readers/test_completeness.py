"""Files that a reader may have read badly are named, and those that are read well are not."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.readers import formats, read
from index.readers.completeness import merged_articles, mostly_lost
from index.readers.formats import FormatTable
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english

SENTENCE = "La ville a ouvert au public les archives de son port, fermées depuis plus de dix ans. "


def losses(name: str, content: str | bytes) -> list[str]:
    """Return in words what is said of a file, and check that its articles are kept."""
    data = content.encode() if isinstance(content, str) else content
    parts = list(read(Material(name, data)))
    assert any(isinstance(part, RawArticle) for part in parts)
    return list(_words(parts))


def _words(parts: list[RawArticle | Problem]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Problem):
            yield english(part.reason)


MERGED = "it seems to hold 2 articles, and was read as one"


@pytest.mark.parametrize(
    "text",
    [
        f"**** *source_Le_Phare *date_2019-03-12\n{SENTENCE}\n**** *source_Le_Phare\n{SENTENCE}",
        f"0001 *source_Le_Phare\n{SENTENCE}\n0002 *source_Le_Phare\n{SENTENCE}",
        f"**** *source_Le_Phare\n{SENTENCE}\n0002 *source_Le_Phare\n{SENTENCE}",
        f"1 of 2 DOCUMENTS\n{SENTENCE}\n2 of 2 DOCUMENTS\n{SENTENCE}",
        f"Document 1 de 2\n{SENTENCE}\nDocument 2 de 2\n{SENTENCE}",
        f"Un titre\n{SENTENCE}\nEnd of Document\nUn autre\n{SENTENCE}\nEnd of Document",
        f"{SENTENCE}\nDocument PHARE00020190312ef3c0001x\n{SENTENCE}\nDocument PHARE00020190313ef3d0002y",
        f"news·20190312·PH·1\n{SENTENCE}\nnews·20190313·PH·2\n{SENTENCE}",
        f"Un début\n<date=2019-03-12>\n{SENTENCE}\n<date=2019-03-13>\n{SENTENCE}",
        f"&&&&&un&&&&&\n{SENTENCE}\n&&&&&deux&&&&&\n{SENTENCE}",
        f"Date : 12 mars Page de l'article : p.4\n{SENTENCE}\nPage de l'article : p. 5\n{SENTENCE}",
    ],
)
def test_text_export_of_several_articles_read_as_one_is_named(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknown = FormatTable(*(row for row in formats.FORMATS if row.signature is None))
    monkeypatch.setattr(formats, "FORMATS", unknown)
    assert losses("export.txt", text) == [MERGED]


def test_text_that_quotes_one_marker_gives_no_alarm() -> None:
    assert losses("a.txt", f"{SENTENCE}\nEnd of Document\n{SENTENCE}") == []
    assert merged_articles("Document 3 du dossier\n****\nnews") == 1
    assert merged_articles(SENTENCE) == 0


def test_records_that_lose_their_text_are_named() -> None:
    records = [{"title": f"Titre {n}", "date": "2019-03-12", "zone": SENTENCE} for n in range(1, 4)]
    told = ["of 3 articles, 3 have a title and no text"]
    assert losses("a.json", json.dumps(records)) == told
    lines = "\n".join(map(json.dumps, records))
    assert losses("a.jsonl", lines) == told
    assert losses("a.jsonl.gz", gzip.compress(lines.encode())) == told
    assert losses("a.csv", "titre;date;zone\nA;12/03/2019;x\nB;13/03/2019;y\n") == [
        "of 2 articles, 2 have a title and no text"
    ]


def test_records_of_which_a_few_have_no_text_give_no_alarm() -> None:
    records = [{"title": f"Titre {n}", "body": SENTENCE} for n in range(3)]
    assert losses("a.json", json.dumps([*records, {"title": "Un titre"}])) == []
    assert losses("a.json", json.dumps({"title": "Un titre"})) == []


def test_one_record_without_text_in_a_large_file_is_named() -> None:
    words = json.dumps({"title": "Un titre", "words": ["port"] * 2000})
    assert losses("a.json", words) == ["of 1 article, 1 has a title and no text"]


def test_records_that_lose_most_of_their_text_are_named() -> None:
    records = [{"body": "Le port.", "pages": [SENTENCE * 4, SENTENCE * 4]} for _ in range(4)]
    (told,) = losses("a.json", json.dumps(records, ensure_ascii=False))
    assert told == "only 1% of the text that it shows was read"


def test_records_with_addresses_and_codes_beside_their_text_give_no_alarm() -> None:
    address = "https://lephare.example/" + "a1b2c3/" * 400
    records = [{"body": SENTENCE, "link": address, "html": f"<script>{address}</script>"}] * 9
    assert losses("a.json", json.dumps(records)) == []


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["k", "<script>", "é", "ab"])
def test_text_is_measured_in_one_pass(unit: str) -> None:
    # to begin again at each letter would take minutes
    record = json.dumps({"id": "1", "title": "Le port", "body": SENTENCE + unit * 500_000})
    assert len(list(read(Material("a.jsonl", record.encode())))) == 1


def test_problems_of_a_file_on_disk_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"title": "Un"}, {"title": "Deux"}]), "utf-8")
    last = list(read(Material("a.json", path)))[-1]
    assert last == Problem.of("articles-without-text", articles=2, total=2)


def test_mostly_lost_allows_for_notices_and_for_half_of_a_text() -> None:
    assert mostly_lost(100, 5000)
    assert not mostly_lost(100, 900)
    assert not mostly_lost(2500, 5000)
