"""The day of publication, from all the evidence there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.publication_date import DateEvidence, Publication, find_publication

TODAY = date(2026, 11, 21)
NEWS = "Le maire a reçu la délégation à l'hôtel de ville.\n"


def publication(
    body: str = NEWS,
    *,
    metadata: str | None = None,
    title: str = "Une délégation à la mairie",
    captions: Sequence[str] = (),
    path: str = "",
    today: date = TODAY,
    url: str | None = None,
    saved: str | None = None,
) -> str:
    evidence = DateEvidence(
        title=title,
        body=body,
        captions=captions,
        metadata=metadata,
        url=url,
        path=path,
        saved=saved,
    )
    result = find_publication(evidence, today)
    if result.possible_days:
        assert result.day is None
        years = "/".join(str(day.year) for day in result.possible_days)
        return f"{years} {result.evidence}"
    return f"{result.day} {result.evidence}"


def test_publication_believes_metadata_before_the_text() -> None:
    assert publication("Publié le 4 août 2020\n", metadata="2019-02-25") == "2019-02-25 metadata"
    assert publication(metadata="1938-06-07") == "1938-06-07 metadata"


def test_publication_may_be_tomorrow_because_of_time_zones() -> None:
    assert publication(metadata="2026-11-22") == "2026-11-22 metadata"
    assert publication("Publié le 22 novembre 2026\n") == "2026-11-22 stated"
    assert publication("Publié le 23 novembre 2026\n") == "None None"


@pytest.mark.parametrize(
    "lead",
    [
        "Le port a rouvert ce mardi 4 août 2020, selon la mairie.",
        "Le port a rouvert mardi 4 août 2020, selon la mairie.",
        "Aujourd'hui, mardi 4 août 2020, le port a rouvert.",
    ],
)
def test_publication_is_the_day_of_the_news_in_the_lead(lead: str) -> None:
    assert publication(f"{lead}\nIl était fermé depuis le 3 mai 2019.\n") == "2020-08-04 stated"


@pytest.mark.parametrize(
    ("lead", "captions"),
    [
        (
            "Le port a rouvert ce mardi 4 août.",
            ["Des pêcheurs à Sousse, mardi 4 août 2020. ©Archives"],
        ),
        ("Le port rouvre, annonce mardi 4 août la mairie.", ["Pêcheurs, le 4 août 2020."]),
        ("Le port a rouvert ce 4 août.", ["Sousse, 4 août 2020", "Sfax on March 08, 2019"]),
        ("Le port a rouvert le 4 août.", ["Sousse, le 4 août 2020"]),
        ("SOUSSE, 4 août (AFP) – Le port a rouvert.\nLa mairie l'a dit mardi 4 août 2020.", []),
        ("Le port a rouvert ce mardi 4 août.\nLe maire l'avait dit le 4 août 2020 à midi.", []),
    ],
)
def test_publication_completes_a_date_by_a_full_one_elsewhere(
    lead: str, captions: list[str]
) -> None:
    assert publication(lead, captions=captions) == "2020-08-04 stated"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Hier, mardi 4 août 2020, le port a rouvert.", "2020-08-05 stated"),
        ("Le port a rouvert hier mardi 4 août 2020.", "2020-08-05 stated"),
        ("Le port a rouvert avant-hier, mardi 4 août 2020.", "2020-08-06 stated"),
        ("Le port rouvre demain, mardi 4 août 2020.", "2020-08-03 stated"),
        ("Aujourd'hui 4 août 2020, le port rouvre.", "2020-08-04 stated"),
        ("Le port a rouvert hier, lundi 25 février.", "1991/2002/2008/2013/2019 weekday"),
        (
            "Le port a rouvert hier, lundi 25 février.\nElle date de mars 2013.",
            "2013-02-26 weekday",
        ),
        ("Le port brûle depuis jeudi 6 août.\nCe vendredi, il a fermé.", "None None"),
        (
            "Le port a brûlé jeudi 6 août.\nCe vendredi, le 7 mars 2020 est loin.",
            "2020-08-07 weekday",
        ),
    ],
)
def test_publication_is_reckoned_from_yesterday_and_tomorrow(lead: str, expected: str) -> None:
    assert publication(lead) == expected


@pytest.mark.parametrize(
    "lead",
    [
        "Le port a brûlé dans la nuit de lundi à mardi 4 août 2020.",
        "Le port a brûlé dans la nuit du lundi 3 au mardi 4 août 2020.",
    ],
)
def test_publication_is_the_morning_after_a_night(lead: str) -> None:
    assert publication(lead) == "2020-08-04 stated"


@pytest.mark.parametrize(
    ("url", "path", "metadata"),
    [
        ("https://gazette.example/2013/02/x", "", None),
        (None, "archives/2013/x.txt", None),
        (None, "2013-02/x.txt", None),
        (None, "", "2013"),
        (None, "", "février 2013"),
    ],
)
def test_publication_takes_the_year_the_article_is_filed_under(
    url: str | None, path: str, metadata: str | None
) -> None:
    def filed(body: str) -> str:
        return publication(body, url=url, path=path, metadata=metadata)

    assert filed("Le maire l'a reçue ce lundi 25 février à Tunis.") == "2013-02-25 stated"
    assert filed("SOUSSE, 4 août (AFP) – Le port a rouvert.") == "2013-08-04 stated"
    assert filed("L'accord a été signé le 4 août à Tunis.") == "None None"


@pytest.mark.parametrize(
    "line",
    [
        "La Gazette du Port, mardi 4 août 2020, p. 4",
        "La Gazette du Port (édition du soir) - 4 août 2020 - pages 12-13",
        "L'Écho, le 4 août 2020, page 4.",
    ],
)
def test_publication_is_the_day_beside_a_page_of_a_newspaper(line: str) -> None:
    assert publication(f"{line}\n{NEWS}") == "2020-08-04 stated"


def test_publication_is_an_update_only_without_another_day() -> None:
    assert (
        publication(f"Mis à jour le 5 août 2020\nPublié le 4 août 2020\n{NEWS}")
        == "2020-08-04 stated"
    )
    assert (
        publication(f"Mis à jour le 5 août 2020 à 9h10, publié le 4 août 2020\n{NEWS}")
        == "2020-08-04 stated"
    )
    assert (
        publication(f"Mis à jour le 5 août 2020\nSOUSSE, 4 août 2020 (AFP) – {NEWS}")
        == "2020-08-04 stated"
    )
    assert publication(f"Mis à jour le 5 août 2020\n{NEWS}") == "2020-08-05 saved"
    assert (
        publication("Mis à jour le 5 août 2020\nLe port a rouvert ce mardi 4 août 2020.\n")
        == "2020-08-04 stated"
    )
    assert (
        publication("Mis à jour le 5 août 2020\nLe port a rouvert ce mardi 4 août.\n")
        == "2020-08-04 weekday"
    )
    assert (
        publication("Mis à jour le 5 août 2024\nLe port a rouvert ce mardi 4 août.\n")
        == "2015/2020 weekday"
    )
    assert (
        publication(f"Mis à jour le 5 août 2020\n{NEWS}", path="2020-08-04.txt")
        == "2020-08-04 filename"
    )


def test_publication_is_a_day_of_saving_only_without_another_day() -> None:
    assert publication(saved="2020-08-06") == "2020-08-06 saved"
    assert (
        publication(f"Mis à jour le 5 août 2020\n{NEWS}", saved="2020-08-06") == "2020-08-05 saved"
    )
    assert publication("Publié le 4 août 2020\n", saved="2020-08-06") == "2020-08-04 stated"
    assert (
        publication("Ce mardi 4 août, le port a rouvert.\n", saved="2020-08-06")
        == "2020-08-04 weekday"
    )
    assert publication(saved="2020-08-06", path="2020-08-04.txt") == "2020-08-04 filename"
    assert publication(saved="2031-08-06") == "None None"


def test_publication_of_an_old_page_is_never_a_day_of_its_digitisation() -> None:
    page = f"LE COURRIER\nSamedi 20 mars 1926\n{NEWS}Mis en ligne le 3 mars 2021\n"
    assert publication(page, saved="2021-03-03") == "1926-03-20 stated"
    assert (
        publication(NEWS, path="courrier_1926-03-20.txt", saved="2021-03-03")
        == "1926-03-20 filename"
    )
    assert publication(page, path="1926-03-20.txt", metadata="2021-03-03") == "1926-03-20 filename"
    assert publication(page, path="1926-03-27.txt", metadata="2021-03-03") == "2021-03-03 metadata"
    misread = f"LE COURRIER\nSamedi 20 mars i926\n{NEWS}Le traité de 1919, la loi de 1924, le budget de 1926.\n"
    assert publication(misread, saved="2021-03-03") == "None None"
    assert (
        publication(f"Samedi 20 mars\n{NEWS}", metadata="1926", saved="2021-03-03")
        == "1926-03-20 weekday"
    )
    assert publication(NEWS, path="courrier/1926/p1.txt", saved="2021-03-03") == "None None"


def test_publication_of_a_story_about_the_past_is_of_the_year_it_is_filed_under() -> None:
    story = "Ce lundi 25 février, le maire a lu des lettres.\nIl y est question de 1914, de 1916 et de 1918.\n"
    assert publication(story, path="presse/2013/lettres.txt") == "2013-02-25 stated"
    assert (
        publication(story, path="presse/2014/lettres.txt", saved="2014-03-01")
        == "1991/2002/2008/2013 weekday"
    )
    assert publication(story) == "None None"


def test_publication_is_that_of_an_issue_named_by_its_file_before_other_old_days() -> None:
    page = f"Samedi 13 mars 1926. N° 72\n{NEWS}"
    assert publication(page, path="1926-03-20_01.txt") == "1926-03-20 filename"
    assert publication(page) == "1926-03-13 stated"
    assert publication("Publié le 4 août 2020\n", path="1944-06-06.txt") == "2020-08-04 stated"


def test_publication_of_a_page_without_lines_is_not_inferred_from_a_weekday() -> None:
    page = f"LE COURRIER Ce lundi 25 février {NEWS.strip() * 300}"
    assert publication(page) == "None None"
    assert publication(page, path="presse/1929/page.txt") == "1929-02-25 weekday"
    assert publication(page[:2000]) == "1991/2002/2008/2013/2019 weekday"


def test_publication_at_the_top_is_believed_before_the_bottom() -> None:
    top, bottom = f"4 août 2020\n{NEWS * 40}", "Publié le 6 août 2020\n"
    assert publication(top + bottom) == "2020-08-04 stated"
    assert publication(NEWS * 40 + bottom) == "2020-08-06 stated"
    assert publication(f"{NEWS * 40}{bottom}Publié le 7 août 2020\n") == "None None"
    assert (
        publication(
            f"{NEWS * 40}Jeanne, 6 août 2020\nBravo pour cet article, que j'ai lu avec plaisir.\n"
        )
        == "None None"
    )


def test_publication_believes_an_address_after_metadata() -> None:
    url = "https://gazette.example/2019/02/25/port"
    assert publication("Publié le 4 août 2020\n", url=url) == "2019-02-25 metadata"
    assert publication(metadata="2019-02-26", url=url) == "2019-02-26 metadata"
    assert publication(metadata="n/a", url=url) == "2019-02-25 metadata"
    assert publication(url="https://gazette.example/2031/02/25/port") == "None None"
    assert publication(url="https://gazette.example/1915/02/25/port") == "1915-02-25 metadata"


def test_publication_is_printed_above_the_text_or_alone_on_a_line() -> None:
    assert publication(f"Partager\nPublié le 4 août 2020 à 9h\n{NEWS}") == "2020-08-04 stated"
    assert (
        publication("Publié le 4 août 2020\nSOUSSE, 5 août 2020 (AFP) – Oui.\n")
        == "2020-08-04 stated"
    )
    assert publication(f"4 août 2020\n{NEWS}") == "2020-08-04 stated"
    assert publication(f"4 août 2020\n6 août 2020\n{NEWS}") == "None None"
    assert (
        publication(f"À lire : l'attentat du 26 juin 2015\n© 2019 Gazette\n{NEWS}") == "None None"
    )


def test_publication_of_an_anniversary_is_not_the_remembered_year() -> None:
    body = "Sousse se recueille ce 26 juin.\nLe 26 juin 2015, un attentat y a fait 38 morts.\n"
    assert publication(body) == "None None"
    assert publication(body.replace("ce 26", "ce lundi 26")) == "2017/2023 weekday"


@pytest.mark.parametrize(
    ("body", "today", "expected"),
    [
        ("Le maire l'a reçue ce lundi 25 février.", TODAY, "1991/2002/2008/2013/2019 weekday"),
        (
            "Le maire l'a reçue, ce lundi 25 fe\u0301vrier.",
            date(2019, 2, 24),
            "1991/2002/2008/2013 weekday",
        ),
        ("Publié le lundi 25 février à 14h\n", TODAY, "1991/2002/2008/2013/2019 weekday"),
        ("Le maire l'a reçue ce lundi 30 février à Tunis.", TODAY, "None None"),
    ],
)
def test_publication_without_a_year_may_be_of_each_year_with_that_weekday(
    body: str, today: date, expected: str
) -> None:
    assert publication(body, today=today) == expected


def test_publication_is_of_the_year_that_the_text_speaks_from() -> None:
    lead = "Le maire l'a reçue ce lundi 25 février à Tunis, a-t-il dit à l'AFP."
    assert publication(f"{lead}\nLe pont a rouvert en janvier 2013.\n") == "2013-02-25 weekday"
    assert publication(f"{lead}\nCelui de l'été 2012 a fermé.\n") == "2013-02-25 weekday"
    assert publication(f"{lead}\nIl est élu depuis 2012.\n") == "2013/2019 weekday"
    assert publication(f"{lead}\nIl sera jugé en janvier 2019.\n").endswith("2019 weekday")
    assert publication(f"{lead}\nIl a obtenu 2013 voix.\n").endswith("2019 weekday")


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Le port a rouvert ce lundi 25 février.", "2013-02-25"),
        ("Ce lundi 25 février, le port a rouvert.", "2013-02-25/2013-02-26"),
        ("Le maire l'a dit ce lundi 25 février sur Facebook.", "2013-02-25/2013-02-26"),
        ("Le port a rouvert ce vendredi 22 février.", "2013-02-22/2013-02-23"),
        ("Le port a rouvert ce vendredi 22 février.\nIl y était mardi.", "2013-02-22/2013-02-23"),
        ("Le port a rouvert ce vendredi 22 février.\nIl y était jeudi.", "2013-02-22"),
        ("Le port a rouvert ce vendredi 22 février.\nOuvrir ce vendredi !", "2013-02-22"),
        ("Le port rouvre, annonce ce vendredi 22 février la mairie.", "2013-02-22"),
        ("Le port rouvre, dit-il dans Le Monde ce vendredi 22 février.", "2013-02-22"),
        ("Le port rouvre ce vendredi 22 février, dit RTL.", "2013-02-22"),
        ("Le port a rouvert ce vendredi 22 février, selon l'AFP.", "2013-02-22"),
        ("Le port a rouvert ce samedi 23 février, dit RTL.", "2013-02-23/2013-02-24"),
        ("Le port a rouvert ce samedi 23 février, selon l'AFP.", "2013-02-23"),
    ],
)
def test_publication_is_a_day_or_the_next_without_a_second_sign(lead: str, expected: str) -> None:
    body = f"{lead}\nIl était fermé depuis mai 2012.\n"
    published = find_publication(DateEvidence(title="Le port", body=body), TODAY)
    assert published.evidence == "weekday"
    days = published.possible_days or (published.day,)
    assert "/".join(map(str, days)) == expected


def test_publication_is_no_full_date_that_a_sentence_names_without_its_weekday() -> None:
    assert publication("Le port a rouvert ce 8 mars 2016, fête des femmes.") == "None None"
    assert publication("Aujourd'hui, 8 mars 2016, le port rouvre.") == "2016-03-08 stated"


def test_publication_in_doubt_of_a_day_is_settled_by_a_file_or_a_saving_soon_after() -> None:
    text = "Ce lundi 25 février, le port a rouvert.\nIl était fermé depuis mai 2012.\n"
    assert publication(text, saved="2013-02-26") == "2013-02-25 weekday"
    assert publication(text, path="2013-02-26.txt") == "2013-02-26 filename"
    assert publication(text, saved="2013-04-26") == "2013/2013 weekday"


def test_publication_is_of_no_year_before_the_names_in_its_text() -> None:
    text = "Le port a rouvert ce mardi 26 juin, selon l'AFP.\n« Comme en 2007 », a dit {}.\nEn 2007, il gelait.\n"
    assert publication(text.format("le maire")) == "2007-06-26 weekday"
    assert publication(text.format("le président Macron")) == "2018-06-26 weekday"


def test_publication_of_possible_days_is_settled_by_a_file_or_a_saving_soon_after() -> None:
    lead = "Le maire l'a reçue ce lundi 25 février à Tunis."
    assert publication(lead, saved="2013-02-27") == "2013-02-25 weekday"
    assert publication(lead, saved="2013-08-27") == "1991/2002/2008/2013 weekday"
    assert publication(lead, path="2013-02-27.txt") == "2013-02-27 filename"
    assert publication(lead, path="2013-02-25.txt") == "2013-02-25 weekday"
    assert publication(lead, path="2017-07-10.txt") == "2017-07-10 filename"


def test_publication_is_never_after_an_update() -> None:
    page = "Mis à jour le 5 août 2020\nSOUSSE, 14 août 2020 (AFP) – Le port a rouvert.\n"
    assert publication(page) == "2020-08-05 saved"


@pytest.mark.parametrize(
    "body",
    [
        "Le général est mort le 3 janvier 2020 dans la capitale.",
        "Un accord a été conclu le 19 mars 2021 entre les deux villes.",
        "Les attentats du vendredi 13 novembre 2015 ont marqué la ville.",
        "Le sommet se tiendra le lundi 12 octobre à Tunis.",
        "Mardi 4 août 2020, le port rouvrira.",
        "Le cessez-le-feu tient depuis le lundi 25 février.",
        "Arrêté le lundi 25 février, il a été relâché.",
        "Le traité signé mardi 4 août 2020 à Tunis n'est pas appliqué.",
        "Les deux hommes s'étaient vus le mardi 4 août 2020.",
        "C'était le mardi 4 août 2020. Le port a brûlé.",
        "Mardi 4 août 2020. Il est midi et le port brûle.",
        "Les pêcheurs ont organisé le mardi 4 août 2020 un tournoi.",
        "Un tournoi, organisé le mardi 4 août 2020, les a réunis.",
        "Le port a rouvert mardi 4 août.",
        "Le maire l'a reçue le lundi 25 février, rapporte un journal de Tunis.",
        "Le 22 décembre dernier, un train a quitté la gare de Sousse.",
        "Le port a brûlé mardi 4 août 2020.\nTrois ans après, rien n'a changé.",
        "Jour pour jour après l'explosion, mardi 4 août 2020, il a témoigné.",
        "Des pêcheurs à Sousse, mardi 4 août 2020.",
        "Des pêcheurs à Sousse, mardi 4 août 2020. LEA MOREL / AFP",
        "Concert le mardi 4 août 2020 à 20h.",
        "Rendez-vous mardi 4 août 2020 au port.",
        "Les électeurs sont appelés aux urnes mardi 4 août 2020.",
        "CE, 4 août 2020, n° 12345",
        "Appelez le 04.08.20.20.12 ou le 04/08/20/20/12.",
        "Version 4.8.2020 du logiciel.",
        "Copyright 04/08/2020 Gazette",
        "Date de naissance : 4 août 2000",
        "Date de sortie : 4 août 2020",
        "Roman publié le 4 août 2020 chez un éditeur de Tunis",
        "Image diffusée le 4 août 2020 par l'armée",
        "Capture d'écran du 4 août 2020",
        "Téhéran, capitale d'une république depuis le 1er avril 1979, a voté.",
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
        "Publié le 3 mai 2031",
        "Mardi 5 août 2020",
        "Le 14 mai 2000 manifestants ont marché.",
        "",
    ],
)
def test_publication_is_no_date_of_an_event_and_no_impossible_one(body: str) -> None:
    assert publication(body) == "None None"


def test_publication_is_not_given_by_captions_or_titles_alone() -> None:
    assert (
        publication(captions=["Le port, mardi 4 août 2020.", "Publié le 4 août 2020"])
        == "None None"
    )
    assert publication(title="Retour sur le mardi 4 août 2020") == "None None"


def test_publication_is_not_a_date_far_from_the_lead() -> None:
    assert (
        publication(f"{NEWS * 40}Le port a rouvert mardi 4 août, puis a fermé. {NEWS * 40}")
        == "None None"
    )


def test_publication_by_file_name_comes_last_but_limits_the_news() -> None:
    lead = "Le maire l'a reçue ce lundi 25 février à Tunis.\nElle y est ce lundi, et depuis juin 2012.\n"
    assert publication("Publié le 4 août 2020\n", path="2017-07-10.txt") == "2020-08-04 stated"
    assert publication(lead, path="2017-07-10.txt") == "2013-02-25 weekday"
    assert publication(lead, path="2013-02-26.txt") == "2013-02-26 filename"


@given(st.text(), st.text(), st.text(), st.text(), st.text(), st.dates())
def test_publication_of_any_article_has_a_day_with_evidence_or_neither(
    metadata: str, title: str, body: str, caption: str, path: str, today: date
) -> None:
    evidence = DateEvidence(
        title=title,
        body=body,
        captions=[caption],
        metadata=metadata,
        url=path,
        path=path,
        saved=metadata,
    )
    result = find_publication(evidence, today)
    assert (result.evidence is None) == (result.day is None and not result.possible_days)
    assert not (result.day and result.possible_days)
    assert list(result.possible_days) == sorted(set(result.possible_days))


PIECES = [
    "Publié le ", "mardi ", "4 août", " 2020", "\n", " – ", "ce ", "BEYROUTH, ", "31 février", "2020-08-04", "(AFP)",
    "9", "hier, ", "demain ", "/2020/08/04/", "1551119520",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from([date.min, TODAY, date.max]))
def test_publication_of_a_jumble_is_never_after_tomorrow(pieces: list[str], today: date) -> None:
    text = "".join(pieces)
    evidence = DateEvidence(
        title=text,
        body=text,
        captions=[text],
        metadata=text,
        url=text,
        path=text,
        saved=text,
    )
    result = find_publication(evidence, today)
    days = result.possible_days or (result.day,)
    assert result == Publication() or all(day and (day - today).days <= 1 for day in days)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        " ",
        "4 août ",
        "Publié ",
        "A",
        "(",
        "-",
        "mardi ",
        "2020/",
        "par ",
        "Aa ",
        "/A",
        "10:10 ",
    ],
)
def test_publication_reads_a_long_monotonous_text_at_once(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert (
        publication(text, metadata=text, title=text, captions=[text], path=text, url=text)
        == "None None"
    )
