"""The lexicon holds inflected forms of French and their lemmas, in a compact file.

The file has five parts: a notice of its licence and an empty line, the first key of each block, the
size of each block, a line of JSON (`_Particulars`), and blocks of lines compressed by zlib. A line
has a key, which is a form folded to lower-case ASCII, and its readings (`_encode`). Lines are
sorted, so the block of a key is found by the first keys of all blocks. A block is unpacked when one
of its words is looked up for the first time: a search unpacks a few of them, an index made of many
articles soon has all.

`python -m bench.lexicon` makes the file.
"""

# annotations are no texts here: msgspec would compile those of what it decodes, a field at a time

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path

from msgspec import Struct, json

LEXICON = Path(__file__).parent / "french" / "lexicon.bin"
"""The lexicon of French."""

_NOTICE = """\
French inflected forms and their lemmas, made by bench/lexicon.py of kiosque-search from the spelling dictionary
"Dictionnaire orthographique francais, toutes variantes", version 7.0, by the Dicollecte contributors
(https://grammalecte.net).
This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not
distributed with this file, You can obtain one at http://mozilla.org/MPL/2.0/.
"""
_END_OF_NOTICE = b"\n\n"
_KEYS_PER_BLOCK = 128
"""More keys compress better, and take longer to unpack and to search for one word."""
_COMPRESSION_LEVEL = 9
_MIN_LONG_TERM_CHARS = 5
"""Letters from which a term is long: fewer letters of a shorter one are in all of its forms."""
_LINE_END = b"\n"
_LIKE_KEY = "*"
"""Stands for the key in its readings."""
_LEMMA = f"{_LIKE_KEY}={_LIKE_KEY}"
"""The line of a form that is a lemma, and nothing else. Many are."""


class Reading(Struct, frozen=True):
    """One way to spell a form, and what it may be a form of.

    Attributes:
        spelling: The form with its accents. A capital begins the name of a person or a place.
        terms: The terms of its lemmas.
        verbs: The terms of verbs, where it is a form of a noun as well: "porter" of "porte".
        plurals: The terms of nouns that it is the plural of, where it is the singular of another:
            "cour" of "cours".
    """

    spelling: str
    terms: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()

    @property
    def terms_by_kind(self) -> tuple[tuple[str, ...], ...]:
        """The terms of its lemmas in three groups: those of verbs and of plurals come last."""
        return self.terms, self.verbs, self.plurals

    @property
    def all_terms(self) -> tuple[str, ...]:
        """The terms of all its lemmas."""
        return self.terms + self.verbs + self.plurals

    @property
    def is_name(self) -> bool:
        """True for the name of a person or a place."""
        return self.spelling[:1].isupper()


Readings = tuple[Reading, ...]


class _Particulars(Struct, frozen=True):
    """The particulars of some words.

    Attributes:
        starts: How some forms of a lemma begin, by its term, where they begin otherwise than it:
            "vai" and "ira" of "aller".
        names: The names that are spelt like other words, but for the capital: "Tours".
    """

    starts: Mapping[str, tuple[str, ...]]
    names: frozenset[str]


