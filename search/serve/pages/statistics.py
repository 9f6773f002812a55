"""The pages of statistics: tables of frequencies, of collocates and of keywords."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from starlette.responses import Response

from index.messages import Message
from search.cli.export import structs_as_csv
from search.period_names import period_name
from search.serve.asking import MAX_COMPARED
from search.serve.canonical import at_canonical_address
from search.serve.marking import plain
from search.serve.pages.timeline import queries_of
from search.serve.parts.downloads import table
from search.serve.parts.figures import percentage
from search.serve.parts.filters import chips_of, without_filters
from search.serve.parts.timeline import MAX_BARS, Choice, days_of_archive, within
from search.serve.visit import Visit
from search.statistics.collocates import Collocate, Collocates
from search.statistics.frequencies import METHOD, Frequencies, Frequency
from search.statistics.keywords import METHOD as KEYWORDS_METHOD
from search.statistics.keywords import Keyword, Keywords
from search.timeline import STEPS, Step, count_periods, period_end

MAX_ROWS = 200
"""Words of a page. The file has as many."""
USUAL_STEP: Step = "year"
"""The length of the periods of frequencies, unless the address says otherwise."""


class Row(Struct, frozen=True):
    """A row of a table: its name, the address that it leads to, and its figures as they are written."""

    name: str
    address: str
    cells: Sequence[str]


class TableView(Struct, frozen=True):
    """A table as a page shows it.

    Attributes:
        headings: The codes of the headings, without the word before them.
        rows: The rows.
        summary: A line of what was found.
        method: What was counted.
    """

    headings: Sequence[str]
    rows: Sequence[Row]
    summary: str
    method: str


@at_canonical_address
def show_frequencies(visit: Visit) -> Response:
    """Show how frequent queries are, by period."""
    question = visit.question
    found, step = _frequencies(visit), _step(visit)
    articles = sum(total.articles for total in found.totals)
    view = TableView(
        headings=(
            *("period", "query", "articles", "out-of", "share", "interval"),
            *("occurrences", "per-article", "per-million"),
        ),
        rows=[_frequency_row(visit, row, step) for row in (*found.rows, *found.totals)],
        summary=visit.words.text("picture-no-days", total=articles),
        method=visit.message(METHOD),
    )
    steps = [
        Choice(f"step-{each}", visit.address("/frequencies", question.but(by=each)), each == step)
        for each in _steps(visit)
    ]
    return _page(visit, "frequencies", view, found.notes, steps)


@at_canonical_address
def show_collocates(visit: Visit) -> Response:
    """Show the words near a query."""
    if not visit.question.q:
        return _page(visit, "collocates", None)
    found = _collocates(visit)
    view = TableView(
        headings=(
            *("word", "near", "left", "right", "articles", "expected", "frequency"),
            *("log-likelihood", "log-dice"),
        ),
        rows=[_collocate_row(visit, row) for row in found.rows],
        summary=visit.words.text(
            "collocates-found", occurrences=found.occurrences, articles=found.articles
        ),
        method=visit.message(found.method),
    )
    return _page(visit, "collocates", view, found.notes)


@at_canonical_address
def show_keywords(visit: Visit) -> Response:
    """Show the words that are more frequent in the articles of a question than in all others."""
    question = visit.question
    if not question.q and not question.filters.as_dict():
        return _page(visit, "keywords", None)
    found = _keywords(visit)
    view = TableView(
        headings=(
            *("word", "occurrences", "per-million", "articles", "rest", "rest-per-million"),
            *("log-likelihood", "log-ratio"),
        ),
        rows=[_keyword_row(visit, row) for row in found.rows],
        summary=visit.words.text(
            "keywords-found", articles=found.articles, rest=found.rest_articles
        ),
        method=visit.message(KEYWORDS_METHOD),
    )
    return _page(visit, "keywords", view, found.notes)


def send_frequencies(visit: Visit) -> Response:
    """Send the frequencies as a table."""
    return table(structs_as_csv(Frequency, _frequencies(visit).rows), "frequencies")


def send_collocates(visit: Visit) -> Response:
    """Send the collocates as a table."""
    return table(structs_as_csv(Collocate, _collocates(visit).rows), "collocates")


def send_keywords(visit: Visit) -> Response:
    """Send the keywords as a table."""
    return table(structs_as_csv(Keyword, _keywords(visit).rows), "keywords")


def _page(
    visit: Visit,
    kind: str,
    view: TableView | None,
    notes: Sequence[Message] = (),
    steps: Sequence[Choice] = (),
) -> Response:
    """Show a table of a kind, or only the form for its query."""
    question = visit.question
    return visit.page(
        "statistics.html",
        kind=kind,
        question=question,
        table=view,
        notes=[visit.message(note) for note in notes],
        steps=steps,
        has_room=len(question.vs) < MAX_COMPARED,
        chips=chips_of(visit, f"/{kind}", question),
        without_filters=visit.address(f"/{kind}", without_filters(question)),
        results=visit.address("/", question.but(vs=(), by=None)),
        file_address=visit.address(f"/{kind}.csv", question),
    )


def _step(visit: Visit) -> Step:
    """Return the length of periods that was asked for, or the usual one if it gives too many."""
    asked = visit.question.by
    return asked if asked and asked in _steps(visit) else USUAL_STEP


def _steps(visit: Visit) -> Sequence[Step]:
    """Return the lengths of periods that do not give too many rows."""
    days = days_of_archive(visit).by_day
    asked = visit.question.filters.period(date.today())
    first = asked.first or date.fromisoformat(min(days, default="2000-01-01"))
    last = asked.last or date.fromisoformat(max(days, default="2000-01-01"))
    return [step for step in STEPS if count_periods(first, last, step) <= MAX_BARS]


def _frequencies(visit: Visit) -> Frequencies:
    """Return the frequencies of the question, from the answers that are kept if they are there."""
    question = visit.question
    queries, step = queries_of(question), _step(visit)

    def find() -> Frequencies:
        return visit.archive.statistics.frequencies(
            queries,
            by=step,
            relative_to="all",
            exact=question.exact,
            variants=question.variants,
            filters=question.filters,
        )

    return visit.kept(("frequencies", question.counted, queries, step), find)


def _collocates(visit: Visit) -> Collocates:
    """Return the collocates of the question, from the answers that are kept if they are there."""
    question = visit.question

    def find() -> Collocates:
        return visit.archive.statistics.collocates(
            question.q,
            limit=MAX_ROWS,
            relative_to="all",
            exact=question.exact,
            variants=question.variants,
            filters=question.filters,
        )

    return visit.kept(("collocates", question.counted), find)


def _keywords(visit: Visit) -> Keywords:
    """Return the keywords of the question, from the answers that are kept if they are there."""
    question = visit.question

    def find() -> Keywords:
        return visit.archive.statistics.keywords(
            question.q,
            limit=MAX_ROWS,
            exact=question.exact,
            variants=question.variants,
            filters=question.filters,
        )

    return visit.kept(("keywords", question.counted), find)


def _frequency_row(visit: Visit, row: Frequency, step: Step) -> Row:
    """Return a row as it is shown. It leads to the articles of its period, or to all."""
    asked = visit.question.but(q=row.query, vs=(), by=None)
    name = visit.words.text("figure-all")
    if row.group:
        first = _first_day(row.group)
        asked = within(asked, first, period_end(first, step), step)
        name = period_name(first, step, visit.language)
    bounds = [percentage(visit, bound) for bound in (row.share_low, row.share_high)]
    return Row(
        name=name,
        address=visit.address("/", asked),
        cells=[
            plain(row.query),
            *_numbers(visit, row.articles, row.out_of),
            percentage(visit, row.share),
            "–".join(filter(None, bounds)),
            *_numbers(visit, row.occurrences),
            *_numbers(visit, row.per_article, row.per_million, decimals=2),
        ],
    )


def _collocate_row(visit: Visit, row: Collocate) -> Row:
    """Return a row as it is shown. It leads to the articles that have the word as well."""
    question = visit.question
    return Row(
        name=plain(row.word),
        address=visit.address("/concordance", question.but(q=f"{question.q} {row.word}")),
        cells=[
            *_numbers(visit, row.occurrences, row.left, row.right, row.articles),
            *_numbers(visit, row.expected, decimals=2),
            *_numbers(visit, row.frequency),
            *_numbers(visit, row.log_likelihood, row.log_dice, decimals=2),
        ],
    )


def _keyword_row(visit: Visit, row: Keyword) -> Row:
    """Return a row as it is shown. It leads to the articles of the part that have the word."""
    question = visit.question
    return Row(
        name=plain(row.word),
        address=visit.address("/concordance", question.but(q=f"{question.q} {row.word}".strip())),
        cells=[
            *_numbers(visit, row.occurrences),
            *_numbers(visit, row.per_million, decimals=2),
            *_numbers(visit, row.articles, row.rest_occurrences),
            *_numbers(visit, row.rest_per_million, row.log_likelihood, row.log_ratio, decimals=2),
        ],
    )


def _numbers(visit: Visit, *numbers: float | None, decimals: int = 0) -> Iterator[str]:
    """Yield figures as the language of the page writes them. Those that are not known are empty."""
    for number in numbers:
        yield "" if number is None else visit.words.catalogue.number(number, decimals)


def _first_day(group: str) -> date:
    """Return the first day of the period of a name: `2019`, `2019-Q1`, `2019-02` or a day."""
    year, _, quarter = group.partition("-Q")
    if quarter:
        return date(int(year), 3 * int(quarter) - 2, 1)
    return date.fromisoformat(f"{group}-01-01"[: len("2019-01-01")])
