"""An index made elsewhere, in a cluster, that is only read here."""

from __future__ import annotations

from pathlib import Path

from index.engines.base import EMBEDDED, attach
from index.engines.config import ClusterConfig
from index.store import generations
from index.store.generations import Manifest


def attach_archive(location: Path, engine: str, access: ClusterConfig) -> bool:
    """Make an index out of an archive that others feed to a cluster; tells whether there is such an archive.

    Raises:
        IndexBusy: Another process is writing to the index there.
        InputError, ClusterDown, ClusterRefusal: See `index.engines.base.open_engine`.
    """
    if engine in EMBEDDED or not access.archive:
        return False
    with generations.writing(location):
        generation = generations.new_generation(location)
        found = attach(engine, location / generation, access)
        if found:
            generations.publish(location, Manifest(engine, generation))
        else:
            generations.discard(location, generation)
    return found
