"""Describe an index of a cluster: our fields of terms, and the article for other clients."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from index.engines.base import Document
from index.engines.config import INDEX_VERSION, ClusterConfig
from index.schema import FIELDS, Kind

MAX_KEY_BYTES = 512
"""Longest name that OpenSearch takes for a document."""
MAX_KEYWORD_CHARS = 8191
"""Longest value that can be looked up: Lucene takes 32,766 bytes."""
MAX_REGEX_CHARS = 10_000
"""Longest regular expression that the index takes."""

Version = tuple[int, int]
"""The first two numbers of a version of OpenSearch: 2 and 19 for 2.19.1."""

_KEYWORD = {"type": "keyword"}
_SHORT_KEYWORD = {"type": "keyword", "ignore_above": MAX_KEYWORD_CHARS}
_SCORED_KEYWORD = _SHORT_KEYWORD | {"norms": True}
"""A keyword that is scored as other engines score it."""
_UNSEARCHED_KEYWORD = {"type": "keyword", "index": False, "doc_values": False}
_STORED_NUMBERS = {"type": "integer", "index": False, "doc_values": False, "store": True}
_UNSEARCHED_TEXT = {"type": "text", "index": False}
_TERMS: dict[Kind, dict[str, Any]] = {
    Kind.EXACT: {
        "type": "text",
        "analyzer": "terms",
        "search_analyzer": "folded",
        "index_options": "positions",
    },
    Kind.LEMMA: {"type": "text", "analyzer": "terms", "index_options": "freqs"},
    Kind.SPELLING: {"type": "text", "analyzer": "terms", "index_options": "freqs"},
    Kind.BEGINNING: {"type": "text", "analyzer": "terms", "index_options": "freqs"},
    Kind.NUMBER: {"type": "integer"},
    Kind.KEYWORD: _SCORED_KEYWORD | {"doc_values": False},
    Kind.LISTED: _SHORT_KEYWORD,
    Kind.FACET: _SCORED_KEYWORD,
}
_ARTICLE = {
    "id": _UNSEARCHED_KEYWORD,
    "path": _UNSEARCHED_KEYWORD,
    "title": {"type": "text", "analyzer": "french"},
    "body": _UNSEARCHED_TEXT,
    "captions": _UNSEARCHED_TEXT,
    "source": _SHORT_KEYWORD,
    "section": _SHORT_KEYWORD,
    "page": _SHORT_KEYWORD,
    "authors": _SHORT_KEYWORD,
    "carriers": _SHORT_KEYWORD,
    "date": {"type": "date", "format": "strict_date"},
    "date_evidence": _KEYWORD,
    "possible_dates": {"type": "date", "format": "strict_date"},
    "people": _SHORT_KEYWORD,
    "organisations": _SHORT_KEYWORD,
    "places": _SHORT_KEYWORD,
    "url": _SHORT_KEYWORD,
    "language": _KEYWORD,
}
"""The article as Dashboards and other clients see it. They search its words in the fields
`…_exact`, where queries are folded as the words are."""
_ANALYSIS = {
    "analyzer": {
        "terms": {"type": "custom", "tokenizer": "whitespace"},
        "folded": {
            "type": "custom",
            "tokenizer": "standard",
            "filter": ["elision", "lowercase", "asciifolding"],
        },
    },
    "filter": {
        "elision": {
            "type": "elision",
            "articles_case": True,
            "articles": ["l", "m", "t", "qu", "n", "s", "j", "d", "c"],
        }
    },
}


def index_body(config: ClusterConfig, version: Version) -> dict[str, Any]:
    """Return the settings and the mapping of a new index.

    Args:
        config: Gives the number of shards and replicas.
        version: The version of OpenSearch.
    """
    return {
        "settings": {"index": _settings(config, version), "analysis": _ANALYSIS},
        "mappings": {
            "dynamic": "strict",
            "_meta": {"kiosque": INDEX_VERSION},
            # the fields are indexed or stored already: only the article is kept as source
            "_source": {"excludes": [*(field.name for field in FIELDS), "stored", "hashes"]},
            "properties": _properties(version),
        },
    }


def _settings(config: ClusterConfig, version: Version) -> dict[str, Any]:
    """Return the settings of a new index."""
    exact_fields = [
        field.name
        for field in FIELDS
        if field.kind is Kind.EXACT and field.weight and not field.is_named_only
    ]
    # From version 3 on, "BM25" leaves out a constant factor that the scores of other engines have.
    similarity = "BM25" if version < (3, 0) else "LegacyBM25"
    settings: dict[str, Any] = {
        "number_of_shards": config.shards,
        "refresh_interval": "-1",  # a write shows when it is done, not bit by bit
        "codec": "best_compression",
        "max_regex_length": MAX_REGEX_CHARS,
        "query": {"default_field": exact_fields},
        "similarity": {"default": {"type": similarity, "k1": 1.2, "b": 0.75}},
    }
    if config.replicas is None:
        settings["auto_expand_replicas"] = "0-1"
    else:
        settings["number_of_replicas"] = config.replicas
    return settings


def _properties(version: Version) -> dict[str, Any]:
    """Return the mapping of each field: those of `index.schema`, and those of this engine."""
    properties: dict[str, Any] = {}
    for field in FIELDS:
        is_identity = field.name in {"id", "path"}
        described = _KEYWORD if is_identity else _TERMS[field.kind]
        if described.get("norms") and version >= (3, 3):
            # from this version on, a keyword is not scored otherwise
            described = described | {"use_similarity": True}
        properties[field.name] = described
    properties["date"] = properties["date"] | {"store": True}
    properties["stored"] = _UNSEARCHED_KEYWORD | {"store": True}
    properties["hashes"] = _STORED_NUMBERS
    properties["part"] = _KEYWORD
    properties["article"] = {"properties": _ARTICLE}
    return properties


def document_key(id: str) -> str:
    """Return the key of a document in the cluster: its id, or a digest of an id that is too long."""
    encoded = id.encode("utf-8", "replace")
    if len(encoded) <= MAX_KEY_BYTES:
        return id
    return f"sha256:{hashlib.sha256(encoded).hexdigest()}"


def document_json(document: Document, shard: str) -> str:
    """Return a document as JSON, with the fields of the mapping.

    Args:
        document: The document.
        shard: The shard of the archive that it belongs to, such as `3/8`.
    """
    fields: dict[str, Any] = {
        "id": document.id,
        "path": document.path,
        "stored": document.stored,
        "hashes": list(document.hashes),
        "part": shard,
        **document.terms,
        **document.numbers,
    }
    for name, values in document.keywords.items():
        if values:
            fields[name] = list(values)
    article = _article(document.stored)
    if article:
        fields["article"] = article
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _article(stored: str) -> dict[str, Any]:
    """Return the fields of the stored article that other clients see; empty if none is stored."""
    try:
        fields = json.loads(stored)
    except ValueError:
        return {}
    if not isinstance(fields, dict):
        return {}
    # names that are stored with their forms are listed without them
    fields |= {name: list(value) for name, value in fields.items() if isinstance(value, dict)}
    return {name: fields[name] for name in _ARTICLE if fields.get(name) not in (None, "", [])}
