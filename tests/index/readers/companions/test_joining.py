"""Files that describe others give the fields of their articles."""

from __future__ import annotations

import gzip
import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from unicodedata import normalize

import pytest
from msgspec.structs import replace

from index.errors import UnreadableFile
from index.files.roots import Root
from index.readers import parts, read, read_member
from index.readers.companions import joining
from index.readers.material import Material, Member
from index.readers.raw_article import Problem, RawArticle
from index.readers.records import table
from index.update.materials import Materials
from tests.support.archive_writer import zipped
from tests.support.office_writer import docx, sheet_row, word_paragraphs, xlsx
from tests.support.read_folder import Items, read_folder, write_files

CRUE = "La Loire est sortie de son lit dans la nuit. Trois rues sont sous l'eau."
GREVE = "Les éboueurs ont cessé le travail lundi. La mairie a réquisitionné deux camions."
TABLE = (
    "fichier;titre;date;journal\n"
    "crue.txt;La Loire déborde;2019-03-12;Le Courrier ligérien\n"
    "greve.txt;Les éboueurs en grève;2021-11-05;La Gazette du port\n"
)
FLOOD = RawArticle(CRUE, title="La Loire déborde", date="2019-03-12", source="Le Courrier ligérien")

Shape = Callable[[Path, Mapping[str, str | bytes]], dict[str, Items]]


def in_folder(folder: Path, files: Mapping[str, str | bytes]) -> dict[str, Items]:
    """Read files that stand in a folder."""
    return read_folder(write_files(folder / "presse", files))


def in_archive(folder: Path, files: Mapping[str, str | bytes]) -> dict[str, Items]:
    """Read files that stand in an archive; each article comes without the path in its key."""
    archive = folder / "presse.zip"
    archive.write_bytes(zipped(list(files.items())))
    items: dict[str, Items] = {path: [] for path in files}
    for item in read(Material(archive.name, archive)):
        if isinstance(item, RawArticle):
            path, _, key = (item.key or "").partition("#")
            items[path].append(replace(item, key=key or None))
        else:
            values = item.reason.values
            items[str(values["part"])].append(Problem(values["reason"]))  # type: ignore[arg-type]
    return items


everywhere = pytest.mark.parametrize("read_files", [in_folder, in_archive])


@everywhere
@pytest.mark.parametrize("name", ["metadata.csv", "notices.csv", "Corpus.CSV"])
def test_a_table_gives_the_fields_of_the_texts_beside_it(
    tmp_path: Path, read_files: Shape, name: str
) -> None:
    items = read_files(tmp_path, {name: TABLE, "crue.txt": CRUE, "greve.txt": GREVE})
    assert items["crue.txt"] == [FLOOD]
    [strike] = items["greve.txt"]
    assert isinstance(strike, RawArticle)
    assert (strike.title, strike.date) == ("Les éboueurs en grève", "2021-11-05")
    assert items[name] == []


@everywhere
@pytest.mark.parametrize(
    "table",
    [
        "id,titre,date,journal\ncrue,La Loire déborde,2019-03-12,Le Courrier ligérien\n",
        "nom,titre,date,journal\nCRUE,La Loire déborde,2019-03-12,Le Courrier ligérien\n",
        (
            "titre\tdate\tjournal\tchemin\n"
            "La Loire déborde\t2019-03-12\tLe Courrier ligérien\tcorpus\\textes\\crue.txt\n"
        ),
        (
            "titre,date,journal,path\n"
            "La Loire déborde,2019-03-12,Le Courrier ligérien,/home/ada/corpus/crue.pdf\n"
        ),
    ],
)
def test_a_table_may_name_files_in_any_notation(
    tmp_path: Path, read_files: Shape, table: str
) -> None:
    items = read_files(tmp_path, {"metadata.csv": table, "crue.txt": CRUE})
    assert items == {"metadata.csv": [], "crue.txt": [FLOOD]}


@everywhere
def test_a_table_may_stand_above_the_folder_of_the_texts(tmp_path: Path, read_files: Shape) -> None:
    items = read_files(tmp_path, {"metadata.csv": TABLE, "txt/a/crue.txt": CRUE})
    assert items["txt/a/crue.txt"] == [FLOOD]


