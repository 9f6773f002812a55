"""Read a run of capitalised words by itself: the listed names in it, and what may be others.

The same runs come back all through the news, so what is read of each is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from index.entities.kind import EntityKind
from index.entities.listed_names import ListedName, Trust, names_by_first_piece, towns
from index.entities.lists import word_set
from index.entities.pieces import Piece, fold, pieces_of
from index.people.lexicon import look_up
from index.people.names import MAX_CACHED_NAMES, fold_name

MIN_TOWN_HYPHENS = 2
"""Hyphens of the towns whose names mean nothing else."""
MAX_ACRONYM_CHARS = 8
"""Letters of an acronym."""
_NO_NAMES: tuple[ListedName, ...] = ()


class Part(Struct, frozen=True):
    """A part of a run that may name an organisation or a place.

    Attributes:
        start, end: Offsets in the run.
        listed: The listed names that it is, one for each article; empty if it is in no list.
        longer: The listed names that it may begin, if the text goes on as they do.
        next_letters: The letters that the words begin with by which they go on.
        left, right: Offsets of the capitalised words that stand next to it and are no part of it,
            such as a title or the rest of a name; -1 if there are none.
        is_acronym: It is one word in capitals.
        is_head: It begins with a noun of organisations: Institut, Fédération.
        is_plain: It is no name by itself: only the words around can make it one.
        sure: The listed name that it is beyond doubt, unless another name ends with it.
    """

    start: int
    end: int
    listed: tuple[ListedName, ...] = _NO_NAMES
    longer: tuple[ListedName, ...] = _NO_NAMES
    next_letters: str = ""
    left: int = -1
    right: int = -1
    is_acronym: bool = False
    is_head: bool = False
    is_plain: bool = False
    sure: ListedName | None = None


@lru_cache(maxsize=MAX_CACHED_NAMES)
def parts_of(run: str) -> tuple[Part, ...]:
    """Return the parts of a run that may be names, in order."""
    if run.isalpha() and not run.isupper():  # as most runs are
        return _word_parts(run)
    words = run.split()
    if not any(map(_may_be_known, words)):
        return _unknown_parts(run, words)
    parts = list(_parts(run, pieces_of(run)))
    return tuple(_beside(run, parts))


def _may_be_known(word: str) -> bool:
    """Return True for a word that may begin a listed name, or is no plain word of letters."""
    first = word.partition("-")[0]
    if not first.isalpha() or first.isupper() or word in word_set("heads"):
        return True
    return fold_name(first) in names_by_first_piece()


def _unknown_parts(run: str, words: Sequence[str]) -> tuple[Part, ...]:
    """Return the first part of a run that no list knows: the rest of the run belongs to it."""
    position = 0
    for index, word in enumerate(words):
        start = run.index(word, position)
        position = start + len(word)
        if word[0].isupper() and not _is_grammar(word):
            right = run.index(words[index + 1], position) if index + 1 < len(words) else -1
            town = _town(word) if right < 0 else None
            if town is not None:
                return (Part(start, position, sure=town),)
            return _plain_part(start, position, right)
    return ()


@lru_cache(maxsize=MAX_CACHED_NAMES)
def _plain_part(start: int, end: int, right: int = -1) -> tuple[Part, ...]:
    """Return the only part of a run that is plain. Most runs have one, and share it here."""
    return (Part(start, end, right=right, is_plain=True),)


def _word_parts(word: str) -> tuple[Part, ...]:
    """Return the part that a run of one word is, or none for a word of grammar."""
    listed = names_by_first_piece().get(fold_name(word), ())
    if not listed and word not in word_set("heads"):
        return () if _is_grammar(word) else _plain_part(0, len(word))
    return tuple(_beside(word, list(_parts(word, pieces_of(word)))))


def _parts(run: str, pieces: Sequence[Piece]) -> Iterator[Part]:
    """Yield the listed names, and the words between them that are no grammar."""
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        size = 1
        if piece.opens and piece.capital:
            listed, longer = _listed_at(pieces, index)
            size = len(listed[0].pieces) if listed else _word_size(pieces, index)
            word = run[piece.start : piece.end]
            if listed or longer or not _is_grammar(word):
                yield Part(
                    piece.start,
                    pieces[index + size - 1].end,
                    listed,
                    longer,
                    _next_letters(longer, len(pieces) - index),
                    is_acronym=_is_acronym(word),
                    is_head=word in word_set("heads"),
                )
        index += size


def _word_size(pieces: Sequence[Piece], index: int) -> int:
    """Return the number of pieces of a word."""
    size = 1
    while not pieces[index + size - 1].closes:
        size += 1
    return size


def _listed_at(
    pieces: Sequence[Piece], index: int
) -> tuple[tuple[ListedName, ...], tuple[ListedName, ...]]:
    """Return the longest listed names that begin at a piece, and those that go on beyond the run."""
    here: list[ListedName] = []
    longer: list[ListedName] = []
    rest = len(pieces) - index
    for name in names_by_first_piece().get(pieces[index].folded, ()):
        if here and len(name.pieces) < len(here[0].pieces):
            break
        if agrees(name, pieces[index : index + len(name.pieces)]):
            (here if len(name.pieces) <= rest else longer).append(name)
    return tuple(here), tuple(longer)


def agrees(name: ListedName, pieces: Sequence[Piece]) -> bool:
    """Return True if some pieces are those of a name, or its first ones, with its capitals."""
    for piece, folded, capital in zip(pieces, name.pieces, name.capitals, strict=False):
        if piece.folded != folded or (capital and not piece.capital):
            return False
    return bool(pieces) and pieces[-1].closes


def _next_letters(longer: Sequence[ListedName], size: int) -> str:
    """Return the first letters of the pieces that names have after their first ones."""
    return "".join({name.pieces[size][0] for name in longer})


def _is_acronym(word: str) -> bool:
    """Return True for a word in capitals that is not known to mean something else: no TVA, no CDI."""
    letters = word.replace(".", "").replace("-", "")
    if letters in word_set("common_acronyms"):
        return False
    return 1 < len(letters) <= MAX_ACRONYM_CHARS and letters.isupper() and letters.isalpha()


def _is_grammar(word: str) -> bool:
    """Return True for a word of grammar, and for a people: Les, Français."""
    return look_up(word).noise or len(word) < 2


def _beside(run: str, parts: Sequence[Part]) -> Iterator[Part]:
    """Tell each part which others stand next to it, with only a space between."""
    for index, part in enumerate(parts):
        left = parts[index - 1] if index else None
        right = parts[index + 1] if index + 1 < len(parts) else None
        yield Part(
            part.start,
            part.end,
            part.listed,
            part.longer,
            part.next_letters,
            left.start if left and _binds(run, left, part) else -1,
            right.start if right and _binds(run, part, right) else -1,
            part.is_acronym,
            part.is_head,
            not (part.listed or part.is_acronym or part.is_head),
            _sure_name(run, part) if left is right is None else None,
        )


def _sure_name(run: str, part: Part) -> ListedName | None:
    """Return the listed name that a part is which stands alone, if it needs no more evidence."""
    if not part.listed:
        return _town(run[part.start : part.end])
    if len(part.listed) > 1:
        return None
    (name,) = part.listed
    is_sure = name.kind is not None and name.trust is Trust.NAME and not name.article
    return name if is_sure else None


def _town(word: str) -> ListedName | None:
    """Return the town that a word with its hyphens means and nothing else: Breil-sur-Roya."""
    if word.count("-") < MIN_TOWN_HYPHENS or fold(word) not in towns():
        return None
    pieces = tuple(fold(word).split())
    capitals = (True,) * len(pieces)
    return ListedName(
        word, word, EntityKind.PLACE, pieces, capitals, "", Trust.NAME, " ".join(pieces)
    )


def _binds(run: str, left: Part, right: Part) -> bool:
    """Return True if two neighbours may be one name: no title, and no two listed names."""
    if not run[left.end : right.start].isspace() or (left.listed and right.listed):
        return False
    return not look_up(run[left.start : left.end]).title
