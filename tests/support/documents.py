"""Write documents to an engine in one step, as tests of reading need them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.engines.base import Document, Engine, Refused


def write_documents(
    engine: Engine, documents: Iterable[Document], deleted_paths: Iterable[str] = ()
) -> Sequence[Refused]:
    """Delete the documents of some paths, add others, and return those that were refused."""
    with engine.writer() as writer:
        writer.delete_paths(deleted_paths)
        for document in documents:
            writer.add(document)
    return writer.refused
