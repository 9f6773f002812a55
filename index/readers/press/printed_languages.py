"""Names of languages as press databases print them, in French, English and German."""

from __future__ import annotations

from index.lazy_pattern import lazy_pattern

_NAMES = {
    "de": "allemand german deutsch",
    "en": "anglais english englisch",
    "es": "espagnol spanish spanisch español",
    "fr": "français french französisch francais",
    "it": "italien italian italienisch italiano",
    "nl": "néerlandais dutch niederländisch",
    "pt": "portugais portuguese portugiesisch",
    "ar": "arabe arabic arabisch",
    "pl": "polonais polish polnisch",
    "ru": "russe russian russisch",
    "sv": "suédois swedish schwedisch",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}
_WORD = lazy_pattern(r"[^\W\d_]+")


def is_language(line: str) -> bool:
    """Return True if a line is nothing but the name of a language."""
    return line.strip().lower() in _CODES


def language_code(text: str | None) -> str | None:
    """Return the code of the language that a text begins with, or the text itself: `fr`.

    `FRENCH; FRANÇAIS` and `Français` are both `fr`.
    """
    word = _WORD.search(text) if text else None
    return _CODES.get(word[0].lower(), text) if word else None
