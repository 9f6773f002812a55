"""Split text into words.

Apostrophes and hyphens separate words, but in the few French words that have one within them.
`C.G.R.I.`, `12 000`, `49.3`, `AT&T`, `C++`, `Canal+` and `Moody's` are one word each. In scripts without spaces between
words, such as Chinese, each character is a word: a typed run of them is looked for as a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from index.analysis.folding import CHARACTERS_WITHOUT_SPACES, may_have_characters
from index.analysis.french import IRISH_NAME, WORDS_WITH_APOSTROPHE
from index.analysis.latin import COMBINING_MARKS, latin_bytes
from index.lazy_pattern import lazy_pattern

_NUMBER = (
    r"(?<=\d)(?:"
    r"(?<=\b0)\.\d{1,4}(?!\w|[.,]\d)"  # 0.125 is no group of thousands
    r"|\d{0,2}(?:(?:['’]\d{3})+|(?:,\d{3})+)\.\d{1,2}(?!\w|[.,]\d)"  # 1,500.75
    r"|\d{0,2}(?:,\d{3}){2,}(?!\w|,\d)"  # 3,000,000
    r"|\d{0,2}(?:[ \u00a0\u2009\u202f.'’]\d{3})+(?!\w)(?:,\d{1,2}(?!\w|[.,]\d))?"  # 12 000,50
    r"|(?<!\d[.,]\d)\d{0,2}[.,]\d{1,4}(?!\w|[.,]\d)"  # 49.3, but not 12.05.2020 or 1,2,3
    r"|(?<!\d[.,]\d)\d{3,8},\d{1,2}(?!\w|[.,]\d)"  # 1500,75
    r")"
)
PHRASE_BREAK = rf"[^\w\s'’\-\u2010\u2011{COMBINING_MARKS}]|[\n\r\u2028\u2029]"
"""The pattern of a sign that parts phrases, where no word begins."""
_SPACED_CAPITAL = r"[ \u00a0\u202f][A-Z]\."
"""The pattern of a further letter of an acronym that is printed with spaces, as newspapers did."""
_ONE_CHARACTER = rf"(?=[{CHARACTERS_WITHOUT_SPACES}])\w"


def _acronym(marks: str) -> str:
    """Return the pattern of what follows the first letter of an acronym with dots."""
    if marks:
        letter, first_dot = rf"[^\W\d][{marks}]*", rf"(?<=[^\W\d])[{marks}]*\."
    else:  # an alternative that begins with a full stop is passed over at once in other words
        letter, first_dot = r"[^\W\d]", r"\.(?<=[^\W\d]\.)"
    return (
        rf"{first_dot}(?:"
        rf"(?:{letter}\.)+(?:{letter}(?![\w{marks}]))?"  # C.G.R.I., S.O.S
        rf"|{letter}(?![\w{marks}'’.&])"  # U.E
        rf"|(?<=[A-Z]\.)(?:{_SPACED_CAPITAL}){{2,}}(?!\w)"  # S. N. C. F.
        r")"
    )


def _signs(start: str, marks: str) -> str:
    """Return the pattern of what follows the letters of a word with signs."""
    few_letters = "|".join(rf"(?<={start}[A-Za-z]{{{count}}}&)" for count in range(1, 5))
    return (
        rf"\+\+(?<={start}[A-Za-z]\+\+)(?![\w+])"  # C++
        rf"|\#(?<={start}[A-Za-z]\#)(?![\w\#])"  # C#
        r"|\+(?:(?<=[^\W\d]\+)|(?<=[^\W\d]\d\+))(?![\w+])"  # Canal+, TF1+, but not 18+
        rf"|&(?:{few_letters})[A-Za-z]{{1,4}}(?![\w&{marks}])"  # AT&T
    )


def _endings_after_apostrophe(start_of_word: str) -> str:
    """Return the pattern of what follows the apostrophe of a word that has one within it."""
    endings: dict[str, list[str]] = {}
    for word in WORDS_WITH_APOSTROPHE:
        start, end = word.split("'")
        endings.setdefault(start, []).append(end)
    alternatives = ((start, "|".join(ends)) for start, ends in endings.items())
    return "|".join(rf"(?<={start_of_word}{start}.)(?:{ends})" for start, ends in alternatives)


def _word_pattern(letter: str, marks: str) -> str:
    """Return the pattern of a word.

    Args:
        letter: The pattern of any letter after the first.
        marks: The marks that a text may have, as ranges of a character class.
    """
    start = rf"(?<![\w{marks}])"
    genitive = rf"[sS](?<=[^\W\d]{{2}}.[sS])(?![\w{marks}])"  # McDonald's
    ending = rf"['’](?:(?i:{_endings_after_apostrophe(start)}){letter}*|{genitive})"
    # an empty alternative is quicker than an optional group
    signs = _signs(start, marks)
    return rf"\w(?:{_NUMBER}|{_acronym(marks)}|{letter}*(?:{ending}|{signs}|))"


_LATIN_WORD = lazy_pattern(_word_pattern(r"\w", ""))
"""A word of a text without marks. Each class of marks would take 0.1 ms more to compile."""


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern for texts that may have marks. Few texts need it."""
    return re.compile(_word_pattern(rf"[\w{COMBINING_MARKS}]", COMBINING_MARKS))


