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
from index.engines.opensearch.cluster import WRITING, Cluster, cause
from index.engines.opensearch.mapping import index_body
from index.errors import ClusterRefusal, IndexCorrupt, IndexMoved, IndexOutdated, InputError

RECORD = "opensearch.json"
"""The file of a generation that names its index in the cluster."""


_ONLY_ONE = {"is_write_index": True}
"""The mark of the index that an alias stands for. A cluster lets no alias have two with it, so that
two machines cannot show an index of their own each."""


class ArchiveIndex(Struct, frozen=True, rename={"shard": "part"}):
    """An index of a cluster.

    Attributes:
        alias: The name of the archive.
        index: The name of the index.
        shard: The shard of the archive that this machine feeds, such as `3/8`, or `1/1` for the
            whole archive; empty if other machines feed all of it.
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
        """Create an index in the cluster, and a record of it in a folder.

        Machines that feed an archive together feed the same index. The first of them creates it.

        Args:
            cluster: The cluster.
            folder: The folder of the generation.
            feed: The part of the archive that this machine feeds.

        Raises:
            InputError: The archive was made elsewhere, and may not be replaced.
        """
        alias = cluster.config.archive or _unique_name(folder)
        current = indexes_of_alias(cluster, alias)
        if feed.shard.count > 1:
            name = _shared_name(alias, current, feed)
        else:
            _check_replaceable(cluster, alias, current, folder.parent, feed)
            name = f"{alias}-{_next_number(alias, current)}-{secrets.token_hex(3)}"
        archive_index = cls(alias, name, str(feed.shard))
        # The record comes first, so that the index of an interrupted run is found and removed.
        archive_index._write_record(folder)
        archive_index._create_in_cluster(cluster, claims_alias=not current)
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
        archive_index = cls(alias, current[0], shard="")
        folder.mkdir(parents=True, exist_ok=True)
        archive_index._write_record(folder)
        return archive_index

    def _write_record(self, folder: Path) -> None:
        """Write the record of the index into the folder of a generation."""
        record = msgspec.json.format(msgspec.json.encode(self), indent=1)
        (folder / RECORD).write_bytes(record)

    def _create_in_cluster(self, cluster: Cluster, *, claims_alias: bool) -> None:
        """Create the index in the cluster, unless another machine has created it already.

        Args:
            cluster: The cluster.
            claims_alias: True to take the name of the archive in the same step, since no index has
                it. Of two machines that begin at once, only one gets it.

        Raises:
            InputError: Another machine has taken the name.
        """
        told = cluster.ask(lambda client: client.info())["version"]["number"]
        major, minor = str(told).split(".")[:2]
        body = index_body(cluster.config, (int(major), int(minor)))
        if claims_alias:
            body["aliases"] = {self.alias: _ONLY_ONE}
        try:
            cluster.ask(lambda client: client.indices.create(index=self.index, body=body), WRITING)
        except ClusterRefusal as refusal:
            if _is_taken(refusal):
                raise self._not_made_here() from refusal
            if not _already_exists(refusal):
                raise

    def _not_made_here(self) -> InputError:
        return InputError("archive-not-made-here", remedy="replace-archive", archive=self.alias)

    @property
    def has_shards(self) -> bool:
        """True if several machines feed the archive, and this is one of them."""
        return bool(self.shard) and Shard.read(self.shard).count > 1

    def shown_index(self, cluster: Cluster) -> str:
        """Return the name of the index that readers are shown.

        It is the one that the alias stands for, or this one if there is no alias yet.

        Raises:
            IndexCorrupt: The index is gone.
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
        """Refuse an index whose terms and fields are those of another version.

        Raises:
            IndexOutdated: It is such an index.
        """
        mapping = cluster.ask(lambda client: client.indices.get_mapping(index=name))
        version = mapping[name]["mappings"].get("_meta", {}).get("kiosque")
        if version != INDEX_VERSION:
            raise IndexOutdated("archive-outdated", remedy="rebuild", archive=self.alias)

    def is_in_use(self, cluster: Cluster) -> bool:
        """Return True if the index is shown, or is complete here and waits for other machines."""
        try:
            aliases = self._aliases(cluster)
        except IndexMoved:
            return False
        # an archive that other machines feed has no shard here, and no alias of a fed shard either
        number = Shard.read(self.shard or "1/1").number
        return self.alias in aliases or self._fed_alias(number) in aliases

    def publish(self, cluster: Cluster) -> None:
        """Show the index to all readers of the archive, in place of the one shown until now.

        If several machines feed it, each adds an alias to it when its shard has been fed. The last
        one shows the index and removes these aliases. A first index has none to replace, and is
        shown from its creation.

        Raises:
            InputError: Another machine has shown its own index at the same moment.
        """
        current = indexes_of_alias(cluster, self.alias)
        if current == (self.index,):
            return
        fed_aliases: list[str] = []
        shard = Shard.read(self.shard)
        if current and shard.count > 1:
            own_alias = self._fed_alias(shard.number)
            self._change_aliases(cluster, [_add_alias(self.index, own_alias)])
            fed_aliases = [self._fed_alias(number) for number in range(1, shard.count + 1)]
            if not set(fed_aliases).issubset(self._aliases(cluster)):
                return  # another machine is still feeding its shard
        actions = [_remove_alias(name, self.alias) for name in current]
        actions += [_remove_alias(self.index, name) for name in sorted(fed_aliases)]
        show = {"add": {"index": self.index, "alias": self.alias, **_ONLY_ONE}}
        try:
            self._change_aliases(cluster, [*actions, show])
        except ClusterRefusal as refusal:
            if not _is_taken(refusal):
                raise
            cluster.ask(partial(_delete_index, name=self.index), WRITING)
            raise self._not_made_here() from refusal

    def _aliases(self, cluster: Cluster) -> set[str]:
        """Return the aliases of the index."""
        answer = cluster.ask(lambda client: client.indices.get_alias(index=self.index))
        return set(answer[self.index]["aliases"])

    def _change_aliases(self, cluster: Cluster, actions: list[dict[str, Any]]) -> None:
        """Carry out all the actions at once, or none of them."""
        cluster.ask(
            lambda client: client.indices.update_aliases(body={"actions": actions}), WRITING
        )

    def _fed_alias(self, number: int) -> str:
        """Return the alias that an index gets when the shard of this number has been fed."""
        return f"{self.index}-fed-{number}"

    def remove_stale(self, cluster: Cluster, location: Path) -> None:
        """Remove the indexes that this one has replaced, and those of interrupted runs from here.

        Nothing is removed while readers are shown another index.

        Args:
            cluster: The cluster.
            location: The folder of the index on this machine, with the records of its generations.
        """
        if indexes_of_alias(cluster, self.alias) != (self.index,):
            return
        number = _generation_number(self.alias, self.index)
        names = set(_aliases_by_index(cluster, self.alias))
        # number 0: an index of somebody else whose name begins like ours
        stale = {name for name in names if 0 < _generation_number(self.alias, name) < number}
        stale |= names & _fed_from(location)
        for name in stale - {self.index}:
            cluster.ask(partial(_delete_index, name=name), WRITING)


