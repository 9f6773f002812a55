"""Lines that a mail program has broken are joined to paragraphs."""

from __future__ import annotations

from index.readers.mail.paragraphs import unwrapped
from tests.support.read_mail import read_article

WRAPPED = (
    "Le bac de Rosette a repris ses traversées jeudi matin, après onze jours\n"
    "d’arrêt dus à la crue du fleuve.\n\nLes habitants de la rive droite :\n- font\n- la queue"
)
JOINED = WRAPPED.replace("jours\nd’arrêt", "jours d’arrêt")


def test_unwrapped_joins_the_lines_that_a_program_has_broken() -> None:
    assert unwrapped(WRAPPED) == JOINED


def test_unwrapped_leaves_lines_that_nobody_has_broken() -> None:
    assert unwrapped(JOINED) == JOINED


def test_flowed_text_is_joined_at_its_soft_breaks_but_for_the_signature() -> None:
    headers = "Content-Type: text/plain; format=flowed"
    assert read_article(headers, "Un \ndeux\n-- \nSigné").text == "Un deux\n-- \nSigné"


def test_a_paragraph_of_many_lines_is_joined_in_a_moment() -> None:
    lines = ["Le bac de Rosette a repris ses traversées, après onze jours d’arrêt."] * 200_000
    # joined one after the other, they would take minutes
    assert unwrapped("\n".join(lines)) == " ".join(lines)