class Lexicon:
    """A file of forms, opened."""

    def __init__(self, path: Path = LEXICON) -> None:
        """Open a file: read what stands before its blocks, and none of them."""
        with path.open("rb") as file:
            self._packed = mmap(file.fileno(), 0, access=ACCESS_READ)
        self._packed.seek(self._packed.find(_END_OF_NOTICE) + len(_END_OF_NOTICE))
        self._first_keys = self._packed.readline().decode().split()
        sizes = self._packed.readline().split()
        self._encoded_particulars = self._packed.readline()
        self._offsets = list(accumulate(map(int, sizes), initial=self._packed.tell()))
        self._block = lru_cache(maxsize=None)(self._unpack)

    @cached_property
    def _particulars(self) -> _Particulars:
        return json.decode(self._encoded_particulars, type=_Particulars)

    def readings(self, key: str) -> Readings:
        """Return the readings of a folded form, none if the lexicon does not know it."""
        number = bisect_right(self._first_keys, key) - 1
        if number < 0:
            return ()
        block = self._block(number)
        sought = f"\n{key}\t".encode()
        start = block.find(sought)
        if start < 0:
            return ()
        start += len(sought)
        return _decode(block[start : block.index(_LINE_END, start)].decode(), key)

    def irregular_starts(self, term: str) -> Sequence[str]:
        """Return how forms of a lemma begin that begin otherwise than its term."""
        return self._particulars.starts.get(term, ())

    @property
    def ambiguous_names(self) -> frozenset[str]:
        """The names that are spelt like other words, but for the capital: "Tours"."""
        return self._particulars.names

    def __iter__(self) -> Iterator[tuple[str, Readings]]:
        """Yield every key in order, with its readings."""
        for number in range(len(self._first_keys)):
            for line in self._block(number).decode().splitlines()[1:]:
                key, _, encoded = line.partition("\t")
                yield key, _decode(encoded, key)

    def unpack(self) -> None:
        """Unpack all blocks, which copies of this process then share."""
        for number in range(len(self._first_keys)):
            self._block(number)

    def _unpack(self, number: int) -> bytes:
        """Unpack a block. Every line of it stands between line ends."""
        start, end = self._offsets[number : number + 2]
        return zlib.decompress(self._packed[start:end])


@cache
def french_lexicon() -> Lexicon:
    """Return the lexicon of French."""
    return Lexicon()


def usual_start(term: str) -> str:
    """Return how the forms of a lemma begin, if they are regular: with its first letters."""
    if len(term) < _MIN_LONG_TERM_CHARS:
        return term[:2]
    return term[:3]


def pack(
    entries: Sequence[tuple[str, Iterable[Reading]]],
    starts: Mapping[str, Sequence[str]],
    names: Iterable[str],
) -> bytes:
    """Return the bytes of a file.

    Args:
        entries: Keys in order, and their readings.
        starts: See `_Particulars`.
        names: See `_Particulars`.
    """
    blocks: list[bytes] = []
    keys: list[str] = []
    for first in range(0, len(entries), _KEYS_PER_BLOCK):
        some = entries[first : first + _KEYS_PER_BLOCK]
        lines = [_encode(key, readings) for key, readings in some]
        text = "".join([f"\n{line}" for line in lines]) + "\n"
        blocks.append(zlib.compress(text.encode(), _COMPRESSION_LEVEL))
        keys.append(some[0][0])
    particulars = {"starts": starts, "names": sorted(names)}
    sizes = " ".join([str(len(block)) for block in blocks])
    parts = (" ".join(keys).encode(), sizes.encode(), json.encode(particulars), b"".join(blocks))
    return _NOTICE.rstrip().encode() + _END_OF_NOTICE + _LINE_END.join(parts)


def _encode(key: str, readings: Iterable[Reading]) -> str:
    """Return the line of a key.

    A tabulator stands after the key, and semicolons between its readings. A reading has a spelling,
    an equals sign, and its terms: those of each kind after a slash, with commas between them. What
    is like the key is a star: `marche<TAB>*=*/marcher;marché=marché/marcher`.
    """
    encoded: list[str] = []
    for reading in readings:
        groups = [
            ",".join([_shortened(term, key) for term in terms]) for terms in reading.terms_by_kind
        ]
        encoded.append(f"{_shortened(reading.spelling, key)}={'/'.join(groups).rstrip('/')}")
    return f"{key}\t{';'.join(encoded)}"


def _shortened(term: str, key: str) -> str:
    return _LIKE_KEY if term == key else term


def _decode(encoded: str, key: str) -> Readings:
    """Return the readings of a line, see `_encode`."""
    if encoded == _LEMMA:
        return (Reading(key, (key,)),)
    if ";" not in encoded:
        return (_decode_reading(encoded, key),)
    return tuple([_decode_reading(part, key) for part in encoded.split(";")])


def _decode_reading(encoded: str, key: str) -> Reading:
    spelling, _, terms = encoded.replace(_LIKE_KEY, key).partition("=")
    if "/" not in terms:  # most have one kind of terms
        return Reading(spelling, tuple(terms.split(",")))
    groups = [tuple(filter(None, group.split(","))) for group in terms.split("/")]
    return Reading(spelling, *groups)