def _delete_index(client: osp.OpenSearch, name: str) -> None:
    client.indices.delete(index=name, ignore_unavailable=True)


def _add_alias(index: str, alias: str) -> dict[str, Any]:
    """Return the action that makes an alias stand for an index."""
    return {"add": {"index": index, "alias": alias}}


def _remove_alias(index: str, alias: str) -> dict[str, Any]:
    """Return the action after which an alias no longer stands for an index, if it did."""
    return {"remove": {"index": index, "alias": alias, "must_exist": False}}


def _is_taken(refusal: ClusterRefusal) -> bool:
    """Return True if the cluster refused a second index to write to for the alias of an archive."""
    error = refusal.__cause__
    return isinstance(error, osp.TransportError) and "one write index" in cause(error).reason


def _already_exists(refusal: ClusterRefusal) -> bool:
    """Return True if the cluster refused to create an index because there is one of that name."""
    error = refusal.__cause__
    if not isinstance(error, osp.TransportError):
        return False
    return cause(error).type == "resource_already_exists_exception"


def _shared_name(alias: str, current: tuple[str, ...], feed: Feed) -> str:
    """Return the name of the index that several machines feed together, the same on all of them.

    It is the index that readers are shown, or the next one, such as `press-4-of-8`, if there is
    none or the feed replaces it.

    Raises:
        InputError: The current one was fed in another number of shards.
    """
    ending = f"-of-{feed.shard.count}"
    if not current or feed.replaces:
        return f"{alias}-{_next_number(alias, current)}{ending}"
    if not current[0].endswith(ending):
        raise InputError(
            "archive-has-other-shards",
            remedy="rebuild-every-shard",
            archive=alias,
            shards=feed.shard.count,
        )
    return current[0]


