"""Name what a reader may have lost of a file, whatever its format.

A format that is not known in all its shapes may be read without an error and yet badly. These
checks compare what was taken with what the file shows, and say so as problems of the file. The
articles that were found are kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.encoding import WIDE_BOMS
from index.readers.formats import Format
from index.readers.lost_letters import has_lost_letters
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle

Part = TypeVar("Part")

MIN_TAKEN_SHARE = 0.2
"""Share of the running text of a file that its articles have, at least."""

MIN_LOST_CHARS = 1000
"""Characters that must be missing: less may be a notice, or a list of links."""

_MIN_TAKEN_OF_FILE = 0.1
"""Share of the bytes of a file above which nobody looks how much of them is running text."""

_MAX_SAMPLE_BYTES = 1 << 20
"""Bytes at the start of a file in which its running text is measured."""

_MIN_RECORD_BYTES = 4096
"""Bytes of a file with one record. A larger one holds more than its title."""

_MIN_PROSE_WORDS = 10
"""Words in a run of text. An address or a list of codes has fewer."""

_RUN = lazy_pattern(rb"[^\"<>{}\[\]\t\n]{80,}")
"""A run of text: no sign of markup, JSON or a table is in it."""

_WORD = lazy_pattern(rb"(?<![A-Za-z\x80-\xff])[A-Za-z\x80-\xff]{2,} ")
"""A word that another one may follow, in UTF-8 or an encoding of one byte a character.

