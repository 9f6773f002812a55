"""Write results for programs and spreadsheets: JSON, JSON Lines, CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from index.files.names import UNPRINTABLE
from index.messages import Language
from search.json_values import struct_as_json
from search.results import EntitiesPage, Hit, ResultPage, SourceArticles
from search.tables import CSV, JOINT, Dialect, row
from search.timeline import Point, Timeline, label

if TYPE_CHECKING:
    from search.citations.citation import Citable
    from search.concordance import ConcordanceLine
    from search.network import Network
    from search.quotations.found_quotation import FoundQuotation

HIT_COLUMNS = (
    "id",
    "path",
    "title",
    "date",
    "date_evidence",
    "source",
    "section",
    "page",
    "authors",
    "people",
    "url",
    "score",
    "complete",
    "snippet",
)
FIELDS = (
    *HIT_COLUMNS,
    "organisations",
    "places",
    "tags",
    "note",
    "language",
    "text",
    "captions",
    "duplicates",
    "matched",
)
"""The fields of a hit that can be asked for. Those that are no columns are long, or seldom needed."""
ENTITY_COLUMNS = ("name", "articles", "first", "last", "spellings", "kind")
TIMELINE_COLUMNS = (
    "start",
    "articles",
    "out_of",
    "share",
    "without_copies",
    "share_low",
    "share_high",
)
AVERAGE_COLUMNS = ("average", "average_share", "average_share_low", "average_share_high")
"""The columns of moving averages, which follow those of a timeline."""
SOURCE_COLUMNS = ("name", "articles", "first", "last")
PAIR_COLUMNS = ("person", "other", "articles", "strength")
QUOTATION_COLUMNS = (
    "id",
    "date",
    "date_evidence",
    "source",
    "speaker",
    "text",
    "parts",
    "title",
    "url",
    "copies",
)
CONCORDANCE_COLUMNS = ("id", "match", "date", "source", "left", "text", "right")


def as_json(value: Any) -> str:
    r"""Write a value as one line of JSON.

    Characters that would act on a terminal are written as escapes, such as `\u202e`.
    """
    line = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
    return UNPRINTABLE.sub(lambda character: f"\\u{ord(character[0]):04x}", line)


def hit_as_dict(hit: Hit, fields: Sequence[str]) -> dict[str, Any]:
    """Return a hit as JSON holds it, with some fields in their order, or the usual ones if none."""
    if not fields:
        return hit.as_dict()
    values = hit.as_dict(whole=True)
    values["snippet"] = [snippet.text for snippet in hit.snippets]
    return {name: values[name] for name in fields}


def page_as_dict(page: ResultPage, fields: Sequence[str], language: Language) -> dict[str, Any]:
    """Return a page as JSON holds it, with some fields of its hits, or the usual ones if none."""
    record = page.as_dict(language)
    if fields:
        record["hits"] = [hit_as_dict(hit, fields) for hit in page.hits]
    return record


def as_json_lines(hits: Iterable[Hit], fields: Sequence[str] = ()) -> Iterator[str]:
    """Write a line of JSON for every hit."""
    for hit in hits:
        yield as_json(hit_as_dict(hit, fields))


def citation_lines(articles: Iterable[Citable], name: str, language: Language) -> Iterator[str]:
    """Write the lines of the citations of articles, in a format of `search.citations`."""
    from search.citations import bibliography  # late: few cite

    rest = ""
    for piece in bibliography(articles, name, language):
        *lines, rest = f"{rest}{piece}".split("\n")
        yield from lines
    if rest:
        yield rest


def as_csv(
    hits: Iterable[Hit], fields: Sequence[str] = (), dialect: Dialect = CSV
) -> Iterator[str]:
    """Write a header and a row for every hit."""
    columns = fields or HIT_COLUMNS
    yield dialect.opening + row(columns, dialect)
    for hit in hits:
        values = hit.as_dict(whole=True) | {
            "authors": JOINT.join(hit.authors),
            "people": JOINT.join(hit.people),
            "organisations": JOINT.join(hit.organisations),
            "places": JOINT.join(hit.places),
            "tags": JOINT.join(hit.tags),
            "snippet": " … ".join(snippet.text for snippet in hit.snippets),
            "captions": " … ".join(hit.captions),
            "duplicates": JOINT.join(copy.id for copy in hit.duplicates),
            "matched": JOINT.join(hit.matched),
        }
        yield row([values[column] for column in columns], dialect)


def entities_as_csv(page: EntitiesPage, dialect: Dialect = CSV) -> Iterator[str]:
    """Write a header and a row for every person, organisation or place."""
    yield dialect.opening + row(ENTITY_COLUMNS, dialect)
    for entity in page.entities:
        spellings = JOINT.join(entity.spellings)
        values = (entity.name, entity.articles, entity.first, entity.last, spellings)
        yield row((*values, entity.kind.value), dialect)


def quotations_as_csv(
    quotations: Iterable[FoundQuotation], dialect: Dialect = CSV
) -> Iterator[str]:
    """Write a header and a row for every quotation. Its parts are offsets: `120-158; 180-211`."""
    yield dialect.opening + row(QUOTATION_COLUMNS, dialect)
    for quotation in quotations:
        values = struct_as_json(quotation)
        values["parts"] = JOINT.join(f"{start}-{end}" for start, end in quotation.parts)
        values["copies"] = JOINT.join(copy.id for copy in quotation.copies)
        yield row([values[name] for name in QUOTATION_COLUMNS], dialect)


def sources_as_csv(sources: Iterable[SourceArticles], dialect: Dialect = CSV) -> Iterator[str]:
    """Write a header and a row for every source."""
    yield dialect.opening + row(SOURCE_COLUMNS, dialect)
    for source in sources:
        yield row((source.name, source.articles, source.first, source.last), dialect)


def network_as_csv(network: Network, dialect: Dialect = CSV) -> Iterator[str]:
    """Write a header and a row for every pair of people."""
    yield dialect.opening + row(PAIR_COLUMNS, dialect)
    for pair in network.pairs:
        yield row((*pair.people, pair.articles, pair.strength), dialect)


def concordance_as_csv(lines: Iterable[ConcordanceLine], dialect: Dialect = CSV) -> Iterator[str]:
    """Write a header and a row for every line of a concordance."""
    yield dialect.opening + row(CONCORDANCE_COLUMNS, dialect)
    for line in lines:
        place = (line.id, line.match, line.date, line.source)
        yield row((*place, line.left, line.text, line.right), dialect)


def timelines_as_dict(timelines: Sequence[Timeline], language: Language) -> dict[str, Any]:
    """Return a timeline as JSON holds it, or several that are compared in a list."""
    records = [timeline.as_dict(language) for timeline in timelines]
    return records[0] if len(records) == 1 else {"timelines": records}


def timelines_as_csv(timelines: Sequence[Timeline], dialect: Dialect = CSV) -> Iterator[str]:
    """Write a header and a row for every period; where several are compared, with their queries."""
    are_compared = len(timelines) > 1
    averages = AVERAGE_COLUMNS if any(timeline.window for timeline in timelines) else ()
    queries = ("query",) if are_compared else ()
    yield dialect.opening + row((*queries, *TIMELINE_COLUMNS, *averages), dialect)
    for timeline in timelines:
        query = [timeline.query] if are_compared else []
        for point in timeline.points:
            start = label(point.start, timeline.by)
            yield row([*query, start, *_counts(point), *_averages(point)[: len(averages)]], dialect)


def _counts(point: Point) -> tuple[float | None, ...]:
    """Return the figures of a period, in the order of the columns."""
    counts = (point.articles, point.out_of, point.share, point.without_copies)
    return (*counts, point.share_low, point.share_high)


def _averages(point: Point) -> tuple[float | None, ...]:
    """Return the moving averages of a period, in the order of their columns; None if it has none."""
    mean = point.average
    if mean is None:
        return (None,) * len(AVERAGE_COLUMNS)
    return mean.articles, mean.share, mean.share_low, mean.share_high


def structs_as_csv(
    kind: type[Struct], rows: Iterable[Struct], dialect: Dialect = CSV
) -> Iterator[str]:
    """Write a header with the names of the fields of a kind of values, and a row for each value."""
    fields = kind.__struct_fields__
    yield dialect.opening + row(fields, dialect)
    for each in rows:
        yield row([getattr(each, field) for field in fields], dialect)
