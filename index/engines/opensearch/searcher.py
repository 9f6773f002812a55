"""Search one index of a cluster, and accept only answers of all its shards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import opensearchpy as osp

from index.engines.opensearch.cluster import Cluster, has_lost_search
from index.errors import ClusterDown, ClusterRefusal

OPTIONS = {"search_type": "dfs_query_then_fetch", "allow_partial_search_results": "false"}
"""All shards must answer, and score by the frequencies of terms in all of them."""
SEARCH_SECONDS = 50
"""Time that the nodes may look for hits."""


class Searcher:
    """Searches one index."""

    def __init__(self, cluster: Cluster, index: str, preference: str) -> None:
        """Search an index.

        Args:
            cluster: The cluster.
            index: The name of the index.
            preference: Any text. The same text is answered by the same copies of the shards, so
                that scores do not change from page to page.
        """
        self.index = index
        self._cluster = cluster
        self._options = OPTIONS | {"preference": preference}

    def search(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer to a search.

        Raises:
            ClusterDown, ClusterRefusal, IndexMoved: See `Cluster.ask`.
        """
        encoded = json.dumps({**body, "timeout": f"{SEARCH_SECONDS}s"}).encode()

        def call(client: osp.OpenSearch) -> dict[str, Any]:
            response: dict[str, Any] = client.search(
                body=encoded, index=self.index, params=self._options
            )
            return response

        try:
            answer = self._cluster.ask(call)
        except ClusterRefusal as refusal:
            if not has_lost_search(refusal):
                raise
            answer = self._cluster.ask(call)  # once more, from its first step
        if answer["timed_out"]:
            raise ClusterDown(
                "cluster-search-too-slow",
                remedy="retry",
                cluster=self._cluster.config.addresses,
                seconds=SEARCH_SECONDS,
            )
        return answer
