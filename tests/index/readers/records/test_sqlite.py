"""SQLite databases: the articles of scrapers and readers of feeds."""

from __future__ import annotations

import io
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from index.readers import Limits, read, reads
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english

ARTICLES = "create table articles (id integer primary key, titre text, texte text, publie_le text)"
LONG = "Le maire de Val-sur-Orne a présenté hier soir le budget de la commune. " * 6 + "Il vote."


def database(folder: Path, *statements: str, name: str = "presse.sqlite") -> Path:
    """Make a database with SQL."""
    file = folder / name
    with closing(sqlite3.connect(file)) as db, db:
        for statement in statements:
            db.execute(statement)
    return file


def found(file: Path, limits: Limits = Limits()) -> list[RawArticle | Problem]:  # noqa: B008 - frozen
    return list(read(Material(file.name, file, limits)))


def reasons(parts: list[RawArticle | Problem]) -> list[str]:
    return [english(part.reason) for part in parts if isinstance(part, Problem)]


def test_database_rows_are_articles(tmp_path: Path) -> None:
    file = database(
        tmp_path,
        ARTICLES,
        "insert into articles values (7, 'T', 'B', '2019-03-12'), (8, 'U', '<p>C</p>', null)",
    )
    assert found(file) == [
        RawArticle("B", "articles/7", "T", "2019-03-12"),
        RawArticle("C", "articles/8", "U"),
    ]


def test_database_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    file = database(tmp_path, ARTICLES, "insert into articles values (7, 'T', 'B', '')")
    for name in ("presse.db", "presse.sqlite3", "presse.txt", "presse"):
        assert len(list(read(Material(name, file)))) == 1


@pytest.mark.parametrize(
    "name", ["Thumbs.db", "presse.db-wal", "presse.sqlite-shm", "presse.sqlite3-journal"]
)
def test_database_has_files_beside_it_that_are_none(name: str) -> None:
    assert not reads(name)


def test_database_tables_without_articles_are_left_out_and_named(tmp_path: Path) -> None:
    file = database(
        tmp_path,
        ARTICLES,
        "insert into articles values (7, 'T', 'B', '')",
        "create table pages (key text, headline text, propos text)",
        f"insert into pages values ('a', 'U', '{LONG}')",
        "create table flux (id integer, title text, url text)",
        "insert into flux values (1, 'Le Val', 'https://a.fr')",
        "create table commentaires (id integer, texte text)",
        "insert into commentaires values (1, 'Bravo !')",
        "create table journaux_vides (id integer)",
        "create view vue as select * from articles",
        "create trigger t after insert on flux begin delete from flux; end",
    )
    first, note, second, left_out = found(file)
    assert (first, second) == (
        RawArticle("B", "articles/7", "T"),
        RawArticle(LONG, "pages/a", "U"),
    )
    assert reasons([note, left_out]) == [
        'pages: no column has a usual name for the text, and "propos" was taken for it',
        "tables without articles are left out: flux, commentaires",
    ]


def test_database_of_texts_without_titles_is_read(tmp_path: Path) -> None:
    file = database(
        tmp_path,
        "create table messages (id integer, texte text, date text)",
        "insert into messages values (1, 'Une crue.', '2019-03-12')",
    )
    assert found(file) == [RawArticle("Une crue.", "messages/1", date="2019-03-12")]


def test_database_of_titles_alone_is_read(tmp_path: Path) -> None:
    file = database(
        tmp_path,
        "create table liens (url text, title text)",
        "insert into liens values ('https://a.fr/1', 'Une crue')",
        "create table mots (title text)",
        "insert into mots values ('crue')",
    )
    parts = found(file)
    assert parts[0] == RawArticle("", "liens/1", "Une crue", url="https://a.fr/1")
    assert reasons(parts)[0] == "tables without articles are left out: mots"


def test_database_log_of_last_writes_is_read_and_nothing_is_written_beside_it(
    tmp_path: Path,
) -> None:
    rows = ", ".join(f"({number}, 'T', '{LONG}', '')" for number in range(40))
    statements = (ARTICLES, f"insert into articles values {rows}")
    original = database(tmp_path, *statements, name="presse.db")
    copy = tmp_path / "copie"
    copy.mkdir()
    with closing(sqlite3.connect(original)) as db:
        db.execute("pragma journal_mode = wal")
        with db:
            db.execute("insert into articles values (77, 'T', 'B', '')")
        for ending in ("", "-wal"):
            shutil.copy(f"{original}{ending}", copy)
    before = {file.name: file.read_bytes() for file in copy.iterdir()}
    assert found(copy / "presse.db")[-1] == RawArticle("B", "articles/77", "T")
    assert {file.name: file.read_bytes() for file in copy.iterdir()} == before


