"""What an index of a cluster is like: our fields of terms, and the article as other clients expect to find one."""

from __future__ import annotations

import hashlib
import json
from typing import Any as Untyped

from index.engines.base import Document
from index.engines.config import ClusterConfig
from index.schema import FIELDS, Kind

LONGEST_ID = 512
"""Bytes of what OpenSearch calls a document by."""
LONGEST_KEYWORD = 8191
"""Characters of a value that can be looked up: Lucene takes 32,766 bytes."""

_TERMS = {
    Kind.EXACT: {
        "type": "text",
        "analyzer": "terms",
        "search_analyzer": "folded",
        "index_options": "positions",
    },
    Kind.STEM: {"type": "text", "analyzer": "terms", "index_options": "freqs"},
    Kind.BEGINNING: {"type": "text", "analyzer": "terms", "index_options": "freqs"},
    Kind.NUMBER: {"type": "integer"},
    Kind.KEYWORD: {
        "type": "keyword",
        "ignore_above": LONGEST_KEYWORD,
        "norms": True,
        "doc_values": False,
    },
    Kind.FACET: {
        "type": "keyword",
        "ignore_above": LONGEST_KEYWORD,
        "norms": True,
    },  # scored as other engines do
}
_WHOLE = {"type": "keyword"}
_SHOWN = {"type": "text", "index": False}
_ARTICLE = {
    "id": {"type": "keyword", "index": False, "doc_values": False},
    "path": {"type": "keyword", "index": False, "doc_values": False},
    "title": {"type": "text", "analyzer": "french"},
    "body": _SHOWN,
    "captions": _SHOWN,
    "source": {"type": "keyword", "ignore_above": LONGEST_KEYWORD},
    "date": {"type": "date", "format": "strict_date"},
    "date_evidence": {"type": "keyword"},
    "people": {"type": "keyword", "ignore_above": LONGEST_KEYWORD},
    "url": {"type": "keyword", "ignore_above": LONGEST_KEYWORD},
    "language": {"type": "keyword"},
}
"""The article for Dashboards and other clients. They search its words in the fields `…_exact`, folded as these are."""


def index_body(access: ClusterConfig, major: int) -> dict[str, Untyped]:
    """The settings and the mapping of a new index.

    Args:
        access: Shards, replicas, and the version to note.
        major: Of OpenSearch; from 3 on, BM25 is by default without its constant factor, which other engines have.
    """
    copies: dict[str, Untyped] = {"number_of_replicas": access.replicas}
    index = {
        "number_of_shards": access.shards,
        "refresh_interval": "-1",  # a write shows when it is done, not bit by bit
        "codec": "best_compression",
        "max_regex_length": 10_000,
        "query": {
            "default_field": [
                field.name for field in FIELDS if field.kind is Kind.EXACT and field.weight
            ]
        },
        "similarity": {
            "default": {"type": "BM25" if major < 3 else "LegacyBM25", "k1": 1.2, "b": 0.75}
        },
        **(copies if access.replicas is not None else {"auto_expand_replicas": "0-1"}),
    }
    folded = {
        "type": "custom",
        "tokenizer": "standard",
        "filter": ["elision", "lowercase", "asciifolding"],
    }
    elision = {
        "type": "elision",
        "articles_case": True,
        "articles": ["l", "m", "t", "qu", "n", "s", "j", "d", "c"],
    }
    analysis = {
        "analyzer": {"terms": {"type": "custom", "tokenizer": "whitespace"}, "folded": folded},
        "filter": {"elision": elision},
    }
    return {
        "settings": {"index": index, "analysis": analysis},
        "mappings": {
            "dynamic": "strict",
            "_meta": {"kiosque": access.version},
            "_source": {
                "excludes": [*(field.name for field in FIELDS), "stored"]
            },  # the articles are kept elsewhere
            "properties": {
                **{
                    field.name: _WHOLE if field.name in {"id", "path"} else _TERMS[field.kind]
                    for field in FIELDS
                },
                "stored": {"type": "keyword", "index": False, "doc_values": False, "store": True},
                "part": {"type": "keyword"},
                "article": {"properties": _ARTICLE},
            },
        },
    }


def key(id: str) -> str:
    """What the cluster calls a document: its id, if that is not too long."""
    whole = id.encode("utf-8", "replace")
    return id if len(whole) <= LONGEST_ID else f"sha256:{hashlib.sha256(whole).hexdigest()}"


def source(document: Document, part: str) -> str:
    """A document as the mapping has it, in JSON."""
    fields: dict[str, Untyped] = {
        "id": document.id,
        "path": document.path,
        "stored": document.stored,
        "part": part,
    }
    fields |= {**document.terms, **document.numbers}
    fields |= {name: list(values) for name, values in document.keywords.items() if values}
    if article := _article(document.stored):
        fields["article"] = article
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _article(stored: str) -> dict[str, Untyped]:
    """What is stored, where it is an article in JSON, without what only we understand."""
    try:
        fields = json.loads(stored)
    except ValueError:
        return {}
    if not isinstance(fields, dict):
        return {}
    return {name: fields[name] for name in _ARTICLE if fields.get(name) not in (None, "", [])}
