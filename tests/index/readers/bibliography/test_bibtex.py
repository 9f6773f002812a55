"""BibTeX and BibLaTeX: an article an entry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import Problem, RawArticle, format_name, read
from index.readers.bibliography import bibtex
from index.readers.material import Material
from tests.support.archive_writer import keys, reasons
from tests.support.read_files import storable

ENTRY = r"""@article{martin_loire_2019,
	title = {La {Loire} d{\'e}borde {\`a} Nevers},
	url = {https://exemple.fr/crue\_2019},
	abstract = {La Loire est sortie de son lit dans la nuit.},
	journal = {Le Courrier lig\'erien},
	author = {Martin, Anne and Le Goff, Yann and {Agence France-Presse}},
	month = mar,
	year = {2019},
	pages = {12--13},
	urldate = {2024-05-02},
	file = {Snapshot:files/12/crue.html:text/html;Full Text PDF:files/13/crue.pdf:application/pdf},
}
"""


def read_bibtex(text: str | bytes, name: str = "presse.bib") -> list[RawArticle | Problem]:
    """Read a bibliography."""
    return list(read(Material(name, text.encode() if isinstance(text, str) else text)))


def entry(*fields: str) -> RawArticle:
    """Return the article of an entry with a title and these fields."""
    lines = ",\n ".join(fields)
    [raw] = read_bibtex(f"@article{{a,\n title = {{Un titre}},\n {lines}\n}}\n")
    assert isinstance(raw, RawArticle)
    return raw


@pytest.mark.parametrize("name", ["presse.bib", "PRESSE.BIB", "presse.bibtex", "presse.txt"])
def test_an_entry_becomes_an_article(name: str) -> None:
    [raw] = read_bibtex(ENTRY, name)
    assert isinstance(raw, RawArticle)
    assert (raw.key, raw.title, raw.source) == (
        "martin_loire_2019",
        "La Loire déborde à Nevers",
        "Le Courrier ligérien",
    )
    assert (raw.date, raw.saved, raw.page) == ("2019-03", "2024-05-02", "12-13")
    assert raw.author == "Anne Martin, Yann Le Goff, Agence France-Presse"
    assert raw.url == "https://exemple.fr/crue_2019"
    assert raw.text == "La Loire est sortie de son lit dans la nuit."


@pytest.mark.parametrize(
    ("value", "files"),
    [
        ("a b.pdf", ("a b.pdf",)),
        (":crue.pdf:PDF", ("crue.pdf",)),
        ("Page:files/1/a.html:text/html;PDF:files/2/b.pdf:x", ("files/1/a.html", "files/2/b.pdf")),
        (r"PDF:C\:\\presse\\a\;b.pdf:application/pdf", (r"C:\presse\a;b.pdf",)),
        ("", None),
    ],
)
def test_attached_files_are_named_for_those_who_look_for_them(
    value: str, files: tuple[str, ...] | None
) -> None:
    data = f"@article{{a, title = {{Un titre}}, file = {{{value}}}}}".encode()
    [raw] = bibtex.read(Material("a.bib", data))
    assert isinstance(raw, RawArticle)
    assert raw.files == files


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_bibliography_may_have_another_encoding(encoding: str) -> None:
    data = ENTRY.replace(r"d{\'e}borde", "déborde").replace("\n", "\r\n").encode(encoding)
    [raw] = read_bibtex(data)
    assert isinstance(raw, RawArticle)
    assert raw.title == "La Loire déborde à Nevers"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (["date = {2019-03-12}"], "2019-03-12"),
        (["date = {2019-03-12/2019-03-14}"], "2019-03-12"),
        (["year = 2019", "month = 3", "day = 12"], "2019-03-12"),
        (["year = {2019}", 'month = "12~" # mar'], "2019-03-12"),
        (["year = {2019}", 'month = mar # "~12"'], "2019-03-12"),
        (["year = {2019}", "month = {mars}"], "2019-03"),
        (["year = {2019}", "month = {August}"], "2019-08"),
        (["year = {2019}", "month = {hiver}"], "2019"),
        (["year = {2019}"], "2019"),
    ],
)
def test_days_are_written_as_articles_have_them(fields: list[str], expected: str) -> None:
    assert entry(*fields).date == expected


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\'Elys\'ee", "Élysée"),
        (r"{\'E}lys{\'e}e", "Élysée"),
        (r"\'{E}lys\'{e}e", "Élysée"),
        (r"Fran\c{c}ois et Fran{\c c}oise", "François et Françoise"),
        (r"na\"{\i}f, ma\^{\i}tre, \^ile", "naïf, maître, île"),
        (r"{\oe}uvre, c\oe ur, \OE{}uvre", "œuvre, cœur, Œuvre"),
        (r"\og la crue\fg{} monte", "« la crue » monte"),
        (r"\emph{La Loire} \& \textit{l'Allier}", "La Loire & l'Allier"),
        (r"3\,\% de 10~\euro{}", "3 % de 10 €"),
        (r"1914--1918 --- la guerre", "1914–1918 — la guerre"),
        (r"``Non'', dit-il", "“Non”, dit-il"),
        (r"Dvo\v{r}\'ak, \AA{}lborg, {\L}\'od\'z, Stra\ss{}e", "Dvořák, Ålborg, Łódź, Straße"),
        ("{La {Loire} monte}", "La Loire monte"),
        (r"Un \{mot\} entre accolades", "Un {mot} entre accolades"),
    ],
)
def test_latex_becomes_plain_text(latex: str, text: str) -> None:
    [raw] = read_bibtex(f"@article{{a,\n title = {{{latex}}}\n}}")
    assert isinstance(raw, RawArticle)
    assert raw.title == text


@pytest.mark.parametrize(
    "value",
    ["{Le Courrier}", '"Le Courrier"', '"Le " # {Courrier}', "courrier", '"Le {"}Courrier{"}"'],
)
def test_values_are_written_in_many_ways(value: str) -> None:
    text = (
        f'@string{{courrier = "Le Courrier"}}\n@article{{a, title = "Un titre", journal = {value}}}'
    )
    [raw] = read_bibtex(text)
    assert isinstance(raw, RawArticle)
    assert (raw.source or "").replace('"', "") == "Le Courrier"


@pytest.mark.parametrize(
    "field", ["journaltitle", "newspaper", "howpublished", "organization", "publisher", "JOURNAL"]
)
def test_a_newspaper_has_one_of_several_fields(field: str) -> None:
    assert entry(f"{field} = {{La Gazette}}").source == "La Gazette"


def test_an_address_is_no_newspaper() -> None:
    raw = entry(r"howpublished = {\url{https://exemple.fr/crue}}")
    assert (raw.source, raw.url) == (None, "https://exemple.fr/crue")


def test_entries_may_stand_in_parentheses() -> None:
    assert keys(read_bibtex("@article(a, title = {Un titre})")) == ["a"]


def test_an_entry_without_a_key_has_its_number() -> None:
    assert keys(read_bibtex("@online{,\n title = {Un titre}\n}\n@misc{title = {Un autre}}")) == [
        "1",
        "2",
    ]


def test_two_entries_of_one_key_are_both_kept() -> None:
    assert len(set(keys(read_bibtex(ENTRY + ENTRY)))) == 2


def test_entries_may_follow_one_another_in_a_line() -> None:
    text = "@article{a,title={Un titre}}@article{b,title={Un autre}} @article{c,title={Un tiers}}"
    assert keys(read_bibtex(text)) == ["a", "b", "c"]


def test_comments_and_definitions_are_no_articles() -> None:
    text = '@comment{jabref-meta: x}\n@preamble{"\\newcommand{\\x}{y}"}\nUn commentaire.\n'
    assert keys(read_bibtex(text + ENTRY)) == ["martin_loire_2019"]


def test_a_file_of_comments_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no article"):
        read_bibtex("@comment{rien}\n")


def test_an_entry_that_does_not_end_is_read_and_spoils_no_other() -> None:
    broken = "@article{a,\n title = {Un titre},\n journal = {La Gazette\n"
    parts = read_bibtex(f"{broken}\n{ENTRY}")
    assert keys(parts) == ["a", "martin_loire_2019"]
    assert reasons(parts) == ["item 1: it is cut short; what there is of it was read"]


def test_a_file_that_is_cut_short_anywhere_keeps_the_entries_before() -> None:
    data = (ENTRY + ENTRY.replace("martin", "morel")).encode()
    for end in range(len(ENTRY.encode()), len(data), 7):
        parts = read_bibtex(data[:end])
        assert keys(parts)[:1] == ["martin_loire_2019"]
        assert all(map(storable, parts))


@pytest.mark.parametrize("opening", ["{", "{\\", '"{', "\\'{", "\\c{", "{ a = {", "# {"])
def test_many_open_braces_take_no_time(opening: str) -> None:
    parts = read_bibtex(f"@article{{a,\n title = {{{opening * 100_000}\n{ENTRY}")
    assert keys(parts)[-1] == "martin_loire_2019"


def test_a_text_that_quotes_an_entry_is_a_text() -> None:
    text = "Une entrée commence par @article{cle, et finit par }.\n"
    assert format_name(Material("a.txt", text.encode())) == "text"


@given(st.text(alphabet="@article{},=\"#\\' é\n", max_size=80))
def test_anything_can_be_read(text: str) -> None:
    assert all(map(storable, read_bibtex(f"@article{{a, title = {{Un}}, {text}")))
