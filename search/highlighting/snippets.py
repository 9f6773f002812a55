"""Choose the snippets of a text: the passages that show best why it matched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from index.files.names import UNPRINTABLE
from search.highlighting.highlighter import Highlight, Highlighter, Span

MAX_SNIPPET_CHARS = 260
"""Characters of a snippet, without its ellipses."""
MAX_SNIPPETS = 3
"""Snippets of an article."""

_MAX_CHARS_BEFORE_FOCUS = MAX_SNIPPET_CHARS // 3
"""Characters of a long sentence that are shown before the highlight at its focus."""
_FOCUS_CHARS = MAX_SNIPPET_CHARS // 2
"""Characters in which the terms are counted that follow a highlight closely."""
_MAX_FOCUS_CANDIDATES = 50
"""Highlights of a sentence that may be its focus."""
_LOOK_BEHIND_CHARS = 10
"""Characters before a word that show if it is the first of a sentence."""
_MAX_COUNTED_HIGHLIGHTS = 3
"""Highlights of a sentence that make it worth more. Further ones add nothing."""

_SENTENCE_END = re.compile(r"[.!?…\n](?<!\b[A-Z]\.)[\"»”)\]\s]*(?<=\s)(?=[^\s\d])")
"""A line end ends a sentence here, and so does a full stop before a lower-case letter.

A snippet that is cut too early does no harm, but a headline does: `index.cleaning.headline` has a
stricter pattern.
"""
_CHARACTERS_AFTER_SENTENCE = '.!?…\n"»”)]'
"""Characters that may stand before the first word of a sentence, spaces left out."""
_SPACES = " \u00a0"


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
    passage = _cut(body, _first_sentence(body), 0)
    return (_snippet(body, passage, ()),)


def _snippets_with(highlights: tuple[Highlight, ...], text: str) -> tuple[Snippet, ...]:
    """Choose the passages of a text that show most of its highlights."""
    sentences = list(_sentences(text, highlights))
    passages = _best_passages(text, sentences)
    return tuple(_snippet(text, passage, highlights) for passage in passages)


class _Sentence(Struct, frozen=True):
    """A sentence with highlights.

    Attributes:
        span: Where it is.
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
    """Yield every sentence with highlights, in order. No text is split after the last of them."""
    ends = _SENTENCE_END.finditer(text)
    start = 0
    first = 0
    while first < len(highlights):
        end = next(ends, None)
        next_start = len(text)
        if end:
            next_start = end.end()
        following = _first_from(next_start, highlights, first)
        if following > first:
            span = (start, _text_end(text, end))
            yield _sentence(span, highlights[first:following])
        first = following
        start = next_start


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


def _text_end(text: str, end: re.Match[str] | None) -> int:
    """Return where a sentence ends, spaces left out. The last one ends with the text."""
    if end is None:
        return len(text)
    return end.start() + len(end[0].rstrip())


def _first_sentence(text: str) -> Span:
    return 0, _text_end(text, _SENTENCE_END.search(text))


def _best_passages(text: str, sentences: list[_Sentence]) -> Iterator[Span]:
    """Yield the passage that shows most terms, then those that add most terms to it."""
    terms_so_far: set[str] = set()

    def rank(sentence: _Sentence) -> tuple[int, int, int]:
        return len(sentence.terms - terms_so_far), *sentence.worth

    for _ in range(min(MAX_SNIPPETS, len(sentences))):
        best = max(sentences, key=rank)  # the first of equals
        if best.terms <= terms_so_far:
            return
        sentences.remove(best)
        passage = _cut(text, best.span, _focus(best.highlights))
        yield passage
        for highlight in best.highlights:
            if _clipped(highlight.span, passage):
                terms_so_far |= highlight.terms


def _focus(highlights: Sequence[Highlight]) -> int:
    """Return the offset of the highlight that most terms follow closely."""
    if len(highlights) == 1:
        return highlights[0].span[0]

    def count_terms_near(highlight: Highlight) -> int:
        return _count_terms_from(highlight.span[0], highlights)

    return max(highlights[:_MAX_FOCUS_CANDIDATES], key=count_terms_near).span[0]


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


def _cut(text: str, sentence: Span, focus: int) -> Span:
    """Cut a sentence that is too long around an offset, at the ends of words."""
    start, end = sentence
    if end - start <= MAX_SNIPPET_CHARS:
        return sentence
    if focus - start > _MAX_CHARS_BEFORE_FOCUS:
        space = text.find(" ", focus - _MAX_CHARS_BEFORE_FOCUS, focus)
        start = focus
        if space >= 0:
            start = space + 1
    limit = start + MAX_SNIPPET_CHARS
    if limit >= end:
        return start, end
    last_space = max(text.rfind(space, focus + 1, limit) for space in _SPACES)
    if last_space > focus:
        return start, last_space
    return start, limit


def _snippet(text: str, passage: Span, highlights: Iterable[Highlight]) -> Snippet:
    """Make the snippet of a passage: with ellipses where it cuts a sentence, and printable."""
    start, end = _stripped(text, passage)
    ellipsis_before = "… " if _is_within_sentence(text, start) else ""
    ellipsis_after = " …" if _sentence_goes_on(text, end) else ""
    shift = len(ellipsis_before) - start
    spans: list[Span] = []
    for highlight in highlights:
        span = _clipped(highlight.span, (start, end))
        if span:
            spans.append((span[0] + shift, span[1] + shift))
    printable = UNPRINTABLE.sub(" ", text[start:end])
    return Snippet(ellipsis_before + printable + ellipsis_after, tuple(spans))


def _sentence_goes_on(text: str, end: int) -> bool:
    """Return True if a sentence goes on after the passage that ends at an offset."""
    if end >= len(text) or text[end] == "\n":
        return False
    return _is_within_sentence(text, end + 1)


def _stripped(text: str, passage: Span) -> Span:
    """Leave out the spaces at both ends of a passage."""
    start, end = passage
    length = end - start
    spaces_before = length - len(text[start:end].lstrip())
    spaces_after = length - len(text[start:end].rstrip())
    return start + spaces_before, end - spaces_after


def _is_within_sentence(text: str, offset: int) -> bool:
    """Return True if the word that begins at an offset is not the first of a sentence."""
    window = max(0, offset - _LOOK_BEHIND_CHARS)
    previous = text[window:offset].rstrip(_SPACES)
    if not previous.strip():
        return False
    return previous[-1] not in _CHARACTERS_AFTER_SENTENCE
