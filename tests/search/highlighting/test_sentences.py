"""Sentences end where they should, and not at the full stops of abbreviations."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.highlighting.sentences import sentence_at, sentence_ends, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le Dr. Henri Vasseur et Mme. Morel ont signé.",
        "M. Karimi a reçu MM. Dubois et Lenoir au palais.",
        "M. Le Goff et le Gén. Bertin sont là.",
        "Le Col. Bertin est mort.",
        "Voir cf. Le Courrier du mardi.",
        "L’art. 49.3 et l’art. L. 121-1 du code.",
        "L’église de St. Martin a brûlé.",
        "Le p. 12 et le n. 5, en janv. 2019, env. 30 morts.",
        "J. Karimi, J.-P. Morel et A. B. Lenoir ont voté.",
        "Le chap. IV du livre.",
        "La dette de 12. 000 euros.",
        "« Assez ! » a-t-il crié.",
        "« Assez ! », dit-il.",
        "Quoi ? demande-t-elle.",
        "Il hésite… puis part.",
        "Mgr. Lenoir, le Pr. Morel et Me. Karimi plaident.",
        "De nos j. on lit peu.",
        "Le prof. Morel et le gén. Bertin sont en retard.",
        "La S.A.R.L. Verdoyer ferme.",
    ],
)
def test_a_sentence_is_not_cut_in_the_middle(sentence: str) -> None:
    assert split(f"Il pleut. {sentence} La suite vient.") == [
        "Il pleut.",
        sentence,
        "La suite vient.",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Il aime l’art. Le reste l’ennuie.", "Il aime l’art."),
        ("Trois noyés en mer. Une enquête est ouverte.", "Trois noyés en mer."),
        ("C’était en 2019. Le maire a cédé.", "C’était en 2019."),
        ("Elle a tout payé. 12 personnes sont venues.", "Elle a tout payé."),
        ("Le plan B. Il a échoué.", "Le plan B."),
        ("Vive la S.N.C.F. Le train part.", "Vive la S.N.C.F."),
        ("Elle écoute son prof. Le cours finit.", "Elle écoute son prof."),
        ("Il vend la S.A.R.L. Le prix monte.", "Il vend la S.A.R.L."),
        ("« Je pars. » Il est parti.", "« Je pars. »"),
        ('"Je pars." "Restez."', '"Je pars."'),
        ("Vraiment ?! Oui.", "Vraiment ?!"),
        ("Un titre sans point\nLe texte.", "Un titre sans point"),
        ("1. Le premier point. 2. Le second.", "1. Le premier point."),
        ("他来了。他走了。", "他来了。"),
        ("هل جاء؟ نعم.", "هل جاء؟"),
    ],
)
def test_a_sentence_ends(text: str, first: str) -> None:
    assert split(text)[0] == first


@given(st.text(alphabet="aA .!?…\n»«\"1M'-é。", max_size=80))
def test_sentences_are_in_order_and_leave_out_nothing_but_spaces(text: str) -> None:
    end_before = 0
    for start, end in sentences(text):
        assert not text[end_before:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        end_before = end
    assert not text[end_before:].strip()


@given(st.text(alphabet="ab1 .!?…\n»)”«M", max_size=40))
def test_the_sentence_of_a_word_is_the_same_without_the_lines_before_it(text: str) -> None:
    places = [0, *sentence_ends(text)]
    for start, end in pairwise(places):
        for offset in range(start, end):
            if text[offset].isalnum():
                assert sentence_at(text, offset) == (start, end)
                assert sentence_at(text, offset, start) == (start, end)
