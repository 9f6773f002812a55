"""Languages: which one a text is in, by its script or by the small words it is full of.

Enough to leave a stray caption in English out of a French article; not to tell close languages from a few words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

_TABLE: Final = Path(__file__).with_name("language_words.txt")

_SURELY_FRENCH: Final = "surely fr"  # the list of words that no other language has several of
_SAMPLE: Final = 400  # characters that tell the language of a paragraph, and of each part of a text
_FEWEST: Final = 3  # small words of one language that tell it
_SHARE: Final = 0.2  # of a text's words are small ones, in each language whose words we have
_LEAD: Final = 1.3  # times the weight of the next language
_SHORTEST_UNQUOTED: Final = 20  # characters around a quotation that tell the language by themselves
_SHORTEST: Final = 40  # characters of a paragraph that may be foreign
_OTHER_SHARE: Final = (
    3  # times as many letters of another script as of ours make a paragraph foreign
)
_FOREIGN_WORDS: Final = 4  # small words that are not French, which a foreign paragraph has at least
_FOREIGN_SHARE: Final = 0.25  # of its words are small ones of its language
_FRENCH_SHARE: Final = 0.25  # times as many, at most, are French and not of that language
_GLANCE: Final = 160  # characters in which nearly all French paragraphs show what they are

_FOREIGN_LETTER = re.compile(r"[áãäåìíòóõöúýñßøđğıłńňřśşšťůžźżćčąęěőűțșă]")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_WORDS = re.compile(r"[^\W\d_]+")
_FRENCH_ENOUGH: Final = 4  # of these that no other language has together
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_OTHER = re.compile(
    r"[\u0370-\u1cff\u1f00-\u1fff\u2d00-\u2dff\u3040-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc]"
)

_SCRIPTS: Final = (
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("he", re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]")),
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff\uf900-\ufaff]")),
)
"""One language for each script; Japanese stands before Chinese, whose characters it has too."""

_LETTERS: Final = MappingProxyType(
    {
        "ar": (("ur", "ٹڈڑےںھہ"), ("fa", "پچژگکی"), ("ar", "ةىيك")),
        "ru": (("uk", "іїєґ"), ("sr", "ђјљњћџ"), ("be", "ў"), ("mk", "ѓќѕ"), ("ru", "ыэё")),
    }
)
"""The letters that tell the languages of one script apart, where they are more than the next ones."""


def language_of(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code, or None when it is too short, or too mixed, to tell.

    Args:
        text: Any text; of a long one the beginning, the middle and the end are looked at.
    """
    middle = len(text) // 2
    if _is_surely_french(text[:_SAMPLE]) and _is_surely_french(text[middle : middle + _SAMPLE]):
        return "fr"
    sample = _sample(text)
    if _OTHER.search(sample) and (script := _script(sample)):
        return script
    unquoted = _QUOTED.sub(" ", sample)
    words = _WORDS.findall((unquoted if len(unquoted) >= _SHORTEST_UNQUOTED else sample).lower())
    small = [known for word in words if (known := _languages_by_word().get(word))]
    weights: defaultdict[str, float] = defaultdict(float)
    for known in small:  # a word of many languages tells little
        for language in known:
            weights[language] += 1 / len(known)
    (most, first), (next_most, _) = (
        *sorted(((w, name) for name, w in weights.items()), reverse=True),
        (0.0, ""),
        (0.0, ""),
    )[:2]
    enough = sum(first in known for known in small) >= max(_FEWEST, _SHARE * len(words))
    return first if enough and most >= _LEAD * next_most else None


def foreign_paragraphs(body: str) -> tuple[tuple[int, int], ...]:
    """The paragraphs that a mainly French text has in other languages: start and end of each.

    Args:
        body: Paragraphs, one a line.

    Returns:
        Their places, in order, each without its line end; nothing where the text is not mainly French. A French
        paragraph full of foreign names, or with a foreign title in it, is none of them.
    """
    places: list[tuple[int, int]] = []
    start = foreign = 0
    for line in body.split("\n"):
        end = start + len(line)
        if len(line) >= _SHORTEST and _is_foreign(line):
            places.append((start, end))
            foreign += len(line)
        start = end + 1
    return tuple(places) if 2 * foreign < len(body) else ()


def without_foreign_paragraphs(body: str) -> str:
    """A mainly French text without its paragraphs in other languages."""
    kept = []
    start = 0
    for first, last in foreign_paragraphs(body):
        kept.append(body[start:first])
        start = last + 1
    return "".join((*kept, body[start:])) if kept else body


def _is_foreign(line: str) -> bool:
    if _is_surely_french(line[:_GLANCE]) or (
        len(line) > _GLANCE and _is_surely_french(line[:_SAMPLE])
    ):  # nearly all paragraphs leave here
        return False
    sample = line[:_SAMPLE]
    if _OTHER.search(sample) and len(_OTHER.findall(sample)) > _OTHER_SHARE * len(
        _LATIN.findall(sample)
    ):
        return True
    words = _WORDS.findall(sample[:1].lower() + sample[1:])
    words = [word for word in words if word.islower()]  # names of foreign papers are capitalised
    small = [known for word in words if (known := _languages_by_word().get(word))]
    marked = 0
    if _FOREIGN_LETTER.search(sample):
        marked = sum(
            _FOREIGN_LETTER.search(word) is not None and word not in _languages_by_word()
            for word in words
        )
    counts = Counter(language for known in small if "fr" not in known for language in known)
    foreign, apart = counts.most_common(1)[0] if counts else ("", 0)
    hits = sum(foreign in known for known in small)
    french = sum("fr" in known and foreign not in known for known in small)
    return (
        apart + marked >= _FOREIGN_WORDS
        and hits + marked >= _FOREIGN_SHARE * len(words)
        and french <= _FRENCH_SHARE * (apart + marked)
    )


def _is_surely_french(text: str) -> bool:
    return len(_lists()[_SURELY_FRENCH].intersection(text.split())) >= _FRENCH_ENOUGH


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]} {text[-_SAMPLE:]}"


def _script(sample: str) -> str | None:
    """The language of a text that is mostly in another script than ours."""
    counts = {language: len(script.findall(sample)) for language, script in _SCRIPTS}
    if counts["ja"]:
        counts["ja"] += counts.pop("zh")
    language = max(counts, key=lambda name: counts[name])
    if counts[language] <= max(_FEWEST, len(_LATIN.findall(sample))):
        return None
    letters = {name: sum(map(sample.count, signs)) for name, signs in _LETTERS.get(language, ())}
    return max(letters, key=lambda name: letters[name]) if any(letters.values()) else language


@cache
def _languages_by_word() -> Mapping[str, tuple[str, ...]]:
    """The languages in which a word is a small one."""
    languages: defaultdict[str, list[str]] = defaultdict(list)
    for language, words in _lists().items():
        if language != _SURELY_FRENCH:
            for word in words:
                languages[word].append(language)
    return MappingProxyType({word: tuple(known) for word, known in languages.items()})


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    """The lists of `language_words.txt`, by language."""
    lists: defaultdict[str, set[str]] = defaultdict(set)
    language = ""
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif not line.startswith("#"):
            lists[language].update(line.split())
    return MappingProxyType({language: frozenset(words) for language, words in lists.items()})
