"""Compounds: words with hyphens have a term of their own, which the same word without them shares.

`anti-terroriste` has the term of "antiterroriste", `Covid-19` that of "Covid19", and `49-3` that of
"49.3". The terms of the parts are in the index as well: a compound written with spaces is a phrase.
Hyphens that join no compound have no term: those of "dit-il" and of Arabic names, whose particles
some newspapers write apart or not at all.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from index.analysis.folding import fold, fold_word
from index.analysis.french import (
    ABBREVIATIONS,
    INVERTED_PRONOUNS,
    PREFIXES,
    WRITTEN_APART,
    stop_words,
)
from index.analysis.latin import COMBINING_MARKS
from index.analysis.lemmatizer import index_terms
from index.analysis.lexicon import french_lexicon
from index.analysis.ordinals import ordinal_term
from index.analysis.particles import ARABIC_ARTICLES, BINDING_PARTICLES
from index.lazy_pattern import TextPattern, lazy_pattern

MAX_COMPOUND_CHARS = 48
"""Longer runs of words with hyphens are addresses and rulers, not words."""
_MAX_CACHED_COMPOUNDS = 1 << 14
"""Compounds whose terms are remembered. Most texts have a few, and often the same ones."""
_MAX_KEPT_TEXTS = 8
"""Texts whose words with hyphens are remembered: the texts of one article, for several queries."""
_HEAD_CHARS = 8
_HYPHENS = "\\-\u2010\u2011"
_COMPOUND = TextPattern(
    rf"(?<![\w{COMBINING_MARKS}{_HYPHENS}])"
    rf"[^\W_][\w{COMBINING_MARKS}]*"
    rf"(?:[{_HYPHENS}](?:d['’])?[^\W_][\w{COMBINING_MARKS}]*)+"
)
_PART = TextPattern(rf"[^\W_][\w{COMBINING_MARKS}]*")
_LETTERS_AND_NUMBER = lazy_pattern(r"([a-z]+)([0-9]+)")
_NUMBER_AND_UNIT = lazy_pattern(r"([0-9]+)([a-z]{1,2})")
_CAMEL_CASE = lazy_pattern(r"[A-Za-z][a-zà-ÿ]+(?:[A-Z][a-zà-ÿ]+)+")
_PART_OF_CAMEL_CASE = lazy_pattern(r"[A-Z]?[a-zà-ÿ]+")
_HOUR = lazy_pattern(r"([0-9]{1,2})(h)([0-9]{2})")
_SHORT_NUMBER = lazy_pattern(r"[0-9]{1,3}")
_ONLY_PRONOUNS = INVERTED_PRONOUNS - {"vous"}
"""Words that end no compound of two words. "Rendez-vous" is one."""
NO_HYPHEN_AFTER = ARABIC_ARTICLES | BINDING_PARTICLES
"""Words that a hyphen joins to no compound."""


class Compound(Struct, frozen=True):
    """A word with hyphens in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        parts: The words between its hyphens, as they are written.
        terms: The terms of the whole.
        exact: The exact term of the same word without hyphens.
    """

    start: int
    end: int
    parts: tuple[str, ...]
    terms: tuple[str, ...]
    exact: str


def compounds(text: str, beginnings: Container[str] | None = None) -> Iterator[Compound]:
    """Yield the compounds of a text in order.

    Args:
        text: The text.
        beginnings: How the folded compounds may begin, by `beginning`; None for any.
    """
    for start, written, begins in _kept_words_with_hyphens(text):
        if beginnings is not None and begins not in beginnings:
            continue
        terms = compound_terms(written)
        if terms:
            parts = tuple(_PART.of(written).findall(written))
            exact = terms[0] if "".join(parts).isdigit() else _joined_form(parts)
            yield Compound(start, start + len(written), parts, terms, exact)


@lru_cache(maxsize=_MAX_CACHED_COMPOUNDS)
def beginning(word: str) -> str:
    """Return the first two letters of a word, folded. The word may be a term."""
    head = fold(word[:_HEAD_CHARS])
    for short, whole in ABBREVIATIONS.items():
        if word.startswith((f"{short}-", f"{short}‑")):
            return fold(whole)[:2]
    return head[:2]


def terms_of_compounds(text: str) -> list[str]:
    """Return the terms of the compounds of a text, in order: all that an index needs of them."""
    terms: list[str] = []
    for _, written in _words_with_hyphens(text):
        terms += compound_terms(written)
    return terms


@lru_cache(_MAX_KEPT_TEXTS)
def _kept_words_with_hyphens(text: str) -> tuple[tuple[int, str, str], ...]:
    """Return the words of a text that have hyphens, each with its offset and its `beginning`.

    The next query may ask for the same text.
    """
    return tuple(
        [(start, written, beginning(written)) for start, written in _words_with_hyphens(text)]
    )


def _words_with_hyphens(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a text that have hyphens, each with its offset.

    Few parts of a text between spaces have one, so to look for hyphens is quicker than to go through
    the text word by word.
    """
    if "\u2010" in text or "\u2011" in text:
        text = text.replace("\u2010", "-").replace("\u2011", "-")
    hyphen = text.find("-")
    while hyphen >= 0:
        start = text.rfind(" ", 0, hyphen) + 1
        end = text.find(" ", hyphen)
        if end < 0:
            end = len(text)
        part = text[start:end]
        for match in _COMPOUND.of(part).finditer(part):
            yield start + match.start(), match[0]
        hyphen = text.find("-", end)


