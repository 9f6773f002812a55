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
_NAMES_WRITTEN_APART = (
    *("air france", "al jazeera", "al qaeda", "al qaida", "arcelor mittal", "astra zeneca"),
    *("auto lib", "bfm business", "bfm tv", "bla bla car", "bnp paribas", "byte dance"),
    *("chat gpt", "crit air", "crowd strike", "de gaulle", "deep mind", "deep seek"),
    *("disney land", "docto lib", "easy jet", "euro disney", "face book", "france bleu"),
    *("france culture", "france info", "france inter", "france soir", "france televisions"),
    *("git hub", "glaxo smith kline", "goldman sachs", "hong kong", "insta gram", "le pen"),
    *("linked in", "ma prime renov", "mc cartney", "mc donald", "mc donalds", "mc kinsey"),
    *(
        "me too",
        "media part",
        "net flix",
        "new york",
        "open ai",
        "oui go",
        "parcours sup",
        "pay pal",
    ),
    *("play station", "ryan air", "snap chat", "soft bank", "space x", "stop covid", "tik tok"),
    *("total energies", "tous anti covid", "uber eats", "wall street", "we chat", "whats app"),
    *("wiki leaks", "you tube"),
)
WRITTEN_APART: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        written.replace(" ", ""): tuple(written.split())
        for written in (
            *_NAMES_WRITTEN_APART,
            *("start up", "start ups", "week end", "week ends", "wi fi"),
        )
    }
)
"""Words and names that some texts write as several, by none of the prefixes."""
LEMMAS_WRITTEN_APART: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "jesuschrist": (("j", "c"),),
        "teeshirt": tuple(product(("tee", "t"), ("shirt", "shirts"))),
    }
)
"""All forms of two words that a lemma has in some texts."""
ABBREVIATED_BEFORE_WORD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "apr": ("apres",),
        "apres": ("apr",),
        "art": ("article",),
        "article": ("art",),
        "av": ("avant", "avenue"),
        "avant": ("av",),
        "avenue": ("av",),
        "faubourg": ("fbg", "fg"),
        "fbg": ("faubourg", "fg"),
        "gal": ("general",),
        "general": ("gal",),
        "pl": ("place",),
        "place": ("pl",),
    }
)
"""Words, folded, that some texts abbreviate before a name or a number, and their other forms there:
"av. Foch", "art. 49"."""
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
IRISH_NAME = "o'[a-z]"
"""The beginning of O'Brien: nothing is elided there."""
WORDS_WITH_APOSTROPHE = (
    IRISH_NAME,
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
