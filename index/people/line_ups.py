"""Find the players in line-ups and score sheets, where names stand without sentences.

A score sheet has one player a line, most of them with figures: `Durand (7/12)`. A line-up has the
players of a team in one sentence, with dashes between the lines of the team: `Durand – Petit,
Martin (cap), Roux – Blanc (Morel, 65e)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.analysis.particles import LOOSE_PARTICLES
from index.lazy_pattern import lazy_pattern
from index.people.candidates import Candidate
from index.people.capitalized_runs import NAME
from index.people.lexicon import Word, look_up

_PLAYER = rf"{NAME}(?: {NAME}){{0,2}}(?: [A-Z]\.)?"
_NOTE = r" ?\([^()\n]{1,40}\)"
_SHEET_LINE = lazy_pattern(rf"[ \t•–-]*({_PLAYER})({_NOTE})?[ \t]*$")
_SEPARATOR = r" ?[,;] | [–—-] "
_LINE_UP = lazy_pattern(
    rf"{_PLAYER}(?:{_NOTE})?(?:(?:{_SEPARATOR}|,? et ){_PLAYER}(?:{_NOTE})?){{5,30}}"
)
_LINE_UP_CUE = lazy_pattern(r"\((?:cap(?:\.|itaine)?|[^()\d\n]{2,30} \d{1,3}(?:e|'|’))\)")
"""A captain, or a substitution and its minute: a text without any has no line-up."""
_ITEM = lazy_pattern(rf"(?:^|(?<=[:,;(–—-] )|(?<=et )|(?<=\())({_PLAYER})", re.MULTILINE)
_FIGURES = lazy_pattern(r"\d+/\d+|\d+ ?(?:arrêt|but|essai|passe|pt|point|rebond|tir)|\d+['’]")
"""The figures of a player: stops, goals, shots."""
_GOALS = r" \(\d{1,2}(?:/\d{1,2})?[,)]"
_INITIAL_WITH_GOALS = lazy_pattern(rf"\.{_GOALS}")
_SCORER = lazy_pattern(rf"({NAME}(?:[ -]{NAME})? [A-Z]\.){_GOALS}")
"""A surname with an initial, and goals in brackets, with the shots or not: Durand P. (5/6)."""
_INITIAL_LAST = lazy_pattern(r"(.+) ([A-Z]\.)")

MIN_SHEET_LINES = 4
"""Neighbouring lines from which they are a score sheet."""

Span = tuple[int, int]
"""The start and the end of a name, in characters."""


def with_line_ups(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of a text with the players of its line-ups, in text order.

    Args:
        text: The text.
        candidates: The candidates that its sentences have.
    """
    players = dict(_players(text))
    if not players:
        return list(candidates)
    kept = [candidate for candidate in candidates if not _is_inside(candidate, players)]
    return sorted([*kept, *players.values()], key=_start)


def _start(candidate: Candidate) -> int:
    return candidate.start


def _is_inside(candidate: Candidate, players: dict[int, Candidate]) -> bool:
    """Return True if a candidate begins where a player does, or within the player's name."""
    return any(player.start <= candidate.start < player.end for player in players.values())


def _players(text: str) -> Iterator[tuple[int, Candidate]]:
    """Yield the players of a text by the offset of their names."""
    for start, end in (*_sheet_spans(text), *_line_up_spans(text), *_scorer_spans(text)):
        player = _player(text, start, end)
        if player is not None:
            yield start, player


def _player(text: str, start: int, end: int) -> Candidate | None:
    """Return the candidate that a listed name makes, None for a place or an organisation."""
    name = text[start:end]
    words = [look_up(word) for word in name.split()]
    if any(word.place or word.organisation or _is_grammar(word) for word in words):
        return None
    inverted = _INITIAL_LAST.fullmatch(name)
    if inverted:
        name = f"{inverted[2]} {inverted[1]}"
    return Candidate(start, end, name, full=" " in name, sure=True)


def _is_grammar(word: Word) -> bool:
    return word.noise and word.folded not in LOOSE_PARTICLES


def _sheet_spans(text: str) -> Iterator[Span]:
    """Yield the spans of the names on the lines of score sheets."""
    if 2 * text.count(")\n") < MIN_SHEET_LINES:
        return
    sheet: list[tuple[Span, bool]] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        entry = _SHEET_LINE.match(line)
        if entry is None:
            yield from _spans_of_sheet(sheet)
            sheet = []
        else:
            span = (offset + entry.start(1), offset + entry.end(1))
            sheet.append((span, _has_figures(entry[2])))
        offset += len(line)
    yield from _spans_of_sheet(sheet)


def _has_figures(note: str | None) -> bool:
    return note is not None and _FIGURES.search(note) is not None


def _spans_of_sheet(sheet: Sequence[tuple[Span, bool]]) -> Iterator[Span]:
    """Yield the spans of neighbouring lines if they are a score sheet: half of them have figures."""
    noted = [has_figures for _, has_figures in sheet if has_figures]
    if len(sheet) < MIN_SHEET_LINES or 2 * len(noted) < len(sheet):
        return
    for span, _ in sheet:
        yield span


def _line_up_spans(text: str) -> Iterator[Span]:
    """Yield the spans of the names in line-ups."""
    if not _LINE_UP_CUE.search(text):
        return
    for line_up in _LINE_UP.finditer(text):
        if not _LINE_UP_CUE.search(line_up.group()):
            continue
        for item in _ITEM.finditer(text, line_up.start(), line_up.end()):
            yield item.span(1)


def _scorer_spans(text: str) -> Iterator[Span]:
    """Yield the spans of the names of scorers, wherever they stand: Durand P. (5/6)."""
    if _INITIAL_WITH_GOALS.search(text):
        for scorer in _SCORER.finditer(text):
            yield scorer.span(1)
