"""Text + marks -> the passages that show best why the text matched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from search.highlighting.highlighter import Highlight, Highlighter, Span
from search.printable import UNPRINTABLE

MAX_SNIPPET_CHARS = 260
"""Characters of a passage."""
MAX_SNIPPETS = 3
"""Passages of an article."""

_SENTENCE_END = re.compile(r"[.!?…\n](?<!\b[A-Z]\.)[\"»”)\]\s]*(?<=\s)(?=[^\s\d])")


class Snippet(Struct, frozen=True):
    """A passage of an article.

        >>> snippet = archive.find("tremblement de terre").hits[0].snippets[0]
        >>> [snippet.text[start:end] for start, end in snippet.highlights]
        ['tremblement de terre']

    Attributes:
        text: One line, without control characters; an ellipsis stands where a sentence was cut.
        highlights: Start and end, in characters of `text`, of what matched.
    """

    text: str
    highlights: tuple[Span, ...] = ()


def snippets(texts: Sequence[str], marker: Highlighter) -> tuple[Snippet, ...]:
    """The passages to show of an article: the best first, others where they show words that it does not.

    Args:
        texts: The body, then whatever else may be shown when nothing in it matches.
        marker: Finds what matches.
    """
    for text in texts:
        if marks := marker.highlights(text):
            return tuple(
                _snippet(text, span, marks) for span in _best(text, list(_sentences(text, marks)))
            )
    return tuple(
        _snippet(text, _cut(text, sentence, 0), ())
        for text in texts[:1]
        for sentence in _first(text)
    )


class _Sentence(Struct, frozen=True):
    """A sentence with marks.

    Attributes:
        span: Where it is.
        marks: Those that begin in it.
        terms: Which of the query's terms they show.
        worth: What decides between sentences that show as many: words that stand together, then marks.
    """

    span: Span
    marks: tuple[Highlight, ...]
    terms: frozenset[str]
    worth: tuple[int, int]


def _sentences(text: str, marks: Sequence[Highlight]) -> Iterator[_Sentence]:
    """Every sentence with marks, in order."""
    ends = _SENTENCE_END.finditer(text)
    start, end, place = 0, next(ends, None), 0
    while place < len(marks):
        first = place
        while place < len(marks) and (end is None or marks[place].span[0] < end.end()):
            place += 1
        if first < place:
            stop = end.start() + len(end[0].rstrip()) if end else len(text)
            yield _sentence((start, stop), tuple(marks[first:place]))
        if end:
            start, end = end.end(), next(ends, None)


def _sentence(span: Span, held: tuple[Highlight, ...]) -> _Sentence:
    if len(held) == 1:
        return _Sentence(span, held, held[0].terms, (len(held[0].terms), 1))
    terms: frozenset[str] = frozenset().union(*(mark.terms for mark in held))
    return _Sentence(span, held, terms, (max(len(mark.terms) for mark in held), min(len(held), 3)))


def _best(text: str, sentences: list[_Sentence]) -> Iterator[Span]:
    """The passage that shows most terms, then those that show most of the terms not yet shown."""
    seen: frozenset[str] = frozenset()
    for _ in range(min(MAX_SNIPPETS, len(sentences))):
        best = max(
            sentences, key=lambda sentence: (len(sentence.terms - seen), *sentence.worth)
        )  # the first of equals
        if not best.terms - seen:
            return
        sentences.remove(best)
        span = _cut(text, best.span, _densest(best.marks))
        yield span
        seen |= frozenset().union(*(mark.terms for mark in best.marks if _clipped(mark.span, span)))


def _densest(marks: Sequence[Highlight]) -> int:
    """Where in a sentence the passage should be if it must be cut: at the mark that most terms follow closely."""
    if len(marks) == 1:
        return marks[0].span[0]

    def terms_near(mark: Highlight) -> int:
        start = mark.span[0]
        return len(
            {
                term
                for other in marks
                if start <= other.span[0] < start + MAX_SNIPPET_CHARS // 2
                for term in other.terms
            }
        )

    return max(marks[:50], key=terms_near).span[0]


def _clipped(mark: Span, passage: Span) -> Span | None:
    """What of a mark lies in a passage: all of it, but for one that is longer or goes on in the next sentence."""
    start, end = max(mark[0], passage[0]), min(mark[1], passage[1])
    return (start, end) if start < end else None


def _first(text: str) -> list[Span]:
    """The first sentence of a text, if it has one."""
    end = _SENTENCE_END.search(text)
    return [(0, end.start() + len(end[0].rstrip()) if end else len(text))] if text else []


def _cut(text: str, sentence: Span, focus: int) -> Span:
    """A sentence, or if it is too long the part of it around a place, cut at the ends of words."""
    start, end = sentence
    if end - start <= MAX_SNIPPET_CHARS:
        return sentence
    if focus - start > MAX_SNIPPET_CHARS // 3:
        start = text.find(" ", focus - MAX_SNIPPET_CHARS // 3, focus) + 1 or focus
    if end - start > MAX_SNIPPET_CHARS:
        end = start + MAX_SNIPPET_CHARS
        end = (
            max(text.rfind(" ", focus + 1, end), text.rfind("\u00a0", focus + 1, end))
            if end < sentence[1]
            else end
        )
        end = end if end > focus else min(start + MAX_SNIPPET_CHARS, sentence[1])
    return start, end


def _snippet(text: str, span: Span, marks: Iterable[Highlight]) -> Snippet:
    """The snippet of a span: ellipses where it cuts a sentence, marks moved along, nothing unprintable."""
    passage = text[slice(*span)]
    start = span[0] + len(passage) - len(passage.lstrip())
    end = span[1] - len(passage) + len(passage.rstrip())
    before = "… " if _cuts(text, start) else ""
    after = " …" if end < len(text) and text[end] != "\n" and _cuts(text, end + 1) else ""
    shift = len(before) - start
    kept = [clipped for mark in marks if (clipped := _clipped(mark.span, (start, end)))]
    spans = tuple((first + shift, last + shift) for first, last in kept)
    return Snippet(before + UNPRINTABLE.sub(" ", text[start:end]) + after, spans)


def _cuts(text: str, place: int) -> bool:
    """Whether a sentence is under way just before a place, which begins a word."""
    before = text[max(0, place - 10) : place].rstrip(" \u00a0")
    return bool(before.strip()) and before[-1] not in '.!?…\n"»”)]'
