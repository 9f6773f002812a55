"""A node of OpenSearch in this process, of which tests count the requests, and which can misbehave.

It understands what the engine sends, and no more. What a real node makes of the same requests is
tested with real ones.
"""

from __future__ import annotations

import json
import re
import socket
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import combinations
from typing import Any
from urllib.parse import unquote

Document = dict[str, Any]
Reply = tuple[int, Any]
"""A status, and a body that becomes JSON."""

VERSION = "2.19.1"


class ToyCluster:
    """The indexes of a cluster, and the requests that came to its nodes.

    Attributes:
        indexes: The documents of each index, by their keys.
        aliases: The indexes that each alias stands for.
        requests: What was asked, such as `POST _msearch`.
        timeouts: The time that each search was given, such as `30000ms`.
        before: Called before each request; it may return a reply to give instead of the answer.
    """

    def __init__(self) -> None:
        self.indexes: dict[str, dict[str, Document]] = {}
        self.mappings: dict[str, Any] = {}
        self.aliases: defaultdict[str, set[str]] = defaultdict(set)
        self.requests: list[str] = []
        self.timeouts: list[str] = []
        self.before: Callable[[str], Reply | None] = lambda _request: None
        self._lock = threading.Lock()

    @contextmanager
    def node(self) -> Iterator[str]:
        """Run a node, and yield its address."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def reply(self, method: str, path: str, body: bytes) -> Reply:
        """Answer a request."""
        request = f"{method} {path.rsplit('/', maxsplit=1)[-1] if '/_' in path else path.strip('/')}".strip()
        with self._lock:
            self.requests.append(request)
        early = self.before(request)
        if early is not None:
            return early
        with self._lock:
            return self._answer(method, unquote(path).strip("/").split("/"), body)

    def _answer(self, method: str, parts: list[str], body: bytes) -> Reply:
        match method, parts:
            case "GET", [""]:
                return 200, {"version": {"number": VERSION}}
            case "GET", [pattern, "_alias"]:
                return self._alias(pattern)
            case "GET", [index, "_mapping"]:
                return 200, {index: {"mappings": self.mappings[index]}}
            case "POST", ["_aliases"]:
                return self._update_aliases(json.loads(body)["actions"])
            case "PUT", [index]:
                return self._create(index, json.loads(body))
            case "DELETE", [index]:
                self.indexes.pop(index, None)
                return 200, {}
            case "HEAD", [index]:
                return (200 if index in self.indexes else 404), {}
            case _:
                return self._answer_about(parts, body)

    def _answer_about(self, parts: list[str], body: bytes) -> Reply:
        match parts:
            case [index, "_bulk"]:
                return self._bulk(index, body)
            case [_, "_refresh"]:
                return 200, {}
            case [index, "_msearch"]:
                searches = [json.loads(line) for line in body.splitlines()[1::2]]
                return 200, {"responses": [self._search(index, search) for search in searches]}
            case ["_cluster", "health", _]:
                numbers = dict.fromkeys(
                    ("active_shards", "active_primary_shards", "relocating_shards"), 1
                )
                health = {"cluster_name": "toy", "status": "green", "number_of_nodes": 1}
                return 200, health | numbers | {"unassigned_shards": 0}
            case [index, "_stats", _]:
                documents = {"count": len(self.indexes[index]), "deleted": 0}
                size = {"store": {"size_in_bytes": 1}}
                return 200, {"_all": {"primaries": {"docs": documents}, "total": size}}
        raise NotImplementedError(parts)

    def _alias(self, pattern: str) -> Reply:
        return 200, {
            index: {"aliases": {name: {} for name, of in self.aliases.items() if index in of}}
            for index in self.indexes
            if fnmatchcase(index, pattern)
        }

    def _create(self, index: str, body: dict[str, Any]) -> Reply:
        if index in self.indexes:
            return error(400, "resource_already_exists_exception")
        aliases = body.get("aliases", {})
        if any(self.aliases[name] for name in aliases):
            return error(500, "illegal_state_exception", "alias has more than one write index")
        self.indexes[index] = {}
        self.mappings[index] = body["mappings"]
        for name in aliases:
            self.aliases[name].add(index)
        return 200, {}

    def _update_aliases(self, actions: list[dict[str, Any]]) -> Reply:
        changed = {name: set(indexes) for name, indexes in self.aliases.items()}
        for action in actions:
            [(kind, target)] = action.items()
            indexes = changed.setdefault(target["alias"], set())
            if kind == "add":
                indexes.add(target["index"])
            else:
                indexes.discard(target["index"])
            if target.get("is_write_index") and len(indexes) > 1:
                return error(500, "illegal_state_exception", "alias has more than one write index")
        self.aliases.update(changed)
        return 200, {}

    def _bulk(self, index: str, body: bytes) -> Reply:
        lines = iter(body.splitlines())
        items = []
        for line in lines:
            [(operation, target)] = json.loads(line).items()
            if operation == "index":
                self.indexes[index][target["_id"]] = json.loads(next(lines))
            else:
                self.indexes[index].pop(target["_id"], None)
            items.append({operation: {"status": 200}})
        return 200, {"items": items}

    def _search(self, index: str, search: dict[str, Any]) -> Document:
        self.timeouts.append(search["timeout"])
        if index not in self.indexes:
            _, body = error(404, "index_not_found_exception")
            return {**body, "status": 404}
        scored = [(score(search["query"], each), each) for each in self.indexes[index].values()]
        found = [(points, each) for points, each in scored if points is not None]
        found.sort(key=_order(search.get("sort", [{"_score": "desc"}])))
        start = search.get("from", 0)
        after = search.get("search_after")
        page = [] if after else found[start : start + search["size"]]
        by_score = "_score" in search.get("sort", [{"_score": 1}])[0]
        hits = {
            "total": {"value": len(found)},
            "hits": [_hit(points, each, by_score=by_score) for points, each in page],
        }
        documents = [each for _, each in found]
        counts = {name: _aggregate(how, documents) for name, how in search.get("aggs", {}).items()}
        return {"status": 200, "timed_out": False, "hits": hits, "aggregations": counts}


def error(status: int, kind: str, reason: str = "no reason") -> Reply:
    """Return the reply that OpenSearch gives for an error."""
    cause = {"type": kind, "reason": reason}
    return status, {"error": {"root_cause": [cause], **cause}, "status": status}


@contextmanager
def silent_node(dribble: bytes = b"") -> Iterator[str]:
    """Run a node that takes every request and never ends an answer, and yield its address.

    Args:
        dribble: What it sends again and again instead, a hundred times a second.
    """
    over = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connections = []
        listener.settimeout(0.01)
        while not over.is_set():
            with suppress(TimeoutError):
                connections.append(listener.accept()[0])
            for connection in list(connections):
                try:
                    connection.sendall(dribble)
                except OSError:
                    connections.remove(connection)
                    connection.close()
        for connection in connections:
            connection.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        over.set()
        thread.join()
        listener.close()


def score(query: dict[str, Any], document: Document) -> float | None:  # noqa: C901 - a case a kind
    """Return the score of a document, which counts its terms; None if it does not match."""
    [(kind, how)] = query.items()
    match kind:
        case "match_all":
            return 0.0
        case "match_none":
            return None
        case "constant_score":
            return None if score(how["filter"], document) is None else how["boost"]
        case "bool":
            return _boolean(document, **how)
        case "exists":
            return 0.0 if _values(document, how["field"]) else None
    [(field, how)] = how.items()
    values = _values(document, field)
    match kind:
        case "term":
            return values.count(how["value"]) * how["boost"] if how["value"] in values else None
        case "terms":
            return 0.0 if set(how) & set(values) else None
        case "match_phrase":
            is_found = f" {how['query']} " in f" {' '.join(map(str, values))} "
            return how["boost"] if is_found else None
        case "range":
            low, high = how.get("gte", 0), how.get("lte", 10**9)
            return 0.0 if any(low <= value <= high for value in values) else None
        case "prefix":
            is_found = any(value.startswith(how["value"]) for value in values)
        case "fuzzy":
            is_found = any(_are_near(how["value"], value) for value in values)
        case "regexp":
            is_found = any(re.fullmatch(how["value"], value) for value in values)
        case _:
            raise NotImplementedError(kind)
    return how.get("boost", 1.0) if is_found else None


def _boolean(
    document: Document,
    must: tuple[Any, ...] = (),
    should: tuple[Any, ...] = (),
    must_not: tuple[Any, ...] = (),
    filter: tuple[Any, ...] = (),
    minimum_should_match: int = 0,
) -> float | None:
    needed = [score(clause, document) for clause in must]
    kept = [score(clause, document) for clause in filter]
    dropped = [score(clause, document) for clause in must_not]
    points = [one for one in (score(clause, document) for clause in should) if one is not None]
    if None in needed or None in kept or any(one is not None for one in dropped):
        return None
    if len(points) < minimum_should_match:
        return None
    return sum(one or 0.0 for one in needed) + sum(points)


def _are_near(left: str, right: str) -> bool:
    """Return True for words of the same letters but for a few: a toy knows no edit distance."""
    return abs(len(left) - len(right)) < 2 and len(set(left) ^ set(right)) < 3


def _values(document: Document, field: str) -> list[Any]:
    value = document.get(field, [])
    if isinstance(value, str) and field not in {"id", "path"}:
        return value.split()
    return value if isinstance(value, list) else [value]


def _order(sort: Any) -> Callable[[tuple[float, Document]], tuple[Any, ...]]:
    [(name, how)] = (sort[0] if isinstance(sort[0], dict) else {sort[0]: ""}).items()

    def key(found: tuple[float, Document]) -> tuple[Any, ...]:
        points, document = found
        if name == "_score":
            return -points, document["id"]
        day = document.get("date")
        sign = -1 if isinstance(how, dict) and how["order"] == "desc" else 1
        return day is None, sign * (day or 0), document["id"]

    return key


def _hit(points: float, document: Document, *, by_score: bool) -> Document:
    return {
        "_id": document["id"],
        "_score": points,
        "sort": [points if by_score else document.get("date"), document["id"]],
        "fields": _stored_fields(document),
    }


def _stored_fields(document: Document) -> Document:
    """Return what is stored of a document. A field without a value is missing."""
    fields = {"stored": [document.get("stored", "")], "hashes": document.get("hashes")}
    if "date" in document:
        fields["date"] = [document["date"]]
    return {name: values for name, values in fields.items() if values}


def _aggregate(how: dict[str, Any], documents: list[Document]) -> dict[str, Any]:
    if "composite" in how:
        field = how["composite"]["sources"][0]["value"]["terms"]["field"]
        having: defaultdict[str, list[Document]] = defaultdict(list)
        for each in documents:
            for value in each.get(field, ()):
                having[value].append(each)
        within = how.get("aggs", {})
        buckets = [
            {"key": {"value": key}, "doc_count": len(having[key])}
            | {name: _aggregate(inner, having[key]) for name, inner in within.items()}
            for key in sorted(having)
        ]
        return {"buckets": buckets}
    if "adjacency_matrix" in how:
        return {"buckets": _matrix(how["adjacency_matrix"]["filters"], documents)}
    [(kind, target)] = how.items()
    if kind == "sum":
        return {"value": float(sum(each.get(target["field"], 0) for each in documents))}
    days = [each["date"] for each in documents if "date" in each]
    extreme = {"min": min, "max": max}[kind]
    assert target == {"field": "date"}
    return {"value": float(extreme(days)) if days else None}


def _matrix(filters: dict[str, Any], documents: list[Document]) -> list[Document]:
    counts: Counter[str] = Counter()
    for document in documents:
        names = sorted(
            name for name, query in filters.items() if score(query, document) is not None
        )
        counts.update(names)
        counts.update(map("&".join, combinations(names, 2)))
    return [{"key": key, "doc_count": count} for key, count in counts.items()]


def _handler(cluster: ToyCluster) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 65_536  # head and body leave together, so that nobody waits for the second

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65_537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            try:
                status, reply = cluster.reply(self.command, self.path.split("?")[0], body)
            except ConnectionAbortedError:  # the node dies
                self.close_connection = True
                return
            encoded = b"" if self.command == "HEAD" else json.dumps(reply).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(encoded)))
            self.end_headers()
            self.wfile.write(encoded)
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            pass

    return Handler
