"""A picture in a file says what it shows, of which articles, in colours that are read by everybody."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from msgspec.structs import replace

from index.messages import Language
from search.filters import Filters
from search.origin import Origin
from search.pictures import legend_key, page_style, timeline_sheet
from search.pictures.lettering import cut, lines, text_width
from search.pictures.style import _DARK, _LIGHT, file_style
from tests.search.pictures.timelines import yearly
from tests.support.svg import SVG, child_text, parsed, texts, with_class

TIMELINE = yearly([(10, 100), (2, 10), (40, 400)], query="grève & <retraites>", undated=3)


@pytest.mark.parametrize("language", get_args(Language))
def test_one_query_is_a_sheet_of_bars(language: Language) -> None:
    sheet = timeline_sheet([TIMELINE], language)
    assert sheet.startswith('<?xml version="1.0" encoding="UTF-8"?>')
    root = parsed(sheet.partition("\n")[2])
    assert child_text(root, "title") == "grève & <retraites>"
    assert len(with_class(root, "picture-bar")) == 3
    written = " ".join(texts(root))
    assert ("sans date" if language == "fr" else "undated") in written


def test_several_queries_are_a_sheet_of_curves_with_a_legend() -> None:
    other = replace(TIMELINE, query="")
    root = parsed(timeline_sheet([TIMELINE, other], "fr").partition("\n")[2])
    assert len(with_class(root, "picture-key")) == 2
    written = list(texts(root))
    assert any(line.startswith("grève & <retraites> – 55 articles") for line in written)
    assert any(line.startswith("tous les articles – 55 articles") for line in written)
    assert any("trous dans les courbes" in line for line in written)


def test_filters_are_told() -> None:
    filters = Filters("2019", "2020", "AFP", "Anna", ("Rudaw", "IRNA"), "Paul", undated=True)
    timeline = replace(TIMELINE, origin=Origin(filters))
    written = " ".join(texts(parsed(timeline_sheet([timeline], "en").partition("\n")[2])))
    for words in ("since 2019", "until 2020", "source: AFP", "person: Anna", "without Paul"):
        assert words in written
    assert "without the sources Rudaw, IRNA" in written
    assert not any("AFP" in line for line in texts(parsed(timeline_sheet([TIMELINE], "en")[39:])))


def test_a_file_needs_no_style_from_elsewhere() -> None:
    root = parsed(timeline_sheet([TIMELINE, TIMELINE], "fr").partition("\n")[2])
    style = root.findtext(f"{SVG}style") or ""
    assert "var(" not in style
    assert "@media screen and (prefers-color-scheme: dark)" in style
    classes = {name for node in root.iter() for name in node.get("class", "").split()}
    unstyled = {"picture-bars", "picture-curves", "picture-key", "picture-period", "picture-minor"}
    assert [name for name in classes - unstyled if f".{name}" not in style] == []


def test_styles_have_every_colour_they_use() -> None:
    used = set(re.findall(r"var\((--picture-\w+)\)", page_style()))
    assert all(f"{name}:" in page_style() for name in used)
    assert "picture-curve-5" in legend_key(4)
    assert ".picture-curve-5" in file_style()


def luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", [_LIGHT, _DARK])
def test_colours_differ_enough_from_the_paper(palette: dict[str, str]) -> None:
    paper = luminance(palette["paper"])
    for name, color in palette.items():
        light, dark = sorted((luminance(color), paper), reverse=True)
        least = 1 if name == "paper" else 3 if name == "axis" else 4.5
        assert (light + 0.05) / (dark + 0.05) >= least, name


def test_long_texts_are_broken_and_cut() -> None:
    text = "une requête assez longue pour qu’elle ne tienne pas sur une ligne"
    broken = lines(text, 200, 13, 3)
    assert len(broken) == 3
    assert all(text_width(line, 13) <= 200 for line in broken)
    assert " ".join(lines(text, 200, 13, 9)) == text
    assert lines(text, 200, 13, 2)[-1].endswith("…")
    assert cut("Hachd", 200, 13) == "Hachd"
    assert lines("", 200, 13, 3) == []
    assert [text_width(line, 13) <= 200 for line in lines("m" * 500, 200, 13, 2)] == [True] * 1
