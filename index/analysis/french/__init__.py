"""French for the analyzer: stop words, and the rules and lists of the stemmer.

Everything here is about folded words: lower case, without accents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from index.analysis.word_lists import read_entries, read_words

_FOLDER = Path(__file__).parent

SuffixRule: TypeAlias = tuple[int, str, str]
"""The least letters of a word that the rule applies to, the ending, and the text that replaces it.

`(6, "eaux", "eau")` makes "bateau" of "bateaux" and does not apply to "eaux", a word of four letters.
"""

PLURAL_RULES: tuple[SuffixRule, ...] = (
    (6, "aises", "ai"),
    (6, "aise", "ai"),
    (6, "oises", "oi"),
    (6, "oise", "oi"),
    (6, "eaux", "eau"),
    (6, "aux", "al"),
    (6, "ails", "al"),
    (6, "ail", "al"),
    (4, "x", ""),
)
"""Plurals in -x, and feminines of -ais and -ois: chevaux, travaux, francaises."""
FINAL_S_RULES: tuple[SuffixRule, ...] = ((4, "s", ""),)
"""The plural in -s."""
FINAL_F_RULES: tuple[SuffixRule, ...] = ((4, "if", "iv"),)
"""Masculines in -if get the v of their feminines, so that both share a stem: actif, active."""
TENSE_RULES: tuple[SuffixRule, ...] = (
    (8, "issaient", "ir"),
    (7, "issait", "ir"),
    (7, "issent", "ir"),
    (7, "issez", "ir"),
    (9, "eraient", ""),
    (7, "erait", ""),
    (8, "eront", ""),
    (8, "erent", ""),
    (7, "aient", ""),
    (6, "ait", ""),
    (7, "era", ""),
    (7, "ent", ""),
    (6, "ndre", "nd"),
    (6, "rdre", "rd"),
    (6, "ndue", "nd"),
    (6, "rdue", "rd"),
    (5, "ndu", "nd"),
    (5, "rdu", "rd"),
)
"""Verbs in the tenses and persons in which the press reports: finissait, voteront, dira."""
DERIVATION_RULES: tuple[SuffixRule, ...] = (
    (10, "issement", "ir"),
    (9, "issant", "ir"),
    (7, "ement", ""),
    (11, "ficatrice", "fi"),
    (11, "ficateur", "fi"),
    (9, "catrice", "qu"),
    (9, "cateur", "qu"),
    (8, "atrice", ""),
    (8, "ateur", ""),
    (7, "trice", "t"),
    (7, "teuse", "t"),
    (7, "teur", "t"),
    (6, "euse", "eu"),
    (6, "ieme", ""),
    (7, "iere", "i"),
    (9, "ere", ""),
    (5, "folle", "fou"),
    (5, "molle", "mou"),
    (10, "nnelle", "n"),
    (10, "nnel", "n"),
    (9, "ique", ""),
    (9, "esse", ""),
    (8, "inage", "in"),
    (10, "isation", ""),
    (9, "ation", ""),
    (9, "ition", ""),
)
"""The commonest derivations: gouvernement, directrice, manifestation."""
ABBREVIATIONS = {"St": "Saint", "Ste": "Sainte"}
"""Abbreviations that are always read as the whole word, which texts write as often: St-Étienne."""
PREFIXES = (
    *("anti", "cyber", "hyper", "islamo", "micro", "narco", "neo", "post", "pseudo", "quasi"),
    *("semi", "ultra", "week"),
)
"""What some texts write as a word before another one. None has a meaning of its own."""
INVERTED_PRONOUNS = frozenset(
    ("je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "t", "y", "en")
)
"""What stands after a verb and its hyphen: "dit-on", "a-t-il"."""
NOUNS_LIKE_SMALL_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "or": frozenset(("l", "d", "de", "en", "un", "cet")),
        "car": frozenset(("le", "un", "du", "au", "de", "en", "ce", "par")),
        "ete": frozenset(("l", "d", "cet", "en", "un")),
        "est": frozenset(("l", "d")),
        "son": frozenset(("le", "un", "du", "au")),
        "ton": frozenset(("le", "un", "du", "au")),
        "vers": frozenset(("le", "les", "un", "des", "en")),
        "pas": frozenset(("le", "les", "un", "des")),
    }
)
"""Nouns that are spelt like stop words, folded, with the articles that show which is meant."""
AUXILIARIES_BEFORE_ETE = frozenset(
    (
        *("a", "ai", "as", "avons", "avez", "ont", "avait", "avaient", "aura", "auront", "aurait"),
        *("avoir", "ayant", "t", "il", "elle", "ils", "elles", "on", "n", "pas", "aussi", "eu"),
    )
)
"""Words before "été" that show that it is no summer."""
WORDS_WITH_APOSTROPHE = (
    *(
        "aujourd'hui",
        "baha'i",
        "entr'aim",
        "entr'aperç",
        "entr'aperc",
        "entr'[eé]\u0301?gorg",
        "entr'ouv",
    ),
    *("inch'allah", "pin's", "presqu'[iî]\u0302?le", "prud'hom"),
)
"""How words begin that have an apostrophe within them, not after an elided one."""
NO_TENSE = re.compile(r"(?:[fh]er|m)ent\Z|(?:f|tr|souh)ait\Z")
"""Ends of nouns and adjectives that look like verbs: adherent, gouvernement, portrait, souhait."""


@cache
def stop_words() -> frozenset[str]:
    """Return the French function words, with the elided ones (l', qu', jusqu')."""
    return read_words(_FOLDER / "stopwords.txt")


@cache
def words_in_ent() -> frozenset[str]:
    """Return words in -ent that are not verbs: "president". Others are matched by `NO_TENSE`."""
    return read_words(_FOLDER / "words_in_ent.txt")


@cache
def irregular_feminines() -> dict[str, str]:
    """Return the masculine of each feminine that no rule turns into it: "long" of "longue"."""
    masculines: dict[str, str] = {}
    for line in read_entries(_FOLDER / "feminines.txt"):
        feminine, masculine = line.split()
        masculines[feminine] = masculine
    return masculines
