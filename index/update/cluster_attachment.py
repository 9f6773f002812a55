"""Attach to an archive in a cluster that other machines feed, in order to search it."""

from __future__ import annotations

from pathlib import Path

from index.engines.base import EMBEDDED, attach
from index.engines.config import ClusterConfig
from index.store import generations
from index.store.generations import Manifest


def attach_archive(location: Path, engine: str, access: ClusterConfig) -> bool:
    """Make an index that searches an archive of a cluster, which other machines fill.

    Args:
        location: The folder of the index.
        engine: The engine of the cluster.
        access: How the cluster is reached, and the name of the archive.

    Returns:
        True if the index was made. False if the engine has no cluster, no archive is named, or
        the cluster has no archive of that name.

    Raises:
        IndexBusy: Another process is writing to the index there.
        InputError, ClusterDown, ClusterRefusal: See `index.engines.base.open_engine`.
    """
    if engine in EMBEDDED or not access.archive:
        return False
    with generations.write_lock(location):
        generation = generations.create_generation(location)
        is_attached = attach(engine, location / generation, access)
        if is_attached:
            generations.publish(location, Manifest(engine, generation))
        else:
            generations.discard(location, generation)
    return is_attached
