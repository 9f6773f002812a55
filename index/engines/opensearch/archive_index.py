"""Which index of a cluster holds a generation, and which one readers of the archive are shown.

An archive is an alias, and each generation an index of its own, `ALIAS-NUMBER-…`. One request puts
one index in the place of another. A generation that several machines feed has the same name on all
of them (`…-of-8`). It is shown when the last of them has fed its shard.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import socket
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import opensearchpy as osp
from msgspec import Struct

from index.engines.config import INDEX_VERSION, Feed, Shard
from index.engines.opensearch.cluster import Cluster, cause
from index.engines.opensearch.mapping import index_body
from index.errors import ClusterRefusal, IndexCorrupt, IndexMoved, IndexOutdated, InputError

RECORD = "opensearch.json"
"""The file of a generation that names its index in the cluster."""


class ArchiveIndex(Struct, frozen=True, rename={"shard": "part"}):
    """An index of a cluster.

    Attributes:
        alias: The name of the archive.
        index: The name of the index.
        shard: The shard of the archive that is fed from here; empty if none is.
    """

    alias: str
    index: str
    shard: str = "1/1"

    @classmethod
    def read(cls, folder: Path) -> ArchiveIndex | None:
        """Read the record in a folder; None if there is none.

        Raises:
            IndexCorrupt: The record cannot be read.
        """
        path = folder / RECORD
        try:
            return msgspec.json.decode(path.read_bytes(), type=cls)
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise IndexCorrupt(
                "index-file-unreadable", remedy="rebuild", file=str(path), reason=str(error)
            ) from error

    @classmethod
    def create(cls, cluster: Cluster, folder: Path, feed: Feed) -> ArchiveIndex:
        """Create an index. Machines that feed an archive together share the one they feed.

        Raises:
            InputError: The archive was made elsewhere, and may not be replaced.
        """
        alias = cluster.config.archive or _unique_name(folder)
        current = indexes_of_alias(cluster, alias)
        if feed.shard.of > 1:
            name = _shared_name(alias, current, feed)
        else:
            _check_replaceable(cluster, alias, current, folder.parent, feed)
            name = f"{alias}-{_next_number(alias, current)}-{secrets.token_hex(3)}"
        archive_index = cls(alias, name, str(feed.shard))
        # The record comes first, so that the index of an interrupted run is found and removed.
        archive_index._write(folder)
        archive_index._create(cluster)
        return archive_index

    @classmethod
    def attach(cls, cluster: Cluster, folder: Path) -> ArchiveIndex | None:
        """Make the record of the archive that other machines feed; None if there is no such archive."""
        alias = cluster.config.archive
        if not alias:
            return None
        current = indexes_of_alias(cluster, alias)
        if not current:
            return None
        archive_index = cls(alias, current[0], "")
        folder.mkdir(parents=True, exist_ok=True)
        archive_index._write(folder)
        return archive_index

    def _write(self, folder: Path) -> None:
        record = msgspec.json.format(msgspec.json.encode(self), indent=1)
        (folder / RECORD).write_bytes(record)

    def _create(self, cluster: Cluster) -> None:
        version = cluster.ask(lambda client: client.info())["version"]["number"]
        major_version = int(str(version).partition(".")[0])
        body = index_body(cluster.config, major_version)
        try:
            cluster.ask(lambda client: client.indices.create(index=self.index, body=body))
        except ClusterRefusal as refusal:
            if not _already_exists(refusal):
                raise

    @property
    def has_shards(self) -> bool:
        """True if several machines feed the archive, and this is one of them."""
        return bool(self.shard) and Shard.read(self.shard).of > 1

    def shown_index(self, cluster: Cluster) -> str:
        """Return the index that readers are shown: the alias's, or this one if there is no alias yet.

        Raises:
            IndexCorrupt: It is gone.
            IndexOutdated: Another version of this program made it.
        """
        name = next(iter(indexes_of_alias(cluster, self.alias)), self.index)
        if name != self.index:
            self._check_version(cluster, name)
        elif not cluster.ask(lambda client: client.indices.exists(index=name)):
            raise IndexCorrupt(
                "archive-not-in-cluster",
                remedy="rebuild",
                cluster=cluster.config.addresses,
                archive=self.alias,
            )
        return name

    def _check_version(self, cluster: Cluster, name: str) -> None:
        mapping = cluster.ask(lambda client: client.indices.get_mapping(index=name))
        version = mapping[name]["mappings"].get("_meta", {}).get("kiosque")
        if version != INDEX_VERSION:
            raise IndexOutdated("archive-outdated", remedy="rebuild", archive=self.alias)

    def is_in_use(self, cluster: Cluster) -> bool:
        """Return True if the index is shown, or waits for the shards of others."""
        try:
            aliases = self._aliases(cluster)
        except IndexMoved:
            return False
        number = Shard.read(self.shard or "1/1").number
        return self.alias in aliases or self._fed_alias(number) in aliases

    def publish(self, cluster: Cluster) -> None:
        """Show the index to all readers of the archive, in the place of the one before.

        Where several machines feed it, each says so by an alias, and the last one shows the index.
        """
        current = indexes_of_alias(cluster, self.alias)
        if current == (self.index,):
            return
        fed: list[str] = []
        shard = Shard.read(self.shard)
        if current and shard.of > 1:
            self._change_aliases(cluster, [_add(self.index, self._fed_alias(shard.number))])
            fed = [self._fed_alias(number) for number in range(1, shard.of + 1)]
            if not set(fed).issubset(self._aliases(cluster)):
                return
        actions = [_remove(name, self.alias) for name in current]
        actions += [_remove(self.index, name) for name in sorted(fed)]
        self._change_aliases(cluster, [*actions, _add(self.index, self.alias)])

    def _aliases(self, cluster: Cluster) -> set[str]:
        """Return the aliases of the index."""
        answer = cluster.ask(lambda client: client.indices.get_alias(index=self.index))
        return set(answer[self.index]["aliases"])

    def _change_aliases(self, cluster: Cluster, actions: list[dict[str, Any]]) -> None:
        cluster.ask(lambda client: client.indices.update_aliases(body={"actions": actions}))

    def _fed_alias(self, number: int) -> str:
        """Return the alias that tells that a shard has been fed."""
        return f"{self.index}-fed-{number}"

    def remove_stale(self, cluster: Cluster, location: Path) -> None:
        """Remove the indexes that this one has replaced, and those of interrupted runs from here."""
        if indexes_of_alias(cluster, self.alias) != (self.index,):
            return
        number = _generation_number(self.alias, self.index)
        names = set(_aliases_by_index(cluster, self.alias))
        stale = {name for name in names if 0 < _generation_number(self.alias, name) < number}
        stale |= names & _fed_from(location)
        for name in stale - {self.index}:
            cluster.ask(partial(_delete, name=name))


def _delete(client: osp.OpenSearch, name: str) -> None:
    client.indices.delete(index=name, ignore_unavailable=True)


def _add(index: str, alias: str) -> dict[str, Any]:
    return {"add": {"index": index, "alias": alias}}


def _remove(index: str, alias: str) -> dict[str, Any]:
    return {"remove": {"index": index, "alias": alias, "must_exist": False}}


def _already_exists(refusal: ClusterRefusal) -> bool:
    error = refusal.__cause__
    if not isinstance(error, osp.TransportError):
        return False
    return cause(error).type == "resource_already_exists_exception"


def _shared_name(alias: str, current: tuple[str, ...], feed: Feed) -> str:
    """Return the index that machines feed together: the current one, or a new one of the same name.

    Raises:
        InputError: The current one is not fed in so many shards.
    """
    ending = f"-of-{feed.shard.of}"
    if not current or feed.replaces:
        return f"{alias}-{_next_number(alias, current)}{ending}"
    if not current[0].endswith(ending):
        raise InputError(
            "archive-has-other-shards",
            remedy="rebuild-every-shard",
            archive=alias,
            shards=feed.shard.of,
        )
    return current[0]


def _check_replaceable(
    cluster: Cluster, alias: str, current: tuple[str, ...], location: Path, feed: Feed
) -> None:
    """Refuse to replace an archive of the same name that was not fed from here.

    Raises:
        InputError: There is one, and replacing it was not asked for.
    """
    if not current or feed.replaces or not cluster.config.archive:
        return
    if _fed_from(location).isdisjoint(current):
        raise InputError("archive-not-made-here", remedy="replace-archive", archive=alias)


def indexes_of_alias(cluster: Cluster, alias: str) -> tuple[str, ...]:
    """Return the index that an alias stands for, or none if there is no such alias."""
    aliases = _aliases_by_index(cluster, alias)
    return tuple(name for name in aliases if alias in aliases[name])


def _aliases_by_index(cluster: Cluster, alias: str) -> dict[str, set[str]]:
    """Return the aliases of every index of an archive."""
    answer = cluster.ask(lambda client: client.indices.get_alias(index=f"{alias}-*"))
    return {name: set(entry["aliases"]) for name, entry in answer.items()}


def _next_number(alias: str, current: Iterable[str]) -> int:
    return 1 + max((_generation_number(alias, name) for name in current), default=0)


def _generation_number(alias: str, index: str) -> int:
    """Return the number of a generation of an archive, or 0 if the index is none."""
    match = re.fullmatch(rf"{re.escape(alias)}-(\d+)-(?:of-\d+|[0-9a-f]{{6}})", index)
    return int(match[1]) if match else 0


def _unique_name(folder: Path) -> str:
    """Return a name for an archive that no other folder and no other machine would get."""
    location = f"{socket.gethostname()}:{folder.parent.resolve()}"
    digest = hashlib.sha256(location.encode("utf-8", "surrogateescape")).hexdigest()
    return f"kiosque-{digest[:12]}"


def _fed_from(location: Path) -> set[str]:
    """Return the indexes that the generations of an index folder fed, as far as can be read."""
    names = set()
    for record in location.glob(f"generation-*/{RECORD}"):
        try:
            archive_index = ArchiveIndex.read(record.parent)
        except IndexCorrupt:
            continue
        if archive_index and archive_index.shard:
            names.add(archive_index.index)
    return names
