"""Send requests to a cluster: again while that may help, with errors translated into our own."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar, cast

import opensearchpy as osp
from msgspec import Struct
from msgspec.structs import replace

from index.engines.config import ClusterConfig
from index.engines.deadline import seconds_left
from index.engines.opensearch.connection import TimedConnection, TimedTransport
from index.errors import ClusterDown, ClusterRefusal, IndexMoved, InputError, SearchError

T = TypeVar("T")

TEMPORARY_STATUSES = frozenset({429, 502, 503, 504})
"""Statuses of a cluster that is too busy, or is just detecting that a node is lost."""
TEMPORARY_ERRORS = frozenset(
    {
        "already_closed_exception",
        "cluster_manager_not_discovered_exception",
        "connect_transport_exception",
        "illegal_index_shard_state_exception",
        "index_shard_closed_exception",
        "no_shard_available_action_exception",
        "node_closed_exception",
        "node_disconnected_exception",
        "node_not_connected_exception",
        "receive_timeout_transport_exception",
        "search_phase_execution_exception",  # where a shard says why, that is its own error
        "send_request_transport_exception",
        "shard_not_found_exception",
        "unavailable_shards_exception",
    }
)
"""Types of errors, with any status, of a cluster that has just lost a node. It recovers soon."""
FIRST_PATIENCE_SECONDS = 2.0
"""Time for which an address is tried again where nobody has answered yet: it may be a wrong one."""
MIN_SECONDS = 0.1
"""The shortest time for an attempt, however little is left of the patience."""
MAX_DELAY_SECONDS = 8.0
"""Longest pause between two attempts."""

_CONNECTIONS = 16
_MAX_REASON_CHARS = 300


class Patience(Struct, frozen=True):
    """The time that a question waits for its answer.

    A node may hang, or it may need long. So each address in turn first has a short time, and twice
    as long in the next round.

    Attributes:
        seconds: The time for all attempts together.
        first_seconds: The time for each attempt of the first round.
        max_seconds: The longest time for one attempt.
    """

    seconds: float
    first_seconds: float
    max_seconds: float

    @classmethod
    def of_reading(cls, config: ClusterConfig) -> Patience:
        """Return the patience of a person who waits for an answer."""
        return cls(config.patience, config.patience / 5, max_seconds=config.patience)

    def within(self, seconds: float | None) -> Patience:
        """Return the patience for a question that has only so many seconds, if it is limited."""
        if seconds is None or seconds >= self.seconds:
            return self
        first, longest = min(self.first_seconds, seconds), min(self.max_seconds, seconds)
        return replace(self, seconds=seconds, first_seconds=first, max_seconds=longest)

    def limit(self, attempt: int, addresses: int) -> float:
        """Return the time for one attempt, in seconds.

        Args:
            attempt: The number of attempts before it.
            addresses: The number of addresses that are tried in turn.
        """
        rounds = min(attempt // addresses, 20)
        doubled: float = self.first_seconds * 2**rounds
        return min(doubled, self.max_seconds)


WRITING = Patience(600.0, first_seconds=15.0, max_seconds=120.0)
"""The patience of a run that writes. A batch may wait while a lost node is replaced, and may take
long at a busy one. It is not sent in vain: writing a document twice leaves it there once."""
ONE_TRY = Patience(0.0, first_seconds=1.0, max_seconds=1.0)
"""The patience for requests that nothing depends on."""


class Cause(NamedTuple):
    """The type and the reason of an error, in the words of the cluster.

    The type is a word such as `index_not_found_exception`, and the reason a sentence.
    """

    type: str
    reason: str


class Cluster:
    """A connection to a cluster that every request goes through; several threads may use it.

    Attributes:
        config: The settings.
        is_given_up: True if there was no connection to any node when the cluster was last asked.
    """

    def __init__(self, config: ClusterConfig) -> None:
        self.config = config
        self._reading = Patience.of_reading(config)
        self._has_answered = False
        self.is_given_up = False
        try:
            self._client = osp.OpenSearch(
                hosts=list(config.urls),
                http_auth=(config.user, config.password) if config.user else None,
                transport_class=TimedTransport,
                connection_class=TimedConnection,
                max_retries=0,  # each attempt is ours
                retry_on_timeout=True,  # so that a silent node is avoided for a while
                retry_on_status=(),
                pool_maxsize=_CONNECTIONS,
                **_tls_options(config),
            )
        except (OSError, osp.ImproperlyConfigured, ValueError) as error:
            raise InputError("cluster-certificates-unusable", reason=str(error)) from error

    @property
    def _transport(self) -> TimedTransport:
        transport = self._client.transport
        return cast("TimedTransport", transport)

    @property
    def seconds_to_answer(self) -> float:
        """Seconds that the cluster has to answer a question of this thread.

        Raises:
            TooLong: None are left.
        """
        return self._reading.within(seconds_left()).seconds

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def ask(self, call: Callable[[osp.OpenSearch], T], patience: Patience | None = None) -> T:
        """Return the answer to a call, which may be made several times.

        A cluster that was given up is tried once, in a short time, until it answers again.

        Args:
            call: The call.
            patience: How long to wait; by default as long as the settings say.

        Raises:
            ClusterDown: There is no answer. Asking later may help.
            ClusterRefusal: The cluster refuses, and will again.
            IndexMoved: The index is not in the cluster any more.
            InputError: The query is too long for the cluster.
            TooLong: The time for questions is over.
        """
        usual = ONE_TRY if self.is_given_up else patience or self._reading
        patience = usual.within(seconds_left())
        started = time.monotonic()
        for seconds in self._attempts(patience, started):
            try:
                with self._transport.limited_to(seconds):
                    answer = call(self._client)
            except osp.TransportError as error:
                waited = time.monotonic() - started
                if not _is_temporary(error) or waited >= self._patience_for(error, patience):
                    self._note_silence(error, is_hurried=patience is not usual)
                    raise self._failure(error, waited) from error
            else:
                self._has_answered = True
                self.is_given_up = False
                return answer
        raise AssertionError("the attempts never end")

    def _attempts(self, patience: Patience, started: float) -> Iterator[float]:
        """Yield the seconds of each attempt, with a pause between two rounds of the addresses."""
        addresses = len(self.config.urls)
        attempt = 0
        while True:
            limit = patience.limit(attempt, addresses)
            left = patience.seconds - (time.monotonic() - started)
            yield min(limit, max(left, MIN_SECONDS)) if attempt else limit
            attempt += 1
            if attempt >= addresses:
                time.sleep(min(retry_delay(attempt // addresses - 1), max(left, 0.0)))

    def _patience_for(self, error: osp.TransportError, patience: Patience) -> float:
        """Return how many seconds to go on after an error."""
        is_answer = not isinstance(error, osp.ConnectionError)
        self._has_answered |= is_answer  # a refusal is an answer, too
        if self._has_answered or isinstance(error, osp.ConnectionTimeout):
            return patience.seconds
        return min(FIRST_PATIENCE_SECONDS, patience.seconds)

    def _note_silence(self, error: osp.TransportError, *, is_hurried: bool) -> None:
        """Give up a cluster that was silent, unless it had less time than usual to answer."""
        if is_hurried and isinstance(error, osp.ConnectionTimeout):
            return
        self.is_given_up = isinstance(error, osp.ConnectionError)

    def _failure(self, error: osp.TransportError, waited: float) -> SearchError:
        """Return our own error for the last one."""
        if isinstance(error, osp.ConnectionTimeout):
            return ClusterDown(
                "cluster-silent",
                remedy="retry",
                cluster=self.config.addresses,
                seconds=max(round(waited), 1),
            )
        return self._translate(error)

    def _translate(self, error: osp.TransportError) -> SearchError:
        """Return our own error for one of the client.

        It shows no secret: addresses come without passwords, and headers are left out.
        """
        if isinstance(error, osp.ConnectionError):
            return self._connection_error(error)
        return self._response_error(error)

    def _connection_error(self, error: osp.ConnectionError) -> SearchError:
        """Return our own error for a request that got no response."""
        cluster = self.config.addresses
        reason = cause(error).reason
        if isinstance(error, osp.SSLError):
            return ClusterRefusal(
                "cluster-untrusted", remedy="name-certificates", cluster=cluster, reason=reason
            )
        return ClusterDown(
            "cluster-unreachable", remedy="check-address", cluster=cluster, reason=reason
        )

    def _response_error(self, error: osp.TransportError) -> SearchError:
        """Return our own error for a response that is an error."""
        cluster = self.config.addresses
        kind, reason = cause(error)
        # A cluster with a full disk also answers 403. That is no matter of the user's rights.
        if error.status_code in {401, 403} and kind != "cluster_block_exception":
            return ClusterRefusal(
                "cluster-denies-access",
                remedy="check-user",
                cluster=cluster,
                status=str(error.status_code),
                reason=reason,
            )
        if kind in {"index_not_found_exception", "index_closed_exception"}:
            return IndexMoved("index-not-in-cluster", cluster=cluster, reason=reason)
        if "too_many" in kind or "maxClauseCount" in reason:
            return InputError("query-too-long-for-cluster", remedy="shorten-query")
        if _is_temporary(error):
            return ClusterDown(
                "cluster-unavailable", remedy="retry", cluster=cluster, type=kind, reason=reason
            )
        return ClusterRefusal(
            "cluster-refuses",
            cluster=cluster,
            status=str(error.status_code),
            type=kind,
            reason=reason,
        )


def _tls_options(config: ClusterConfig) -> dict[str, Any]:
    """Return the client's options for encrypted connections; none if no address has `https:`."""
    if not any(url.startswith("https:") for url in config.urls):
        return {}
    options: dict[str, Any] = {"verify_certs": True}
    if config.ca:
        options["ca_certs"] = config.ca
    if config.certificate:
        options["client_cert"] = config.certificate
        options["client_key"] = config.key or None
    return options


