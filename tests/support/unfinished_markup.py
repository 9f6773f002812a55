"""Pieces of markup without an end, which a careless reader of repeated pieces is slow on."""

from __future__ import annotations

UNFINISHED_MARKUP = (
    "[a](",
    "[^",
    "***a",
    "~~~\n",
    "<a ",
    "<a@",
    "<!--",
    "[a]: ",
    "[[a|",
    "| ",
    "* ",
    "- ",
    "a\\",
    "*a",
    "&a",
    *"#[`_<|>= \t\n\"'-",
)
