"""Write how a command is used without signs that look like something to type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any


def use_plain_signs(command: Any) -> None:
    """Make a command and its subcommands write `NAME` where Typer writes `{NAME}`, and no `x>=1`.

    This changes the command in place. It is one of Typer's own objects, whose class has no public
    name.
    """
    command.context_class = _plain_context(command.context_class)
    for subcommand in getattr(command, "commands", {}).values():
        use_plain_signs(subcommand)


def _without_formulas(help_text: str) -> str:
    """Leave `x>=1` out of a help text, and the decimal of a default such as 0.0."""
    help_text = re.sub(r"; x>=\d+\]|\s*\[x>=\d+\]", _closing_bracket, help_text)
    return re.sub(r"(: \d+)\.0\]", r"\1]", help_text)


def _closing_bracket(formula: re.Match[str]) -> str:
    """Return the bracket that closes what stands before a formula, if anything does."""
    return "]" if formula[0].startswith(";") else ""


def _plain_context(base: Any) -> Any:
    """Derive from Typer's class of contexts one whose help has neither braces nor formulas."""

    class PlainFormatter(base.formatter_class):  # type: ignore[misc]
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args.replace("{", "").replace("}", ""), prefix)

        def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **options: Any) -> None:
            plain = [(first, _without_formulas(second)) for first, second in rows]
            super().write_dl(plain, *args, **options)

    class PlainContext(base):  # type: ignore[misc]
        formatter_class = PlainFormatter

    return PlainContext