@everywhere
def test_a_bare_name_of_two_files_in_other_folders_describes_neither(
    tmp_path: Path, read_files: Shape
) -> None:
    texts = {"2019/crue.txt": CRUE, "2020/crue.txt": CRUE, "greve.txt": GREVE}
    items = read_files(tmp_path, {"metadata.csv": TABLE, **texts})
    assert items["2019/crue.txt"] == items["2020/crue.txt"] == [RawArticle(CRUE)]
    assert items["metadata.csv"] == [
        Problem.of("described-files-missing", files=1, name="crue.txt")
    ]


@everywhere
def test_a_path_tells_files_of_the_same_name_apart(tmp_path: Path, read_files: Shape) -> None:
    table = "fichier,date\n2019/crue.txt,2019-03-12\n2020/crue.txt,2020-02-01\n"
    texts = {"2019/crue.txt": CRUE, "2020/crue.txt": CRUE}
    items = read_files(tmp_path, {"metadata.csv": table, **texts})
    assert items["2019/crue.txt"] == [RawArticle(CRUE, date="2019-03-12")]
    assert items["2020/crue.txt"] == [RawArticle(CRUE, date="2020-02-01")]


@everywhere
def test_accents_may_be_written_in_another_notation(tmp_path: Path, read_files: Shape) -> None:
    table = f"fichier,date\n{normalize('NFD', 'élection.txt')},2019-03-12\n"
    items = read_files(tmp_path, {"t.csv": table, normalize("NFC", "élection.txt"): CRUE})
    assert items[normalize("NFC", "élection.txt")] == [RawArticle(CRUE, date="2019-03-12")]


@everywhere
@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "textes/../../secret.txt",
        "/etc/passwd",
        "file:///etc/passwd",
        "C:\\Windows\\win.ini",
        "https://exemple.fr/crue",
        "",
        "..",
        "%2e%2e/secret.txt",
        "cr\0ue.txt",
    ],
)
def test_names_that_lead_elsewhere_describe_nothing(
    tmp_path: Path, read_files: Shape, name: str
) -> None:
    (tmp_path / "secret.txt").write_text("Un secret.", "utf-8")
    table = json.dumps([{"file": name, "title": "Pris", "date": "2019-03-12"}])
    items = read_files(tmp_path, {"metadata.json": table, "crue.txt": CRUE})
    assert items["crue.txt"] == [RawArticle(CRUE)]
    assert items["metadata.json"] == [RawArticle("", key="1", title="Pris", date="2019-03-12")]


@everywhere
@pytest.mark.parametrize("name", ["crue.json", "crue.txt.json", "crue.meta.json", "CRUE.JSON"])
def test_an_object_describes_the_text_of_its_name(
    tmp_path: Path, read_files: Shape, name: str
) -> None:
    record = {"titre": "La Loire déborde", "date": "2019-03-12", "journal": "Le Courrier ligérien"}
    items = read_files(tmp_path, {name: json.dumps(record), "crue.txt": CRUE})
    assert items == {name: [], "crue.txt": [FLOOD]}


@everywhere
def test_an_object_without_a_title_describes_a_text(tmp_path: Path, read_files: Shape) -> None:
    items = read_files(tmp_path, {"crue.json": '{"date": "2019-03-12"}', "crue.txt": CRUE})
    assert items == {"crue.json": [], "crue.txt": [RawArticle(CRUE, date="2019-03-12")]}


@everywhere
def test_an_object_with_a_text_of_its_own_stays_an_article(
    tmp_path: Path, read_files: Shape
) -> None:
    record = json.dumps({"titre": "La grève", "texte": GREVE})
    items = read_files(tmp_path, {"crue.json": record, "crue.txt": CRUE})
    assert items["crue.json"] == [RawArticle(GREVE, title="La grève")]
    assert items["crue.txt"] == [RawArticle(CRUE)]


@everywhere
def test_a_table_of_articles_with_texts_stays_one(tmp_path: Path, read_files: Shape) -> None:
    table = f"fichier;titre;texte\ncrue.txt;La Loire déborde;{CRUE}\n"
    items = read_files(tmp_path, {"articles.csv": table, "crue.txt": CRUE})
    assert items["articles.csv"] == [RawArticle(CRUE, key="1", title="La Loire déborde")]
    assert items["crue.txt"] == [RawArticle(CRUE)]


