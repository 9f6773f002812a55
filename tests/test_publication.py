from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.publication import Publication, publication

TODAY = date(2026, 11, 21)
NEWS = "Le maire a reçu la délégation à l'hôtel de ville.\n"


def known(
    body: str = NEWS,
    *,
    metadata: str | None = None,
    title: str = "Une délégation à la mairie",
    captions: Sequence[str] = (),
    path: str = "",
    today: date = TODAY,
) -> str:
    found = publication(metadata=metadata, title=title, body=body, captions=captions, path=path, today=today)
    return f"{found.day} {found.evidence}"


@pytest.mark.parametrize(
    "metadata",
    [
        "2019-02-25", "2019-02-25T23:59:59Z", "2019-02-25T23:30:00-11:00", "2019-02-25T00:30:00+14:00",
        "2019-02-25 23:30:00.123 UTC", "20190225T233000Z", "2019-W09-1", "Mon, 25 Feb 2019 23:30:00 +0000",
        "Mon, 25 Feb 2019 23:30:00 +0100 (CET)", "25/02/2019 à 10h30", "25.02.2019", "25 février 2019",
        "lun. 25 févr. 2019, 10:32", "Publié le 25/02/2019", "February 25, 2019",
    ],
)  # fmt: skip
def test_metadata_give_the_calendar_day_as_written(metadata: str) -> None:
    assert known(metadata=metadata) == "2019-02-25 metadata"


@pytest.mark.parametrize(
    "metadata",
    [
        "",
        " ",
        "n/a",
        "2019",
        "2019-02",
        "2019-02-30",
        "02/25/2019",
        "0000-00-00 00:00:00",
        "1970-01-01T00:00:00Z",
        "0001-01-01",
        "2026-11-23",
        "2031-01-01",
        "\ud800",
        "1" * 5000,
    ],
)
def test_metadata_that_tell_no_possible_day_are_ignored(metadata: str) -> None:
    assert known(metadata=metadata) == "None None"
    assert known("Publié le 4 août 2020\n", metadata=metadata) == "2020-08-04 stated"


def test_metadata_are_believed_before_the_text_and_for_old_newspapers_too() -> None:
    assert known("Publié le 4 août 2020\n", metadata="2019-02-25") == "2019-02-25 metadata"
    assert known(metadata="1938-06-07") == "1938-06-07 metadata"


def test_tomorrow_is_believed_because_of_time_zones() -> None:
    assert known(metadata="2026-11-22") == "2026-11-22 metadata"
    assert known("Publié le 22 novembre 2026\n") == "2026-11-22 stated"
    assert known("Publié le 23 novembre 2026\n") == "None None"


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 4 août 2020 à 21h30",
        "PUBLIÉ LE 04/08/2020 À 21:30",
        "Publié le : 04-08-2020 - 21:30",
        "Publié : 2020-08-04",
        "Publié le 4 août 2020 à 21h30 - Mis à jour le 5 août 2020 à 8h",
        "Mis à jour le 5 août 2020 à 8h | Publié le 4 août 2020",
        "Article publié le mardi 4 août 2020 par Jeanne Morel",
        "Par Jeanne Morel, publié le 4 août 2020",
        "Rédigé par Jeanne Morel le 4 août 2020",
        "Date de publication : 4 août 2020",
        "Mis en ligne le 4 août 2020",
        "Mis à jour le 4 août 2020",
        "Dernière modification : 4 août 2020, 10:30",
        "Par Jeanne Morel | 4 août 2020",
        "Société • 4 août 2020 • 3 min de lecture",
        "Le Quotidien, 4 août 2020",
        "Mardi 4 août 2020",
        "04/08/2020 10:30:28 -",
    ],
)
def test_a_labelled_or_lonely_date_is_stated_at_the_top_and_at_the_bottom(line: str) -> None:
    assert known(f"{line}\n{NEWS}") == "2020-08-04 stated"
    assert known(f"{NEWS * 40}{line}\n") == "2020-08-04 stated"
    assert known(normalize("NFD", f"{line}\n{NEWS}")) == "2020-08-04 stated"


