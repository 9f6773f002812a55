"""The built-in table of sources: one name for each source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources import SourceTable
from tests.support.stopwatch import at_most

TABLE = SourceTable.parse("")


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
def test_canonical_of_a_known_source_ignores_its_spelling(typed: str, canonical: str) -> None:
    assert TABLE.canonical(typed) == canonical


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
def test_canonical_of_an_unknown_source_is_the_name_tidied(typed: str, kept: str) -> None:
    assert TABLE.canonical(typed) == kept


@pytest.mark.parametrize(
    "nobody", [None, "", " \n", "---", "inconnue", "Inconnu", "UNKNOWN", "(source inconnue)", "N/A"]
)
def test_canonical_of_nobody_is_none(nobody: str | None) -> None:
    assert TABLE.canonical(nobody) is None


@pytest.mark.slow
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
def test_from_url_knows_the_source_by_its_host(url: str | None, source: str | None) -> None:
    assert TABLE.from_url(url) == source


@pytest.mark.parametrize(
    ("metadata", "line", "url", "source"),
    [
        ("Le Monde", "PressTV", "https://www.rfi.fr/x", "Le Monde"),
        ("inconnue", "PressTV", "https://www.rfi.fr/x", "Press TV"),
        (None, None, "https://www.rfi.fr/x", "RFI"),
        ("", "  ", "https://gazette.example/x", None),
    ],
)
def test_find_source_believes_metadata_then_source_line_then_address(
    metadata: str | None, line: str | None, url: str | None, source: str | None
) -> None:
    assert TABLE.find_source(metadata=metadata, source_line=line, url=url) == source


def test_canonical_keeps_the_national_edition_of_a_regional_paper_apart() -> None:
    assert TABLE.canonical("AUJOURD'HUI EN FRANCE") == "Aujourd'hui en France"
    assert TABLE.canonical("Le Parisien - Aujourd'hui en France") == "Le Parisien"


@pytest.mark.parametrize(
    ("typed", "publisher"),
    [
        ("Orange avec AFP-Services", "Orange"),
        ("Le Figaro (avec AFP)", "Le Figaro"),
        ("Le Temps, 12 avril 2018", "Le Temps"),
        ("Le Monde du jeudi 12 avril 2018, page 4", "Le Monde"),
        ("Ouest-France, n° 1234", "Ouest-France"),
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
def test_canonical_leaves_credited_agencies_out(typed: str, publisher: str | None) -> None:
    assert TABLE.canonical(typed) == publisher


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
def test_find_source_believes_a_copyright_unless_of_photographs(
    notice: str, holder: str | None
) -> None:
    assert TABLE.find_source(copyright=notice) == holder


def test_find_source_believes_a_copyright_before_the_address() -> None:
    url = "https://www.rfi.fr/x"
    assert TABLE.find_source(url=url, copyright="© 2019 Le Monde") == "Le Monde"
    publisher = TABLE.find_source(source_line="PressTV", url=url, copyright="© 2019 Le Monde")
    assert publisher == "Press TV"
    assert TABLE.find_source(url=url, copyright="© AFP") == "RFI"


def test_find_source_ignores_photographers_and_bracketed_agencies() -> None:
    assert TABLE.find_source(metadata="Getty Images", url="https://www.rfi.fr/x") == "RFI"
    assert TABLE.find_source(metadata="(AFP)", source_line="avec Reuters") is None


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
def test_canonical_knows_the_french_speaking_press_of_all_countries(
    typed: str, canonical: str
) -> None:
    assert TABLE.canonical(typed) == canonical


@given(st.text())
def test_canonical_of_a_canonical_name_is_the_name(name: str) -> None:
    canonical = TABLE.canonical(name)
    assert canonical is None or TABLE.canonical(canonical) == canonical


@given(st.text())
def test_from_url_takes_any_text(url: str) -> None:
    source = TABLE.from_url(url)
    assert source is None or TABLE.canonical(source) == source


@given(st.text(), st.text(), st.text(), st.text())
def test_find_source_takes_any_texts(metadata: str, line: str, url: str, notice: str) -> None:
    source = TABLE.find_source(metadata=metadata, source_line=line, url=url, copyright=notice)
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
def test_canonical_of_any_jumble_of_names_and_credits_is_canonical(
    pieces: list[str],
) -> None:
    name = "".join(pieces)
    source = TABLE.canonical(name)
    assert source is None or TABLE.canonical(source) == source
    holder = TABLE.find_source(copyright=name)
    assert holder is None or holder not in TABLE.agencies


@pytest.mark.parametrize("piece", ["a", " ", "avec ", "AFP/", "(", "© ", "-", "source "])
def test_find_source_is_quick_on_long_monotonous_texts(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    with at_most(2):
        TABLE.find_source(metadata=text, source_line=text, url=text, copyright=text)


@pytest.mark.parametrize(
    ("metadata", "source"),
    [
        ("Texte 6Medias, Vidéo RTL", "6Medias"),
        ("texte 6Medias, Vidéo Europe 1", "6Medias"),
        ("Texte : AFP, photo : Reuters", "AFP"),
        ("Texte Le Monde avec vidéo Closer", "Le Monde"),
        ("Le Monde (vidéo Brut)", "Le Monde"),
        ("Texte AFP", "AFP"),
        ("Vidéo RTL", None),
        ("Capture d'écran RTL", None),
        ("Source : J via OpenStreetMap", None),
        ("Léa Roux via OpenStreetMap", None),
        ("© OpenStreetMap contributors", None),
        ("Le Monde via OpenStreetMap", "Le Monde"),
        ("J", None),
        ("Photo Magazine", "Photo Magazine"),
    ],
)
def test_credits_of_pictures_and_maps_name_no_publisher(metadata: str, source: str | None) -> None:
    assert SourceTable.parse("").find_source(metadata=metadata) == source


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://www.kewoulo.info/societe/1", "Kewoulo"),
        ("https://deskeco.com/2020/a", "DeskEco"),
        ("http://www.albayane.press.ma/a.html", "Al Bayane"),
        ("https://babnet.net/rub", "Babnet"),
        ("https://www.lecourrier.qc.ca/a", "Le Courrier de Saint-Hyacinthe"),
        ("https://medor.coop/a", "Médor"),
        ("https://www.riviera-chablais.ch/a", "Riviera Chablais"),
        ("https://www.24heures.ca/a", "24 Heures (Montréal)"),
    ],
)
def test_the_press_in_french_is_known_by_its_hosts(url: str, source: str) -> None:
    assert SourceTable.parse("").find_source(url=url) == source
