"""Read the line that says where an article of a press review was printed, and when."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.readers.press.bylines import NAMES, author_name
from index.readers.press.review import french
from index.readers.press.review.known_sources import is_known_source
from index.readers.press.source_name import without_issue

_MAX_CHARS = 240
"""Characters of such a line."""

_MAX_PART_CHARS = 70
_MAX_PART_WORDS = 8
_MAX_CACHED_LINES = 4096
"""Lines that are remembered: a table has the same words in line after line."""
_MAX_NAMES = 4
"""Texts in a line that are no date, page or label: a source, an author, a section and one more."""

_MIN_SENTENCE_WORDS = 12
"""Words of a line with a full stop at its end that is no line about an article."""

_DIGIT = lazy_pattern(r"[0-9]")

_CUT = "\x1f"
"""Stands where a date, a page or an address was taken out."""

_SEPARATOR = lazy_pattern(rf"\s+[-–—/]+\s+|[|•·►▪\t\n;{_CUT}()\[\]]|\s*[–—]\s*|,\s+|,(?={_CUT})")
_EDGES = " \t\xa0\u202f,.:;-–—|/*_\"«»“”'•·#>"
_ADDRESS = lazy_pattern(r"<?(?P<url>https?://[^\s<>\"]{3,2000})>?")
_SENTENCE_END = lazy_pattern(r"[.!?…]\Z")
_FIRST_LETTER = lazy_pattern(r"[A-ZÀ-ÖØ-Þ0-9«\"]|\w+\.\w")


class SourceLine(Struct, frozen=True):
    """The fields that a line gives of an article.

    Attributes:
        source: The name of the source.
        date: The day, in any notation.
        author: Who signed it.
        page: The page or pages.
        section: The part of the newspaper.
        url: The address of the article.
        names: Texts of which nothing says yet what they name.
        is_labelled: A label says what its fields are.
    """

    source: str | None = None
    date: str | None = None
    author: str | None = None
    page: str | None = None
    section: str | None = None
    url: str | None = None
    names: tuple[str, ...] = ()
    is_labelled: bool = False

    @property
    def is_sure(self) -> bool:
        """True if something in the line can be nothing else than what it is taken for."""
        is_known = self.source is not None and is_known_source(self.source)
        has_field = self.date or self.page or self.url or self.author
        return bool(has_field or self.is_labelled or is_known)

    @property
    def is_complete(self) -> bool:
        """True if the line names a source and a day."""
        return self.source is not None and self.date is not None

    @property
    def is_anchor(self) -> bool:
        """True if the line is complete, or names a known source with a page or an author."""
        if self.is_complete:
            return True
        is_known = self.source is not None and is_known_source(self.source)
        has_label = self.is_labelled and self.source is not None
        return has_label or (is_known and bool(self.page or self.author))

    @property
    def is_telling(self) -> bool:
        """True if the line is complete and can hardly be anything else, even if it stands alone."""
        if not self.is_complete:
            return False
        is_known = self.source is not None and is_known_source(self.source)
        return is_known or self.is_labelled or self.page is not None or self.author is not None

    def merged_with(self, other: SourceLine) -> SourceLine | None:
        """Return what two lines say together; None if they contradict one another."""
        fields: dict[str, str | None] = {}
        for name in ("source", "date", "author", "page", "section", "url"):
            mine, others = getattr(self, name), getattr(other, name)
            if mine and others:
                return None
            fields[name] = mine or others
        return SourceLine(
            **fields,
            names=self.names + other.names,
            is_labelled=self.is_labelled or other.is_labelled,
        )


@lru_cache(maxsize=_MAX_CACHED_LINES)
def read_source_line(text: str) -> SourceLine | None:
    """Read a line such as `Le Monde, mardi 12 mars 2019, p. 4` or `12/03/2019 | Le Val | Anne Bo`.

    Returns:
        What it says; None if it is a sentence, or anything else than such a line. A line of names
        only is returned with them as its `names`.
    """
    line = text.strip()
    if not line or len(line) > _MAX_CHARS or _is_sentence(line) or french.COVER.fullmatch(line):
        return None
    line = _with_colon(line)
    url, line = _without_address(french.ISSUE.sub(_CUT, line))
    read = SourceLine(url=url)
    date, line = _without_days(line)
    page, line = _without_page(line)
    read = replace(read, date=date, page=page)
    for part in _SEPARATOR.split(line):
        with_part = _with_part(read, part.strip(_EDGES), part)
        if with_part is None:
            return None
        read = with_part
    if len(read.names) > _MAX_NAMES or read == SourceLine():
        return None
    return named(read) if read.is_sure else read


def _is_sentence(line: str) -> bool:
    return line.endswith((".", "!", "?", "…")) and line.count(" ") >= _MIN_SENTENCE_WORDS


def named(line: SourceLine) -> SourceLine:
    """Return a line whose names have become its source, author and section, in this order.

    A name of a person is the source only if there is no other.
    """
    names = list(line.names)
    source, author, section = line.source, line.author, line.section
    if source is None and names:
        others = [name for name in names if not is_person(name)]
        source = others[0] if others else names[0]
        names.remove(source)
    for name in names:
        if author is None and is_person(name):
            author = author_name(name)
        elif section is None:
            section = name
    source = without_issue(source) if source else None
    return replace(line, source=source, author=author, section=section, names=())


def is_person(name: str) -> bool:
    """Return True if a text may be the name of a person, which begins with no article.

    A title in capitals has small words in capitals, too.
    """
    if french.ARTICLE.match(name) or french.SMALL_CAPITALS.search(name):
        return False
    return NAMES.fullmatch(name) is not None


def _with_colon(line: str) -> str:
    """Return the row of a table, if its first cell is a label, with a colon behind the label."""
    label, tab, value = line.partition("\t")
    is_label = tab != "" and french.LABEL.fullmatch(f"{label.strip(_EDGES)}:") is not None
    return f"{label.strip(_EDGES)}: {value}" if is_label else line


def _without_address(line: str) -> tuple[str | None, str]:
    address = _ADDRESS.search(line)
    if address is None:
        return None, line
    return address["url"].rstrip(").,;"), _ADDRESS.sub(_CUT, line)


def _without_days(line: str) -> tuple[str | None, str]:
    """Return the day in a line and the line without it; a day of a change is taken out, too."""
    date = None
    if _DIGIT.search(line) is None:  # looking for a day takes longer
        return None, line
    for match in french.DAY.finditer(line):
        if date is None and not match["change"]:
            date = _day(match)
    if date is None:
        return None, line
    return date, french.DAY.sub(_CUT, line)


def _day(match: re.Match[str]) -> str:
    """Return a day as it is written; of two, the first: `12 mars 2019` for `12-13 mars 2019`."""
    if match["day"]:
        return " ".join(filter(None, (match["day"], match["month"], match["year"])))
    return match["date"].strip()


def _without_page(line: str) -> tuple[str | None, str]:
    page = french.PAGE.search(line)
    if page is None:
        return None, line
    return page["page"].strip(), line[: page.start()] + _CUT + line[page.end() :]


def _with_part(read: SourceLine, part: str, written: str) -> SourceLine | None:
    """Return a line with one more part of it; None if the part can be none of a field."""
    if not part or french.NOISE.fullmatch(part):
        return read
    read_word = _with_first_word(read, part)
    if read_word is not None:
        return read_word
    if read.source is None and is_known_source(part):
        return replace(read, source=part)
    is_sentence = _SENTENCE_END.search(written.strip()) and " " in part
    is_long = len(part) > _MAX_PART_CHARS or len(part.split()) > _MAX_PART_WORDS
    if is_sentence or is_long or _FIRST_LETTER.match(part) is None:
        return None
    return replace(read, names=(*read.names, part))


def _with_first_word(read: SourceLine, part: str) -> SourceLine | None:
    """Return a line with a part whose first word says what it is; None if no word says it."""
    label = french.LABEL.match(part)
    if label and label.lastgroup:
        return _with_labelled(read, label.lastgroup, part[label.end() :].strip(_EDGES))
    section = french.SECTION.match(part)
    if section and read.section is None:
        return replace(read, section=part[section.end() :].strip(_EDGES))
    byline = french.BYLINE.match(part)
    if byline and len(part) <= 2 * _MAX_PART_CHARS and read.author is None:
        name = part[byline.end() :].strip(_EDGES)
        return replace(read, author=name) if _FIRST_LETTER.match(name) else None
    return None


def _with_labelled(read: SourceLine, field: str, value: str) -> SourceLine:
    """Return a line with the value of a label; the first value of a field counts."""
    read = replace(read, is_labelled=True)
    if not value or field in {"other", "date", "url"} or getattr(read, field):
        return read
    match field:
        case "source":
            return replace(read, source=without_issue(value))
        case "author":
            return replace(read, author=value)
        case "page":
            return replace(read, page=value)
        case _:
            return replace(read, section=value)
