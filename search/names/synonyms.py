"""Find the other names of what a query names: Kiev, Kyiv; CGRI, Gardiens de la révolution.

They come from `index/entities/french/synonyms.txt` and from a file of the user's own in the same form. Few queries
have such a name, so a list is not analysed as a whole. Its names are folded in haste, all at once,
and only the lines that may have a name of the query are read word by word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path

from msgspec import Struct

from index.analysis.analyzer import Token, split_words, tokenize
from index.analysis.compounds import Compound, compounds
from index.analysis.word_lists import parse_sections
from index.entities.lists import split_mark, synonym_lines
from index.errors import InputError, UnreadableFile
from index.messages import Value
from search.bounded_file import read_at_most
from search.names.typed_names import exact_terms

MAX_SHORT_ACRONYM_CHARS = 3
"""An acronym that is no longer must be typed in capitals, since small words have its letters."""
MAX_NAME_WORDS = 12
"""No name has more words."""
MAX_WORDS = 200
"""Words of a query that names are looked for in. A longer one is a text."""
MAX_FILE_BYTES = 2_000_000
"""A larger file is something else than a list of names."""

_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss"}
_MARKS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030c\u0327\u0328"
_SIGNS = "-'’ʼ.,/?()"
_FOLDING = (
    *_LIGATURES.items(),
    *((mark, "") for mark in _MARKS),
    *((sign, " ") for sign in _SIGNS),
    ("  ", " "),
)
"""Replacements that are made one after the other, which is quicker than any pattern."""


class Name(Struct, frozen=True):
    """One of the names of a group.

    Attributes:
        written: The name as the list has it, without its mark.
        is_ambiguous: True if it means other things as well.
    """

    written: str
    is_ambiguous: bool = False

    @classmethod
    def parse(cls, cell: str) -> Name:
        """Read a name and its mark."""
        return cls(*split_mark(cell))

    @property
    def terms(self) -> tuple[str, ...]:
        """Its exact terms."""
        return exact_terms(self.written)

    @property
    def needs_capitals(self) -> bool:
        """True if it is this name only where it is typed with its capitals."""
        is_short = len(self.written) <= MAX_SHORT_ACRONYM_CHARS
        return self.is_ambiguous or (is_short and self.written.isupper())

    def is_typed(self, typed: str) -> bool:
        """Return True if a text with the terms of the name has the capitals that it needs."""
        if not self.needs_capitals:
            return True
        pairs = zip(split_words(typed), split_words(self.written), strict=False)
        return all(_has_capitals_of(word, named) for word, named in pairs)


class Synonyms(Struct, frozen=True):
    """A name in a query, and the other names of the same thing.

    Attributes:
        words: The exact terms of the name that was typed.
        others: The other names, as the lists write them.
    """

    words: tuple[str, ...]
    others: tuple[str, ...]


def find_synonyms(text: str, file: Path | None = None) -> tuple[Synonyms, ...]:
    """Return the names in a text that have others, without those that are a part of a longer one.

    Args:
        text: The text.
        file: A list of the user's own, besides that of this project.

    Raises:
        InputError: The list cannot be read, or has a line that is none.
    """
    lists = [_built_in()] if file is None else [_built_in(), _own_list(file)]
    tokens = tokenize(text)[:MAX_WORDS]
    wholes = list(compounds(text))
    found: dict[tuple[int, int], dict[str, None]] = {}
    for first, end in _spans_of_names(text, tokens, lists):
        if not _cuts_compound(tokens[first:end], wholes):
            others = _others_of(text, tokens[first:end], lists)
            if others:
                found[first, end] = dict.fromkeys(others)
    return tuple(
        Synonyms(_terms(tokens[slice(*span)]), tuple(others))
        for span, others in found.items()
        if not _is_within_another(span, found)
    )


def _spans_of_names(
    text: str, tokens: Sequence[Token], lists: Sequence[_NameList]
) -> Iterator[tuple[int, int]]:
    """Yield where runs of words begin and end whose first word begins a name. Few do."""
    for first, token in enumerate(tokens):
        folded = _fold_names(text[token.start : token.end]).split()
        beginnings = {token.exact, *folded[:1]}
        if not folded or any(not names.first_words.isdisjoint(beginnings) for names in lists):
            last_end = min(first + MAX_NAME_WORDS, len(tokens))
            yield from ((first, end) for end in range(first + 1, last_end + 1))


def _cuts_compound(run: Sequence[Token], wholes: Iterable[Compound]) -> bool:
    """Return True if a run of words begins or ends within a compound: no TPE-PME is a PME."""
    return any(
        whole.start < run[0].start < whole.end or whole.start < run[-1].end < whole.end
        for whole in wholes
    )


def _others_of(text: str, run: Sequence[Token], lists: Iterable[_NameList]) -> list[str]:
    """Return the other names of what a run of words in a text names.

    Args:
        text: The text.
        run: The words.
        lists: The lists of names.
    """
    words = _terms(run)
    typed = text[run[0].start : run[-1].end]
    keys = dict.fromkeys((" ".join(words), _fold_names(typed).strip()))
    others: list[str] = []
    for names in lists:
        for key in keys:
            for group in names.groups(key):
                if any(name.terms == words and name.is_typed(typed) for name in group):
                    others += _others(group, words)
    return others


def _terms(run: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.exact for token in run)


def _is_within_another(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    """Return True if one of some runs is longer and has all of another."""
    first, last = span
    return any(start <= first and last <= end for start, end in spans if (start, end) != span)


def _others(group: Sequence[Name], words: tuple[str, ...]) -> list[str]:
    """Return the names of a group that an article may have without the words that were typed.

    Names that have all of a shorter one are left out as well: whoever looks for that finds them.
    """
    written = {name.terms: name.written for name in group if not name.is_ambiguous}
    padded = {terms: f" {' '.join(terms)} " for terms in (words, *written)}
    return [
        name
        for terms, name in written.items()
        if not any(padded[other] in padded[terms] for other in padded if other != terms)
        and terms != words
    ]


def _has_capitals_of(typed: str, named: str) -> bool:
    """Return True if a typed word is in capitals, or begins with one, where the word of a name does."""
    letters = typed.replace(".", "")
    if named.isupper():
        return letters.isupper()
    return letters[:1].isupper() or not named[:1].isupper()


class _NameList:
    """A list of names.

    Attributes:
        first_words: The first words of the folded names.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        """Fold the names of some lines."""
        self._lines = lines
        self._folded = _fold_names("\n".join(lines))
        names = self._folded.replace("\n", "|").split("|")
        self.first_words = frozenset([name.strip().partition(" ")[0] for name in names])

    def groups(self, folded_name: str) -> Iterator[tuple[Name, ...]]:
        """Yield each group that has a name."""
        for number in self._numbers.get(folded_name, ()):
            yield tuple(map(Name.parse, self._lines[number].split("|")))

    @cached_property
    def _numbers(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the lines that have a name, from 0, by the folded name.

        It is made for the first query with a word that begins a name: few have one.
        """
        numbers: dict[str, list[int]] = {}
        for number, line in enumerate(self._folded.split("\n")):
            for name in line.split("|"):
                numbers.setdefault(name.strip(), []).append(number)
        return numbers


@cache
def _built_in() -> _NameList:
    return _NameList(synonym_lines())


def _own_list(file: Path) -> _NameList:
    """Return the user's own list, read again if it was changed.

    Raises:
        InputError: It cannot be read, or has a line that is none.
    """
    try:
        status = file.stat()
    except OSError as error:
        raise _unreadable(file, error.strerror or str(error)) from error
    return _read_own_list(file, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=4)
def _read_own_list(file: Path, changed: int, size: int) -> _NameList:  # noqa: ARG001 - cache keys
    """Read a list of the user's own in any encoding, and check its lines."""
    from index.readers.encoding import decode  # late: few users have a list

    if size > MAX_FILE_BYTES:
        raise InputError("synonyms-too-large", path=str(file), limit=MAX_FILE_BYTES)
    try:
        content = read_at_most(file, MAX_FILE_BYTES)
        text = decode(content) if content.strip() else ""
    except OSError as error:
        raise _unreadable(file, error.strerror or str(error)) from error
    except UnreadableFile as error:
        raise _unreadable(file, error.message) from error
    return _NameList(list(_checked_lines(file, text)))


def _checked_lines(file: Path, text: str) -> Iterator[str]:
    """Yield the lines of a list that are no comments and no headings.

    Raises:
        InputError: A line has not two names at least, or one of them has no words or too many.
    """
    for line in parse_sections(text):
        if not line.entry:
            continue
        terms = {Name.parse(cell).terms for cell in line.entry.split("|")}
        if len(terms) < 2 or not all(0 < len(words) <= MAX_NAME_WORDS for words in terms):
            raise InputError("synonyms-line-wrong", path=str(file), line=line.number)
        yield line.entry


def _unreadable(file: Path, reason: Value) -> InputError:
    return InputError("synonyms-unreadable", path=str(file), reason=reason)


def _fold_names(text: str) -> str:
    """Return the words of a text in small letters without accents, a space apart.

    The bars and line ends between names stay. A whole list takes a millisecond, of which the terms of
    its words would take twenty.
    """
    if text.isascii() and text.isalpha():  # as most words of queries are
        return text.lower()
    folded = unicodedata.normalize("NFD", text.lower())
    for written, letters in _FOLDING:
        folded = folded.replace(written, letters)
    return folded
