"""Parts of a query in words, for a person who wonders how it was read or why it found nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from index.dates.period import Period
from search.query import (
    DateRange,
    Fuzzy,
    Leaf,
    Person,
    Phrase,
    Prefix,
    Source,
    TextField,
    Wildcard,
    Word,
    Words,
)

_PLACES: Mapping[TextField | None, str] = MappingProxyType(
    {None: "", "title": " in the title", "body": " in the body", "captions": " in a caption"}
)


def described(leaf: Leaf) -> str:  # noqa: PLR0911 - one case a kind
    """What a leaf asks for, such as `the phrase "force qods" in the title`."""
    match leaf:
        case Words(words, field):
            typed = listed(_typed(word) for word in words if not word.optional)
            return f"the word{'' if len(leaf.content_words) == 1 else 's'} {typed}{_PLACES[field]}"
        case Phrase((text,), field, _, boost):
            return f'"{text}" as it stands{_PLACES[field]}{_times(boost)}'
        case Phrase(texts, field, slop, boost):
            apart = f", each two words at most {slop} moves apart" if slop else ""
            return f'the phrase "{" ".join(texts)}"{_PLACES[field]}{apart}{_times(boost)}'
        case Prefix(text, field, boost):
            return f'a word that begins with "{text}"{_PLACES[field]}{_times(boost)}'
        case Wildcard(pattern, field, boost):
            return f'a word like "{pattern}"{_PLACES[field]}{_times(boost)}'
        case Fuzzy(text, edits, field, boost):
            off = "one letter" if edits == 1 else f"{edits} letters"
            return f'"{text}" or a word {off} off{_PLACES[field]}{_times(boost)}'
        case Source(name):
            return f"source {name}"
        case Person(name):
            return f"person {name}"
        case DateRange(period):
            return f"published {spanned(period)}"


def spanned(period: Period) -> str:
    """A period as an adverb: `between 2019-01-01 and 2019-12-31`."""
    match period:
        case Period(None, None):
            return "on any day"
        case Period(first, None):
            return f"on {first} or later"
        case Period(None, last):
            return f"on {last} or earlier"
        case Period(first, last) if first == last:
            return f"on {first}"
        case Period(first, last):
            return f"between {first} and {last}"
    raise AssertionError(period)


def listed(names: Iterable[str]) -> str:
    """Names in a row, each once."""
    return ", ".join(dict.fromkeys(names))


def counted(number: int, one: str = "article") -> str:
    """A number with what it counts: `1 article`, `1,200 articles`."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def _typed(word: Word) -> str:
    stem = f" (stem {word.stem})" if word.stem != word.exact else ""
    return f'"{word.exact}"{stem}{_times(word.boost)}'


def _times(boost: float) -> str:
    return "" if boost == 1.0 else f", counting {boost:g} times"
