"""One name for each source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources import _entries, _key, canonical_source, find_source, source_from_url


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("PressTV", "Press TV"),
        ("FRENCH PRESS TV", "Press TV"),
        ("presstv.ir", "Press TV"),
        ("  press   tv. ", "Press TV"),
        ("Source : PressTV", "Press TV"),
        ("source BFMTV", "BFM TV"),
        ("liberation", "Libération"),
        ("L’Orient–Le\xa0Jour", "L'Orient-Le Jour"),
        ("(AFP)", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("© Fars News", "Fars News"),
        ("al manar", "Al Manar"),
        ("www.lemonde.fr", "Le Monde"),
        ("https://fr.hespress.com/une-page", "Hespress"),
        ("Le Figaro - Toute l'actualité du jour", "Le Figaro"),
        ("France 24 | Moyen-Orient", "France 24"),
    ],
)
def test_a_known_source_has_one_name_however_it_is_spelt(typed: str, canonical: str) -> None:
    assert canonical_source(typed) == canonical


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("La Gazette  du Levant", "La Gazette du Levant"),
        ("« L'Écho des Cèdres »,", "L'Écho des Cèdres"),
        ("Le Courrier (Tripoli)", "Le Courrier (Tripoli)"),
        ("gazette-du-levant.example", "gazette-du-levant.example"),
        ("Gazette avec AFP", "Gazette avec AFP"),
    ],
)
def test_an_unknown_source_is_kept_as_typed_but_tidied(typed: str, kept: str) -> None:
    assert canonical_source(typed) == kept


@pytest.mark.parametrize(
    "nobody", [None, "", " \n", "---", "inconnue", "Inconnu", "UNKNOWN", "(source inconnue)", "N/A"]
)
def test_nobody_is_no_source(nobody: str | None) -> None:
    assert canonical_source(nobody) is None


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://french.presstv.ir/Detail/2019/02/25/1", "Press TV"),
        ("http://www.lorientlejour.com:80/article/1?x=2#y", "L'Orient-Le Jour"),
        ("WWW.LEMONDE.FR/afrique/article/1", "Le Monde"),
        ("//rfi.fr", "RFI"),
        ("https://www.bbc.com/afrique/region-1", "BBC Afrique"),
        ("https://www.bbc.com/news/world-1", "BBC"),
        ("https://notlemonde.fr/une", None),
        ("https://lemonde.fr.example.org/une", None),
        ("https://gazette.example/une", None),
        ("https://[not-an-address", None),
        ("", None),
        (None, None),
    ],
)
def test_the_host_of_an_address_names_its_source(url: str | None, source: str | None) -> None:
    assert source_from_url(url) == source


@pytest.mark.parametrize(
    ("metadata", "line", "url", "source"),
    [
        ("Le Monde", "PressTV", "https://www.rfi.fr/x", "Le Monde"),
        ("inconnue", "PressTV", "https://www.rfi.fr/x", "Press TV"),
        (None, None, "https://www.rfi.fr/x", "RFI"),
        ("", "  ", "https://gazette.example/x", None),
    ],
)
def test_metadata_are_believed_before_the_source_line_and_that_before_the_address(
    metadata: str | None, line: str | None, url: str | None, source: str | None
) -> None:
    assert find_source(metadata, line, url) == source


def test_no_spelling_stands_for_two_sources() -> None:
    owners: dict[str, set[str]] = {}
    for names in _entries():
        for name in names:
            owners.setdefault(_key(name), set()).add(names[0])
    assert {key: names for key, names in owners.items() if len(names) > 1} == {}


@given(st.text())
def test_a_canonical_name_is_its_own_canonical_name(name: str) -> None:
    canonical = canonical_source(name)
    assert canonical is None or canonical_source(canonical) == canonical


@given(st.text())
def test_any_text_may_be_taken_for_an_address(url: str) -> None:
    source = source_from_url(url)
    assert source is None or canonical_source(source) == source
