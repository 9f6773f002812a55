"""Telling the language of a text, and the strays among the paragraphs of a French one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning.language_detection import (
    foreign_paragraphs,
    language_of,
    without_foreign_paragraphs,
)

FRENCH = (
    "Le ministre de l'Eau a reçu mardi matin une délégation de pêcheurs venue du delta, selon un communiqué "
    "de ses services, et les deux parties sont convenues de se revoir avant la fin de la saison."
)
STRAYS = {
    "en": "The minister of water said on Tuesday that the dam would be finished before the end of the year.",
    "es": "El ministro del Agua dijo el martes que la presa estará terminada antes de fin de año.",
    "de": "Der Minister sagte am Dienstag, dass der Damm noch vor dem Ende des Jahres fertig sein werde.",
    "it": "Il ministro ha detto martedì che la diga sarà finita prima della fine dell'anno, ma non è così.",
    "pt": "O ministro disse na terça-feira que a barragem estará pronta antes do fim do ano, mas não é verdade.",
    "nl": "De minister zei dinsdag dat de dam voor het einde van het jaar klaar zal zijn, maar dat is niet zo.",
    "tr": "Bakan salı günü barajın yıl sonuna kadar biteceğini söyledi ama balıkçılar ona inanmıyor ve çok kızgın.",
    "ar": "قال الوزير يوم الثلاثاء إن السد سيكتمل قبل نهاية العام، لكن الصيادين لا يصدقونه.",
    "fa": "وزیر روز سه‌شنبه گفت که سد پیش از پایان سال ساخته می‌شود، اما ماهیگیران باور نمی‌کنند.",
    "he": "השר אמר ביום שלישי שהסכר יושלם לפני סוף השנה, אבל הדייגים אינם מאמינים לו.",
    "ru": "Министр заявил во вторник, что плотина будет достроена до конца года, но рыбаки ему не верят.",
    "uk": "Міністр заявив у вівторок, що греблю буде добудовано до кінця року, але рибалки йому не вірять.",
    "el": "Ο υπουργός δήλωσε την Τρίτη ότι το φράγμα θα ολοκληρωθεί πριν από το τέλος του έτους.",
    "zh": "部长星期二表示,大坝将在年底前完工,但三角洲的渔民并不相信他的话,他们要求政府公布工程进度,并尽快召开会议。",
}
FRENCH_ALL_THE_SAME = [
    "Le Washington Post et The New York Times ont publié la lettre de Donald Trump à Kim Jong-un.",
    "Il a cité la phrase de Churchill : « We shall fight on the beaches, we shall fight on the landing grounds. »",
    "« This is the end of the story », a-t-il lancé en anglais avant de quitter la tribune.",
    "Avec Leonardo DiCaprio, Brad Pitt, Margot Robbie, Al Pacino, Dakota Fanning et Timothy Olyphant.",
    "Mohammed ben Salmane, Recep Tayyip Erdoğan et Volodymyr Zelensky étaient attendus à Charm el-Cheikh.",
    "El País, La Vanguardia, El Mundo et La Razón titraient tous mardi sur la démission du ministre.",
    "Résultats : Real Madrid - FC Barcelone 2-1, Atlético - Séville 0-0, Valence - Villarreal 3-2.",
    "Il y avait 33 °C à Strasbourg, 32 °C à Paris et 35 °C à Lyon.",
]


@pytest.mark.parametrize(("language", "text"), [*STRAYS.items(), ("fr", FRENCH)])
def test_the_language_of_a_sentence(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["", " ", "…", "Irak", "Emmanuel Macron", "12 000", "qxz wvk", "\ud800", "🎉🎉🎉🎉🎉"]
)
def test_what_is_too_short_or_no_language_has_none(text: str) -> None:
    assert language_of(text) is None


def test_the_language_of_an_article_is_that_of_most_of_it() -> None:
    article = "\n".join([STRAYS["en"], *[FRENCH] * 8])
    assert language_of(article) == "fr"
    assert language_of("\n".join([FRENCH, *[STRAYS["en"]] * 30])) == "en"


def test_a_french_sentence_that_quotes_another_language_is_french() -> None:
    assert language_of(FRENCH_ALL_THE_SAME[1]) in {"fr", None}
    assert language_of(FRENCH_ALL_THE_SAME[2]) in {"fr", None}


@pytest.mark.parametrize("stray", STRAYS.values(), ids=STRAYS)
@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_stray_paragraph_is_told_wherever_it_stands(stray: str, place: int) -> None:
    paragraphs = [FRENCH] * 4
    paragraphs.insert(place, stray)
    body = "\n".join(paragraphs)
    assert [body[start:end] for start, end in foreign_paragraphs(body)] == [stray]
    assert without_foreign_paragraphs(body).strip("\n") == "\n".join([FRENCH] * 4)


@pytest.mark.parametrize("line", FRENCH_ALL_THE_SAME)
def test_foreign_names_and_quotations_make_no_paragraph_foreign(line: str) -> None:
    body = f"{FRENCH}\n{line}\n{FRENCH}"
    assert foreign_paragraphs(body) == ()
    assert without_foreign_paragraphs(body) == body


def test_a_text_that_is_not_mainly_french_has_no_strays() -> None:
    assert foreign_paragraphs("\n".join([STRAYS["en"], STRAYS["es"], STRAYS["de"], FRENCH])) == ()
    assert foreign_paragraphs(STRAYS["ar"]) == ()


@given(st.text() | st.lists(st.sampled_from([FRENCH, *STRAYS.values(), "", "…"])).map("\n".join))
def test_any_text_is_parted_at_line_ends_only(text: str) -> None:
    language_of(text)
    lines = text.split("\n")
    places = foreign_paragraphs(text)
    assert all(text[start:end] in lines for start, end in places)
    assert list(places) == sorted(places)
    kept = without_foreign_paragraphs(text)
    assert len(kept) <= len(text)
    assert {line for line in kept.split("\n") if line} <= set(lines)


@pytest.mark.parametrize(
    "text", ["a " * 200_000, "é\n" * 200_000, "ب " * 200_000, '"' * 300_000, "« " * 200_000]
)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    language_of(text)
    foreign_paragraphs(text)
    assert time.process_time() - start < 2
