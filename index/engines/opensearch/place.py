"""Which index of a cluster a generation is kept in, and which one readers of the archive are shown.

An archive is an alias, and every generation an index of its own, `ALIAS-NUMBER-…`; putting one in the place of another
is one request. Generations that several machines feed are called alike by all of them (`…-of-8`), and shown when the
last of them says that its part is in.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import socket
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any as Untyped

import opensearchpy as osp
from msgspec import Struct
from msgspec.structs import asdict

from index.engines.config import Shard
from index.engines.opensearch.cluster import Cluster, cause
from index.engines.opensearch.mapping import index_body
from index.errors import ClusterRefusal, IndexCorrupt, IndexMoved, IndexOutdated, InputError

RECORD = "opensearch.json"


class ArchiveIndex(Struct, frozen=True):
    """An index of a cluster.

    Attributes:
        alias: What the archive is called.
        index: What the index is called.
        part: What of it is fed from here; empty if nothing is.
    """

    alias: str
    index: str
    part: str = "1/1"

    @classmethod
    def kept_in(cls, folder: Path) -> ArchiveIndex | None:
        """The place that the record in a folder names.

        Raises:
            IndexCorrupt: The record cannot be read.
        """
        try:
            return cls(**json.loads((folder / RECORD).read_text("utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            raise IndexCorrupt(
                f"{folder / RECORD} cannot be read ({error}); index again with: search index --rebuild"
            ) from error

    @classmethod
    def made(cls, cluster: Cluster, folder: Path) -> ArchiveIndex:
        """A new index, or where machines feed an archive together, the one that they feed.

        Raises:
            InputError: The archive was made elsewhere, and may not be replaced.
        """
        access = cluster.access
        alias = access.archive or _own_name(folder)
        before = index_of_alias(cluster, alias)
        number = max((_number(alias, name) for name in before), default=0)
        if access.part.of > 1:
            ending = f"of-{access.part.of}"
            joined = (
                before if before and not access.instead else (f"{alias}-{number + 1}-{ending}",)
            )
            if not joined[0].endswith(f"-{ending}"):
                raise InputError(
                    f"the archive {alias} is not fed in {access.part.of} parts; to have it fed so from now on, give "
                    "--rebuild for every part"
                )
            name = joined[0]
        else:
            if before and not (
                access.instead or not access.archive or _fed_from(folder.parent, before)
            ):
                raise InputError(
                    f"there is an archive {alias} in the cluster already, and it was not made from here: replace it "
                    "with --rebuild, name another in SEARCH_OPENSEARCH_ARCHIVE, or feed parts of it with --shard"
                )
            name = f"{alias}-{number + 1}-{secrets.token_hex(3)}"
        place = cls(alias, name, str(access.part))
        place._keep(folder)  # first, so that an index of a run that dies is found and removed
        place._create(cluster)
        return place

    @classmethod
    def found(cls, cluster: Cluster, folder: Path) -> ArchiveIndex | None:
        """The archive that others feed, if there is one of the name that was set."""
        alias = cluster.access.archive
        if not alias or not (before := index_of_alias(cluster, alias)):
            return None
        place = cls(alias, before[0], "")
        folder.mkdir(parents=True, exist_ok=True)
        place._keep(folder)
        return place

    def _keep(self, folder: Path) -> None:
        (folder / RECORD).write_text(json.dumps(asdict(self), indent=1), "utf-8")

    def _create(self, cluster: Cluster) -> None:
        major = int(
            str(cluster.ask(lambda client: client.info())["version"]["number"]).partition(".")[0]
        )
        body = index_body(cluster.access, major)
        try:
            cluster.ask(lambda client: client.indices.create(index=self.index, body=body))
        except ClusterRefusal as refusal:
            error = refusal.__cause__
            if not (
                isinstance(error, osp.TransportError)
                and cause(error)[0] == "resource_already_exists_exception"
            ):
                raise

    def shown(self, cluster: Cluster) -> str:
        """The index that readers are shown: the one behind the alias, or before there is any, this one.

        Raises:
            IndexCorrupt: It is gone.
            IndexOutdated: It was made by another version of this program.
        """
        name = next(iter(index_of_alias(cluster, self.alias)), self.index)
        if name == self.index and not cluster.ask(lambda client: client.indices.exists(index=name)):
            raise IndexCorrupt(
                f"the cluster at {cluster.access.shown} has no archive {self.alias} any more; feed it again with: "
                "search index --rebuild"
            )
        if name != self.index:
            mapping = cluster.ask(lambda client: client.indices.get_mapping(index=name))
            if mapping[name]["mappings"].get("_meta", {}).get("kiosque") != cluster.access.version:
                raise IndexOutdated(
                    f"the archive {self.alias} was made by another version of this program; use that one, or bring the "
                    "archive up to date with: search index --rebuild"
                )
        return name

    def awaited(self, cluster: Cluster) -> bool:
        """Whether the index is shown, or waits for the parts of others."""
        try:
            names = cluster.ask(lambda client: client.indices.get_alias(index=self.index))[
                self.index
            ]["aliases"]
        except IndexMoved:
            return False
        return self.alias in names or self._fed(Shard.read(self.part or "1/1").number) in names

    def publish(self, cluster: Cluster) -> None:
        """Show the index, in the place of the one before, to all that read the archive."""
        before, part = index_of_alias(cluster, self.alias), Shard.read(self.part)
        if before == (self.index,):
            return
        done: set[str] = set()
        if before and part.of > 1:
            self._change(cluster, [{"add": {"index": self.index, "alias": self._fed(part.number)}}])
            names = cluster.ask(lambda client: client.indices.get_alias(index=self.index))[
                self.index
            ]["aliases"]
            done = {self._fed(number) for number in range(1, part.of + 1)}
            if not done <= set(names):
                return
        off = [(name, self.alias) for name in before] + [
            (self.index, name) for name in sorted(done)
        ]
        gone = [
            {"remove": {"index": index, "alias": alias, "must_exist": False}}
            for index, alias in off
        ]
        self._change(cluster, [*gone, {"add": {"index": self.index, "alias": self.alias}}])

    def _change(self, cluster: Cluster, actions: list[dict[str, Untyped]]) -> None:
        cluster.ask(lambda client: client.indices.update_aliases(body={"actions": actions}))

    def _fed(self, number: int) -> str:
        return f"{self.index}-fed-{number}"

    def remove_stale(self, cluster: Cluster, location: Path) -> None:
        """Remove the indexes whose place this one has taken, and those of runs from here that died."""
        if index_of_alias(cluster, self.alias) != (self.index,):
            return
        ours, names = _number(self.alias, self.index), _aliases(cluster, f"{self.alias}-*")
        replaced = {name for name in names if 0 < _number(self.alias, name) < ours}
        for name in (replaced | set(names).intersection(_records(location))) - {self.index}:
            cluster.ask(partial(_delete, name=name))


def _delete(client: osp.OpenSearch, name: str) -> None:
    client.indices.delete(index=name, ignore_unavailable=True)


def index_of_alias(cluster: Cluster, alias: str) -> tuple[str, ...]:
    """The index that an alias stands for, if there is such an alias."""
    return tuple(
        name for name, aliases in _aliases(cluster, f"{alias}-*").items() if alias in aliases
    )


def _aliases(cluster: Cluster, names: str) -> dict[str, Mapping[str, Untyped]]:
    found = cluster.ask(lambda client: client.indices.get_alias(index=names))
    return {name: told["aliases"] for name, told in found.items()}


def _number(alias: str, index: str) -> int:
    """The number of a generation of an archive; 0 if the index is none."""
    found = re.fullmatch(rf"{re.escape(alias)}-(\d+)-(?:of-\d+|[0-9a-f]{{6}})", index)
    return int(found[1]) if found else 0


def _own_name(folder: Path) -> str:
    """A name that no other place of an index would be given."""
    place = f"{socket.gethostname()}:{folder.parent.resolve()}".encode("utf-8", "surrogateescape")
    return f"kiosque-{hashlib.sha256(place).hexdigest()[:12]}"


def _records(location: Path) -> set[str]:
    """The indexes that generations of an archive were fed to from here, as far as that can be told."""
    found = set()
    for record in location.glob(f"generation-*/{RECORD}"):
        try:
            place = ArchiveIndex.kept_in(record.parent)
        except IndexCorrupt:
            continue
        if place and place.part:
            found.add(place.index)
    return found


def _fed_from(location: Path, names: Iterable[str]) -> bool:
    return not _records(location).isdisjoint(names)
