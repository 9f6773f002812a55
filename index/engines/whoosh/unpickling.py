"""Whoosh's pickles, read so that none can run code: an index may have been made by anybody.

A pickle names the functions and classes that make up its objects, and reading it calls them. Whoosh keeps its list of
segments, its postings and its stored fields as pickles. Here, what they may name is a short table; whatever else one
names, nothing is looked up, and the index is refused. Whoosh's schema, which would need many more names, is never read:
the engine gives its own.
"""

from __future__ import annotations

import io
import pickle
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import IO, Any, Final

from whoosh import columns, formats
from whoosh.codec import whoosh3
from whoosh.filedb import structfile

from index.errors import IndexCorrupt

_REFUSAL = (
    "the index holds what this program did not write ({}): somebody may have meant to harm you with it; "
    "make your own of the articles with: search index FOLDER --index DIR"
)


def _encode(text: str, encoding: str) -> bytes:
    """How older pickles spell bytes; no other encoding is theirs."""
    if encoding != "latin1":
        raise IndexCorrupt(_REFUSAL.format(f"text in the encoding {encoding!r}"))
    return text.encode("latin1")


NAMED: Final[Mapping[tuple[str, str], object]] = {
    ("_codecs", "encode"): _encode,
    ("builtins", "int"): int,
    ("collections", "defaultdict"): defaultdict,
    ("whoosh.codec.whoosh3", "W3Codec"): whoosh3.W3Codec,
    ("whoosh.codec.whoosh3", "W3Segment"): whoosh3.W3Segment,
}
"""All that an index written by this program names."""


class _Guarded(pickle.Unpickler):  # the standard library's own point of extension
    def find_class(self, module: str, name: str) -> object:
        """What the table has under a name; nothing is imported."""
        try:
            return NAMED[module, name]
        except KeyError:
            raise IndexCorrupt(_REFUSAL.format(f"{module}.{name}")) from None

    def persistent_load(self, pid: object) -> object:
        """No index refers to anything outside itself."""
        raise IndexCorrupt(_REFUSAL.format(f"a reference to {pid!r}"))


def load(file: IO[bytes]) -> Any:
    """The object in a pickle.

    Raises:
        IndexCorrupt: It names what no index of ours does.
    """
    return _Guarded(file).load()


def loads(data: bytes) -> Any:
    """The object in a pickle; see `load`."""
    return _Guarded(io.BytesIO(data)).load()


def _bind(module: object, name: str, function: Callable[..., Any]) -> None:
    """Put a function in the place of the one of pickle's that a module of Whoosh has imported.

    Raises:
        ImportError: It has none: this is another Whoosh than the one whose ways are known here.
    """
    if getattr(module, name, None) not in {getattr(pickle, name), function}:
        raise ImportError(f"{module} reads its pickles in another way than the one that is guarded")
    setattr(module, name, function)


def guard() -> None:
    """Have every module of Whoosh that reads an index read its pickles so."""
    _bind(structfile, "load", load)
    for module in (columns, formats, whoosh3):
        _bind(module, "loads", loads)
