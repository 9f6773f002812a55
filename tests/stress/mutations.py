"""Make sound files bad by small changes, made by chance from a seed.

A file that is packed is unpacked for it at times, changed inside, and packed again. Otherwise
nearly every change would only show that its checksum is wrong.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import re
import zipfile
from collections.abc import Callable, Sequence

from index.readers.formats import FORMATS
from tests.support.specimens import Specimen

MAX_BYTES = 600_000
"""Bytes of a mutated file, unless it is to be swollen."""

MAX_SWOLLEN_BYTES = 4 << 20
"""Bytes of a file that is swollen: large enough to show what grows by the square of its size."""

_SWELL_SHARE = 0.02
"""Share of the files that are swollen."""

_INSIDE_SHARE = 0.6
"""Share of the packed files that are changed inside."""

_RENAMED_SHARE = 0.04
"""Share of the files that get the name of another format."""

_MAX_DEPTH = 3
"""Layers of packing that are opened."""

_Unpack = Callable[[bytes], bytes]

_LAYERS: Sequence[tuple[bytes, _Unpack, _Unpack]] = (
    (b"\x1f\x8b", gzip.decompress, lambda data: gzip.compress(data, 1, mtime=0)),
    (b"BZh", bz2.decompress, bz2.compress),
    (b"\xfd7zXZ", lzma.decompress, lambda data: lzma.compress(data, preset=0)),
)
"""Ways of packing one file: its first bytes, and functions that unpack and pack."""

_ZIP_START = b"PK\x03\x04"

_MAGICS = tuple(known.magic.value for known in FORMATS if known.magic)
_PUNCTUATION = (b"\0", b"\t", b"\r\n", *(bytes([sign]) for sign in b"<>&\"'{}[]\\;,|:-\r"))
_ENCODINGS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xc3", b"\xed\xa0\x80", b"\xe2\x80\xae")
_MARKUP = (
    *(b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</script>", b"</p", b"<br/>"),
    b'<!DOCTYPE presse [<!ENTITY un "1"><!ENTITY deux "&un;&un;">]>',
    *(b"&deux;", b"&egrave;", b"&amp;lt;", b"&#1114112;", b"&#" + b"7" * 30 + b";"),
)
_JSON = (b"\\u0000", b"\\udfff", b"-1e400", b"Infinity", b"null", b"false")
_MAIL = (
    b"Content-Type: multipart/digest; boundary=limite\n\n--limite\n",
    b"Content-Transfer-Encoding: quoted-printable\n\n",
    *(b"charset=utf-16", b"charset=aucun", b"=?iso-8859-1?Q?=E9t=E9?=", b"\nFrom moi@exemple.fr\n"),
)
_PRINTED_PAGES = (b"endstream", b"/Kids [1 0 R]", b"/Count 1000000", b"xref")
_EXPORTS = (
    *(b"\n---\n", b"\n+++\n", b"&&&&&Le Lys&&&&&\n", b"**** *titre_lys\n", b"@book{lys,\n"),
    *(b"\nER  -\nTY  - MGZN\n", b"HD   ", b"1 of 3 DOCUMENTS", b"Document LYS0000020190312f"),
)
_DAYS = ("mardi 30 février 1900".encode(), b"2019-12-32", b"03/12/2019", b"An VIII")
TOKENS: Sequence[bytes] = (
    *_MAGICS,
    *_PUNCTUATION,
    *_ENCODINGS,
    *_MARKUP,
    *_JSON,
    *_MAIL,
    *_PRINTED_PAGES,
    *_EXPORTS,
    *_DAYS,
)
"""Pieces that mean something to a reader."""

NUMBERS = (b"0", b"-1", b"255", b"65536", b"2147483648", b"9" * 19, b"9" * 400, b"1e308", b"0.1")
"""Numbers that no file should hold."""

_ALPHABET = b"aA1 \n\t.,;:-'\"()<>[]{}&@/=|*#_"
"""Bytes that patterns tell apart."""

_WORDS = tuple(
    number.to_bytes(4, "big") for number in (0, 1, (1 << 31) - 1, 1 << 31, (1 << 32) - 1)
)
"""Numbers of four bytes at the edges of what they can be."""

_DIGITS = re.compile(rb"[0-9]{1,10}")


class Mutator:
    """Makes bad files of specimens.

    Args:
        specimens: The sound files.
    """

    def __init__(self, specimens: Sequence[Specimen]) -> None:
        self._specimens = specimens

    def mutated(self, specimen: Specimen, chance: random.Random) -> Specimen:
        """Return a bad file made of a sound one."""
        content = self._changed(specimen.content, chance, 0)
        if chance.random() >= _RENAMED_SHARE:
            return specimen._replace(content=content)
        return specimen._replace(content=content, name=chance.choice(self._specimens).name)

    def _changed(self, data: bytes, chance: random.Random, depth: int) -> bytes:
        """Change bytes, or what is packed in them."""
        if depth < _MAX_DEPTH and chance.random() < _INSIDE_SHARE:
            if data.startswith(_ZIP_START):
                return self._changed_zip(data, chance, depth)
            for start, unpack, pack in _LAYERS:
                if data.startswith(start):
                    return pack(self._changed(unpack(data), chance, depth + 1))
        changed = bytearray(data)
        for _ in range(chance.choice((1, 1, 1, 2, 2, 4, 8, 20))):
            self._change(changed, chance)
            del changed[MAX_BYTES:]
        if chance.random() < _SWELL_SHARE:
            _swell(changed, chance)
        return bytes(changed)

    def _changed_zip(self, data: bytes, chance: random.Random, depth: int) -> bytes:
        """Change one file of a zip archive, and at times its name or its number."""
        packed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
            names = old.namelist()
            doomed = chance.choice(names)
            for name in names:
                content = old.read(name)
                written = name
                if name == doomed:
                    content = self._changed(content, chance, depth + 1)
                    written = chance.choice(
                        (name, name, name, name, "../" + name, "x/" * 40 + name)
                    )
                new.writestr(zipfile.ZipInfo(written), content, old.getinfo(name).compress_type)
            if chance.random() < 0.05:
                new.writestr(zipfile.ZipInfo(chance.choice(self._specimens).name), doomed)
        return packed.getvalue()

    def _change(self, data: bytearray, chance: random.Random) -> None:
        """Change bytes in one of many ways."""
        start = chance.randrange(len(data) + 1)
        end = start + 1 + int(chance.expovariate(0.01))
        match chance.randrange(10):
            case 0 if data:
                data[start % len(data)] ^= 1 << chance.randrange(8)
            case 1:
                data[start:start] = chance.choice(TOKENS)
            case 2:
                del data[start:end]
            case 3:
                data[start:start] = data[start:end] * chance.choice((1, 2, 10, 100, 1000))
            case 4:
                data[start:start] = chance.choice(TOKENS) * chance.choice((2, 50, 400, 3000))
            case 5:
                del data[start:]
            case 6:
                _splice(data, start, chance.choice(self._specimens).content, chance)
            case 7:
                _renumber(data, start, chance)
            case 8:
                data[start : start + 4] = chance.choice(_WORDS)
            case _:
                data[start:end] = chance.randbytes(end - start)


def _splice(data: bytearray, start: int, other: bytes, chance: random.Random) -> None:
    """Put a piece of another file into one."""
    other_start = chance.randrange(len(other))
    data[start:start] = other[other_start : other_start + chance.randrange(2000)]


def _renumber(data: bytearray, start: int, chance: random.Random) -> None:
    """Put another number in place of the next one."""
    digits = _DIGITS.search(data, start)
    if digits:
        data[digits.start() : digits.end()] = chance.choice(NUMBERS)


def _swell(data: bytearray, chance: random.Random) -> None:
    """Repeat a piece of a file, or of what means something to readers, until it is large."""
    start = chance.randrange(len(data) + 1)
    piece = bytes(data[start : start + chance.choice((1, 3, 10, 40, 200, 1000))])
    letters = bytes(chance.choices(_ALPHABET, k=chance.choice((1, 2, 3, 5))))
    piece = chance.choice((piece, chance.choice(TOKENS), letters)) or b" "
    size = MAX_SWOLLEN_BYTES // chance.choice((1, 2, 8))
    data[start:start] = piece * (size // len(piece))
