"""Search one index of a cluster, and accept only answers of all its shards."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import opensearchpy as osp

from index.engines.opensearch.cluster import Cluster, has_lost_search
from index.errors import ClusterDown, ClusterRefusal

OPTIONS = {"search_type": "dfs_query_then_fetch", "allow_partial_search_results": "false"}
"""All shards must answer, and score by the frequencies of terms in all of them."""

Answer = dict[str, Any]
"""The answer of the cluster to one search."""


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

    def search(self, body: Mapping[str, Any]) -> Answer:
        """Return the answer to a search.

        Raises:
            ClusterDown, ClusterRefusal, IndexMoved: See `Cluster.ask`.
        """
        [answer] = self.search_all([body])
        return answer

    def search_all(self, bodies: Sequence[Mapping[str, Any]]) -> list[Answer]:
        """Return the answers to some searches, which are sent in one request.

        Raises:
            ClusterDown, ClusterRefusal, IndexMoved: See `Cluster.ask`.
        """
        seconds = self._cluster.seconds_to_answer
        limit = {"timeout": f"{max(round(1000 * seconds), 1)}ms"}
        lines: list[str] = []
        for body in bodies:
            lines += (json.dumps(self._options), json.dumps({**body, **limit}))
        encoded = "".join(f"{line}\n" for line in lines).encode()

        def call(client: osp.OpenSearch) -> list[Answer]:
            answers: list[Answer] = client.msearch(body=encoded, index=self.index)["responses"]
            for answer in answers:
                _check_failed(answer)
            return answers

        try:
            answers = self._cluster.ask(call)
        except ClusterRefusal as refusal:
            if not has_lost_search(refusal):
                raise
            answers = self._cluster.ask(call)  # once more, from its first step
        if any(answer["timed_out"] for answer in answers):
            raise ClusterDown(
                "cluster-search-too-slow",
                remedy="retry",
                cluster=self._cluster.config.addresses,
                seconds=max(round(seconds), 1),
            )
        return answers


def _check_failed(answer: Answer) -> None:
    """Raise the error of one search of several as the client raises that of a request."""
    if "error" in answer:
        kind = str(answer["error"].get("type"))
        raise osp.TransportError(answer["status"], kind, answer)
