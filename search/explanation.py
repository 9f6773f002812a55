"""Explain how a query was read, and why its hits are in this order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from index.engines.batch import Batch
from index.messages import Catalogue, Language, Message, catalogue
from search.matching import Outcome
from search.parser import ParsedQuery
from search.query import And, Not, Or, Query, Source, Words
from search.query_description import describe
from search.ranking import Ranking
from search.score_breakdown import HitExplanation, ScoreBreakdown

_INDENT = "  "


class ReadingLine(Struct, frozen=True):
    """One part of a query in words.

    Attributes:
        part: Description of the part.
        depth: Number of parts that it is nested in.
    """

    part: Message
    depth: int = 0


class Explanation(Struct, frozen=True):
    """The reading of a query, and the reasons for the order of its hits.

    Attributes:
        reading: A line for every part of the query.
        hits: The hits, in the order of the page.
    """

    reading: tuple[ReadingLine, ...]
    hits: tuple[HitExplanation, ...]

    @classmethod
    def of(
        cls, batch: Batch, ranking: Ranking, parsed: ParsedQuery, outcome: Outcome
    ) -> Explanation:
        """Explain a search. This sends the engine a query for each word in each field.

        Args:
            batch: Asks the engine that holds the articles.
            ranking: The ranking that translated the query for the engine.
            parsed: The query with its filters.
            outcome: The outcome of the search.
        """
        reading = list(_reading_lines(outcome.query, ranking))
        if outcome.relaxation:
            reading.append(ReadingLine(Message.of("reading-relaxed")))
        elif parsed.strict:
            reading.append(ReadingLine(Message.of("reading-strict")))
        other_forms = tuple(form for name in ranking.names for form in name.forms)
        if other_forms:
            reading.append(ReadingLine(Message.of("reading-other-forms", names=other_forms)))
        scores = ScoreBreakdown.of(batch, outcome, other_forms)
        return cls(tuple(reading), scores.explain_hits(outcome.engine_query))

    def reading_in(self, language: Language = "en") -> tuple[str, ...]:
        """Describe each part of the query in a line, indented below the part that holds it."""
        words = catalogue(language)
        return tuple(_INDENT * line.depth + words.text(line.part) for line in self.reading)

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the explanation as JSON holds it, the reading in a language."""
        return {
            "reading": list(self.reading_in(language)),
            "hits": [hit.as_dict() for hit in self.hits],
        }

    def text(self, first: int = 1, language: Language = "en") -> str:
        """Return the explanation in words, its hits numbered from `first`."""
        words = catalogue(language)
        lines = [words.text(Message.of("reading"))]
        lines += [_INDENT + line for line in self.reading_in(language)]
        for number, hit in enumerate(self.hits, first):
            heading = Message.of("score-line", number=number, id=hit.id, score=hit.score)
            lines += ["", words.text(heading)]
            for part in hit.contributions:
                field = words.text(Message.of(f"field-{part.field}"))
                view = words.text(Message.of(f"view-{part.view}"))
                score = words.number(part.score, 2)
                text = _requoted(part.text, words)
                lines.append(f"   {score:>8}  {text}  ({field}, {view})")
        return "\n".join(lines)


def _requoted(text: str, words: Catalogue) -> str:
    """Put a text in straight quotes into the quotes of a language. Other texts stay as they are."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return words.text(Message.of("part-word", word=text[1:-1]))
    return text


def _reading_lines(query: Query, ranking: Ranking, depth: int = 0) -> Iterator[ReadingLine]:
    """Yield a line for a query, then the lines of its parts."""
    match query:
        case And(parts) if parts:
            yield from _group_lines("reading-all", parts, ranking, depth)
        case Or(parts):
            yield from _group_lines("reading-any", parts, ranking, depth)
        case Not(part):
            yield from _group_lines("reading-not", (part,), ranking, depth)
        case And():  # without parts: every article matches
            yield ReadingLine(Message.of("reading-everything"), depth)
        case Source(name):
            yield ReadingLine(_describe_source(name, ranking.sources(name)), depth)
        case Words():
            yield ReadingLine(_describe_words(query, exact=ranking.exact), depth)
        case leaf:
            yield ReadingLine(describe(leaf), depth)


def _group_lines(
    code: str, parts: Iterable[Query], ranking: Ranking, depth: int
) -> Iterator[ReadingLine]:
    """Yield a heading such as `all of`, then the lines of the parts one level deeper."""
    yield ReadingLine(Message.of(code), depth)
    for part in parts:
        yield from _reading_lines(part, ranking, depth + 1)


def _describe_source(name: str, sources: Sequence[str]) -> Message:
    """Describe the filter of a source.

    Args:
        name: The source as it was typed, such as `reuters`.
        sources: The names that articles have of it. None if the archive has no such source.
    """
    if not sources:
        return Message.of("reading-source-unknown", name=name)
    unique = tuple(dict.fromkeys(sources))
    return Message.of("reading-source", name=name, sources=unique)


def _describe_words(words: Words, *, exact: bool) -> Message:
    """Describe plain words, and name the stop words that an article may lack.

    Args:
        words: The words.
        exact: True if only the words as typed match, not their inflected forms.
    """
    part = describe(words)
    if exact:
        part = Message.of("reading-exact", part=part)
    optional = dict.fromkeys(word.exact for word in words.words if word.optional)
    if optional:
        listed = tuple(Message.of("part-word", word=word) for word in optional)
        part = Message.of("reading-optional", part=part, words=listed)
    return part
