"""One name for each source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources import canonical_source, find_source, press, source_from_url


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
        ("Bien vivre avec soi", "Bien vivre avec soi"),
        ("presse locale (Le Cèdre / La Gazette)", "presse locale (Le Cèdre / La Gazette)"),
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


@pytest.mark.parametrize(
    ("typed", "publisher"),
    [
        ("Orange avec AFP-Services", "Orange"),
        ("Le Figaro (avec AFP)", "Le Figaro"),
        ("Gazette du Levant avec l'AFP", "Gazette du Levant"),
        ("Le Parisien, avec agences", "Le Parisien"),
        ("France 24 avec AFP et Reuters", "France 24"),
        ("6Medias, avec Non Stop People", "6Medias"),
        ("Le Monde (AFP)", "Le Monde"),
        ("L'Orient-Le Jour/AFP", "L'Orient-Le Jour"),
        ("AFP / Le Figaro", "Le Figaro"),
        ("Hespress-AFP", "Hespress"),
        ("AFP - Paris", "AFP"),
        ("Reuters/Xinhua", "Reuters"),
        ("avec Reuters", None),
        ("selon l’AFP", None),
        ("La rédaction avec AFP", None),
    ],
)
def test_agencies_that_are_credited_are_not_the_source(typed: str, publisher: str | None) -> None:
    assert canonical_source(typed) == publisher


@pytest.mark.parametrize(
    ("notice", "holder"),
    [
        ("© 2019 Le Monde. Tous droits réservés", "Le Monde"),
        ("2019 © L'Orient-Le Jour. All rights reserved.", "L'Orient-Le Jour"),
        ("(c) RFI", "RFI"),
        ("RFI", "RFI"),
        ("Copyright © 2015-2020 Gazette du Levant - Tous droits réservés", "Gazette du Levant"),
        ("© Gazette du Levant", None),
        ("© Jeanne Morel", None),
        ("© AFP", None),
        ("© 2019 AFP. Tous droits de reproduction réservés", None),
        ("© Jeanne Morel / AFP", None),
        ("Crédit : Getty Images", None),
        ("© Getty Images", None),
        ("© 2019", None),
        ("Tous droits réservés", None),
    ],
)
def test_a_copyright_holder_is_the_source_unless_it_signs_photographs(
    notice: str, holder: str | None
) -> None:
    assert find_source(None, None, None, notice) == holder


def test_a_copyright_notice_is_believed_before_the_address_and_after_the_source_line() -> None:
    assert find_source(None, None, "https://www.rfi.fr/x", "© 2019 Le Monde") == "Le Monde"
    assert find_source(None, "PressTV", "https://www.rfi.fr/x", "© 2019 Le Monde") == "Press TV"
    assert find_source(None, None, "https://www.rfi.fr/x", "© AFP") == "RFI"


def test_who_signs_photographs_and_a_dispatch_signed_in_brackets_name_no_source() -> None:
    assert find_source("Getty Images", None, "https://www.rfi.fr/x") == "RFI"
    assert find_source("(AFP)", "avec Reuters", None) is None


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("sudinfo.be", "Sudinfo"),
        ("arcinfo", "Arcinfo"),
        ("Acadie nouvelle", "Acadie Nouvelle"),
        ("rezonodwes.com", "Rezo Nòdwès"),
        ("Aujourd’hui le Maroc", "Aujourd'hui le Maroc"),
        ("https://www.twala.info/fr/x", "Twala"),
        ("tunisienumerique.com", "Tunisie Numérique"),
        ("Agence mauritanienne d'information", "AMI"),
        ("naharnet.com", "Naharnet"),
        ("Khaberonline", "Khaberonline"),
        ("Khabaronline", "Khabar Online"),
        ("IQNA", "IQNA"),
        ("Yeni Safak", "Yeni Şafak"),
        ("Novaya Gazeta", "Novaïa Gazeta"),
        ("Pressafrik", "PressAfrik"),
        ("mediacongo.net", "Mediacongo"),
        ("zinfos974.com", "Zinfos974"),
    ],
)
def test_the_french_speaking_press_is_known_wherever_it_is_printed(
    typed: str, canonical: str
) -> None:
    assert canonical_source(typed) == canonical


@given(st.text())
def test_a_canonical_name_is_its_own_canonical_name(name: str) -> None:
    canonical = canonical_source(name)
    assert canonical is None or canonical_source(canonical) == canonical


@given(st.text())
def test_any_text_may_be_taken_for_an_address(url: str) -> None:
    source = source_from_url(url)
    assert source is None or canonical_source(source) == source


@given(st.text(), st.text(), st.text(), st.text())
def test_any_texts_have_a_source_or_none(metadata: str, line: str, url: str, notice: str) -> None:
    source = find_source(metadata, line, url, notice)
    assert source is None or source.strip()


PIECES = [
    "AFP",
    "Le Monde",
    "Gazette",
    " avec ",
    "/",
    "-",
    " - ",
    "(",
    ")",
    "source",
    "© ",
    "2019 ",
    " et ",
    "selon l'",
    "|",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_no_jumble_of_names_and_credits_gives_a_name_that_is_not_canonical(
    pieces: list[str],
) -> None:
    name = "".join(pieces)
    source = canonical_source(name)
    assert source is None or canonical_source(source) == source
    holder = find_source(None, None, None, name)
    assert holder is None or holder not in press().agencies


@pytest.mark.parametrize("piece", ["a", " ", "avec ", "AFP/", "(", "© ", "-", "source "])
def test_a_long_monotonous_text_is_read_at_once(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    find_source(text, text, text, text)