@cache
def _word_or_character() -> re.Pattern[str]:
    """Return the pattern for texts that have characters without spaces between their words.

    It is slower, and takes 10 ms to compile. Few texts need it.
    """
    letter = rf"(?:(?!{_ONE_CHARACTER})[\w{COMBINING_MARKS}])"
    return re.compile(f"{_ONE_CHARACTER}|{_word_pattern(letter, COMBINING_MARKS)}")


_PLAIN_WORD = lazy_pattern(r"\w+")
"""A word without signs. The pattern of all words takes 2 ms to compile, which few queries need."""
_SIGNS = frozenset(".'’+#&")
"""The signs that may follow the first letters of a word."""
_WITHIN_WORDS = frozenset("0123456789.+#&")
"""A Latin text with none of these has no words with signs, but those with an apostrophe."""
_BEFORE_APOSTROPHE = frozenset([word.partition("'")[0] for word in WORDS_WITH_APOSTROPHE])
_AFTER_APOSTROPHE = "|".join(
    [word.partition("'")[2] for word in WORDS_WITH_APOSTROPHE if word != IRISH_NAME]
)
_SIGN_OF_WORD = lazy_pattern(
    r"[0-9.'’+\#&](?:"  # a class is looked for fastest
    r"(?<=[0-9])(?=[ \u00a0\u2009\u202f.,'’][0-9])"
    rf"|(?<=\.)(?=[^\W\d]|{_SPACED_CAPITAL}{_SPACED_CAPITAL})"
    rf"|(?<=['’])(?=(?i:{_AFTER_APOSTROPHE})|[sS]\b|(?<=[oO].)[^\W\d])"
    r"|(?<=[+\#&])"
    r")"
)
"""Matches at a sign that may be within a word of a Latin text, or at the digit before it."""
_OE, _BIG_OE = "\x9c", "\x8c"
"""Stand for œ and Œ in a text of one byte a letter, as in Windows-1252."""
_MIN_LONG_CHARS = 250
"""Characters from which a text is split by its letters. For a query, the pattern of words will do."""
_QUOTED_WITH_PLUS = lazy_pattern(r"\+(?<![\w+]\+)([^\W\d][^+\n]{0,120})(?<=\w)\+(?![\w+])")
"""Words between signs of plus, of which the first begins with a letter: `+5 % pour Canal+` has none.

It begins with the sign, which the `re` module looks for fastest.
"""


def split_words(text: str) -> list[str]:
    """Return the words of a text as they are written in it.

    Most words are runs of letters. Where all signs are spaces, these are split in a quarter of the
    time that the pattern of words takes. It finds the others, around a sign that a word may have.
    """
    text = blank_separators(text)
    letters = None if len(text) < _MIN_LONG_CHARS else _letters_and_spaces(text)
    if letters is None:
        return _pattern_for(text).findall(text)
    words: list[str] = []
    end = 0
    for start, word in _words_with_signs(text, letters):
        words += letters[end:start].split()
        words.append(word)
        end = start + len(word)
    words += letters[end:].split()
    return words


