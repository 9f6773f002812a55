"""Write how a command is used without signs that look like something to type."""

from __future__ import annotations

from typing import Any


def leave_out_braces(command: Any) -> None:
    """Make a command and its subcommands write `NAME` in their usage, where Typer writes `{NAME}`.

    This changes the command in place. It is one of Typer's own objects, whose class has no public
    name.
    """
    command.context_class = _context_without_braces(command.context_class)
    for subcommand in getattr(command, "commands", {}).values():
        leave_out_braces(subcommand)


def _context_without_braces(base: Any) -> Any:
    """Derive from Typer's class of contexts one whose usage lines have no braces."""

    class PlainFormatter(base.formatter_class):  # type: ignore[misc]
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args.replace("{", "").replace("}", ""), prefix)

    class PlainContext(base):  # type: ignore[misc]
        formatter_class = PlainFormatter

    return PlainContext
