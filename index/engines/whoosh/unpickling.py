"""Read Whoosh's pickles so that none can run code: an index may have been made by anybody.

A pickle names the functions and classes that make up its objects, and reading it calls them. Whoosh
keeps its list of segments, its postings and its stored fields as pickles. Here they may name what
stands in a short table. If one names anything else, nothing is looked up and the index is refused.
Whoosh's schema would need many more names. It is never read: the engine gives its own.

The table and the modules are those of the fork whoosh3 and of Whoosh 2.7. Both have the codec
`whoosh.codec.whoosh3`.
"""

from __future__ import annotations

import io
import pickle
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import IO, Any

from whoosh import columns, formats
from whoosh.codec import whoosh3
from whoosh.filedb import structfile

from index.errors import IndexCorrupt
from index.messages import Value


def _foreign(content: Value) -> IndexCorrupt:
    """Return the error for an index that holds what this program did not write."""
    return IndexCorrupt("index-foreign", remedy="index-again", content=content)


def _encode(text: str, encoding: str) -> bytes:
    """Encode text as older pickles spell bytes: in Latin-1, and in no other encoding."""
    if encoding != "latin1":
        raise _foreign(f"codecs.encode({encoding!r})")
    return text.encode("latin1")


ALLOWED_NAMES: Mapping[tuple[str, str], object] = {
    ("_codecs", "encode"): _encode,
    ("builtins", "int"): int,
    ("collections", "defaultdict"): defaultdict,
    ("whoosh.codec.whoosh3", "W3Codec"): whoosh3.W3Codec,
    ("whoosh.codec.whoosh3", "W3Segment"): whoosh3.W3Segment,
}
"""All that the pickles of our indexes name, by module and name."""


class _GuardedUnpickler(pickle.Unpickler):  # the standard library's own point of extension
    """Reads a pickle that may name nothing but what `ALLOWED_NAMES` has."""

    def find_class(self, module: str, name: str) -> object:
        """Look a name up in the table; import nothing."""
        try:
            return ALLOWED_NAMES[module, name]
        except KeyError:
            raise _foreign(f"{module}.{name}") from None

    def persistent_load(self, pid: object) -> object:
        """Refuse a reference to something outside the index."""
        raise _foreign(f"persistent_load({pid!r})")


def load(file: IO[bytes]) -> Any:
    """Read an object from a pickle in a file.

    Raises:
        IndexCorrupt: The pickle names what no index of ours does.
    """
    return _GuardedUnpickler(file).load()


def loads(data: bytes) -> Any:
    """Read an object from a pickle; see `load`."""
    return _GuardedUnpickler(io.BytesIO(data)).load()


def guard_pickles() -> None:
    """Make every module of Whoosh that reads an index read its pickles through this one.

    Raises:
        ImportError: A module reads its pickles in a way that is not known here.
    """
    # The fork imports pickle's function by its own name, and Whoosh 2.7 by another.
    _replace(structfile, ("load", "load_pickle"), pickle.load, load)
    for module in (columns, formats, whoosh3):
        _replace(module, ("loads",), pickle.loads, loads)


def _replace(
    module: object,
    names: tuple[str, ...],
    original: Callable[..., Any],
    guarded: Callable[..., Any],
) -> None:
    """Replace a function of pickle that a module has imported under one of some names."""
    imported = [name for name in names if getattr(module, name, None) in {original, guarded}]
    if not imported:
        raise ImportError(f"{module} reads its pickles in another way than the one that is guarded")
    for name in imported:
        setattr(module, name, guarded)
