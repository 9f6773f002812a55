"""The table of formats says which files are read; a new format is one file and one row."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from index import synchronise
from index.errors import UnreadableFile
from index.readers import formats, holds_many, read, reads
from index.readers.formats import FORMATS, Format, FormatTable, Magic, format_of
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from search import Archive
from tests.support.articles import TODAY

Register = Callable[[Format], None]

MAGIC = b"\x7fTOY\0"
TOY = Format("toy", "toy", (".toy",), magic=Magic(MAGIC))
OFFICE = Format("office", "toy", (".office",), zip_member="office/text.xml")


def read_toy(material: Material) -> Iterator[RawArticle]:
    """Read a file of the toy format: the number of its bytes is its text."""
    yield RawArticle(f"Un jouet de {len(material.whole())} octets.", title="Jouet")


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Register:
    """Register a format by its row; its reader is `read_toy`."""
    module = ModuleType("index.readers.toy")
    module.read = read_toy  # type: ignore[attr-defined]

    def added(row: Format) -> None:
        monkeypatch.setitem(sys.modules, "index.readers.toy", module)
        monkeypatch.setattr(formats, "FORMATS", FormatTable(*FORMATS, row))

    return added


def office_file(member: str) -> bytes:
    """Return a zip archive with one file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(member, "Un texte.")
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", True),
        ("A.TXT", True),
        ("a.b.md", True),
        ("a.jsonl", True),
        ("a.jsonl.gz", True),
        ("a.2019.JSONL.XZ", True),
        ("dossier.pdf/a.txt", True),
        ("a.txt.gz", True),
        ("a.pdf.bz2", True),
        ("a.tgz", True),
        ("index.html?id=3", True),
        ("index.html@p=2.4", True),
        ("index.php%3Fid=3", True),
        ("Que faire ? Entretien.md", True),
        ("Que faire ? Entretien.jpg", False),
        ("a", True),
        ("LISEZMOI", True),
        ("Accord n. 5 signé", True),
        ("article du 3.4.2019", True),
        ("Entretien avec M.Dupont-Aignan", True),
        ("site.fr/b", True),
        ("a.djvu", False),
        ("a.txt/b.jpg", False),
        ("a.mp3", False),
        ("revue.docx", True),
        ("dossier/~$revue.docx", False),
        ("a.jpg.gz", False),
        ("a.txt~", False),
        ("a.txt.bak", False),
        ("", False),
    ],
)
def test_reads_goes_by_the_suffix_of_a_file(name: str, expected: bool) -> None:
    assert reads(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.jsonl.gz", True), ("a.zip", True), ("a.mbox", True), ("a.txt", False), ("a.jpg", False)],
)
def test_holds_many_goes_by_the_suffix_of_a_file(name: str, expected: bool) -> None:
    assert holds_many(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("page.php?a.md", "html"), ("notes?page.html", "html"), ("notes?.md", "markdown")],
)
def test_format_of_a_saved_page_goes_by_what_stands_before_its_query(
    name: str, expected: str
) -> None:
    found = format_of(name)
    assert found is not None
    assert found.name == expected


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="of a format that is not read here"):
        list(read(Material("a.djvu", b"AT&TFORM")))


def test_formats_have_names_and_suffixes_of_their_own() -> None:
    rows = list(FORMATS)
    suffixes = [suffix for row in rows for suffix in row.suffixes]
    assert len(suffixes) == len(set(suffixes)) == len(FORMATS.suffixes()) + 1
    assert len({row.name for row in rows}) == len(rows)


def test_a_new_format_needs_its_row_and_its_reader(register: Register, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "a.toy").write_bytes(MAGIC + b"123")
    assert not reads("a.toy")
    register(TOY)
    assert reads("a.toy.gz")
    report = synchronise([folder], tmp_path / "index", today=TODAY)
    assert (report.articles, report.skipped) == (1, ())
    with Archive(tmp_path / "index") as archive:
        [hit] = archive.hits("jouet")
    assert (hit.path, hit.title) == ("a.toy", "Jouet")


def test_a_new_format_is_recognised_by_its_magic(register: Register) -> None:
    with pytest.raises(UnreadableFile, match="binary"):
        list(read(Material("a.txt", MAGIC * 20)))
    register(TOY)
    [raw] = read(Material("a.txt", MAGIC * 20))
    assert raw == RawArticle("Un jouet de 100 octets.", title="Jouet")


@pytest.mark.parametrize("name", ["a.office", "a.zip", "a.txt"])
def test_a_new_format_is_recognised_by_its_zip_member(name: str, register: Register) -> None:
    register(OFFICE)
    data = office_file("office/text.xml")
    assert list(read(Material(name, data))) == list(read_toy(Material(name, data)))


def test_a_new_format_of_zip_files_leaves_other_archives_alone(register: Register) -> None:
    register(OFFICE)
    assert list(read(Material("a.zip", office_file("a.txt")))) == [RawArticle("Un texte.", "a.txt")]
    with pytest.raises(UnreadableFile, match="damaged"):
        list(read(Material("a.zip", b"PK\x03\x04 rien")))


def test_a_damaged_file_of_a_format_of_zip_files_is_left_to_its_reader(register: Register) -> None:
    register(OFFICE)
    data = b"PK\x03\x04 rien"
    assert list(read(Material("a.office", data))) == list(read_toy(Material("a.office", data)))