def has_lost_search(refusal: ClusterRefusal) -> bool:
    """Return True if a node was restarted between two steps of a search, and has forgotten it."""
    error = refusal.__cause__
    if not isinstance(error, osp.TransportError):
        return False
    return cause(error).type == "search_context_missing_exception"


def retry_delay(attempt: int) -> float:
    """Return the seconds to wait before another attempt.

    They grow with each attempt, and are random so that many clients do not come back at once.
    """
    longest = min(0.2 * 2**attempt, MAX_DELAY_SECONDS)
    return random.uniform(0.05, longest)  # noqa: S311 - no secret depends on it


def cause(error: osp.TransportError) -> Cause:
    """Return the type of an error of the client, and the reason for it.

    A cluster answers with a body such as `{"error": {"root_cause": [{"type": …, "reason": …}]}}`.
    If there is no such body, because the connection failed or a proxy answered, the error itself
    has to do.
    """
    details = error.info.get("error") if isinstance(error.info, dict) else None
    if isinstance(error, osp.ConnectionError) or not isinstance(details, dict):
        if isinstance(error.info, Exception):
            return Cause(str(error.error), _innermost(error.info))
        return Cause(str(error.error), str(details or error.error))
    roots = details.get("root_cause") or [details]
    root = roots[0] if isinstance(roots[0], dict) else details
    reason = str(root.get("reason") or details.get("reason"))
    return Cause(str(root.get("type") or details.get("type")), reason[:_MAX_REASON_CHARS])


def _innermost(error: BaseException) -> str:
    """Return the reason why a connection failed, such as `Connection refused`.

    The client wraps it in errors that repeat addresses. Only the innermost error is taken.
    """
    inner = error.__cause__ or error.__context__
    while inner:
        error = inner
        inner = error.__cause__ or error.__context__
    return str(getattr(error, "strerror", None) or type(error).__name__)


def _is_temporary(error: osp.TransportError) -> bool:
    """Return True if the same call may succeed later; a certificate stays untrusted."""
    if isinstance(error, osp.ConnectionError):
        return not isinstance(error, osp.SSLError)
    return is_temporary(error.status_code, cause(error).type)


def is_temporary(status: int | str, error_type: str) -> bool:
    """Return True if an error of this status and type may be gone when the call is repeated."""
    return status in TEMPORARY_STATUSES or error_type in TEMPORARY_ERRORS