@lru_cache(maxsize=_MAX_CACHED_COMPOUNDS)
def compound_terms(written: str) -> tuple[str, ...]:
    """Return the terms of a word with hyphens; none if its parts are words by themselves."""
    parts = [ABBREVIATIONS.get(part, part) for part in _PART.of(written).findall(written)]
    keys = [fold(part) for part in parts]
    if len(written) > MAX_COMPOUND_CHARS or not all(keys) or _are_apart(keys):
        return ()
    if all(key.isdigit() for key in keys):
        return _terms_of_numbers(keys)
    joined = "".join(keys)
    if french_lexicon().readings(joined):
        return index_terms("".join(parts), joined).terms
    if keys[-1] in stop_words():
        return ()  # "appelle-t-on"
    return (_joined_lemmas(parts),)


def parts_of_joined(key: str) -> tuple[str, ...]:
    """Return the parts of a folded word that some texts write apart: "cac40", "h&m", "antiterroriste".

    None are returned for a word that nobody writes so.
    """
    if key[:1].isdigit():
        return _parts_after_number(key)
    if "&" in key:
        return tuple(key.split("&"))
    number = _LETTERS_AND_NUMBER.fullmatch(key)
    if number:
        return number.groups()
    if key in WRITTEN_APART:
        return WRITTEN_APART[key]
    for prefix in PREFIXES:
        rest = key.removeprefix(prefix)
        if rest != key and len(rest) > 3 and french_lexicon().readings(rest):
            return prefix, rest
    return ()


def parts_of_camel_case(word: str) -> tuple[str, ...]:
    """Return the folded parts of a name with capitals within it, which some texts write apart."""
    if not _CAMEL_CASE.fullmatch(word):
        return ()
    return tuple(map(fold, _PART_OF_CAMEL_CASE.findall(word)))


def inflected_parts(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield how the folded parts of a compound of two words may be inflected: "jeux vidéo"."""
    if len(parts) == 2:
        left, right = map(_numbers_of, parts)
        yield from ((first, second) for first in left for second in right)


def _numbers_of(part: str) -> tuple[str, ...]:
    """Return the singular and the plural of a folded word, or the word if it has no plural."""
    lemma = index_terms(part, part).terms[0]
    plurals = [lemma + ending for ending in ("s", "x") if _is_form_of(lemma, lemma + ending)]
    return (lemma, *plurals) if plurals else (part,)


def _is_form_of(lemma: str, key: str) -> bool:
    return any(lemma in reading.all_terms for reading in french_lexicon().readings(key))


def joined_pair(left: str, right: str) -> tuple[str, ...]:
    """Return the terms of two folded words if they are also written as one: "week end", "CAC 40"."""
    joined = left + right
    if left.isdigit():
        return (joined,) if parts_of_joined(joined) == (left, right) else ()
    if joined in WRITTEN_APART:
        return index_terms(joined, joined).terms
    if (len(left) > 1 and left in stop_words()) or right in stop_words():
        return ()
    if _LETTERS_AND_NUMBER.fullmatch(joined) and left.isalpha() and right.isdigit():
        return (joined,)
    is_known = left.isalpha() and french_lexicon().readings(joined)
    return index_terms(joined, joined).terms if is_known else ()


def joined_name(left: str, right: str, *, are_names: bool) -> tuple[str, ...]:
    """Return the term of two folded words if they may be a name that texts write as one: "YouTube".

    Args:
        left: The first word.
        right: The second word.
        are_names: True if both have capitals. Else one must be no word of the lexicon: "marché noir"
            is not the town of Marchenoir.
    """
    keys = left, right
    if not all(key.isalpha() and len(key) > 1 and key not in stop_words() for key in keys):
        return ()
    is_name = are_names or not all(map(french_lexicon().readings, keys))
    return (left + right,) if is_name else ()


def _parts_after_number(key: str) -> tuple[str, ...]:
    """Return the parts of "20h", "20h30" or "5g". An ordinal number such as "2e" has none."""
    if ordinal_term(key):
        return ()
    from index.analysis.units import is_unit  # late: most queries have no number

    match = _HOUR.fullmatch(key) or _NUMBER_AND_UNIT.fullmatch(key)
    if not match or (len(match[2]) > 1 and not is_unit(match[2])):
        return ()
    return match.groups()


def _are_apart(keys: Sequence[str]) -> bool:
    """Return True if the folded parts of a word with hyphens are words by themselves."""
    if stop_words().issuperset(keys) or not NO_HYPHEN_AFTER.isdisjoint(keys[:-1]):
        return True
    # "peut-on" is a question, though a village is called Peuton
    return len(keys) == 2 and keys[1] in _ONLY_PRONOUNS


def _terms_of_numbers(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the term of "49-3". Longer numbers are years, or parts of a date."""
    if len(keys) == 2 and all(map(_SHORT_NUMBER.fullmatch, keys)):
        return (".".join(keys),)
    return ()


def _joined_form(parts: Iterable[str]) -> str:
    return "".join([fold(ABBREVIATIONS.get(part, part)) for part in parts])


def _joined_lemmas(parts: Sequence[str]) -> str:
    """Return one term for all inflections of a compound that the lexicon lacks."""
    return "".join([index_terms(part, fold_word(part)).terms[0] for part in parts])