@everywhere
def test_rows_without_a_file_are_articles_if_they_have_a_text(
    tmp_path: Path, read_files: Shape
) -> None:
    table = f"{TABLE}absent.txt;Le marché couvert;2020-01-01;La Gazette du port\n"
    table = table.replace("journal\n", "journal;résumé\n").replace("port\n", f"port;{GREVE}\n")
    table = table.replace("ligérien\n", "ligérien;Un résumé de la crue.\n")
    items = read_files(tmp_path, {"metadata.csv": table, "crue.txt": CRUE})
    assert items["crue.txt"] == [FLOOD]
    assert [item.title for item in items["metadata.csv"] if isinstance(item, RawArticle)] == [
        "Les éboueurs en grève",
        "Le marché couvert",
    ]


@everywhere
def test_rows_without_a_file_and_a_text_are_counted(tmp_path: Path, read_files: Shape) -> None:
    items = read_files(tmp_path, {"metadata.csv": TABLE, "crue.txt": CRUE})
    assert items["metadata.csv"] == [
        Problem.of("described-files-missing", files=1, name="greve.txt")
    ]


@everywhere
def test_a_table_that_describes_no_file_is_read_as_ever(tmp_path: Path, read_files: Shape) -> None:
    items = read_files(tmp_path, {"metadata.csv": TABLE, "autre.txt": CRUE})
    assert items["autre.txt"] == [RawArticle(CRUE)]
    titles = [item.title for item in items["metadata.csv"] if isinstance(item, RawArticle)]
    assert titles == ["La Loire déborde", "Les éboueurs en grève"]


@everywhere
def test_a_table_of_unknown_columns_says_so_once(tmp_path: Path, read_files: Shape) -> None:
    table = "ville,date\nNantes,2019-03-12\nRezé,2019-03-13\n"
    items = read_files(tmp_path, {"villes.csv": table, "crue.txt": CRUE})
    [problem] = items["villes.csv"]
    assert isinstance(problem, Problem)
    assert problem.reason.code == "table-columns-unknown"


@everywhere
def test_the_nearest_companion_comes_first_and_others_fill_gaps(
    tmp_path: Path, read_files: Shape
) -> None:
    files = {
        "metadata.csv": "id,date,source\ncrue,2000-01-01,Le Courrier ligérien\n",
        "txt/metadata.csv": "id,date,titre\ncrue,2001-01-01,Une crue\n",
        "txt/crue.json": '{"titre": "La Loire déborde", "date": "2019-03-12"}',
        "txt/crue.txt": CRUE,
    }
    assert read_files(tmp_path, files)["txt/crue.txt"] == [FLOOD]


@everywhere
def test_an_attachment_that_cannot_be_read_leaves_its_record_an_article(
    tmp_path: Path, read_files: Shape
) -> None:
    table = f"titre,date,résumé,fichier\nLa Loire déborde,2019-03-12,{CRUE},files/1/crue.pdf\n"
    items = read_files(tmp_path, {"biblio.csv": table, "files/1/crue.pdf": b"%PDF-1.4 \x00cut"})
    assert items["biblio.csv"] == []
    articles = [item for item in items["files/1/crue.pdf"] if isinstance(item, RawArticle)]
    assert articles == [RawArticle(CRUE, title="La Loire déborde", date="2019-03-12")]
    assert any(isinstance(item, Problem) for item in items["files/1/crue.pdf"])


@everywhere
def test_attachments_are_found_by_their_paths(tmp_path: Path, read_files: Shape) -> None:
    page = "<html><head><title>x</title></head><body><p>" + CRUE * 5 + "</p></body></html>"
    files = {
        "library.json": json.dumps(
            [{"title": "La Loire déborde", "attachments": [{"path": "files/1/une%20page.html"}]}]
        ),
        "files/1/une page.html": page,
    }
    items = read_files(tmp_path, files)
    [article] = items["files/1/une page.html"]
    assert isinstance(article, RawArticle)
    assert article.title == "La Loire déborde"
    assert items["library.json"] == []


