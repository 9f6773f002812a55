"""Give pictures their colours, in a page or in a file of their own, by day, by night and in print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from index.lazy_pattern import lazy_pattern

_LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",
    "ink": "#1c1b19",
    "faint": "#5d5a54",
    "axis": "#8a867d",
    "1": "#1d5c47",
    "2": "#9a5a0f",
    "3": "#2b5fa3",
    "4": "#8e2d62",
    "5": "#6b4fa0",
    "6": "#5f6b1a",
}
_DARK: Mapping[str, str] = {
    "paper": "#1e2023",
    "ink": "#e8e5df",
    "faint": "#b0aca4",
    "axis": "#77746e",
    "1": "#8fcbb2",
    "2": "#e0a458",
    "3": "#8ab4f0",
    "4": "#e48fbd",
    "5": "#b9a3ec",
    "6": "#c3cf6b",
}
"""The colours by their names. All but that of the axis have a contrast of 4.5 with the paper."""

_IN_PAGES = """
.picture { display: block; max-width: 100%; }
.picture-network { min-width: 48rem; width: 100%; max-width: 64rem; height: auto; margin-inline: auto; }
.picture a:focus { outline: none; }
.picture a:focus-visible .picture-place { fill-opacity: 0.2; stroke: var(--picture-ink); stroke-width: 2px; }
.picture a:focus-visible text { text-decoration: underline; font-weight: bold; }
.picture a:focus-visible circle, .picture a:focus-visible polygon { stroke: var(--picture-ink); stroke-width: 3px; }
.picture a:focus-visible line { stroke: var(--picture-ink); stroke-opacity: 1; }
@media (max-width: 40rem) { .picture-minor { display: none; } }
@media print { .picture-network { min-width: 0; } }
@media (forced-colors: active) { .picture { forced-color-adjust: none; } }
"""
"""Rules for pictures that follow the width of a page and can be reached by keys."""

_COLOR = lazy_pattern(r"var\(--picture-(\w+)\)")
_COMMENT = lazy_pattern(r"/\*.*?\*/\s*", re.DOTALL)


@cache
def page_style() -> str:
    """Return the style sheet of a page with pictures.

    The theme is that of the system, unless `data-theme` of the page's root is `light` or `dark`.
    """
    light, dark = _properties(_LIGHT), _properties(_DARK)
    return "\n".join(
        [
            f":root {{ {light} }}",
            f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{ {dark} }} }}",
            f":root[data-theme=dark] {{ {dark} }}",
            f"@media print {{ :root:root:root {{ {light} }} }}",
            _rules() + _IN_PAGES,
        ]
    )


@cache
def file_style() -> str:
    """Return the style sheet of a picture that is a file of its own.

    Its colours are not custom properties: few programs but browsers know those. A program that knows
    no themes shows the light one.
    """
    return "\n".join(
        [
            _colored(_rules(), _LIGHT),
            f"@media screen and (prefers-color-scheme: dark) {{ {_colored(_rules(), _DARK)} }}",
        ]
    )


@cache
def _rules() -> str:
    """Return the rules of all pictures, whose colours are custom properties."""
    return _COMMENT.sub("", Path(__file__).with_name("style.css").read_text("utf-8"))


def _properties(palette: Mapping[str, str]) -> str:
    return " ".join(f"--picture-{name}: {color};" for name, color in palette.items())


def _colored(rules: str, palette: Mapping[str, str]) -> str:
    """Put the colours of a palette in the place of the custom properties."""
    return _COLOR.sub(lambda use: palette[use[1]], rules)
