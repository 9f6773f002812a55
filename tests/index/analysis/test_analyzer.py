"""The analyzer: a word has the same terms whatever its accents, punctuation and spaces are."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyzer
from index.analysis.analyzer import (
    MAX_TERM_CHARS,
    Token,
    analyze,
    analyze_word,
    fold,
    stop_words,
    tokenize,
)
from index.schema import BOUNDARY

SPACES = {"space": " ", "no-break": "\u00a0", "thin": "\u2009", "narrow": "\u202f", "point": "."}
PRESS = st.text(
    st.sampled_from(
        "abeilnrstuAEIS éèàçœæŒÉ'’-\u2011\u00ad.,  \n_0123·«»\u0301\u0327\u00a0\u202f\u200b😀عر中я\ud800²½ﬁİß"
    ),
    max_size=60,
)


def exact(text: str) -> list[str]:
    return [token.exact for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'armée", "l armee"),
        ("l’été", "l ete"),
        ("aujourd'hui, d’aujourd’hui, l'hui", "aujourdhui d aujourdhui l hui"),
        ("presqu'île prud’hommes ENTR'OUVERT", "presquile prudhommes entrouvert"),
        ("jusqu’à", "jusqu a"),
        ("dʼIrak", "d irak"),
        ("al-Chaabi", "al chaabi"),
        ("al\u2011Chaabi", "al chaabi"),
        ("peut\u2010être", "peut etre"),
        ("gou\u00adver\u00adne\u00adment", "gouvernement"),
        ("zero\u200bwidth\u2060word\ufeff", "zerowidthword"),
        ("Œuvre cœur Æthiopie ex\u00e6quo", "oeuvre coeur aethiopie exaequo"),
        ("É\u0301", "e"),
        ("e\u0301te\u0301 ç c\u0327a", "ete c ca"),
        ("ÉLYSÉE Çà", "elysee ca"),
        ("Erdoğan Łódź Ñandú Straße", "erdogan lodz nandu strasse"),
        ("C.G.R.I. O.N.U", "cgri onu"),
        ("S.O.S. Racisme", "sos racisme"),
        ("M. Haddad", "m haddad"),
        ("Fin.Le début", "fin le debut"),
        ("12 000 hommes", "12000 hommes"),
        ("1 234 567", "1234567"),
        ("en 2019 200 morts", "en 2019 200 morts"),
        ("12 0000", "12 0000"),
        ("3-3 49.3 3,5", "3 3 49.3 3.5"),
        ("49/3 puis 49, 3 et 493", "49 3 puis 49 3 et 493"),
        ("12.05.2020 1,2,3 2019.12", "12 05 2020 1 2 3 2019 12"),
        ("12'000 12’000 1'234'567", "12000 12000 1234567"),
        ("12 000,50 1500,75 0.125 1.234", "12000.50 1500.75 0.125 1234"),
        ("L'U.E et l'U.E., plan A.Il", "l ue et l ue plan a il"),
        ("C++, C# et C", "c++ c# et c"),
        ("Les +gilets verts+ de +Nuit d'été+.", "les gilets verts de nuit d ete"),
        ("+5 % pour Canal+, et x+y+", "5 pour canal+ et x y+"),
        ("d'AT&T, R&D; at&t", "d at&t r&d at&t"),
        ("Dolce&Gabbana", "dolce gabbana"),
        ("人民日报abc", "人 民 日 报 abc"),
        ("snake_case __init__ _", "snake case init"),
        ("manifestant·e·s", "manifestant e s"),
        ("Covid-19 F16 S-300", "covid 19 f16 s 300"),
        ("😀 feu 🔥", "feu"),
        ("a\ud800b", "a b"),
        ("", ""),
        (" \n\t.,;:!?…«»“”'’-–—/|\\", ""),
    ],
)
def test_tokenize_splits_and_folds_the_words_of_a_text(text: str, expected: str) -> None:
    assert exact(text) == expected.split()


@pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
def test_tokenize_takes_groups_of_digits_for_one_number(space: str) -> None:
    text = f"plus de 12{space}000 morts"
    assert exact(text) == ["plus", "de", "12000", "morts"]
    token = tokenize(text)[2]
    assert text[token.start : token.end] == f"12{space}000"


@pytest.mark.parametrize(
    "text", ["الحشد الشعبي", "حزب الله", "人民日报", "Москва", "Αθήνα", "हिन्दी"]
)
def test_tokenize_finds_the_words_of_other_scripts(text: str) -> None:
    terms = exact(text)
    assert terms
    assert all(re.fullmatch(r"[a-z0-9]+|\w+", term) for term in terms)
    assert exact(f"avant {text} après")[1:-1] == terms


def test_terms_of_long_words_are_cut_alike_in_documents_and_queries() -> None:
    [token] = tokenize("é" * 500)
    assert token.exact == "e" * MAX_TERM_CHARS
    assert all(len(lemma) <= MAX_TERM_CHARS for lemma in token.lemmas)
    assert (token.start, token.end) == (0, 500)
    assert tokenize("é" * 100 + "x")[0].exact == token.exact


def test_token_offsets_point_into_the_text_as_given() -> None:
    text = "L’E\u0301tat\u2011major — cœur"
    assert [text[token.start : token.end] for token in tokenize(text)] == [
        "L",
        "E\u0301tat",
        "major",
        "cœur",
    ]


@pytest.mark.slow
@given(PRESS | st.text(max_size=40))
def test_every_token_is_a_slice_of_the_text_and_has_its_terms(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        assert analyze_word(text[token.start : token.end]).at(token.start, token.end) == token
        end = token.end


@given(PRESS | st.text(max_size=40))
def test_analyze_gives_the_terms_of_the_tokens(text: str) -> None:
    tokens = tokenize(text)
    analyzed = analyze(text)
    assert analyzed.exact == " ".join(token.exact for token in tokens)
    assert analyzed.lemmas == " ".join(lemma for token in tokens for lemma in token.lemmas)
    assert analyzed.spellings.split() == [form for token in tokens for form in token.spellings]


@given(PRESS | st.text(max_size=40))
def test_terms_hold_no_space_and_are_never_empty(text: str) -> None:
    for token in tokenize(text):
        for term in (token.exact, *token.lemmas, *token.spellings):
            assert term
            assert term.split() == [term]
            assert term != BOUNDARY
            assert len(term) <= MAX_TERM_CHARS
            assert term.encode()


@given(st.text("abcEz éèêëàâîïôûùüçœÉÇÀŒñğłéíáö'’-.,12\n_", max_size=40))
def test_analyze_takes_composed_and_decomposed_accents_for_one(text: str) -> None:
    decomposed, composed = unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text)
    assert analyze(decomposed) == analyze(composed)


@given(st.text("abcdefgilmnoprstuvxéèêëàâîïôûùüçœæ", min_size=1, max_size=20), st.booleans())
def test_exact_terms_ignore_accents_and_case(word: str, upper: bool) -> None:
    word = unicodedata.normalize("NFC", word)
    bare = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(character for character in bare if not unicodedata.combining(character))
    assert bare.isascii()
    assert exact(word.upper() if upper else word) == exact(bare)


@given(PRESS)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_stop_words_are_folded_and_hold_elisions() -> None:
    assert {
        "le",
        "du",
        "l",
        "qu",
        "jusqu",
        "lorsqu",
        "puisqu",
        "quoiqu",
        "a",
        "ete",
    } <= stop_words()
    assert all(fold(word) == word for word in stop_words())


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "a." * 100_000,
        "1 " * 100_000,
        "123 " * 50_000,
        "e\u0301" * 100_000,
        "_" * 200_000,
        ".\u00ad" * 99_999,
    ],
)
def test_tokenize_is_quick_on_any_monotonous_text(text: str) -> None:
    assert all(isinstance(token, Token) for token in tokenize(text))


def test_no_more_words_are_remembered_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Les ministres arrivent demain à Tours, et les chats dorment aux Tours neuves."
    expected = analyze(text)
    words = analyzer._AnalyzedWords()
    monkeypatch.setattr(analyzer, "_MAX_GENERATION_WORDS", 6)
    monkeypatch.setattr(analyzer, "_ANALYZED_WORDS", words)
    for _ in range(3):
        assert analyze(text) == expected
        assert max(len(words), len(words._older)) <= 6