def test_database_journal_is_not_obeyed(tmp_path: Path) -> None:
    file = database(tmp_path, ARTICLES, "insert into articles values (7, 'T', 'B', '')")
    victim = tmp_path / "victime"
    victim.write_text("x")
    journal = tmp_path / f"{file.name}-journal"
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(600) + str(victim).encode())
    before = file.read_bytes()
    warning, article = found(file)
    assert reasons([warning]) == [
        "a program was changing it when it was copied, or still is; the last change may be missing"
    ]
    assert article == RawArticle("B", "articles/7", "T")
    assert victim.exists()
    assert (file.read_bytes(), journal.exists()) == (before, True)
    journal.write_bytes(bytes(700))  # what is left of a change that was made
    assert found(file) == [article]


def test_database_in_an_archive_is_read(tmp_path: Path) -> None:
    file = database(tmp_path, ARTICLES, f"insert into articles values (7, 'T', '{LONG}', '')")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(file, "base/presse.db")
    parts = list(read(Material("a.zip", packed.getvalue())))
    assert parts == [RawArticle(LONG, "base/presse.db#articles/7", "T")]
    limits = Limits(max_spooled_bytes=1000)
    assert reasons(list(read(Material("a.zip", packed.getvalue(), limits))))


def test_database_runs_nothing_of_its_schema(tmp_path: Path) -> None:
    file = database(
        tmp_path,
        "create table articles (titre text, texte text, gen text as (upper(texte)) virtual)",
        "insert into articles values ('T', 'B')",
        "create virtual table recherche using fts5(titre, texte, content='articles')",
        "insert into recherche(rowid, titre, texte) values (1, 'U', 'C')",
    )
    assert found(file) == [RawArticle("B", "articles/1", "T")]


@pytest.mark.parametrize(
    "declared",
    [
        "fts5(titre, \"texte\" unindexed, publie_le, tokenize = 'porter unicode61')",
        "fts4(titre, texte text, publie_le, tokenize=unicode61)",
    ],
)
def test_database_full_text_index_is_read_where_it_holds_the_texts(
    tmp_path: Path, declared: str
) -> None:
    file = database(
        tmp_path,
        f"create virtual table articles using {declared}",
        "insert into articles values ('T', 'B', '2019-03-12')",
    )
    assert found(file) == [RawArticle("B", "articles/1", "T", "2019-03-12")]


def test_database_texts_of_other_encodings_and_bytes_are_read(tmp_path: Path) -> None:
    file = database(
        tmp_path,
        "create table articles (titre text, texte text)",
        "insert into articles values (cast(x'e974e9' as text), x'c3a974c3a9')",
        "insert into articles values ('T', x'00ff01')",
    )
    assert found(file) == [
        RawArticle("été", "articles/1", "été"),
        RawArticle("", "articles/2", "T"),
    ]


def test_database_with_a_value_that_is_too_long_is_read_up_to_it(tmp_path: Path) -> None:
    file = database(
        tmp_path,
        ARTICLES,
        "insert into articles values (1, 'T', 'B', ''), (2, 'U', 'C', '')",
        f"insert into articles values (3, 'V', '{'x' * 5000}', '')",
    )
    first, problem = found(file, Limits(max_file_bytes=2000))
    assert first == RawArticle("B", "articles/1", "T")
    assert reasons([problem])[0].startswith("articles: ")


@pytest.mark.parametrize(
    "statements",
    [
        (),
        ("create table articles (titre text, texte text)",),
        ("create table nombres (a integer)", "insert into nombres values (1)"),
        ('create table "a""; drop table b" (titre text)',),
    ],
)
def test_database_without_articles_is_refused(tmp_path: Path, statements: tuple[str, ...]) -> None:
    file = database(tmp_path, "create table b (c)", *statements)
    with pytest.raises(UnreadableFile, match="there is no article in it"):
        found(file)


def test_database_that_is_cut_or_damaged_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    rows = ", ".join(f"({number}, 'T{number}', '{LONG}', '')" for number in range(40))
    file = database(tmp_path, ARTICLES, f"insert into articles values {rows}")
    data = file.read_bytes()
    for place in range(0, len(data), 397):
        damaged = bytearray(data)
        damaged[place : place + 40] = b"\xff" * 40
        for content in (data[:place], bytes(damaged)):
            if not content.startswith(b"SQLite format 3\0"):
                continue
            try:
                parts = list(read(Material("a.db", content)))
            except UnreadableFile:
                continue
            assert parts