It is sought at the first letter of a run only, which may have a hundred thousand letters.
"""

_SCRIPTS = lazy_pattern(rb"<(script|style)\b.*?(?:</\1|\Z)", re.DOTALL | re.IGNORECASE)
"""The scripts and styles of a page, which nobody reads."""

_WITH_ATTACHMENTS = frozenset({"mail"})
"""Formats whose files are largely pictures and other attachments."""


class Marker(Struct, frozen=True):
    """Words that an export puts into each of its articles once.

    Attributes:
        needle: Bytes that are quickly looked for, and without which there is no such word.
        pattern: The words. Its group tells one article from the next, if there is one.
    """

    needle: bytes
    pattern: re.Pattern[str]

    def count(self, text: str) -> int:
        """Return the number of articles that these words tell in a text with the needle."""
        matches = self.pattern.findall(text)
        return len(set(matches)) if self.pattern.groups else len(matches)


def _marker(needle: str, pattern: str) -> Marker:
    return Marker(needle.encode(), re.compile(pattern, re.MULTILINE))


EXPORT_MARKERS = (
    _marker("news", r"\b(news[·•][0-9]{8}[·•][\w×·•-]+)"),
    _marker(
        "ument ",
        r"(?:^|>)[ \t]*Do[ck]ument ([A-Za-z]{2,10}0*[12][09][0-9]{2}\w{8,20})[ \t]*(?:$|<)",
    ),
    _marker("AN", r"^[ \t|]*\*?AN\*?[\s|]+Do[ck]ument (\w{8,40})[\s|]*$"),
    _marker("DOCUMENTS", r"^[ \t]*([0-9]{1,4}) (?:of|de) [0-9]{1,4} DOCUMENTS[ \t]*$"),
    _marker("Document ", r"^[ \t]*Document ([0-9]{1,4}) (?:of|de|sur) [0-9]{1,4}[ \t]*$"),
    _marker("Dokument ", r"^[ \t]*Dokument ([0-9]{1,4}) von [0-9]{1,4}[ \t]*$"),
    _marker("End of Document", r"^[ \t]*End of Document[ \t]*$"),
    _marker("*", r"^(?:\*{4}(?: \*\w.*|[ \t]*)|[0-9]{4,} \*\w.*_.*)$"),
    _marker("<", r"^<(?:date|filnamedate|article-nb)=([^>\n]{1,100})>"),
    _marker("<partie", r"^<partie=([^>\n]{1,100})>"),
    _marker("<titre", r"^<titre=([^>\n]{1,1000})>"),
    _marker("&&&", r"^&{3,}([^&\n]{1,100})&{3,}[ \t]*$"),
    _marker("Page de l", r"\bPage de l.article[ \t\u00a0\u202f]*:"),
)
"""The words between the articles of press databases, monitoring reviews and textometry corpora."""

_LOSSES = frozenset(
    {
        "articles-merged",
        "file-is-list-of-links",
        "page-articles-merged",
        "sitemap-without-texts",
        "text-mostly-lost",
    }
)
"""Problems by which a reader tells itself what the checks here would tell."""


class _Tally(Struct):
    """Counts what was taken of a file.

    Attributes:
        articles: Articles.
        without_text: Articles with a title and no text.
        chars: Characters of titles and texts.
        without_letters: Articles whose accents were lost before the file was saved.
        first_text: The text of the first article.
        problems: Parts that the reader could not read.
        tells_loss: The reader itself has told that the file holds more articles.
    """

    articles: int = 0
    without_text: int = 0
    chars: int = 0
    without_letters: int = 0
    first_text: str = ""
    problems: int = 0
    tells_loss: bool = False

    def add(self, part: object) -> None:
        """Count a part of the file."""
        if isinstance(part, RawArticle):
            self._add_article(part)
        elif isinstance(part, Problem):
            self.problems += 1
            self.tells_loss = self.tells_loss or part.reason.code in _LOSSES

    def _add_article(self, article: RawArticle) -> None:
        if not self.articles:
            self.first_text = article.text
        self.articles += 1
        title = article.title or ""
        self.chars += len(article.text) + len(title)
        if title and not article.text.strip():
            self.without_text += 1
        if has_lost_letters(article.text):
            self.without_letters += 1


def with_losses_named(
    parts: Iterable[Part], material: Material, file_format: Format
) -> Iterator[Part | Problem]:
    """Yield the parts of a file, and then a problem for what seems to be lost of it.

    Args:
        parts: What the reader of its format gives.
        material: The file, decompressed.
        file_format: Its format.
    """
    tally = _Tally()
    for part in parts:
        tally.add(part)
        yield part
    if tally.articles and not tally.tells_loss:
        yield from _losses(tally, material, file_format)
    if tally.without_letters:
        yield Problem.of("letters-lost", articles=tally.without_letters, total=tally.articles)


def merged_articles(text: str) -> int:
    """Return how many articles the words of an export tell in a text; 0 if it is no export."""
    data = text.encode("utf-8", "replace")  # bytes are searched in a fifth of the time
    counts = [marker.count(text) for marker in EXPORT_MARKERS if marker.needle in data]
    return max(counts, default=0)


def mostly_lost(taken: int, shown: int) -> bool:
    """Return True if the characters taken are a small share of those that a reader would see."""
    return taken < MIN_TAKEN_SHARE * shown and shown - taken > MIN_LOST_CHARS


def loss(taken: int, shown: int) -> Problem:
    """Return the problem of a file most of whose text is lost."""
    return Problem.of("text-mostly-lost", share=taken / shown)


def _losses(tally: _Tally, material: Material, file_format: Format) -> Iterator[Problem]:
    """Yield a problem for what seems to be lost of a file, if anything does."""
    merged = merged_articles(tally.first_text) if tally.articles == 1 else 0
    if merged > 1:
        yield Problem.of("articles-merged", articles=merged)
        return
    is_text_of_many = file_format.is_text and file_format.holds_many
    if not is_text_of_many or file_format.name in _WITH_ATTACHMENTS:
        return
    size = _size(material)
    if _lose_text(tally, size):
        yield Problem.of("articles-without-text", articles=tally.without_text, total=tally.articles)
        return
    # where the reader has named the parts that it lost, their text is not missed again
    if not tally.problems and tally.chars < _MIN_TAKEN_OF_FILE * size:
        shown = _prose_bytes(material, size)
        if mostly_lost(tally.chars, shown):
            yield loss(tally.chars, shown)


def _lose_text(tally: _Tally, size: int) -> bool:
    """Return True if most of the articles have a title and no text."""
    if tally.articles == 1:
        is_larger = size > _MIN_RECORD_BYTES and not tally.problems
        return is_larger and tally.without_text == 1
    return 2 * tally.without_text > tally.articles


def _size(material: Material) -> int:
    """Return the bytes of a file; of a compressed one, those that it has at least."""
    content = material.content
    if isinstance(content, bytes):
        return len(content)
    if isinstance(content, Path):
        return os.stat(content).st_size  # noqa: PTH116 - quicker
    inner = getattr(content, "content", None)
    return 0 if inner is None else _size(Material("", inner, material.limits))


def _prose_bytes(material: Material, size: int) -> int:
    """Estimate the bytes of running text in a file from its beginning."""
    sample = material.head(_MAX_SAMPLE_BYTES)
    if sample.startswith(WIDE_BOMS):
        return 0
    prose = 0
    for run in _RUN.findall(_SCRIPTS.sub(b"", sample)):
        if len(_WORD.findall(run)) >= _MIN_PROSE_WORDS:
            prose += len(run)
    return prose * max(size, len(sample)) // max(1, len(sample))