def _letters_and_spaces(text: str) -> str | None:
    """Return a text with a space for each sign, or None if a letter may need more than a byte."""
    if _OE in text or _BIG_OE in text:
        return None
    encoded = latin_bytes(text.replace("œ", _OE).replace("Œ", _BIG_OE))
    if encoded is None:
        return None
    letters = encoded.translate(_letters()).decode("latin-1")
    return letters.replace(_OE, "œ").replace(_BIG_OE, "Œ")


@cache
def _letters() -> bytes:
    """Return the byte that each byte of Latin-1 becomes: itself if it is in words, or a space."""
    characters = map(chr, range(256))
    kept = [char if char.isalnum() or char in (_OE, _BIG_OE) else " " for char in characters]
    return "".join(kept).encode("latin-1")


def _words_with_signs(text: str, letters: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a text that have signs, each with its offset.

    Args:
        text: A text that `latin_bytes` can encode.
        letters: The text with a space for each sign.
    """
    end = 0
    for sign in _SIGN_OF_WORD.finditer(text):
        if sign.start() < end:
            continue
        start = max(letters.rfind(" ", 0, sign.start()) + 1, end)
        word = _word_with_signs_at(text, start)
        if " " in letters[start : start + len(word)]:
            end = start + len(word)
            yield start, word


def words_and_breaks(text: str) -> list[str]:
    """Return the words of a text in order, and between them the signs that part phrases.

    They match `PHRASE_BREAK`: all signs but spaces, apostrophes and hyphens, and the ends of lines. A
    word begins with a letter or a digit, and none of them is one.
    """
    return _with_breaks(_pattern_for(text)).findall(blank_separators(text))


@cache
def _with_breaks(word: re.Pattern[str]) -> re.Pattern[str]:
    """Return the pattern of a word or of a sign that parts phrases, given that of a word."""
    return re.compile(f"{word.pattern}|{PHRASE_BREAK}")


def words_with_offsets(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a text in order, as pairs of the offset of the first letter and the word."""
    matches = _pattern_for(text).finditer(blank_separators(text))
    return ((match.start(), match[0]) for match in matches)


def word_at(text: str, offset: int) -> str:
    """Return the word that begins at an offset, or an empty text if none does.

    Args:
        text: A text that went through `blank_separators`, and that `latin_bytes` can encode.
        offset: Offset of the word's first character.
    """
    plain = _PLAIN_WORD.match(text, offset)
    if plain is None:
        return ""
    word, following = plain[0], text[plain.end() : plain.end() + 2]
    if word[0].isdigit() or (following[:1] in _SIGNS and _may_go_on(word, following)):
        return _word_with_signs_at(text, offset)
    return word


def _may_go_on(letters: str, following: str) -> bool:
    """Return True if a word may have more than its first letters, given the sign behind these."""
    if following[0] in "'’":
        return following[1:] in ("s", "S") or letters.lower() in _BEFORE_APOSTROPHE
    return following[0] != "." or len(letters) == 1


def _word_with_signs_at(text: str, offset: int) -> str:
    """Return what `word_at` does. It is quicker for a word that has signs, and slower for others."""
    match = _LATIN_WORD.match(text, offset)
    return match[0] if match else ""


def blank_separators(text: str) -> str:
    """Replace separators that count as letters: the underscore, and U+02BC, an apostrophe.

    The sign of `4×4` becomes a letter.

    Signs of plus that agencies quote with, as in `les +gilets jaunes+`, become spaces.
    """
    if "+" in text:
        text = _QUOTED_WITH_PLUS.sub(r" \1 ", text)
    return text.replace("_", " ").replace("\u02bc", "’").replace("×", "x")


def _pattern_for(text: str) -> re.Pattern[str]:
    if latin_bytes(text) is not None:
        return _LATIN_WORD if _may_have_signs(text) else _PLAIN_WORD
    return _word_or_character() if may_have_characters(text) else _word()


def _may_have_signs(text: str) -> bool:
    """Return True if a Latin text may have words with signs, as few queries do."""
    if not _WITHIN_WORDS.isdisjoint(text):
        return True
    if "'" not in text and "’" not in text:
        return False
    lowered = text.lower().replace("’", "'")
    return "'s" in lowered or any(f"{start}'" in lowered for start in _BEFORE_APOSTROPHE)
