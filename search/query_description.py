"""Describe the parts of a query, to show how it was read or why it found nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from index.dates.period import Period
from index.messages import Message
from search.query import (
    DateRange,
    Filter,
    Fuzzy,
    InFolder,
    Leaf,
    Named,
    Phrase,
    Prefix,
    Source,
    Tagged,
    TextField,
    Undated,
    Wildcard,
    Word,
    Words,
)

_FIELD_CODES: Mapping[TextField, str] = MappingProxyType(
    {
        "title": "part-in-title",
        "body": "part-in-body",
        "captions": "part-in-caption",
        "authors": "part-in-authors",
        "section": "part-in-section",
    }
)


def describe(leaf: Leaf) -> Message:
    """Describe what a leaf asks for, such as `the phrase "force qods" in the title`."""
    match leaf:
        case Words():
            return _describe_words(leaf)
        case Phrase():
            return _describe_phrase(leaf)
        case Prefix(text, field, boost):
            part = Message.of("part-prefix", text=text)
            return _qualified(part, field, boost)
        case Wildcard(pattern, field, boost):
            part = Message.of("part-wildcard", pattern=pattern)
            return _qualified(part, field, boost)
        case Fuzzy(text, edits, field, boost):
            part = Message.of("part-fuzzy", text=text, edits=edits)
            return _qualified(part, field, boost)
        case _:
            return _describe_filter(leaf)


def _describe_filter(leaf: Filter) -> Message:
    """Describe what a leaf that narrows a search asks for, such as `the source "AFP"`."""
    match leaf:
        case Source(name):
            return Message.of("part-source", name=name)
        case Named(name, kind):
            return Message.of(f"part-{kind.value}", name=name)
        case DateRange(period):
            return Message.of("part-period", period=describe_period(period))
        case InFolder(name):
            return Message.of("part-folder", name=name)
        case Tagged(name):
            return Message.of("part-tag", name=name)
        case Undated():
            return Message.of("part-undated")


def describe_period(period: Period) -> Message:
    """Describe when something was published, such as `between 2019-01-01 and 2019-12-31`."""
    first, last = period.first, period.last
    if first is None and last is None:
        return Message.of("period-any")
    if last is None:
        return Message.of("period-from", first=first)
    if first is None:
        return Message.of("period-until", last=last)
    if first == last:
        return Message.of("period-day", day=first)
    return Message.of("period-between", first=first, last=last)


def quoted_word(word: Word) -> Message:
    """Describe a word by nothing but its text."""
    return Message.of("part-word", word=word.shown)


def _describe_words(leaf: Words) -> Message:
    """Describe the words of a leaf without its stop words, each once.

    A boost that all of them have is said once, after the field.
    """
    boosts = {word.boost for word in leaf.words if not word.optional}
    common_boost = boosts.pop() if len(boosts) == 1 else None
    described: list[Message] = []
    for word in leaf.words:
        description = _describe_word(word)
        if common_boost is None:
            description = _boosted(description, word.boost)
        if not word.optional and description not in described:
            described.append(description)
    part = Message.of("part-words", number=len(leaf.content_words), words=tuple(described))
    return _qualified(part, leaf.field, 1.0 if common_boost is None else common_boost)


def _describe_word(word: Word) -> Message:
    """Describe a word with its lemmas, if they are others."""
    if word.lemmas != (word.exact,) and not word.typed:
        lemmas = ", ".join(word.lemmas)
        return Message.of("part-word-lemmas", word=word.exact, lemmas=lemmas)
    return quoted_word(word)


def quoted_words(words: Sequence[Word]) -> Message:
    """Quote words that belong together, such as `"qassem soleimani"`."""
    return Message.of("part-word", word=" ".join(word.shown for word in words))


def _describe_phrase(leaf: Phrase) -> Message:
    """Describe a phrase, or a single word in quotes, which only matches as it was typed."""
    if len(leaf.terms) == 1:
        exact_word = Message.of("part-exact-word", word=leaf.terms[0])
        return _qualified(exact_word, leaf.field, leaf.boost)
    phrase = Message.of("part-phrase", text=" ".join(leaf.terms))
    phrase = _in_field(phrase, leaf.field)
    if leaf.slop:
        phrase = Message.of("part-slop", part=phrase, moves=leaf.slop)
    return _boosted(phrase, leaf.boost)


def _qualified(part: Message, field: TextField | None, boost: float) -> Message:
    """Add to a description the field that it is limited to and its boost, if there are any."""
    return _boosted(_in_field(part, field), boost)


def _in_field(part: Message, field: TextField | None) -> Message:
    if field is None:
        return part
    return Message.of(_FIELD_CODES[field], part=part)


def _boosted(part: Message, boost: float) -> Message:
    if boost == 1.0:
        return part
    return Message.of("part-boosted", part=part, times=_rounded(boost))


def _rounded(boost: float) -> float:
    """Round a boost to six digits: the product of nested boosts may have more than anybody typed."""
    rounded = float(f"{boost:g}")
    return int(rounded) if rounded.is_integer() else rounded
