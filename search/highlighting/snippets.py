"""Choose the snippets of a text: the passages that show best why it matched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from index.files.names import UNPRINTABLE
from search.highlighting.cutting import MAX_SNIPPET_CHARS, cut
from search.highlighting.highlighter import Highlight, Highlighter
from search.highlighting.sentences import Span, sentence_at, sentences, stripped

MAX_SNIPPETS = 3
"""Snippets of an article."""

_FOCUS_CHARS = MAX_SNIPPET_CHARS // 2
"""Characters in which the terms are counted that follow a highlight closely."""
_MAX_FOCUS_CANDIDATES = 50
"""Highlights of a sentence that may be its focus."""
_MAX_COUNTED_HIGHLIGHTS = 3
"""Highlights of a sentence that make it worth more. Further ones add nothing."""


class Snippet(Struct, frozen=True):
    """A passage of an article.

        >>> snippet = archive.find("tremblement de terre").hits[0].snippets[0]
        >>> [snippet.text[start:end] for start, end in snippet.highlights]
        ['tremblement de terre']

    Attributes:
        text: One line, without control characters. An ellipsis stands where a sentence was cut.
        highlights: Start and end, in characters of `text`, of each match.
    """

    text: str
    highlights: tuple[Span, ...] = ()


def snippets(texts: Sequence[str], highlighter: Highlighter) -> tuple[Snippet, ...]:
    """Choose the passages to show of an article.

    The best one comes first, and others follow if they show terms that it does not. If nothing
    matches, the first sentence is shown.

    Args:
        texts: The body, then the texts to look in if nothing in the body matches.
        highlighter: Finds what matches.
    """
    for text in texts:
        highlights = highlighter.highlights(text)
        if highlights:
            return _snippets_with(highlights, text)
    if not texts or not texts[0]:
        return ()
    body = texts[0]
    sentence = next(sentences(body), (0, 0))
    passage = cut(body, sentence, (sentence[0], sentence[0]))
    return (_snippet(body, passage, sentence, ()),)


def _snippets_with(highlights: tuple[Highlight, ...], text: str) -> tuple[Snippet, ...]:
    """Choose the passages of a text that show most of its highlights."""
    passages = _best_passages(text, list(_sentences(text, highlights)))
    return tuple(_snippet(text, passage, sentence, highlights) for passage, sentence in passages)


class _Sentence(Struct, frozen=True):
    """A sentence with highlights.

    Attributes:
        span: Its place in the text.
        highlights: The highlights that begin in it.
        terms: The terms of the query that it shows.
        worth: Decides between sentences that show as many terms: the most terms of one highlight,
            then the number of highlights.
    """

    span: Span
    highlights: tuple[Highlight, ...]
    terms: frozenset[str]
    worth: tuple[int, int]


def _sentences(text: str, highlights: tuple[Highlight, ...]) -> Iterator[_Sentence]:
    """Yield every sentence with highlights, in order."""
    end = first = 0
    while first < len(highlights):
        start, end = sentence_at(text, highlights[first].span[0], end)
        following = _first_from(end, highlights, first)
        yield _sentence(stripped(text, (start, end)), highlights[first:following])
        first = following


def _first_from(offset: int, highlights: Sequence[Highlight], index: int) -> int:
    """Return the index of the first highlight from `index` on that begins at or after an offset."""
    while index < len(highlights) and highlights[index].span[0] < offset:
        index += 1
    return index


def _sentence(span: Span, highlights: tuple[Highlight, ...]) -> _Sentence:
    if len(highlights) == 1:
        terms = highlights[0].terms
        return _Sentence(span, highlights, terms, (len(terms), 1))
    most_terms = max(len(highlight.terms) for highlight in highlights)
    worth = (most_terms, min(len(highlights), _MAX_COUNTED_HIGHLIGHTS))
    return _Sentence(span, highlights, _all_terms(highlights), worth)


def _all_terms(highlights: Iterable[Highlight]) -> frozenset[str]:
    return frozenset().union(*(highlight.terms for highlight in highlights))


def _best_passages(text: str, candidates: list[_Sentence]) -> Iterator[tuple[Span, Span]]:
    """Yield the passage that shows most terms, then those that add most terms to it.

    Each comes with the sentence that it is from.
    """
    terms_so_far: set[str] = set()

    def rank(sentence: _Sentence) -> tuple[int, int, int]:
        return len(sentence.terms - terms_so_far), *sentence.worth

    for _ in range(min(MAX_SNIPPETS, len(candidates))):
        best = max(candidates, key=rank)  # the first of equals
        if best.terms <= terms_so_far:
            return
        candidates.remove(best)
        passage = cut(text, best.span, _focus(best.highlights))
        yield passage, best.span
        for highlight in best.highlights:
            if _clipped(highlight.span, passage):
                terms_so_far |= highlight.terms


def _focus(highlights: Sequence[Highlight]) -> Span:
    """Return the highlight that most terms follow closely."""
    if len(highlights) == 1:
        return highlights[0].span

    def count_terms_near(highlight: Highlight) -> int:
        return _count_terms_from(highlight.span[0], highlights)

    return max(highlights[:_MAX_FOCUS_CANDIDATES], key=count_terms_near).span


def _count_terms_from(start: int, highlights: Sequence[Highlight]) -> int:
    terms: set[str] = set()
    for highlight in highlights:
        if start <= highlight.span[0] < start + _FOCUS_CHARS:
            terms |= highlight.terms
    return len(terms)


def _clipped(highlight: Span, passage: Span) -> Span | None:
    """Clip a highlight to a passage, or return None if nothing of it is in the passage."""
    start = max(highlight[0], passage[0])
    end = min(highlight[1], passage[1])
    if start >= end:
        return None
    return start, end


def _snippet(text: str, passage: Span, sentence: Span, highlights: Iterable[Highlight]) -> Snippet:
    """Make the snippet of a passage: with ellipses where it cuts a sentence, and printable."""
    start, end = stripped(text, passage)
    ellipsis_before = "… " if start > sentence[0] else ""
    ellipsis_after = " …" if end < sentence[1] else ""
    shift = len(ellipsis_before) - start
    spans: list[Span] = []
    for highlight in highlights:
        if highlight.span[0] >= end:
            break
        span = _clipped(highlight.span, (start, end))
        if span:
            spans.append((span[0] + shift, span[1] + shift))
    printable = UNPRINTABLE.sub(" ", text[start:end])
    return Snippet(ellipsis_before + printable + ellipsis_after, tuple(spans))
