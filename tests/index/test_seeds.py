"""The articles that come with the project are understood as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from index import Article, Report
from tests.support.indexed_folder import IndexedFolder

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Mapping[str, Article]]:
    indexed_folder = IndexedFolder.empty(tmp_path_factory.mktemp("seeds"))
    report = indexed_folder.run(SEEDS)
    return report, {article.id: article for article in indexed_folder.articles()}


def test_seeds_are_all_read(indexed: tuple[Report, Mapping[str, Article]]) -> None:
    report, articles = indexed
    assert report.skipped == ()
    assert report.articles == len(articles) >= 30


def test_seeds_have_titles_and_bodies_without_leftovers(
    indexed: tuple[Report, Mapping[str, Article]],
) -> None:
    for article in indexed[1].values():
        assert article.title
        assert len(article.body) > 300
        for leftover in ("Partager", "A La Une", "Lire aussi", "http", "©", "\ufeff", "\ufffd"):
            assert leftover not in article.body, (article.id, leftover)


def test_seeds_are_dated_only_with_evidence(
    indexed: tuple[Report, Mapping[str, Article]],
) -> None:
    articles = indexed[1].values()
    assert all((article.date is None) == (article.date_evidence is None) for article in articles)
    assert {article.date_evidence for article in articles} == {
        None,
        "metadata",
        "stated",
        "weekday",
        "filename",
    }
    assert all(
        date(2014, 1, 1) < article.date < date(2026, 1, 1) for article in articles if article.date
    )


@pytest.mark.parametrize(
    ("id", "title", "day", "evidence", "source", "people"),
    [
        (
            "005_7e41d0c9b2a86f35.txt",  # a menu, a stray line, a photo credit
            "Irak : le Parlement donne un statut légal au Hachd al-Chaabi",
            "2016-11-26",
            "stated",
            "Press TV",
            "Haider al-Abadi, Oussama al-Noujaïfi, Ali al-Sistani",
        ),
        (
            "2017-10-05-hawija.txt",  # no title line; only the file's name tells the year
            (
                "Les forces irakiennes ont repris Hawija, l’un des derniers bastions du groupe Daech dans le"
                " pays, a annoncé jeudi le Premier ministre Haïdar al-Abadi."
            ),
            "2017-10-05",
            "filename",
            None,
            "Haïdar al-Abadi, Emmanuel Macron",
        ),
        (
            "021_c05b9e17fa3d4482.txt",  # nothing tells the day
            (
                "Une centaine de personnes ont été tuées en moins d'une semaine dans les manifestations qui"
                " secouent Bagdad et le sud de l'Irak, un mouvement sans chef ni parti dont l'ampleur a pris"
                " de court la classe politique."
            ),
            None,
            None,
            "Reuters",
            "Abdel-Wahab al-Saadi, Adel Abdel-Mahdi, Moqtada al-Sadr, Ali al-Sistani",
        ),
        (
            "030_2fd86a4c91be7053.txt",  # saved with another encoding
            "Esmaïl Ghaani, l’homme de l’ombre qui succède à Ghassem Soleimani",
            "2020-01-04",
            "stated",
            "IRNA",
            "Esmaïl Ghaani, Ghassem Soleimani, Ali Khamenei, Abou Mahdi al-Mouhandis",
        ),
        (
            "048_e81b7a5f03c6d294.txt",  # the caption of another article, with another day and other people
            "L’Iran et l’Arabie saoudite renouent à Pékin après sept ans de rupture",
            "2023-03-10",
            "stated",
            "L'Orient-Le Jour",
            "Ali Chamkhani, Moussaed al-Aïban, Wang Yi, Hossein Amir-Abdollahian, Fayçal ben Farhane, Nimr al-Nimr",
        ),
        (
            "055_a6d83e0c71f95b2e.txt",  # the only day in it is of an event long past
            "Port de Beyrouth : l’enquête enlisée, les familles en colère",
            None,
            None,
            None,
            "Fadi Sawan, Hassan Diab, Tarek Bitar, Ali Hassan Khalil, Ghazi Zeaiter, Nabih Berri, Ghassan Oueidate",
        ),
        (
            "059_1c94be72d0a35f68.txt",  # a caption above the title; a day without its year
            "Turquie-Syrie : des milliers de morts dans un séisme dévastateur",
            "2023-02-06",
            "weekday",
            "AFP",
            "Recep Tayyip Erdoğan, Bachar el-Assad, Raed al-Saleh",
        ),
        (
            "063_f2e60a9d4b81c73d.txt",  # a title in capitals; two people of one surname
            "ALGÉRIE : ABDELAZIZ BOUTEFLIKA QUITTE LE POUVOIR SOUS LA PRESSION DE LA RUE",
            "2019-04-02",
            "stated",
            "El Watan",
            (
                "Abdelaziz Bouteflika, Tayeb Belaïz, Ahmed Gaïd Salah, Saïd Bouteflika, Abdelkader Bensalah,"
                " Noureddine Bedoui"
            ),
        ),
        (
            "070_4de17b3a80f6c925.txt",  # hyphens that do not break
            "Séisme au Maroc : plus de 2 000 morts, le Haut‑Atlas isolé",
            "2023-09-09",
            "weekday",
            "Hespress",
            "Emmanuel Macron",
        ),
        (
            "breves/003_d7a0e4f8159b2c6d.txt",  # in a folder of its own
            "Mali : le dernier soldat français a quitté Gao",
            "2022-08-15",
            "weekday",
            "RFI",
            "François Hollande, Mouammar Gaddafi, Emmanuel Macron, Assimi Goïta",
        ),
        (
            "cop28-dubai-accord.md",  # front matter
            "COP28 : à Dubaï, le monde s'engage à sortir peu à peu des énergies fossiles",
            "2023-12-13",
            "metadata",
            "Libération",
            "Sultan al-Jaber, Anne Rasmussen, Wopke Hoekstra, John Kerry, Xie Zhenhua",
        ),
        (
            "depeches.jsonl#3",  # a record that says little
            "La Russie attaque l’Ukraine par le nord, l’est et le sud",
            "2022-02-24",
            "stated",
            "Le Monde",
            "Vladimir Poutine, Volodymyr Zelensky, Jens Stoltenberg, Emmanuel Macron",
        ),
        (
            "depeches.jsonl#dep-20220517-legislatives",  # a record without a title, with an empty list of people
            (
                "Le Hezbollah et ses alliés ont perdu la majorité au Parlement libanais, selon les résultats"
                " définitifs publiés mardi par le ministère de l’Intérieur."
            ),
            "2022-05-17",
            "metadata",
            "L'Orient-Le Jour",
            "Samir Geagea, Gebran Bassil, Michel Aoun, Élie Ferzli, Talal Arslane, Nabih Berri, Saad Hariri",
        ),
        (
            "archives-france.jsonl.gz#fr-presidentielle-2022",  # a date in French words; Mme Le Pen is Marine Le Pen
            "Emmanuel Macron réélu face à Marine Le Pen",
            "2022-04-24",
            "metadata",
            "Ouest-France",
            "Emmanuel Macron, Marine Le Pen, Jacques Chirac, Jean-Luc Mélenchon, Olaf Scholz",
        ),
    ],
)
def test_seed_has_the_expected_fields(
    indexed: tuple[Report, Mapping[str, Article]],
    id: str,
    title: str,
    day: str | None,
    evidence: str | None,
    source: str | None,
    people: str,
) -> None:
    article = indexed[1][id]
    assert " ".join(article.title.split()) == title  # spaces that do not break are as printed
    assert (article.date and article.date.isoformat(), article.date_evidence) == (day, evidence)
    assert article.source == source
    assert set(article.people) - {"Mohammed VI"} == set(
        people.split(", ")
    )  # a king may count, or not
    assert article.path == id.partition("#")[0]
