"""A cluster: asked again while that is worth it, and what goes wrong told in words."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any as Untyped
from typing import TypeVar

import opensearchpy as osp

from index.engines.config import ClusterConfig
from index.errors import ClusterDown, ClusterRefusal, IndexMoved, InputError

Answer = TypeVar("Answer")

WORTH_ANOTHER_TRY = frozenset({429, 502, 503, 504})
"""Statuses of a cluster that has too much to do, or is just finding out that a node is lost."""
LOST = frozenset(
    f"{kind}_exception"
    for kind in (
        *(
            "node_disconnected",
            "node_not_connected",
            "node_closed",
            "connect_transport",
            "send_request_transport",
        ),
        *(
            "receive_timeout_transport",
            "no_shard_available_action",
            "unavailable_shards",
            "shard_not_found",
        ),
        *(
            "illegal_index_shard_state",
            "index_shard_closed",
            "already_closed",
            "cluster_manager_not_discovered",
        ),
    )
)
"""Kinds of errors, whatever their status, of a cluster that has just lost a node: it will be itself again soon."""
SECONDS = 60
"""How long one answer may take."""
PATIENCE = 45.0
"""Seconds for which a cluster that has answered before is asked again: it may be moving what a lost node held."""
DOUBT = 2.0
"""Seconds for which one that never answered is."""


class Cluster:
    """What every request goes through; safe to use from several threads."""

    def __init__(self, access: ClusterConfig) -> None:
        self.access = access
        self._met = False
        secure = any(url.startswith("https:") for url in access.urls)
        options: dict[str, Untyped] = {"ca_certs": access.ca} if access.ca else {}
        if access.certificate:
            options |= {"client_cert": access.certificate, "client_key": access.key or None}
        try:
            self._client = osp.OpenSearch(
                hosts=list(access.urls),
                http_auth=(access.user, access.password) if access.user else None,
                timeout=SECONDS,
                max_retries=len(access.urls),
                retry_on_status=(),
                pool_maxsize=16,
                **({"verify_certs": True, **options} if secure else {}),
            )
        except (OSError, osp.ImproperlyConfigured, ValueError) as error:
            raise InputError(
                f"the certificates for the cluster cannot be used ({error})"
            ) from error

    def close(self) -> None:
        """Let go of its connections."""
        self._client.close()

    def ask(
        self, call: Callable[[osp.OpenSearch], Answer], patience: float | None = None
    ) -> Answer:
        """The answer to a call, which may be made several times.

        Raises:
            ClusterDown: There is none; asking later may help.
            ClusterRefusal: The cluster says no, and will again.
            IndexMoved: The index asked is not there.
        """
        started, tries = time.monotonic(), 0
        patience = PATIENCE if patience is None else patience
        while True:
            try:
                answer = call(self._client)
            except osp.TransportError as error:
                self._met = self._met or not isinstance(error, osp.ConnectionError)
                if not _passing(error) or time.monotonic() - started > (
                    patience if self._met else DOUBT
                ):
                    raise self._told(error) from error
            else:
                self._met = True
                return answer
            time.sleep(pause(tries))
            tries += 1

    def _told(self, error: osp.TransportError) -> Exception:  # noqa: PLR0911 - one case a complaint
        """What went wrong, without anything secret: neither addresses as they were given nor headers."""
        where, (kind, reason) = self.access.shown, cause(error)
        if isinstance(error, osp.SSLError):
            return ClusterRefusal(
                f"the cluster at {where} cannot be trusted ({reason}): name the file of the certificates that it "
                "is believed by in SEARCH_OPENSEARCH_CA"
            )
        if isinstance(error, osp.ConnectionTimeout):
            return ClusterDown(
                f"the cluster at {where} did not answer within {SECONDS} s; try again later"
            )
        if isinstance(error, osp.ConnectionError):
            return ClusterDown(
                f"the cluster at {where} cannot be reached ({reason}): see that it runs, and that "
                "SEARCH_OPENSEARCH_URL names it; then try again"
            )
        if error.status_code in {401, 403} and kind != "cluster_block_exception":
            return ClusterRefusal(
                f"the cluster at {where} refuses ({error.status_code}: {reason}): see SEARCH_OPENSEARCH_USER and "
                "SEARCH_OPENSEARCH_PASSWORD, and what that user may do"
            )
        if kind in {"index_not_found_exception", "index_closed_exception"}:
            return IndexMoved(f"the index is not in the cluster at {where} any more ({reason})")
        if "too_many" in kind or "maxClauseCount" in reason:
            return InputError(
                "the query has more words than the cluster takes: shorten it, or raise "
                "indices.query.bool.max_clause_count there"
            )
        if _passing(error):
            return ClusterDown(
                f"the cluster at {where} cannot answer now ({kind}: {reason}); try again later"
            )
        return ClusterRefusal(
            f"the cluster at {where} refuses ({error.status_code} {kind}: {reason})"
        )


def search_context_lost(refusal: ClusterRefusal) -> bool:
    """Whether a node has forgotten a search, or a point in time, that it was to go on with: it was started anew."""
    error = refusal.__cause__
    return (
        isinstance(error, osp.TransportError)
        and cause(error)[0] == "search_context_missing_exception"
    )


def pause(tries: int) -> float:
    """Seconds to wait before another try: ever longer, and by chance, so that many do not come back at once."""
    return random.uniform(0.05, min(0.2 * 2**tries, 8.0))  # noqa: S311 - no secret hangs on it


def cause(error: osp.TransportError) -> tuple[str, str]:
    """The kind of an error and the reason for it, as the cluster says."""
    told = error.info.get("error") if isinstance(error.info, dict) else None
    if isinstance(error, osp.ConnectionError) or not isinstance(told, dict):
        return str(error.error), _inmost(error.info) if isinstance(error.info, Exception) else str(
            told or error.error
        )
    roots = told.get("root_cause") or [told]
    root = roots[0] if isinstance(roots[0], dict) else told
    return str(root.get("type") or told.get("type")), str(root.get("reason") or told.get("reason"))[
        :300
    ]


def _inmost(error: BaseException) -> str:
    """What a connection failed of, without the addresses and objects that it is wrapped in."""
    while inner := error.__cause__ or error.__context__:
        error = inner
    return str(getattr(error, "strerror", None) or type(error).__name__)


def _passing(error: osp.TransportError) -> bool:
    """Whether the same call may well succeed later."""
    if isinstance(error, osp.ConnectionError):
        return not isinstance(error, osp.SSLError)
    return passes(error.status_code, cause(error)[0])


def passes(status: int | str, kind: str) -> bool:
    """Whether an error of this status and kind may well not come again."""
    return status in WORTH_ANOTHER_TRY or kind in LOST