@pytest.mark.parametrize("error", [ZeroDivisionError, UnreadableFile, OSError, MemoryError])
def test_a_table_whose_reader_fails_leaves_the_texts_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(_: Material) -> Iterator[RawArticle]:
        yield RawArticle("", title="La Loire déborde", files=("crue",))
        raise UnreadableFile("file-empty") if error is UnreadableFile else error

    monkeypatch.setattr("index.readers.records.table.read", fail)
    folder = write_files(tmp_path, {"metadata.csv": TABLE, "crue.txt": CRUE, "greve.txt": GREVE})
    materials = Materials(roots=(Root(str(folder)),))
    texts = [
        list(read(materials.of(str(folder), name, folder / name)))
        for name in ("crue.txt", "greve.txt")
    ]
    assert texts == [[RawArticle(CRUE, title="La Loire déborde")], [RawArticle(GREVE)]]


def test_hidden_files_and_links_are_no_companions(tmp_path: Path) -> None:
    outside = tmp_path / "ailleurs"
    write_files(outside, {"metadata.csv": TABLE, "t/metadata.csv": TABLE})
    folder = write_files(tmp_path / "presse", {".metadata.csv": TABLE, "crue.txt": CRUE})
    (folder / "metadata.csv").symlink_to(outside / "metadata.csv")
    assert read_folder(folder)["crue.txt"] == [RawArticle(CRUE)]


def test_a_table_outside_the_indexed_folder_describes_nothing(tmp_path: Path) -> None:
    write_files(tmp_path, {"metadata.csv": TABLE, "presse/crue.txt": CRUE})
    assert read_folder(tmp_path / "presse")["crue.txt"] == [RawArticle(CRUE)]


def test_a_table_is_parsed_once_for_all_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"{number}.txt;Titre {number};2019-03-12;x\n" for number in range(50))
    texts = {f"{number}.txt": CRUE for number in range(50)}
    folder = write_files(tmp_path, {"metadata.csv": "fichier;titre;date;journal\n" + rows, **texts})
    parsed: list[str] = []
    real = joining._join_table
    monkeypatch.setattr(
        joining,
        "_join_table",
        lambda table, *others: parsed.append(table.name) or real(table, *others),  # type: ignore[func-returns-value]
    )
    items = read_folder(folder)
    assert parsed == ["metadata.csv"]
    assert items["49.txt"] == [RawArticle(CRUE, title="Titre 49", date="2019-03-12", source="x")]


def test_a_table_whose_rows_are_all_joined_is_read_no_second_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = table.read
    begun: list[str] = []

    def read_table(material: Material) -> Iterator[RawArticle | Problem]:
        begun.append(material.name)
        yield from real(material)

    monkeypatch.setattr(table, "read", read_table)
    files = {"metadata.csv": TABLE, "crue.txt": CRUE, "greve.txt": GREVE}
    assert read_folder(write_files(tmp_path, files))["crue.txt"] == [FLOOD]
    assert begun == ["metadata.csv"]


def test_a_long_table_of_something_else_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "_MAX_OTHER_RECORDS", 3)
    rows = "".join(f"a{number}.txt,Titre {number}\n" for number in range(5))
    folder = write_files(
        tmp_path, {"t.csv": f"fichier,titre\n{rows}crue.txt,La Loire déborde\n", "crue.txt": CRUE}
    )
    items = read_folder(folder)
    assert items["crue.txt"] == [RawArticle(CRUE)]
    assert sum(isinstance(item, RawArticle) for item in items["t.csv"]) == 6


def test_where_there_are_many_tables_only_those_of_a_telling_name_describe(tmp_path: Path) -> None:
    tables = {f"t{number}.csv": f"id,titre\ncrue,Titre {number}\n" for number in range(9)}
    folder = write_files(tmp_path, {**tables, "metadata.csv": TABLE, "crue.txt": CRUE})
    items = read_folder(folder)
    assert items["crue.txt"] == [FLOOD]
    assert items["t8.csv"] == [RawArticle("", key="crue", title="Titre 8")]


