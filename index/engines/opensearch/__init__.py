"""OpenSearch: a cluster of other machines, for archives that have outgrown one.

`mapping` says what an index is like, `queries` translates nodes, `bulk` writes, `pages` reads far into what is found,
`place` knows which index of the cluster is ours, and `cluster` is what all of them ask.
"""

from __future__ import annotations

from pathlib import Path

from index.engines.config import ClusterConfig
from index.errors import IndexCorrupt, InputError

try:
    import opensearchpy  # noqa: F401 - what everything below needs
except ImportError as error:
    raise InputError(
        "the engine opensearch needs a package that is not installed: pip install 'kiosque-search[opensearch]'"
    ) from error

from index.engines.opensearch.cluster import Cluster
from index.engines.opensearch.engine import OpenSearchEngine
from index.engines.opensearch.place import ArchiveIndex


def connect(folder: Path, access: ClusterConfig, *, create: bool = False) -> OpenSearchEngine:
    """The engine over the index that the record in a folder names; over a new one, if it is to be made.

    Raises:
        IndexCorrupt: There is no record, or none that can be read.
        InputError: The archive was made elsewhere, and may not be replaced.
        ClusterDown, ClusterRefusal: The cluster cannot be reached, or will not have it.
    """
    cluster = Cluster(access)
    if place := ArchiveIndex.kept_in(folder):
        return OpenSearchEngine(cluster, place, folder)
    if not create:
        raise IndexCorrupt(
            f"{folder} does not say where in the cluster it is; index again: search index --rebuild"
        )
    folder.mkdir(parents=True, exist_ok=True)
    engine = OpenSearchEngine(cluster, ArchiveIndex.made(cluster, folder), folder)
    if access.part.of > 1:
        engine.start_afresh()
    return engine


def attach(folder: Path, access: ClusterConfig) -> bool:
    """Make the record of an archive that was fed from elsewhere, and tell whether there is such an archive.

    Raises:
        ClusterDown, ClusterRefusal: The cluster cannot be reached, or will not have it.
    """
    return ArchiveIndex.found(Cluster(access), folder) is not None


def in_use(folder: Path, access: ClusterConfig) -> bool:
    """Whether the index that the record in a folder names is still what readers of the archive are shown.

    Raises:
        ClusterDown, ClusterRefusal: The cluster cannot be reached, or will not have it.
    """
    place = ArchiveIndex.kept_in(folder)
    return place is not None and place.awaited(Cluster(access))
