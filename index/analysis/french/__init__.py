"""French for the analyzer: stop words, and words that stand out.

Everything here is about folded words: lower case, without accents.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product
from pathlib import Path
from types import MappingProxyType

from index.analysis.word_lists import read_words

_FOLDER = Path(__file__).parent

ABBREVIATIONS = (
    {
        "St": "Saint",
        "Ste": "Sainte",
    }
    | dict.fromkeys(("bd", "Bd", "bld", "Bld"), "boulevard")
    | {
        f"{initial}{apostrophe}tit{ending}": f"{initial}etit{ending}"
        for initial, apostrophe, ending in product("pP", "'’", ("", "e", "s", "es"))
    }
)
"""Abbreviations that are always read as the whole word, which texts write as often: St-Étienne, p'tit.
Capitals count: "BD" is no boulevard."""
PREFIXES = (
    *("anti", "cyber", "hyper", "islamo", "micro", "narco", "neo", "post", "pseudo", "quasi"),
    *("semi", "ultra", "week"),
)
"""Prefixes that some texts write as a word before another one. None has a meaning of its own."""
WRITTEN_APART: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "bfmtv": ("bfm", "tv"),
        "franceinfo": ("france", "info"),
        "startup": ("start", "up"),
        "startups": ("start", "ups"),
        "weekend": ("week", "end"),
        "weekends": ("week", "ends"),
    }
)
"""Words that some texts write as several, by none of the prefixes."""
LEMMAS_WRITTEN_APART: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {"teeshirt": tuple(product(("tee", "t"), ("shirt", "shirts")))}
)
"""All forms of two words that a lemma has in some texts."""
SMALL_COMPOUNDS = frozenset(
    (
        *("estadire", "visavis", "audela", "audessus", "audessous", "peutetre", "jusquela"),
        *("cidessus", "cidessous", "cicontre", "cijoint", "entretemps"),
        *(f"{pronoun}meme{s}" for pronoun in ("nous", "vous") for s in ("", "s")),
        *(f"{pronoun}meme" for pronoun in ("moi", "toi", "soi", "lui", "elle")),
        *("euxmemes", "ellesmemes"),
    )
)
"""Compounds, joined, that say as little of what is sought as stop words do: "c'est-à-dire"."""
INVERTED_PRONOUNS = frozenset(
    ("je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "t", "y", "en")
)
"""Words that stand after a verb and its hyphen: "dit-on", "a-t-il"."""
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
        "entr'act",
        "entr'aid",
        "entr'aim",
        "entr'aperç",
        "entr'aperc",
        "entr'[eé]\u0301?gorg",
        "entr'ouv",
    ),
    *("inch'allah", "p'tit", "pin's", "presqu'[iî]\u0302?le", "prud'hom"),
    *("n'[bcdfgjklmnpqrstvwxz]", "m'[bcdfgjklmnpqrstvwxz]"),  # N'Djamena: nothing is elided there
)
"""Beginnings of words that have an apostrophe within them, not after an elided one."""


@cache
def stop_words() -> frozenset[str]:
    """Return the French function words, with the elided ones (l', qu', jusqu')."""
    return read_words(_FOLDER / "stopwords.txt")