@everywhere
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("metadata.csv", "texte;date\ncrue.txt;2019-03-12\n"),
        ("metadata.csv", "text,date\ncrue,2019-03-12\n"),
        ("metadata.tsv", "date\tname\n2019-03-12\tcrue.txt\n"),
        ("metadata.json", '{"crue.txt": {"date": "2019-03-12"}}'),
        ("metadata.json", '{"crue.txt": {"title": "", "date": "2019-03-12"}}'),
        ("metadata.json", '{"textes": [{"fichier": "crue.txt", "date": "2019-03-12"}]}'),
        ("metadata.jsonl", '{"date": "2019-03-12", "id": "crue"}\n'),
    ],
)
def test_a_record_without_a_title_describes_a_text(
    tmp_path: Path, read_files: Shape, name: str, content: str
) -> None:
    items = read_files(tmp_path, {name: content, "crue.txt": CRUE})
    assert items == {name: [], "crue.txt": [RawArticle(CRUE, date="2019-03-12")]}


@everywhere
@pytest.mark.parametrize("columns", [("id", "date"), ("date", "fichier"), ("titre", "date", "id")])
def test_a_workbook_describes_texts(
    tmp_path: Path, read_files: Shape, columns: tuple[str, ...]
) -> None:
    values = {"id": "crue", "fichier": "crue.txt", "date": "2019-03-12", "titre": "Une crue"}
    rows = sheet_row(*columns) + sheet_row(*map(values.__getitem__, columns))
    workbook = xlsx(("Feuille1", f"<sheetData>{rows}</sheetData>"))
    items = read_files(tmp_path, {"metadata.xlsx": workbook, "crue.txt": CRUE})
    title = "Une crue" if "titre" in columns else None
    assert items["crue.txt"] == [RawArticle(CRUE, title=title, date="2019-03-12")]
    assert items["metadata.xlsx"] == []


@everywhere
def test_a_word_document_is_described(tmp_path: Path, read_files: Shape) -> None:
    document = docx(word_paragraphs([CRUE, GREVE]))
    items = read_files(tmp_path, {"metadata.csv": TABLE, "crue.docx": document})
    [article] = items["crue.docx"]
    assert isinstance(article, RawArticle)
    assert (article.title, article.date) == ("La Loire déborde", "2019-03-12")


@everywhere
def test_the_number_of_a_row_is_no_name(tmp_path: Path, read_files: Shape) -> None:
    table = "titre;date\nLa Loire déborde;2019-03-12\n"
    items = read_files(tmp_path, {"articles.csv": table, "1.txt": CRUE})
    assert items["1.txt"] == [RawArticle(CRUE)]
    assert len(items["articles.csv"]) == 1


def test_files_of_an_archive_are_joined_in_another_process(tmp_path: Path) -> None:
    archive = tmp_path / "presse.zip"
    archive.write_bytes(zipped([("crue.txt", CRUE), ("metadata.csv", TABLE)]))
    for packed in (archive, tmp_path / "presse.zip.gz"):
        packed.write_bytes(
            gzip.compress(archive.read_bytes()) if packed != archive else archive.read_bytes()
        )
        member = next(
            part for part in parts(Material(packed.name, packed)) if isinstance(part, Member)
        )
        sent: Member = pickle.loads(pickle.dumps(member))
        assert len(pickle.dumps(member)) < 2000
        assert list(read_member(sent)) == [replace(FLOOD, key="crue.txt")]


def test_files_of_an_archive_in_an_archive_are_joined() -> None:
    inner = zipped([("crue.txt", CRUE), ("metadata.csv", TABLE)])
    outer = zipped([("metadata.csv", "id,titre\ncrue,Autre\n"), ("presse.zip", inner)])
    articles = [item for item in read(Material("tout.zip", outer)) if isinstance(item, RawArticle)]
    assert replace(FLOOD, key="presse.zip#crue.txt") in articles


@pytest.mark.slow
def test_a_table_of_many_thousand_rows_is_no_burden(tmp_path: Path) -> None:
    rows = "".join(f"t{number},Titre {number},2019-03-12\n" for number in range(20_000))
    folder = write_files(
        tmp_path, {"metadata.csv": "id,titre,date\n" + rows, "t19999.txt": CRUE, "t7.txt": GREVE}
    )
    items = read_folder(folder)
    assert items["t7.txt"] == [RawArticle(GREVE, title="Titre 7", date="2019-03-12")]
    assert items["t19999.txt"] == [RawArticle(CRUE, title="Titre 19999", date="2019-03-12")]
    assert items["metadata.csv"] == [Problem.of("described-files-missing", files=19_998, name="t0")]
