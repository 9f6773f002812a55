"""Tell the language of a text that is not in Latin letters by its script."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from index.lazy_pattern import lazy_pattern

LATIN_LETTER = lazy_pattern(r"[A-Za-zÀ-ɏḀ-ỿ]")
"""A letter of the script that French is in."""
OTHER_LETTER = lazy_pattern(
    r"[\u0370-\u1cff\u1f00-\u1fff\u2d00-\u2dff\u3040-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc]"
)
"""A letter of another script."""
_MIN_LETTERS = 3
"""A text with no more letters of another script than this is not in that script."""

_SCRIPTS = (
    ("el", lazy_pattern(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("ru", lazy_pattern(r"[\u0400-\u04ff]")),
    ("hy", lazy_pattern(r"[\u0530-\u058f]")),
    ("he", lazy_pattern(r"[\u0590-\u05ff\ufb1d-\ufb4f]")),
    ("ar", lazy_pattern(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")),
    ("hi", lazy_pattern(r"[\u0900-\u097f]")),
    ("bn", lazy_pattern(r"[\u0980-\u09ff]")),
    ("ta", lazy_pattern(r"[\u0b80-\u0bff]")),
    ("th", lazy_pattern(r"[\u0e00-\u0e7f]")),
    ("ka", lazy_pattern(r"[\u10a0-\u10ff]")),
    ("am", lazy_pattern(r"[\u1200-\u137f]")),
    ("km", lazy_pattern(r"[\u1780-\u17ff]")),
    ("ja", lazy_pattern(r"[\u3040-\u30ff]")),
    ("ko", lazy_pattern(r"[\uac00-\ud7ff]")),
    ("zh", lazy_pattern(r"[\u4e00-\u9fff\uf900-\ufaff]")),
)
"""One language for each script; Japanese stands before Chinese, whose characters it has too."""

_TELLING_LETTERS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ar": {"ur": "ٹڈڑےںھہ", "fa": "پچژگکی", "ar": "ةىيك"},
        "ru": {"uk": "іїєґ", "sr": "ђјљњћџ", "be": "ў", "mk": "ѓќѕ", "ru": "ыэё"},
    }
)
"""Letters by which the languages of one script are told apart; ties go to the one named first."""


def language_of_script(sample: str) -> str | None:
    """Return the language of a text by its script, or None if it is mostly in Latin letters.

    Languages with one script, such as Arabic and Persian, are told apart by their letters.
    """
    counts = {language: len(letter.findall(sample)) for language, letter in _SCRIPTS}
    if counts["ja"]:  # a text with kana is Japanese: its Chinese characters count for it
        counts["ja"] += counts.pop("zh")
    language = max(counts, key=counts.__getitem__)
    if counts[language] <= max(_MIN_LETTERS, len(LATIN_LETTER.findall(sample))):
        return None
    return _language_of_letters(sample, _TELLING_LETTERS.get(language, {})) or language


def _language_of_letters(sample: str, telling_letters: Mapping[str, str]) -> str | None:
    """Return the language whose telling letters a text has most of, or None if it has none of them."""
    counts = {
        language: sum(map(sample.count, letters)) for language, letters in telling_letters.items()
    }
    if not any(counts.values()):
        return None
    return max(counts, key=counts.__getitem__)
