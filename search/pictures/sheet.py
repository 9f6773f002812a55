"""Make of a picture a file that stands alone: with its query, its figures, its legend and its style."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from index.messages import Language, Message, catalogue
from search.filters import Filters
from search.network import Network
from search.pictures import bars, curves
from search.pictures.graph import WIDTH as NETWORK_WIDTH
from search.pictures.graph import draw_network
from search.pictures.lettering import lines
from search.pictures.scale import Measure, has_thin
from search.pictures.style import file_style
from search.pictures.summary import summary
from search.pictures.svg import element, number, text
from search.timeline import FEW_ARTICLES, Timeline

WIDTH = 960.0
"""Width of a sheet in pixels; in print that is most of the width of A4."""
_MARGIN = 24.0
_BARS_HEIGHT = 240.0
_HEADING_SIZE = 20.0
_NOTE_SIZE = 13.0
"""Sizes of letters, as the style has them."""
_HEADING_LINES = 3
_NOTE_LINES = 4
"""Lines of a heading and of a note at most; what is longer is cut."""
_KEY_WIDTH = 48.0
"""Room for a piece of a curve beside its query."""


class _Sheet(Struct):
    """A sheet that is filled from top to bottom.

    Attributes:
        width: Its width in pixels.
        y: Pixels from its top that are filled.
        content: The elements that are drawn on it.
    """

    width: float
    y: float = _MARGIN
    content: list[str] = []

    def heading(self, words: str) -> None:
        """Write a text in large letters."""
        self._write(words, "picture-heading", _HEADING_SIZE, _HEADING_LINES)

    def note(self, words: str, indent: float = 0.0) -> None:
        """Write a text in small letters."""
        self._write(words, "picture-note", _NOTE_SIZE, _NOTE_LINES, indent)

    def put(self, picture: str, height: float) -> None:
        """Put a picture below."""
        width = self.width - 2 * _MARGIN
        self.y += 10
        self.content.append(
            element("svg", picture, x=_MARGIN, y=self.y, width=width, height=height)
        )
        self.y += height + 4

    def close(self, title: str) -> str:
        """Return the whole sheet as a document."""
        height = self.y + _MARGIN
        paper = element("rect", class_="picture-sheet", width=self.width, height=height)
        document = element(
            "svg",
            element("title", text(title)),
            element("style", text(file_style())),
            paper,
            *self.content,
            class_="picture",
            width=self.width,
            height=height,
            viewBox=f"0 0 {number(self.width)} {number(height)}",
            xmlns="http://www.w3.org/2000/svg",
        )
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}'

    def _write(self, words: str, class_: str, size: float, most: int, indent: float = 0.0) -> None:
        """Write a text in as many lines as it needs, at most so many."""
        room = self.width - 2 * _MARGIN - indent
        for line in lines(words, room, size, most):
            self.y += 1.3 * size
            written = element(
                "text", text(line), class_=class_, x=_MARGIN + indent, y=self.y - 0.3 * size
            )
            self.content.append(written)


def timeline_sheet(
    timelines: Sequence[Timeline],
    language: Language,
    measure: Measure | None = None,
    *,
    bands: bool = False,
) -> str:
    """Return a document that shows one query as bars, or several as curves.

    One query is a curve, too, if it has a moving average or bands.

    Args:
        timelines: One timeline, or up to five of one step.
        language: The language of names and figures.
        measure: The height is the number of articles, or their share; by default articles of one
            query, and shares of several and with bands.
        bands: True to draw the 95 % intervals of shares as bands.
    """
    if len(timelines) == 1 and timelines[0].window and not bands:
        return _curves_sheet(timelines, language, measure or "articles")
    if len(timelines) == 1 and not bands:
        return _bars_sheet(timelines[0], language, measure or "articles")
    return _curves_sheet(timelines[: curves.MAX_CURVES], language, measure or "share", bands=bands)


def network_sheet(network: Network, language: Language) -> str:
    """Return a document that shows a network of people.

    Args:
        network: The network.
        language: The language of the figures.
    """
    picture = draw_network(network, language)
    sheet = _Sheet(NETWORK_WIDTH + 2 * _MARGIN)
    title = _heading(network.query, language)
    sheet.heading(title)
    sheet.note(picture.title)
    _note_filters(sheet, network.origin.filters, language)
    sheet.put(picture.markup, picture.height)
    sheet.note(catalogue(language).text(Message("picture-network-legend")))
    return sheet.close(title)


def _bars_sheet(timeline: Timeline, language: Language, measure: Measure) -> str:
    """Return a document that shows one query as bars."""
    picture = bars.draw_bars(timeline, language, measure=measure, height=_BARS_HEIGHT)
    sheet = _Sheet(WIDTH)
    title = _heading(timeline.query, language)
    sheet.heading(title)
    sheet.note(picture.title)
    _note_filters(sheet, timeline.origin.filters, language)
    sheet.put(picture.markup, picture.height)
    sheet.note(summary(timeline, language))
    _note_thin(sheet, [timeline], measure, language)
    return sheet.close(title)


def _curves_sheet(
    timelines: Sequence[Timeline], language: Language, measure: Measure, *, bands: bool = False
) -> str:
    """Return a document that shows queries as curves, with a legend."""
    width = WIDTH - 2 * _MARGIN
    picture = curves.draw_curves(timelines, language, measure=measure, width=width, bands=bands)
    sheet = _Sheet(WIDTH)
    sheet.heading(picture.title)
    for timeline in timelines[:1]:
        _note_filters(sheet, timeline.origin.filters, language)
    sheet.put(picture.markup, picture.height)
    for number_, timeline in enumerate(timelines):
        key = curves.legend_key(number_)
        sheet.content.append(element("svg", key, x=_MARGIN, y=sheet.y, overflow="visible"))
        query = _heading(timeline.query, language)
        sheet.note(f"{query} – {summary(timeline, language)}", indent=_KEY_WIDTH)
    _note_thin(sheet, timelines, measure, language)
    _note_smoothing(sheet, timelines, language, bands=bands and measure == "share")
    return sheet.close(picture.title)


def _note_smoothing(
    sheet: _Sheet, timelines: Sequence[Timeline], language: Language, *, bands: bool
) -> None:
    """Say of what periods a curve is the average, and what its band is."""
    words = catalogue(language)
    for window in {timeline.window for timeline in timelines if timeline.window}:
        sheet.note(words.text(Message.of("picture-average", window=window)))
    if bands:
        sheet.note(words.text(Message("picture-bands")))


def _heading(query: str, language: Language) -> str:
    """Return a query as a heading, or the words for all articles if it is empty."""
    return query.strip() or catalogue(language).text(Message("picture-every-article"))


def _note_filters(sheet: _Sheet, filters: Filters, language: Language) -> None:
    """Write the filters, without which a picture of some articles would pass for one of all."""
    words = catalogue(language)
    messages: list[Message] = []
    for name, value in filters.as_dict().items():
        names = tuple(value) if isinstance(value, list) else (str(value),)
        messages.append(Message.of(f"picture-filter-{name}", names=names))
    if messages:
        sheet.note("\u2002·\u2002".join(map(words.text, messages)))


def _note_thin(
    sheet: _Sheet, timelines: Sequence[Timeline], measure: Measure, language: Language
) -> None:
    """Say how periods with few articles are drawn, if there are any."""
    if has_thin(timelines, measure):
        code = "picture-thin-bars" if len(timelines) == 1 else "picture-thin-gaps"
        sheet.note(catalogue(language).text(Message.of(code, few=FEW_ARTICLES)))
