"""Zstandard, which the standard library has from Python 3.14 on. Before that, its backport has it."""

from __future__ import annotations

import sys

if sys.version_info >= (3, 14):
    from compression.zstd import (
        CompressionParameter,
        ZstdCompressor,
        ZstdDict,
        ZstdError,
        decompress,
        train_dict,
    )
else:
    from backports.zstd import (
        CompressionParameter,
        ZstdCompressor,
        ZstdDict,
        ZstdError,
        decompress,
        train_dict,
    )

__all__ = [
    "CompressionParameter",
    "ZstdCompressor",
    "ZstdDict",
    "ZstdError",
    "decompress",
    "train_dict",
]
