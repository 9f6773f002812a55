"""Dates that a page prints apart from its prose."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

import pytest

from index.dates.printed_dates import printed_form
from index.dates.publication_date import DateEvidence, find_publication

TODAY = date(2026, 11, 21)
NEWS = "Le maire a reçu la délégation à l'hôtel de ville.\n"


def stated(body: str) -> str | None:
    result = find_publication(DateEvidence(title="Une délégation", body=body), TODAY)
    assert result.evidence in {None, "stated"}
    return result.day.isoformat() if result.day else None


LABELLED = [
    "Publié le 4 août 2020 à 21h30",
    "PUBLIÉ LE 04/08/2020 À 21:30",
    "PUBLIE LE 04/08/2020 A 21:30",
    "Publié le : 04-08-2020 - 21:30",
    "Publié : 2020-08-04",
    "Publié : 2020-08-04T21:30:00+02:00",
    "Publié le 04/08/20 à 21h30",
    "Publié le 4 août 2020 à 21h30 - Mis à jour le 5 août 2020 à 8h",
    "Mis à jour le 5 août 2020 à 8h | Publié le 4 août 2020",
    "Modifié le 05/08/2020 à 09:12 - Publié le 04/08/2020 à 19:00",
    "Première publication : 04/08/2020 - 18:22 Dernière modification : 05/08/2020 - 09:12",
    "Article publié le mardi 4 août 2020 par Jeanne Morel",
    "Cet article a été publié le 4 août 2020",
    "Par Jeanne Morel, publié le 4 août 2020",
    "Le Quotidien avec AFP Publié le 4 août 2020 à 06h45",
    "Tunis Publié le 4 août 2020 à 06h45 Mis à jour le 5 août 2020",
    "AFP, publié le mardi 4 août 2020 à 18h22",
    "Rédigé par Jeanne Morel le 4 août 2020",
    "Posté par admin le 4 août 2020",
    "Soumis par admin le mar, 04/08/2020 - 18:22",
    "Publié par : Jeanne Morel, le 4 août 2020",
    "Date de publication : 4 août 2020",
    "Date : 04/08/2020",
    "Mis en ligne le 4 août 2020",
    "Publié en ligne le 4 août 2020",
    "Date de mise en ligne : 04/08/2020",
    "Article mis en ligne le 4 août 2020 à 18h22",
    "Paru le 4 août 2020",
    "Publié le 4 août 2020 · 12 commentaires",
    "3 min. Publié le 4 août 2020 à 18h22 Lecture 3 min.",
    "Published on August 4, 2020",
    "Posted by admin on Aug 4, 2020",
    "Publié: 4 August 2020 - 10:30",
]
UPDATED = [
    "Mis à jour le 4 août 2020",
    "MAJ : 04/08/2020",
    "Dernière modification : 4 août 2020, 10:30",
    "Updated on August 4, 2020",
    "Numérisé le 4 août 2020",
    "Document téléchargé le 04/08/2020 à 18:22",
    "Consulté le 4 août 2020",
    "Date de consultation : 4 août 2020",
    "Archivé le 4 août 2020",
    "[Mis à jour le 4 août 2020 à 10h] Le port est fermé.",
]
LONELY = [
    "Par Jeanne Morel | 4 août 2020",
    "Par Jeanne Morel, le 4 août 2020",
    "OLJ / Par Jeanne MOREL, le 04 août 2020 à 00h00",
    "Jeanne Morel - 4 août 2020 à 18:22",
    "Société • 4 août 2020 • 3 min de lecture",
    "Le Quotidien, 4 août 2020",
    "AFP 04/08/2020 à 18:22",
    "(AFP) 04/08/2020",
    "AA / Tunis / Jeanne Morel - 04.08.2020",
    "Mardi 4 août 2020",
    "Mar. 04 août 2020 à 18:22",
    "mardi, 04 août 2020 18:22",
    "le 04.08.2020 à 18:22",
    "04. août 2020 - 18:22",
    "04/08/2020 10:30:28 -",
    "04.08.20",
    "2020/08/04",
    "2020-08-04T18:22:10Z",
    "18:22 04.08.2020 (Mis à jour 20:00 05.08.2020)",
    "[04/08/2020]",
    "Tuesday, August 4, 2020 5:32 PM [ Last Update: Wednesday, 5 August 2020 6:00 PM ]",
    "août 4, 2020",
    "4 août 2020 par Jeanne Morel",
    "4 août 2020, Jeanne Morel",
    "Fait à Sousse, le 4 août 2020",
]


@pytest.mark.parametrize("line", [*LABELLED, *LONELY])
def test_printed_dates_are_stated_at_the_top_and_at_the_bottom(line: str) -> None:
    assert stated(f"{line}\n{NEWS}") == "2020-08-04"
    assert stated(normalize("NFD", f"{line}\n{NEWS}")) == "2020-08-04"
    assert stated(f"{NEWS * 40}{line}\n") == "2020-08-04"


@pytest.mark.parametrize("line", UPDATED)
def test_printed_dates_of_updates_are_those_of_saving(line: str) -> None:
    for body in (f"{line}\n{NEWS}", f"{NEWS * 40}{line}\n"):
        result = find_publication(DateEvidence(title="Une délégation", body=body), TODAY)
        assert (str(result.day), result.evidence) == ("2020-08-04", "saved")


@pytest.mark.parametrize(
    "dateline",
    [
        "4 août 2020. – ",
        "4 août 2020, 14h30 . –\n",
        "4 août 2020, Sousse, Tunisie . –\n",
        "4 août 2020 – Sousse – ",
        "SOUSSE, 4 août 2020 (AFP) – ",
        "Sousse (AFP) - 4 août 2020 - ",
        "Sousse, le 4 août 2020 -- ",
        "Sousse – 04/08/2020 – ",
        "TÉHÉRAN, 4 août 2020 (IRNA)- ",
        "Damas – SANA – 4 août 2020 – ",
        "Damas, 4 août 2020 (SANA) ",
        "AA/ Istanbul/ 4 août 2020 - ",
        "(Agence du Levant) - 4 août 2020 - ",
        "GENÈVE/SOUSSE (4 août 2020) – ",
        "(Sousse, le 4 août 2020) – ",
        "SOUSSE, 4 août 2020 /PRNewswire/ -- ",
        "Sousse, 4 août 2020 [Agence] --- ",
        "Sousse 4 août 2020 (TAP) - ",
        "SOUSSE (TAP) 04/08/2020 - ",
        "Le 4 août 2020 - ",
        "Le mardi 4 août 2020 à 14h30 – ",
        "[04/08/2020] ",
        "(4 août 2020) ",
    ],
)
def test_printed_dates_of_datelines_are_stated(dateline: str) -> None:
    assert stated(f"{dateline}Le port est fermé depuis le 3 mai 2019.\n") == "2020-08-04"


@pytest.mark.parametrize(
    "line",
    [
        "Publié il y a 3 heures",
        "Publié hier à 18h",
        "SOUSSE, 4 août (AFP) –",
        "Publié mardi à 12:30",
    ],
)
def test_printed_dates_without_a_year_or_day_state_none(line: str) -> None:
    assert stated(f"{line}\n{NEWS}") is None


@pytest.mark.parametrize(
    ("before", "after", "form"),
    [
        ("Publié le ", "", "published"),
        ("Mis à jour le ", "", "updated"),
        ("", "", "alone"),
        ("SOUSSE, ", " (AFP) – Le port", "dateline"),
        ("Le port a rouvert le ", ", selon la mairie.", None),
        ("xPublié le ", ", le rapport dénonce", None),
        ("Emmanuel Macron, le ", "", None),
        ("Emmanuel Macron, le ", " à Beyrouth.", None),
        ("Un rapport (ONG) publié le ", ".", None),
    ],
)
def test_printed_form_depends_on_what_stands_around_a_date(
    before: str, after: str, form: str | None
) -> None:
    assert printed_form(before, after) == form
