"""Find the paragraphs that a mainly French text has in other languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from index.cleaning.language_words import (
    SAMPLE_CHARS,
    WORD,
    foreign_words,
    is_surely_french,
    languages_by_word,
)
from index.cleaning.writing_systems import LATIN_LETTER, OTHER_LETTER
from index.lazy_pattern import lazy_pattern

_MIN_FOREIGN_CHARS = 40
"""A shorter paragraph is never foreign."""
_MIN_OTHER_SCRIPT_RATIO = 3
"""Letters of another script to one Latin letter, above which a paragraph is foreign."""
_MIN_FOREIGN_WORDS = 4
"""Words of a foreign paragraph that are not French."""
_MIN_FOREIGN_SHARE = 0.25
"""Share of the words of a foreign paragraph that are small words of its language."""
_MAX_FRENCH_RATIO = 0.25
"""French words to one foreign word in a foreign paragraph."""
_FOREIGN_LETTER = lazy_pattern(r"[áãäåìíòóõöúýñßøđğıłńňřśşšťůžźżćčąęěőűțșă]")
"""A letter that French words do not have."""


def foreign_paragraphs(body: str) -> tuple[tuple[int, int], ...]:
    """Return the start and the end of each paragraph in another language than French.

    A French paragraph full of foreign names, or with a foreign title in it, is not foreign.

    Args:
        body: Paragraphs, one a line.

    Returns:
        Offsets in `body` in their order, line ends left out. Empty if the text is not mainly
        French.
    """
    spans: list[tuple[int, int]] = []
    start = foreign_chars = 0
    for line in body.split("\n"):
        end = start + len(line)
        if len(line) >= _MIN_FOREIGN_CHARS and _is_foreign(line):
            spans.append((start, end))
            foreign_chars += len(line)
        start = end + 1
    is_mainly_french = 2 * foreign_chars < len(body)
    if not is_mainly_french:
        return ()
    return tuple(spans)


def without_foreign_paragraphs(body: str) -> str:
    """Return a mainly French text without its paragraphs in other languages."""
    spans = foreign_paragraphs(body)
    if not spans:
        return body
    kept: list[str] = []
    kept_from = 0
    for start, end in spans:
        kept.append(body[kept_from:start])
        kept_from = end + 1
    kept.append(body[kept_from:])
    return "".join(kept)


def _is_foreign(line: str) -> bool:
    """Return True if a paragraph is in another script, or full of words of another language."""
    sample = line[:SAMPLE_CHARS]
    if is_surely_french(sample):  # nearly all paragraphs
        return False
    return _is_in_other_script(sample) or _has_foreign_words(sample)


def _is_in_other_script(sample: str) -> bool:
    """Return True if a text has over three times as many letters of other scripts as Latin ones."""
    if OTHER_LETTER.search(sample) is None:
        return False
    latin_count = len(LATIN_LETTER.findall(sample))
    return len(OTHER_LETTER.findall(sample)) > _MIN_OTHER_SCRIPT_RATIO * latin_count


def _has_foreign_words(sample: str) -> bool:
    """Return True if a text has many small words of one other language, and few French ones.

    Words with a letter that French does not have ("señor") count for the other language.
    """
    words = WORD.findall(sample[:1].lower() + sample[1:])
    has_foreign_letter = _FOREIGN_LETTER.search(sample) is not None
    if (
        not has_foreign_letter
        and sum(map(foreign_words().__contains__, words)) < _MIN_FOREIGN_WORDS
    ):
        return False  # as for nearly all
    words = [word for word in words if word.islower()]  # names of foreign papers have capitals
    languages_of = languages_by_word()
    small_words = [languages_of[word] for word in words if word in languages_of]
    accented_count = _count_foreign_accents(words) if has_foreign_letter else 0
    language, foreign_count = _foreign_language(small_words)
    foreign_count += accented_count
    if foreign_count < _MIN_FOREIGN_WORDS:
        return False
    language_count = french_count = 0
    for languages in small_words:
        if language in languages:
            language_count += 1
        elif "fr" in languages:
            french_count += 1
    if language_count + accented_count < _MIN_FOREIGN_SHARE * len(words):
        return False
    return french_count <= _MAX_FRENCH_RATIO * foreign_count


def _count_foreign_accents(words: Iterable[str]) -> int:
    """Count the words with a foreign letter that are not small words, which count already."""
    small_words = languages_by_word()
    accented = [word for word in words if _FOREIGN_LETTER.search(word)]
    return sum(word not in small_words for word in accented)


def _foreign_language(small_words: Iterable[Sequence[str]]) -> tuple[str, int]:
    """Return the language with most small words that are not French, and the number of these words.

    Without any such word the language is empty and the number 0.
    """
    counts: Counter[str] = Counter()
    for languages in small_words:
        if "fr" not in languages:
            counts.update(languages)
    if not counts:
        return "", 0
    return counts.most_common(1)[0]
