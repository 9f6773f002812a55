"""What a person reads on a terminal: hits, articles and status, marks in bold, nothing that acts on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from index.messages import Message, catalogue
from index.stored import StoredArticle
from search.facets import Facets
from search.highlighting.highlighter import Span
from search.printable import UNPRINTABLE
from search.results import Hit, PeoplePage, ResultPage, Status
from search.timeline import Timeline, label

if TYPE_CHECKING:
    from search.similar import Similar

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_EVIDENCE = {"weekday": "year inferred", "filename": "from the file name"}
_NARROWEST = 24
_MOST_COPIES = 5
_FIGURES = len(" 999,999 100.00%  ")


class Terminal(Struct, frozen=True):
    """A terminal, or a pipe.

    Attributes:
        width: In characters.
        color: Whether marks are bold; else they stand in brackets.
    """

    width: int
    color: bool

    def page(self, page: ResultPage, first: int = 1) -> str:
        """One page of hits, numbered from `first`."""
        asked = f" for {printable(page.query)}" if page.query.strip() else ""
        lines = [
            *self._wrapped(f"{_count(page.total, 'article')}{asked} ({page.seconds * 1000:.0f} ms)")
        ]
        lines += [line for note in page.notes for line in self._note(note)]
        for number, hit in enumerate(page.hits, first):
            lines += ["", *self._hit(number, hit)]
        if page.suggestion:
            lines += ["", *self._wrapped(f"did you mean: {printable(page.suggestion)}?")]
        if page.facets:
            lines += self._facets(page.facets)
        if page.explanation:
            lines += [
                "",
                *(
                    part
                    for line in page.explanation.text(first).split("\n")
                    for part in self._wrapped(line)
                ),
            ]
        return "\n".join(lines)

    def timeline(self, timeline: Timeline) -> str:
        """A bar for every period: how many articles match, and what share of the period's articles that is."""
        undated = f", {timeline.undated:,} of them undated" if timeline.undated else ""
        lines = [f"{_count(timeline.total, 'article')} for {printable(timeline.query)}{undated}"]
        lines += [line for note in timeline.notes for line in self._note(note)]
        most = max((point.articles for point in timeline.points), default=0)
        names = [label(point.start, timeline.by) for point in timeline.points]
        room = max(self.width, _NARROWEST) - len(max(names, default="", key=len)) - _FIGURES
        for name, point in zip(names, timeline.points, strict=True):
            bar = "█" * round(room * point.articles / most) or ("▏" if point.articles else "")
            lines.append(f"{name} {point.articles:7,} {point.share:7.2%}  {bar}".rstrip())
        return "\n".join(line[: max(self.width, _NARROWEST)] for line in lines)

    def saved(self, queries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
        """Saved queries, one a line: the name, the text, the filters."""
        for query in queries:
            filters = [
                f"--{key} {value}"
                for key, value in query.items()
                if key not in ("name", "query", "exact")
            ]
            exact = ["--exact"] if query.get("exact") else []
            yield from self._wrapped(
                printable(" ".join((f"{query['name']}:", query["query"], *filters, *exact))),
                indent=4,
            )

    def similar(self, found: Iterable[Similar]) -> Iterator[str]:
        """Articles like one, each with what it has in common with it."""
        for number, one in enumerate(found, 1):
            article = one.stored.article
            yield from self._wrapped(f"{number}. {article.title}", indent=4)
            same = f"{one.containment:.0%} the same text" if one.containment else None
            about = " · ".join(
                filter(None, (str(article.date or "undated"), article.source, same, article.id))
            )
            yield from self._wrapped(f"    {about}", indent=4)

    def people(self, page: PeoplePage, first: int = 1) -> str:
        """One page of people, numbered from `first`."""
        lines = [_count(page.total, "person", "people")]
        lines += [line for note in page.notes for line in self._note(note)]
        for number, person in enumerate(page.people, first):
            days = f", {person.first} to {person.last}" if person.first else ""
            about = f"{number}. {person.name} · {_count(person.articles, 'article')}{days}"
            lines += self._wrapped(
                about, [(len(f"{number}. "), len(f"{number}. {person.name}"))], indent=4
            )
            if len(person.spellings) > 1:
                spelt = ", ".join(f"{name} ({count:,})" for name, count in person.spellings.items())
                lines += self._wrapped(f"    {spelt}", indent=4)
        return "\n".join(lines)

    def dossier(self, dossier: StoredArticle) -> str:
        """A whole article, every field named, and under which forms its text mentions people."""
        article = dossier.article
        fields = {
            key: value
            for key, value in article.as_dict().items()
            if key not in ("body", "captions")
        }
        fields["people"] = [
            _mentioned(name, dossier.mentions.get(name, {})) for name in article.people
        ]
        lines: list[str] = []
        for key, value in fields.items():
            shown = ", ".join(value) if isinstance(value, list) else value
            lines += self._wrapped(
                f"{key + ':':15}{printable(str(shown)) if shown else '-'}", indent=15
            )
        for paragraph in article.body.split("\n"):
            lines += ["", *self._wrapped(printable(paragraph))]
        for caption in article.captions:
            lines += ["", *self._wrapped(f"caption: {printable(caption)}", indent=9)]
        return "\n".join(lines)

    def status(self, status: Status) -> str:
        """What an index holds."""
        lines = [
            f"{_count(status.articles, 'article')} in {_size(status.bytes)} ({status.engine})",
            f"{status.dated:,} dated, from {status.first} to {status.last}"
            if status.dated
            else "none is dated",
            f"{status.articles - status.dated:,} undated",
            f"from {', '.join(printable(folder) for folder in status.folders)}",
            *([_cluster(status.cluster)] if status.cluster else []),
            f"{_count(len(status.sources), 'source')}{':' if status.sources else ''}",
        ]
        return "\n".join(
            [
                *lines,
                *(f"{count:8,}  {printable(source)}" for source, count in status.sources.items()),
            ]
        )

    def _hit(self, number: int, hit: Hit) -> Iterator[str]:
        margin = f"{number}. "
        yield from self._wrapped(
            margin + hit.title, hit.title_highlights, len(margin), shift=len(margin)
        )
        evidence = _EVIDENCE.get(hit.date_evidence or "")
        day = f"{hit.date}{f' ({evidence})' if evidence else ''}" if hit.date else "undated"
        about = " · ".join((day, *filter(None, (hit.source, ", ".join(hit.people[:5])))))
        yield from self._wrapped(" " * len(margin) + about, indent=len(margin))
        if hit.duplicates:
            told = ", ".join(copy.source or copy.id for copy in hit.duplicates[:_MOST_COPIES])
            copies = f"{_count(len(hit.duplicates), 'copy', 'copies')}: {told}"
            yield from self._wrapped(" " * len(margin) + copies, indent=len(margin))
        for snippet in hit.snippets:
            yield from self._wrapped(
                " " * len(margin) + snippet.text, snippet.highlights, len(margin), shift=len(margin)
            )
        yield f"{' ' * len(margin)}{self._dimmed(printable(hit.id))}"

    def _facets(self, facets: Facets) -> Iterator[str]:
        """The most frequent values of each facet, and all years."""
        for name, counts, most in (
            ("source", facets.source, 10),
            ("person", facets.person, 10),
            ("year", facets.year, 99),
        ):
            shown = [f"{value} ({count:,})" for value, count in list(counts.items())[:most]]
            yield ""
            yield from self._wrapped(f"{name + ':':8}{', '.join(shown) or '-'}", indent=8)

    def _note(self, note: Message) -> Iterator[str]:
        return self._wrapped(f"note: {catalogue('en').text(note)}")

    def _dimmed(self, text: str) -> str:
        return f"{_DIM}{text}{_PLAIN}" if self.color else text

    def _wrapped(
        self, text: str, spans: Iterable[Span] = (), indent: int = 0, *, shift: int = 0
    ) -> Iterator[str]:
        """The lines of a text no wider than the terminal, its spans (moved by `shift`) marked."""
        text = printable(text)
        moved = [(start + shift, end + shift) for start, end in spans]
        room = max(self.width, _NARROWEST)
        start, margin = 0, 0
        while len(text) - start > room - margin:
            cut = text.rfind(" ", start + 1, start + room - margin + 1)
            cut = cut if text[start : max(cut, start)].strip() else start + room - margin
            yield " " * margin + self._marked(text[start:cut], moved, start)
            start = cut + (text[cut : cut + 1] == " ")
            margin = min(indent, room // 2)
        yield " " * margin + self._marked(text[start:], moved, start)

    def _marked(self, line: str, spans: Sequence[Span], start: int) -> str:
        before, after = (_BOLD, _PLAIN) if self.color else ("[", "]")
        for first, last in reversed(spans):
            first, last = max(first - start, 0), min(last - start, len(line))  # noqa: PLW2901 - within this line
            if first < last:
                line = f"{line[:first]}{before}{line[first:last]}{after}{line[last:]}"
        return line


def printable(text: str) -> str:
    """A text without the control characters that could act on a terminal, of the same length."""
    return UNPRINTABLE.sub(" ", text.encode("utf-8", "replace").decode())


def _count(number: int, noun: str, nouns: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"


def _mentioned(name: str, forms: Mapping[str, int]) -> str:
    """A person, and how often the text has the name in this form and in others."""
    if not forms:
        return name
    others = [f"{form} {count}" for form, count in forms.items() if form != name]
    return f"{name} ({', '.join((str(forms.get(name, 0)), *others))})"


def _cluster(told: Mapping[str, Any]) -> str:
    """The state of a cluster, in a line."""
    lost = f", {told['unassigned_shards']} without a node" if told["unassigned_shards"] else ""
    return printable(
        f"{told['health']}: {_count(told['nodes'], 'node')} of {told['cluster']} ({told['addresses']}), "
        f"{_count(told['active_shards'], 'shard')} with copies{lost}, {_count(told['documents'], 'document')} in "
        f"{told['index']} (archive {told['archive']})"
    )


def _size(size: float) -> str:
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1000
    return ""
