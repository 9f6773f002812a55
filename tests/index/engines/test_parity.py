"""Tantivy and Whoosh find the same articles, for queries of all kinds."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import pytest

from index import synchronise
from search import Archive, ResultPage
from tests.support.articles import SEEDS, TODAY, write_articles

pytestmark = pytest.mark.slow

VOCABULARY = """
gouvernement ministre président accord réforme retraite grève député parlement budget loi armée
soldat frappe drone missile frontière ville capitale village école hôpital train usine pétrole
récolte forêt incendie séisme crue tempête match équipe joueur finale musée œuvre film chanson
enquête juge procès victime famille réfugié camp négociation délégation sommet élection scrutin
candidat électrice opposition manifestation centrale barrage

irakien iranienne français syriens libanaise marocain national nationale régional européenne actif
active nouveau nouvelle dernier dernière important massive provisoire officiel étrangère militaire
public publique général

annonce refuse adopte quitte rejoint menace salue condamne prépare retarde signe visite défend
dénonce

Bagdad Téhéran Beyrouth Damas Rabat Tunis Alger Paris Mossoul Vienne Genève Marseille
"""
NOUNS, ADJECTIVES, VERBS, PLACES = (words.split() for words in VOCABULARY.strip().split("\n\n"))
NAMES = (
    "Karim al-Rubaï",
    "Leïla Ben Youssef",
    "Paul Tavernier",
    "Claire Vasseur",
    "Haïdar al-Abadi",
    "Qassem al-Araji",
    "Élise Martin",
    "Mohammed Karim",
    "Jean-Pierre Vasseur",
    "Othman al-Ghanmi",
)
SOURCES = (
    "AFP",
    "Press TV",
    "Le Monde",
    "RFI",
    "Ouest-France",
    "L'Orient-Le Jour",
    "Gazette du Port",
    "Le Courrier",
)
LINKS = ("le", "la", "les", "du", "de l’", "un", "des", "contre le", "avec la", "pour les", "et le")


def sentence(chance: random.Random) -> str:
    """A sentence of words that common ones dominate, as in any text."""

    def pick(words: Any) -> str:
        return str(words[min(int(chance.paretovariate(0.6)) - 1, len(words) - 1)])

    words = [
        chance.choice(LINKS),
        pick(NOUNS),
        pick(ADJECTIVES),
        pick(VERBS),
        chance.choice(LINKS),
        pick(NOUNS),
    ]
    words += ["à", chance.choice(PLACES)] if chance.random() < 0.4 else ["de", chance.choice(NOUNS)]
    words += ["selon", chance.choice(NAMES)] if chance.random() < 0.2 else []
    text = " ".join(words).replace("’ ", "’")
    return f"{text[0].upper()}{text[1:]}."


def article(number: int, chance: random.Random) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": f"{number:03}",
        "title": sentence(chance).rstrip("."),
        "body": "\n".join(
            " ".join(sentence(chance) for _ in range(chance.randint(1, 6))) for _ in range(3)
        ),
        "people": chance.sample(NAMES, chance.choice((0, 0, 1, 1, 2, 3))),
    }
    if chance.random() < 0.85:
        record["source"] = chance.choice(SOURCES)
    if chance.random() < 0.8:
        record["date"] = (
            f"{chance.randint(2015, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        )
    return record


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its options."""

    text: str
    options: dict[str, Any] = field(default_factory=dict)


