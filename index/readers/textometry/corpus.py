"""Split a corpus into its texts, which begin with lines of a known notation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct, field

from index.lazy_pattern import lazy_pattern
from index.readers.encoding import decode_blocks, text_lines
from index.readers.exports import TOO_LARGE, Part, keyed
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle

_WORD = lazy_pattern(r"[^\W\d_]{2}")
_WITHOUT_WORDS = Problem.of("corpus-text-without-words")


class Notation(Struct, frozen=True):
    """The notation of a program.

    Attributes:
        head: What a line begins with that begins a text. The rest of the line belongs to the text.
        article: Makes an article of the heads and the lines of a text.
        joins_heads: True if a text may have several heads in a row.
    """

    head: re.Pattern[str]
    article: Callable[[Sequence[str], Sequence[str]], RawArticle]
    joins_heads: bool = False


class _Text(Struct):
    """A text of a corpus.

    Attributes:
        heads: What stands above it; nothing if it stands before the first head of the corpus.
        lines: Its lines; none if it is too large.
        chars: Characters of its lines.
    """

    heads: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    chars: int = 0

    def add(self, line: str) -> None:
        """Add a line, unless the text has become larger than any article."""
        self.chars += len(line)
        if self.chars <= MAX_PAGE_CHARS:
            self.lines.append(line)
        else:
            self.lines.clear()

    def has_words(self) -> bool:
        """Return True if there is a word in its lines."""
        return any(map(_WORD.search, self.lines))


def read_corpus(material: Material, notation: Notation) -> Iterator[Part]:
    """Yield the articles of a corpus, and a problem for each text without words.

    Lines with words above the first text are one problem. The corpus is read line by line, so it
    may have any size.

    Raises:
        UnreadableFile: There is no text in it.
    """
    texts = _texts(text_lines(decode_blocks(material.blocks())), notation)
    opening = next(texts)
    if opening.has_words() or opening.chars > MAX_PAGE_CHARS:
        yield Problem.of("corpus-opening-left-out", characters=opening.chars)
    yield from keyed(_parts(text, notation) for text in texts)


def _texts(lines: Iterable[str], notation: Notation) -> Iterator[_Text]:
    """Yield what stands above the first text of a corpus, and then each text."""
    text = _Text()
    for line in lines:
        head = notation.head.match(line)
        if head is None:
            text.add(line)
            continue
        is_continued = notation.joins_heads and text.heads and not text.has_words()
        if not is_continued or text.chars > MAX_PAGE_CHARS:
            yield text
            text = _Text()
        text.heads.append(head[0])
        text.add(line[head.end() :])
    yield text


def _parts(text: _Text, notation: Notation) -> Iterator[Part]:
    """Yield the article of a text, or its problem."""
    if text.chars > MAX_PAGE_CHARS:
        yield TOO_LARGE
    elif text.has_words():
        yield notation.article(text.heads, text.lines)
    else:
        yield _WITHOUT_WORDS