def _check_replaceable(
    cluster: Cluster, alias: str, current: tuple[str, ...], location: Path, feed: Feed
) -> None:
    """Refuse to replace an archive of the same name that was not fed from here.

    Args:
        cluster: The cluster.
        alias: The name of the archive in the cluster.
        current: The indexes that the alias stands for now; empty if the name is free.
        location: The folder of the index on this machine.
        feed: Says if the user asked for a replacement.

    Raises:
        InputError: There is one, and replacing it was not asked for.
    """
    # without a name that the user chose, the alias has one that only this machine and folder get
    has_chosen_name = bool(cluster.config.archive)
    if not current or feed.replaces or not has_chosen_name:
        return
    if _fed_from(location).isdisjoint(current):
        raise InputError("archive-not-made-here", remedy="replace-archive", archive=alias)


def indexes_of_alias(cluster: Cluster, alias: str) -> tuple[str, ...]:
    """Return the names of the indexes that an alias stands for.

    There is one for the archives of this program, or none if there is no such alias.
    """
    aliases = _aliases_by_index(cluster, alias)
    return tuple(name for name in aliases if alias in aliases[name])


def _aliases_by_index(cluster: Cluster, alias: str) -> dict[str, set[str]]:
    """Return the aliases of every index whose name begins with that of an archive."""
    answer = cluster.ask(lambda client: client.indices.get_alias(index=f"{alias}-*"))
    return {name: set(entry["aliases"]) for name, entry in answer.items()}


def _next_number(alias: str, current: Iterable[str]) -> int:
    """Return the number of the generation after those of some indexes; 1 if there are none."""
    return 1 + max((_generation_number(alias, name) for name in current), default=0)


def _generation_number(alias: str, index: str) -> int:
    """Return the number in the name of an index, or 0 if it is not an index of the archive.

    The indexes `press-4-of-8` and `press-4-09af3c` of the archive `press` have the number 4.
    """
    match = re.fullmatch(rf"{re.escape(alias)}-(\d+)-(?:of-\d+|[0-9a-f]{{6}})", index)
    return int(match[1]) if match else 0


def _unique_name(folder: Path) -> str:
    """Return a name for an archive that no other folder and no other machine would get."""
    location = f"{socket.gethostname()}:{folder.parent.resolve()}"
    digest = hashlib.sha256(location.encode("utf-8", "surrogateescape")).hexdigest()
    return f"kiosque-{digest[:12]}"


def _fed_from(location: Path) -> set[str]:
    """Return the indexes that the generations of an index folder fed; bad records are left out."""
    names = set()
    for record in location.glob(f"generation-*/{RECORD}"):
        try:
            archive_index = ArchiveIndex.read(record.parent)
        except IndexCorrupt:
            continue
        if archive_index and archive_index.shard:
            names.add(archive_index.index)
    return names
