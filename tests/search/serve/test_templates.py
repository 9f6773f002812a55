"""Templates hold no scripts and no styles of their own, which the pages' policy forbids."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SERVE = Path(__file__).parents[3] / "search" / "serve"
TEMPLATES = sorted((SERVE / "templates").iterdir())


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_has_no_inline_style_script_or_handler(file: Path) -> None:
    markup = file.read_text("utf-8")
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", markup) == []
    scripts = re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", markup)
    assert all('type="application/ld+json"' in script for script in scripts)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_trusts_no_text(file: Path) -> None:
    assert "|safe" not in file.read_text("utf-8").replace(" ", "")


def test_the_script_makes_no_markup_of_texts() -> None:
    script = (SERVE / "static" / "page.js").read_text("utf-8")
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script) == []
    )


def test_a_colour_stands_only_among_the_properties_of_the_style_sheet() -> None:
    style = (SERVE / "static" / "page.css").read_text("utf-8")
    rules = re.sub(r"--[\w-]+:[^;}]*", "", style)
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[^{]*\})", rules) == []
