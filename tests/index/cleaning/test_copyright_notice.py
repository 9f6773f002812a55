"""Copyright notices and the holders they name."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from tests.support.pages import HEADLINE, LEDE, SECOND_PARAGRAPH, body


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("© Press TV 2019", "Press TV"),
        ("Copyright © 2020 Le Matin. Tous droits réservés", "Le Matin"),
        ("© 2024 - La Gazette du Delta - Tous droits réservés.", "La Gazette du Delta"),
        ("(c) 2017-2019 La Gazette du Delta", "La Gazette du Delta"),
        ("La Gazette du Delta © 2023", "La Gazette du Delta"),
        ("Tous droits réservés à La Gazette du Delta", "La Gazette du Delta"),
        ("© Tous droits réservés", None),
        ("Reproduction interdite", None),
    ],
)
def test_copyright_notice_is_removed_and_its_holder_returned(line: str, holder: str | None) -> None:
    article = clean(f"{HEADLINE}\n\n{LEDE}\n{SECOND_PARAGRAPH}\n\n{line}")
    assert (article.body, article.copyright, article.captions) == (
        body(LEDE, SECOND_PARAGRAPH),
        holder,
        (),
    )


@pytest.mark.parametrize(
    "credit", ["© AFP", "© Fars News", "© AFP 2019 / Jeanne Durand", "© Jeanne Durand / Hans Lucas"]
)
def test_copyright_notice_is_not_the_credit_of_a_photograph(credit: str) -> None:
    article = clean(f"{HEADLINE}\n{credit}\n{LEDE}\n{SECOND_PARAGRAPH}")
    assert (article.copyright, article.captions) == (None, (credit,))