def question(chance: random.Random) -> Asked:
    """A query of one of the kinds that people type, with options now and then."""

    def word() -> str:
        form = chance.choice(chance.choice((NOUNS, ADJECTIVES, VERBS, PLACES)))
        return chance.choice((form, form, form + "s", form.upper()))

    def phrase() -> str:
        words = sentence(chance).rstrip(".").split()
        start = chance.randrange(len(words) - 1)
        return '"' + " ".join(words[start : start + chance.choice((1, 2, 2, 3))]) + '"'

    forms = (
        word,
        lambda: f"{word()} {word()}",
        lambda: f"{word()} {word()} de la {word()}",
        lambda: " ".join(word() for _ in range(6)),
        phrase,
        lambda: f"{phrase()} {word()}",
        lambda: f"{word()[:3]}*",
        lambda: f"{word()} {word()[:4]}*",
        lambda: f"{word()} -{word()}",
        lambda: f"{word()} -{phrase()} -titre:{word()}",
        lambda: f"-{word()}",
        lambda: f"{word()} OU {word()}",
        lambda: f"{word()} ET {word()}",
        lambda: f"({word()} OU {phrase()}) SAUF ({word()} {word()})",
        lambda: f"titre:{word()}",
        lambda: f"titre:({word()} OU {word()}) corps:{word()}",
        lambda: f'source:"{chance.choice(SOURCES)}" {word()}',
        lambda: f"date:{chance.randint(2014, 2025)}..{chance.randint(2025, 2026)} {word()}",
        lambda: f'personne:"{chance.choice(NAMES)}"',
        lambda: f"personne:{chance.choice(NAMES).split()[-1]} OU {word()}",
        lambda: chance.choice(NAMES),
        lambda: "",
        lambda: f"{phrase()}~{chance.randint(1, 6)}",
        lambda: f"{phrase()}~{chance.randint(1, 6)} {word()}^3",
        lambda: f"{word()[:2]}*{word()[-2:]}",
        lambda: f"{word()[:1]}?{word()[2:]} {word()}",
        lambda: f"*{word()[-3:]} -{word()[:3]}?{word()[4:]}",
        lambda: f"{word()[1:]}~",
        lambda: f"{word()[:2]}{word()[3:]}~2 ({word()} OU {word()})^2",
        lambda: f"avant:mars {chance.randint(2016, 2025)} {word()}",
        lambda: f"{word()} depuis:{chance.randint(2014, 2024)} -source:AFP",
        lambda: "le la",
    )
    options: dict[str, Any] = {}
    if chance.random() < 0.15:
        options["since"] = str(chance.randint(2014, 2024))
    if chance.random() < 0.15:
        options["until"] = f"{chance.randint(2024, 2025)}-06"
    if chance.random() < 0.1:
        options["source"] = chance.choice((*SOURCES, "presstv", "orient", "nulle part"))
    if chance.random() < 0.1:
        options["person"] = chance.choice((*NAMES, "Vasseur", "al-Abadi"))
    if chance.random() < 0.15:
        options["exact"] = True
    return Asked(chance.choice(forms)(), options)


def questions() -> list[Asked]:
    chance = random.Random(2019)
    return [question(chance) for _ in range(220)]


def excluding(asked: Asked) -> bool:
    return bool(re.search(r"(?:^| )(?:-|SAUF )", asked.text))


KINDS = pytest.mark.parametrize(
    "asked",
    [
        [asked for asked in questions() if not excluding(asked)],
        [asked for asked in questions() if excluding(asked)],
    ],
    ids=["asking", "excluding"],
)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, Archive]]:
    place = tmp_path_factory.mktemp("parity")
    chance = random.Random(1968)
    written = write_articles(
        place / "articles.jsonl", [article(number, chance) for number in range(300)]
    )
    for engine in ("tantivy", "whoosh"):
        synchronise([SEEDS, written], place / engine, engine=engine, today=TODAY)
    with Archive(place / "tantivy") as tantivy, Archive(place / "whoosh") as whoosh:
        yield tantivy, whoosh


def answers(archives: tuple[Archive, Archive], asked: Asked, **options: Any) -> list[ResultPage]:
    return [
        archive.find(asked.text, today=TODAY, **{**asked.options, **options})
        for archive in archives
    ]


def test_parity_questions_are_of_many_kinds(archives: tuple[Archive, Archive]) -> None:
    pages = [archives[0].find(asked.text, today=TODAY, **asked.options) for asked in questions()]
    assert sum(page.relaxed for page in pages) > 10
    assert sum(page.total == 0 for page in pages) in range(5, 80)
    assert sum(bool(asked.options) for asked in questions()) > 60


@KINDS
def test_parity_of_articles_found(archives: tuple[Archive, Archive], asked: list[Asked]) -> None:
    for each in asked:
        one, other = answers(archives, each, limit=1000)
        assert {hit.id for hit in one.hits} == {hit.id for hit in other.hits}, each
        assert (one.total, one.relaxed, one.notes) == (other.total, other.relaxed, other.notes), (
            each
        )


@KINDS
def test_parity_of_pages_by_date(archives: tuple[Archive, Archive], asked: list[Asked]) -> None:
    for each, sort in zip(asked, cycle(("date", "-date")), strict=False):
        one, other = answers(archives, each, limit=20, sort=sort)
        assert one.hits == other.hits, each


def test_parity_of_the_ten_best_is_above_nine_in_ten(
    archives: tuple[Archive, Archive],
) -> None:
    shared = total = 0
    for asked in questions():
        one, other = ([hit.id for hit in page.hits] for page in answers(archives, asked))
        shared += len(set(one) & set(other))
        total += len(one)
    assert shared / total > 0.9
