"""Test the lists of names that stand for each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import synchronise
from index.analysis.analyzer import tokenize
from index.entities.lists import synonym_lines
from index.errors import InputError
from index.messages import catalogue
from search import Archive
from search.names.synonyms import Name, find_synonyms
from tests.support.articles import TODAY, plain_id, write_articles
from tests.support.cluster import EVERY_ENGINE
from tests.support.messages import english

BODIES = {
    "daech": "Daech a revendiqué l'attaque du marché.",
    "daesh": "Selon un rapport, Daesh recule dans la vallée.",
    "etat": "L'organisation État islamique tient encore deux villages.",
    "ei": "L'EI a perdu le barrage, dit un porte-parole.",
    "apart": "L'État finance le musée d'art islamique.",
    "cgri": "Le CGRI a annoncé des manœuvres.",
    "gardiens": "Les Gardiens de la révolution ont annoncé des manœuvres dans le détroit.",
    "gardien": "Un gardien a vu la révolution du manège.",
    "kiev": "Le sommet de Kiev est reporté.",
    "kyiv": "Le maire de Kyiv rouvre un pont.",
    "ps": "Le PS réunit son congrès.",
    "parti": "Le Parti socialiste réunit ses cadres.",
    "postscriptum": "Le mot de la fin : ps, je vous embrasse.",
    "republicains": "À Washington, les républicains bloquent le budget.",
    "lr": "Le président de LR démissionne.",
}


def others(text: str, file: Path | None = None) -> set[str]:
    return {other for name in find_synonyms(text, file) for other in name.others}


@pytest.fixture
def own_list(tmp_path: Path) -> Path:
    return tmp_path / "synonyms.txt"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Daech", "État islamique"),
        ("etat islamique", "Daech"),
        ("attaques de l'État islamique en Irak", "Daesh"),
        ("C.G.R.I.", "Gardiens de la révolution"),
        ("les gardiens de la revolution", "CGRI"),
        ("kiev", "Kyiv"),
        ("Birmanie", "Myanmar"),
        ("saint-pétersbourg", "Petrograd"),
        ("congrès du PS", "Parti socialiste"),
        ("otan", "Alliance atlantique"),
        ("Les Républicains", "LR"),
        ("accident vasculaire cérébral", "AVC"),
        ("débats sur l'IVG", "Interruption volontaire de grossesse"),
        ("Smic", "Salaire minimum interprofessionnel de croissance"),
        ("zones à faibles émissions", "ZFE"),
    ],
)
def test_a_name_in_a_query_has_other_names(text: str, other: str) -> None:
    assert other in others(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ei",
        "ps : je pars",
        "un om sweet om",
        "les républicains américains",
        "le gardien et la révolution",
        "un état laïque et islamique",
        "raid aérien",
        "TPE-PME",
        "PME-TPE",
    ],
)
def test_words_that_only_look_like_a_name_have_none(text: str) -> None:
    assert others(text) == set()


def test_the_longest_name_counts() -> None:
    (name,) = find_synonyms("République démocratique du Congo")
    assert name.words == ("republique", "democratique", "du", "congo")


def test_names_that_hold_a_shorter_one_are_not_repeated() -> None:
    assert not {other for other in others("Daech") if "Irak et au Levant" in other}


def test_every_line_of_the_list_is_two_names_or_more() -> None:
    for line in synonym_lines():
        names = [Name.parse(cell) for cell in line.split("|")]
        assert len({name.terms for name in names}) == len(names) > 1, line
        assert not all(name.is_ambiguous for name in names), line


def test_a_list_of_the_user_is_looked_up_as_well(own_list: Path) -> None:
    own_list.write_text(
        "# les nôtres\n[lieux]\nVille-Basse | Bas-Bourg | ВБ\nKiev | Kief\n", "utf-8"
    )
    assert others("ville-basse", own_list) == {"Bas-Bourg", "ВБ"}
    assert others("Bas Bourg", own_list) == {"Ville-Basse", "ВБ"}
    assert others("ВБ", own_list) == {"Ville-Basse", "Bas-Bourg"}
    assert others("Kiev", own_list) == {"Kyiv", "Kief"}


def test_names_of_a_list_may_stand_close_to_their_bars(own_list: Path) -> None:
    own_list.write_text("Ville-Basse|Bas-Bourg   |  Le  Bas\n", "utf-8")
    assert others("ville basse", own_list) == {"Bas-Bourg", "Le  Bas"}
    assert others("le bas", own_list) == {"Ville-Basse", "Bas-Bourg"}
    assert others("Ville-Basse | Bas-Bourg", own_list) == {"Bas-Bourg", "Le  Bas", "Ville-Basse"}


def test_names_of_a_list_may_begin_with_a_sign(own_list: Path) -> None:
    own_list.write_text("'Amran | Amrane\n(Vieux) Bourg | Bourg-Haut\n", "utf-8")
    assert others("amran", own_list) == {"Amrane"}
    assert others("vieux bourg", own_list) == {"Bourg-Haut"}


def test_a_list_of_the_user_is_read_again_when_it_changes(own_list: Path) -> None:
    own_list.write_text("Ville-Basse | Bas-Bourg\n", "utf-8")
    assert others("Ville-Basse", own_list) == {"Bas-Bourg"}
    own_list.write_text("Ville-Basse | Bas-Bourg | Le Bas\n", "utf-8")
    assert others("Ville-Basse", own_list) == {"Bas-Bourg", "Le Bas"}


def test_a_list_of_the_user_may_be_in_another_encoding(own_list: Path) -> None:
    own_list.write_bytes("Vallée-Noire | Combe-Frêle, l'été\n".encode("cp1252"))
    assert others("Vallee-Noire", own_list) == {"Combe-Frêle, l'été"}


@pytest.mark.parametrize(
    "line", ["Kiev", "Kiev | KIEV", "Kiev | ", "| Kiev", "Kiev | ?", "a | " + "b " * 20]
)
def test_a_wrong_line_of_a_list_is_named(own_list: Path, line: str) -> None:
    own_list.write_text(f"# noms\nKiev | Kief\n{line}\n", "utf-8")
    with pytest.raises(InputError) as caught:
        find_synonyms("Bagdad", own_list)
    assert english(caught.value.message).startswith(f"{own_list}, line 3: ")
    assert ", ligne 3\u202f: " in catalogue("fr").text(caught.value.message)


def test_a_list_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.txt", tmp_path):
        with pytest.raises(InputError) as caught:
            find_synonyms("Bagdad", path)
        assert str(path) in english(caught.value.message)


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["Daech", "l'État islamique", "PS", "et", "-", "(", "\n"])).map(
        " ".join
    )
)
def test_synonyms_are_of_words_of_the_text(text: str) -> None:
    words = {token.exact for token in tokenize(text)}
    for name in find_synonyms(text):
        assert words.issuperset(name.words)
        assert name.others


@given(st.binary(max_size=80))
def test_any_file_is_a_list_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any-synonyms.txt"
    file.write_bytes(data)
    with suppress(InputError):
        assert "Kyiv" in others("Kiev", file)


@pytest.fixture(scope="module", params=EVERY_ENGINE)
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("synonyms")
    articles = [
        {"id": id, "title": "Brève", "body": body, "date": "2020-01-02"}
        for id, body in BODIES.items()
    ]
    write_articles(folder / "articles.jsonl", articles)
    synchronise([folder / "articles.jsonl"], folder / "index", engine=request.param)
    with Archive(folder / "index") as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "first", "rest", "notes"),
    [
        (
            "Daech",
            "daech",
            {"daesh", "etat", "ei"},
            ["also written Daesh (1)", "also searched: EI (1), État islamique (1)"],
        ),
        (
            "EI",
            "ei",
            {"daech", "daesh", "etat"},
            ["also searched: Daech (1), Daesh (1), État islamique (1)"],
        ),
        ("CGRI", "cgri", {"gardiens"}, ["also searched: Gardiens de la révolution (1)"]),
        ("Kyiv", "kyiv", {"kiev"}, ["also written Kiev (1)"]),
        ("PS", "ps", {"parti", "postscriptum"}, ["also searched: Parti socialiste (1)"]),
    ],
)
def test_other_names_come_after_the_typed_one_and_are_told(
    archive: Archive, text: str, first: str, rest: set[str], notes: list[str]
) -> None:
    page = archive.find(text, today=TODAY)
    ids = [plain_id(hit.id) for hit in page.hits]
    assert ids[0] == first
    assert set(ids[1:]) == rest
    assert page.total == len(ids)
    assert list(map(english, page.notes)) == notes


def test_other_names_of_a_phrase_are_told_and_not_searched(archive: Archive) -> None:
    page = archive.find('"État islamique"', today=TODAY)
    assert [plain_id(hit.id) for hit in page.hits] == ["etat"]
    note = "other names, which were not searched: Daech (1), Daesh (1), EI (1)"
    assert list(map(english, page.notes)) == [note]


@pytest.mark.parametrize("options", [{"exact": True}, {"variants": False}])
def test_other_names_are_told_where_they_are_not_searched(
    archive: Archive, options: dict[str, Any]
) -> None:
    page = archive.find("CGRI", today=TODAY, **options)
    assert page.total == 1
    note = "other names, which were not searched: Gardiens de la révolution (1)"
    assert list(map(english, page.notes)) == [note]


def test_words_of_a_name_also_stand_apart(archive: Archive) -> None:
    ids = {plain_id(hit.id) for hit in archive.find("etat islamique", today=TODAY).hits}
    assert ids == {"etat", "apart", "daech", "daesh", "ei"}


def test_other_names_are_counted_alike_everywhere(archive: Archive) -> None:
    total = archive.find("Daech", today=TODAY).total
    timeline = archive.timeline("Daech", by="year", today=TODAY)
    assert timeline.total == total == 4
    assert len(list(archive.hits("Daech", today=TODAY))) == total
    assert archive.saved.save("daech", "Daech") == total
    assert archive.saved.save("daech", "Daech", variants=False) == 1
    assert archive.saved.named("daech").as_dict()["variants"] is False
    assert "also written Daesh (1)" in map(english, timeline.notes)


def test_other_names_of_an_excluded_name_are_not_excluded(archive: Archive) -> None:
    ids = {plain_id(hit.id) for hit in archive.find("manœuvres -CGRI", today=TODAY).hits}
    assert ids == {"gardiens"}


def test_other_names_are_highlighted_and_explained(archive: Archive) -> None:
    page = archive.find("CGRI", explain=True, today=TODAY)
    assert page.hits[1].matched == ("Gardiens de la révolution",)
    assert page.explanation is not None
    assert "Gardiens de la révolution" in page.explanation.reading_in("en")[-1]
    views = {part.view for part in page.explanation.hits[1].contributions}
    assert views == {"alternative"}


def test_a_list_of_the_user_widens_a_search(archive: Archive, own_list: Path) -> None:
    own_list.write_text("barrage | pont\n", "utf-8")
    with Archive(archive.location, synonyms=own_list) as widened:
        page = widened.find("pont", today=TODAY)
    assert [plain_id(hit.id) for hit in page.hits] == ["kyiv", "ei"]
    assert list(map(english, page.notes)) == ["also searched: barrage (1)"]