@pytest.mark.parametrize(
    "dateline",
    [
        "4 août 2020. – ",
        "4 août 2020, 14h30 . –\n",
        "4 août 2020, Sousse, Tunisie . –\n",
        "SOUSSE, 4 août 2020 (AFP) – ",
        "Sousse (AFP) - 4 août 2020 - ",
        "Sousse, le 4 août 2020 -- ",
    ],
)
def test_a_dateline_is_stated(dateline: str) -> None:
    assert known(f"{dateline}Le port est fermé depuis le 3 mai 2019.\n") == "2020-08-04 stated"


@pytest.mark.parametrize(
    "lead",
    [
        "Le port a rouvert ce mardi 4 août 2020, selon la mairie.",
        "Le port a rouvert mardi 4 août 2020, selon la mairie.",
        "Aujourd'hui, mardi 4 août 2020, le port a rouvert.",
    ],
)
def test_the_day_of_the_news_is_stated(lead: str) -> None:
    assert known(f"{lead}\nIl était fermé depuis le 3 mai 2019.\n") == "2020-08-04 stated"


@pytest.mark.parametrize(
    ("lead", "captions"),
    [
        ("Le port a rouvert ce mardi 4 août.", ["Des pêcheurs à Sousse, mardi 4 août 2020. ©Archives"]),
        ("Le port a rouvert mardi 4 août.", ["Des pêcheurs à Sousse, le 4 août 2020."]),
        ("Le port a rouvert ce 4 août.", ["Sousse, 4 août 2020", "Sfax on March 08, 2019"]),
        ("Le port a rouvert le 4 août.", ["Sousse, le 4 août 2020"]),
        ("SOUSSE, 4 août (AFP) – Le port a rouvert.\nLa mairie l'a dit mardi 4 août 2020.", []),
        ("Le port a rouvert mardi 4 août.\nLe maire l'avait dit le 4 août 2020 à midi.", []),
    ],
)
def test_a_date_without_a_year_is_completed_by_a_full_one_elsewhere(lead: str, captions: list[str]) -> None:
    assert known(lead, captions=captions) == "2020-08-04 stated"


def test_an_anniversary_does_not_take_the_year_of_what_it_remembers() -> None:
    body = "Sousse se recueille ce 26 juin.\nLe 26 juin 2015, un attentat y a fait 38 morts.\n"
    assert known(body) == "None None"
    assert known(body.replace("ce 26", "ce lundi 26")) == "2023-06-26 weekday"


@pytest.mark.parametrize(
    ("body", "today", "expected"),
    [
        ("Le maire l'a reçue le lundi 25 février à Tunis.", TODAY, "2019-02-25 weekday"),
        ("Le maire l'a reçue, lundi 25 fe\u0301vrier, à Tunis.", TODAY, "2019-02-25 weekday"),
        ("Le maire l'a reçue le lundi 25 février à Tunis.", date(2019, 2, 25), "2019-02-25 weekday"),
        ("Le maire l'a reçue le lundi 25 février à Tunis.", date(2019, 2, 24), "2013-02-25 weekday"),
        ("Publié le lundi 25 février à 14h\n", TODAY, "2019-02-25 weekday"),
        ("Le maire l'a reçue lundi 30 février à Tunis.", TODAY, "None None"),
    ],
)
def test_a_year_less_date_takes_the_latest_year_with_that_weekday(body: str, today: date, expected: str) -> None:
    assert known(body, today=today) == expected


def test_the_latest_year_that_the_article_names_is_preferred_when_the_weekday_agrees() -> None:
    lead = "Le maire l'a reçue le lundi 25 février à Tunis."
    assert known(f"{lead}\nLe budget de 2013 est voté.\n") == "2013-02-25 weekday"
    assert known(f"{lead}\nLe budget de 2014 est voté.\n") == "2019-02-25 weekday"


