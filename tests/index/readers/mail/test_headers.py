"""The headers of a mail are read, whatever they are encoded as."""

from __future__ import annotations

import pytest

from tests.support.read_mail import read_article


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Le bac", "Le bac"),
        ("=?utf-8?q?Le_bac_de_l=27=C3=A9t=C3=A9?=", "Le bac de l'été"),
        ("=?utf-8?B?TGUgYmE=?=\n =?utf-8?B?Yw==?=", "Le bac"),
        ("=?iso-8859-1?Q?=C9t=E9?= 2019", "Été 2019"),
        ("=?inconnu?Q?=C3=A9t=C3=A9?=", "été"),
        ("=?iso-8859-1?Q?=C3=A9t=C3=A9?=", "été"),
        ("=?utf-8?B?cass\u00e9?=", None),
        ("Été à Rosette", "Été à Rosette"),
        ("Le bac\n\tde Rosette", "Le bac de Rosette"),
        ("Fwd: TR : Re: RE: Le bac", "Le bac"),
        ("Réf: Le bac", "Le bac"),
        ("Retour du bac : enfin", "Retour du bac : enfin"),
        ("Re:", None),
        ("", None),
    ],
)
def test_the_subject_header_is_the_title_as_text(written: str, title: str | None) -> None:
    assert read_article(f"Subject: {written}").title == title


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("Le Nil <lettre@nil.example>", "Le Nil"),
        ('"Le Nil" <lettre@nil.example>', "Le Nil"),
        ("=?utf-8?Q?Le_Nil_=C3=A9ternel?= <lettre@nil.example>", "Le Nil éternel"),
        ("Le Nil - Newsletter <lettre@nil.example>", "Le Nil"),
        ("lettre@nil.example", None),
        ('"lettre@nil.example" <lettre@nil.example>', None),
        ("<<<>>>", None),
    ],
)
def test_the_sender_header_gives_the_source_by_name(written: str, source: str | None) -> None:
    assert read_article(f"From: {written}").source == source
