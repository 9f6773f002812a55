"""Tables, as spreadsheets and databases write them: one article a row."""

from __future__ import annotations

import csv
import gzip
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.messages import Message
from index.readers import Limits, format_name, material, read
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.record import NO_ARTICLE
from tests.support.messages import english


def found(content: str | bytes, name: str = "a.csv") -> list[RawArticle | Problem]:
    return list(read(Material(name, content if isinstance(content, bytes) else content.encode())))


def short(line: int, *, fields: int) -> Problem:
    """The problem of a row that has not as many fields as there are columns, which are two."""
    reason = Message.of("table-row-length", fields=fields, columns=2)
    return Problem.of("problem-of-line", line=line, reason=reason)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_table_row_is_an_article_however_the_table_was_saved(
    delimiter: str, encoding: str, end: str
) -> None:
    rows = [
        ["Titre", "Texte", "Date de publication", "Journal"],
        [
            '"L’été, dit-il; l’été"',
            '"Un « début »:\n""oui""|non, ""peut-être"""',
            "25/02/2019",
            "Le Monde",
        ],
        ["Deux", "La suite est à l'œuvre.", "", "AFP"],
    ]
    content = end.join(delimiter.join(row) for row in rows).encode(encoding)
    assert found(content) == [
        RawArticle(
            'Un « début »:\n"oui"|non, "peut-être"',
            "1",
            "L’été, dit-il; l’été",
            "25/02/2019",
            "Le Monde",
        ),
        RawArticle("La suite est à l'œuvre.", "2", "Deux", None, "AFP"),
    ]


def test_table_column_id_is_the_key() -> None:
    assert found("id;titre;nombre\na7;T;3\n") == [RawArticle("", "a7", "T")]


def test_table_of_one_column_needs_no_delimiter() -> None:
    assert found("texte\nUn début, puis; une | suite.\n") == [
        RawArticle("Un début, puis; une | suite.", "1")
    ]


def test_table_may_declare_its_delimiter() -> None:
    assert found("sep=;\r\ntitle;body\r\nUn, deux;B\r\nx\r\n") == [
        RawArticle("B", "1", "Un, deux"),
        short(4, fields=1),
    ]


def test_table_rows_that_do_not_fit_are_named_by_their_lines() -> None:
    content = 'title;body\n"Un\nUn";B\nT\n\nT;B;C\nT;B;;\n;\n"";"x"\n;" "\n'
    assert found(content) == [
        RawArticle("B", "1", "Un Un"),
        short(4, fields=1),
        short(6, fields=3),
        RawArticle("B", "4", "T"),
        RawArticle("x", "5"),
    ]


def test_table_row_without_text_and_title_is_a_problem() -> None:
    assert found("title,body,date\n,,2019\nNULL,\\N,2019\n") == [
        Problem.of("problem-of-line", line=2, reason=NO_ARTICLE),
        Problem.of("problem-of-line", line=3, reason=NO_ARTICLE),
    ]


def test_table_cells_lose_the_apostrophe_that_keeps_them_from_being_formulas() -> None:
    [article] = found("titre;texte\n'- 3 % hier;\"'=1+2;' -x; l'eau; 'mot'\"\n")
    assert isinstance(article, RawArticle)
    assert (article.title, article.text) == ("- 3 % hier", "=1+2; -x; l'eau; 'mot'")


def test_table_of_something_else_is_refused_with_its_columns() -> None:
    with pytest.raises(
        UnreadableFile, match=r'its columns are "pays", "habitants": none is a "title" or a "body"'
    ):
        found("pays,habitants\nFrance,68\n")


@pytest.mark.parametrize("content", ["\n\n", "\ufeff", " \n"])
def test_table_of_blank_lines_is_empty(content: str) -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        found(content)


@pytest.mark.parametrize("content", ["title,body", "title,body\n", "sep=,\ntitle,body\n\n,\n"])
def test_table_of_column_names_alone_is_refused(content: str) -> None:
    with pytest.raises(UnreadableFile, match="there is nothing below its column names"):
        found(content)


def test_table_may_have_nuls_and_very_long_fields() -> None:
    usual = csv.field_size_limit()
    assert found(b"title;body\nUn\0;" + b"x" * 300_000 + b"\n") == [
        RawArticle("x" * 300_000, "1", "Un")
    ]
    assert csv.field_size_limit() == usual


def test_table_field_that_is_too_long_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "BLOCK_BYTES", 64)
    content = f"title;body\nA;B\nT;{'x' * 500}\nC;D\n".encode()
    first, problem, last = read(Material("a.csv", content, Limits(max_file_bytes=100)))
    assert (first, last) == (RawArticle("B", "1", "A"), RawArticle("D", "2", "C"))
    assert isinstance(problem, Problem)
    assert english(problem.reason).startswith("line 3: field larger")


LONG = "Le maire de Val-sur-Orne a présenté hier soir le budget de la commune. " * 6 + "Il vote."