@pytest.mark.parametrize(
    "body",
    [
        "Le général est mort le 3 janvier 2020 dans la capitale.",
        "Un accord a été conclu le 19 mars 2021 entre les deux villes.",
        "Les attentats du vendredi 13 novembre 2015 ont marqué la ville.",
        "Le sommet se tiendra le lundi 12 octobre à Tunis.",
        "Mardi 4 août 2020, le port rouvrira.",
        "Le cessez-le-feu tient depuis le lundi 25 février.",
        "Entre le lundi 25 et le jeudi 28 février, ils ont marché.",
        "Du 14 au 16 mai 2017, Tunis accueille un sommet.",
        "Un rapport publié le 14 mai 2017 dénonce la torture.",
        "Le rapport (publié le 14 mai 2017) dénonce la torture.",
        "14 février 2005 – Mort du ministre.\n12 juillet 2006 – Début de la guerre.",
        "— Une élue (@elue) 8 décembre 2018",
        "Photo prise le 3 mai 2016",
        "La maire de Sousse au port, le 29 août 2021.",
        "Le port rouvre à Sousse, 4 août 2020 - selon la mairie.",
        "Jeanne Morel, le 29 août 2021.",
        "Publié le 31 février 2020",
        "Publié le 3 mai 1985",
        "Publié le 3 mai 2031",
        "Mardi 5 août 2020",
        "Le 14 mai 2000 manifestants ont marché.",
        "",
    ],
)
def test_dates_of_events_and_impossible_ones_are_not_the_publication(body: str) -> None:
    assert known(body) == "None None"


def test_captions_and_titles_alone_give_no_date() -> None:
    assert known(captions=["Le port, mardi 4 août 2020.", "Publié le 4 août 2020"]) == "None None"
    assert known(title="Retour sur le mardi 4 août 2020") == "None None"


def test_a_date_far_from_the_lead_gives_none() -> None:
    assert known(f"{NEWS * 40}Le port a rouvert mardi 4 août, puis a fermé. {NEWS * 40}") == "None None"


@pytest.mark.parametrize(
    "path",
    [
        "2017-07-10-port.txt",
        "2017_07_10.html",
        "afp/20170710.txt",
        "afp_20170710T1030.xml",
        "2017/07/10/port.txt",
        "sites/2017-07-10/port.txt",
        "2015/01/02/2017-07-10.txt",
        "20170710103000.txt",
    ],
)
def test_a_file_or_its_folders_can_be_named_after_the_day(path: str) -> None:
    assert known(path=path) == "2017-07-10 filename"


@pytest.mark.parametrize(
    "path",
    [
        "000_9598d2335c4139ab.txt",
        "20179999.txt",
        "id-120170710.txt",
        "2017-02-30.txt",
        "2031-01-01.txt",
        "1917-07-10.txt",
        "2017-07.txt",
        "dump-2017-07-10/port.txt",
        "x20170710y.txt",
        "",
    ],
)
def test_other_numbers_in_a_path_are_no_date(path: str) -> None:
    assert known(path=path) == "None None"


def test_a_file_name_comes_last_but_gives_the_year_of_a_weekday_it_agrees_with() -> None:
    lead = "Le maire l'a reçue le lundi 25 février à Tunis."
    assert known("Publié le 4 août 2020\n", path="2017-07-10.txt") == "2020-08-04 stated"
    assert known(lead, path="2017-07-10.txt") == "2019-02-25 weekday"
    assert known(lead, path="2019-02-25.txt") == "2019-02-25 weekday"
    assert known(lead, path="2013-02-26.txt") == "2013-02-26 filename"


@given(st.text(), st.text(), st.text(), st.text(), st.text(), st.dates())
def test_any_article_has_a_believable_day_or_none(
    metadata: str, title: str, body: str, caption: str, path: str, today: date
) -> None:
    found = publication(metadata=metadata, title=title, body=body, captions=[caption], path=path, today=today)
    assert (found.day is None) == (found.evidence is None)


PIECES = [
    "Publié le ",
    "mardi ",
    "4 août",
    " 2020",
    "\n",
    " – ",
    "ce ",
    "BEYROUTH, ",
    "31 février",
    "2020-08-04",
    "(AFP)",
    "9",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from([date.min, TODAY, date.max]))
def test_no_jumble_of_dates_gives_one_after_tomorrow(pieces: list[str], today: date) -> None:
    text = "".join(pieces)
    found = publication(metadata=text, title=text, body=text, captions=[text], path=text, today=today)
    assert found == Publication() or (found.day and (found.day - today).days <= 1)


@pytest.mark.parametrize("piece", ["1", " ", "4 août ", "Publié ", "A", "(", "-", "mardi ", "2020/", "par "])
def test_a_long_monotonous_text_is_read_at_once(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert publication(metadata=text, title=text, body=text, captions=[text], path=text, today=TODAY).day is None