def test_table_may_have_a_title_and_a_date_above_its_column_names() -> None:
    content = "Revue de presse;;\nArticle du 12 mars 2019;;\n\nSupport;Titre;Extrait\nLe Val;T;B\n"
    assert found(content) == [RawArticle("B", "1", "T", source="Le Val")]
    assert found(content.replace(";;\n", "\n")) == found(content)


def test_table_text_of_no_usual_name_is_the_longest_and_told() -> None:
    content = f"id;titre;note;propos;commentaire\na;T;court;{LONG};{LONG[:250]}\nb;U;;{LONG};\n"
    note, first, second = found(content)
    assert note == Problem.of("column-taken-for-text", column="propos")
    assert [(part.key, part.text) for part in (first, second) if isinstance(part, RawArticle)] == [
        ("a", LONG),
        ("b", LONG),
    ]


def test_table_text_of_no_usual_name_may_be_html() -> None:
    html = "".join(f"<p>{sentence}.</p>" for sentence in LONG.split(". ")[:6])
    note, part = found(f"titre;propos\nT;{html}\n")
    assert note == Problem.of("column-taken-for-text", column="propos")
    assert isinstance(part, RawArticle)
    assert part.text.startswith("Le maire de Val-sur-Orne")
    assert "<" not in part.text


@pytest.mark.parametrize(
    "content",
    [
        f"titre;texte;propos\nT;B;{LONG}\n",
        f"titre;resume;propos\nT;{LONG};{LONG}\n",
        f"titre;resume;codes\nT;B;{'0f3a' * 200}\n",
    ],
)
def test_table_with_a_text_of_a_usual_name_has_no_other(content: str) -> None:
    assert [type(part) for part in found(content)] == [RawArticle]


def test_table_without_column_names_is_read_by_what_its_columns_hold() -> None:
    rows = [
        ["https://a.fr/1", "null", "a.fr", "Une crue à Val", "2019-03-12", LONG, "article"],
        ["https://a.fr/2", "null", "a.fr", "Le budget est voté", "2019-03-13", LONG, "article"],
    ]
    note, *articles = found("\n".join("\t".join(row) for row in rows), "a.tsv")
    assert isinstance(note, Problem)
    assert '4 "title"' in english(note.reason)
    assert '6 "body"' in english(note.reason)
    assert articles == [
        RawArticle(LONG, "1", "Une crue à Val", "2019-03-12", url="https://a.fr/1"),
        RawArticle(LONG, "2", "Le budget est voté", "2019-03-13", url="https://a.fr/2"),
    ]


@pytest.mark.parametrize(
    "header", ["Titre\tDate\tTexte", '"title";"url";"note"', "id,date,text", "Média\tTitre\tDate"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_table_may_have_the_suffix_of_a_text(header: str, encoding: str) -> None:
    delimiter = next(character for character in "\t;," if character in header)
    content = f"{header}\r\n{delimiter.join('abc')}\r\n".encode(encoding)
    assert format_name(Material("a.txt", content)) == "table"
    assert len(found(content, "a.txt")) == 1


@pytest.mark.parametrize(
    "content",
    [
        "Le titre, la date, la source\n\nUn texte.",
        "Titre, date, source et texte manquent souvent.\n",
        "Titre;Date\n",
        "Un texte sans titre.\n",
    ],
)
def test_text_that_speaks_of_titles_and_dates_is_no_table(content: str) -> None:
    assert format_name(Material("a.txt", content.encode())) == "text"


def test_table_without_column_names_is_parted_where_its_rows_are_alike() -> None:
    content = f"12/03/2019;Une crue, hier, à Val;{LONG}\n13/03/2019;Le budget est voté;{LONG}\n"
    assert [part.title for part in found(content) if isinstance(part, RawArticle)] == [
        "Une crue, hier, à Val",
        "Le budget est voté",
    ]


@pytest.mark.parametrize("piece", ["a", " ", "http", "12/", "a b ", '"', ";"])
def test_table_of_very_long_cells_takes_no_time(piece: str) -> None:
    content = f"numero;propos\n1;{piece * 60_000}\n2;{piece * 60_000}\n"
    for name in ("a.csv", "a.txt"):
        with suppress(UnreadableFile):
            found(content, name)


def test_table_that_breaks_off_in_its_first_lines_keeps_those_before() -> None:
    packed = gzip.compress(b"titre;texte\nT;B\n" + bytes(range(32, 127)) * 300 + b"\n")
    first, *_, last = read(Material("a.csv.gz", packed[:150]))
    assert first == RawArticle("B", "1", "T")
    assert isinstance(last, Problem)


@given(st.lists(st.tuples(*[st.text('aéœ€ࠀ0;,"|', min_size=1)] * 2), min_size=1))
def test_table_written_by_the_csv_module_comes_back(rows: list[tuple[str, str]]) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows([("source", "titre"), *rows])
    assert [
        (item.source, item.title)
        for item in found(written.getvalue())
        if isinstance(item, RawArticle)
    ] == rows
