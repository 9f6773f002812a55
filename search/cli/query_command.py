"""Commands that take a query, whose words may begin with a hyphen: `-Iran` excludes a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from typer.core import TyperCommand

from index.errors import InputError
from index.lazy_pattern import lazy_pattern
from index.messages import Message

_NUMBER_ATTACHED = lazy_pattern(r"-n[0-9]+")
"""The option of one letter that has a number, with it: `-n5`."""
_ONE_LETTER = lazy_pattern(r"-[^\W\d_]")
_NEGATIVE = ("--no-", "--not-")
"""The beginnings of options that are not abbreviated by their first letter."""
MAX_SUGGESTIONS = 3
"""Limit on the options that an error names."""


class QueryCommand(TyperCommand):
    """A command whose words are told from its options before Typer reads them.

    Typer would take the last letter of `-Iran` for the option `-n`.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments of the command line.

        Raises:
            InputError: A word looks like an option that there is not.
        """
        if not ctx.resilient_parsing:  # a shell asks for completions of what is not yet typed
            args = _OptionsFirst(self.name or "", _options(self, ctx)).arrange(args)
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


class _OptionsFirst:
    """Puts the options of a command line before its words.

    Attributes:
        command: The name of the command.
        options: True for each option that takes a value, by its names.
    """

    def __init__(self, command: str, options: Mapping[str, bool]) -> None:
        self.command = command
        self.options = options

    def arrange(self, args: Sequence[str]) -> list[str]:
        """Return the arguments with the options first, then `--`, then the words in their order.

        An option whose value is missing comes last and alone, for Typer to refuse it.
        """
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for arg in rest:
            if arg == "--":
                words += rest
            elif self.is_option(arg):
                value = list(self.value_of(arg, rest))
                options += (arg, *value)
                if self.options.get(arg) and not value:
                    return options
            else:
                self.refuse_misused(arg)
                words.append(arg)
        return [*options, "--", *words]

    def is_option(self, arg: str) -> bool:
        """Return True if an argument is an option of the command, with its value or without."""
        name = arg.partition("=")[0]
        has_number = _NUMBER_ATTACHED.fullmatch(arg) and self.options.get(arg[:2], False)
        return name in self.options or bool(has_number)

    def value_of(self, option: str, rest: Iterator[str]) -> Iterator[str]:
        """Take the value of an option from the arguments that follow it, if they have it."""
        return islice(rest, 1 if self.options.get(option) else 0)

    def refuse_misused(self, word: str) -> None:
        """Refuse a word that looks like an option.

        Such words are `--limt`, `-limit` and a lone letter as in `-n`. Anything else after a hyphen
        is excluded from the search.

        Raises:
            InputError: The word looks like one.
        """
        name = word.partition("=")[0]
        if not name.startswith("-"):
            return
        is_long = name.startswith("--")
        is_meant = f"-{name}" in self.options or _ONE_LETTER.fullmatch(name)
        if not (is_long or is_meant):
            return
        suggestions = self.options_like(name)
        hint = Message.of("options-like", options=suggestions) if suggestions else None
        code = "option-unknown" if is_long else "option-like-word"
        raise InputError(
            code, option=name, word=word.lstrip("-"), command=self.command, suggestions=hint
        )

    def options_like(self, name: str) -> tuple[str, ...]:
        """Return the options that may have been meant by one that there is not."""
        if f"-{name}" in self.options:
            return (f"-{name}",)
        long_names = [option for option in self.options if option.startswith("--")]
        if len(name) == len("-x"):
            initial = f"--{name[1].lower()}"
            named = [option for option in long_names if option.startswith(initial)]
            return tuple(sorted(option for option in named if not option.startswith(_NEGATIVE)))
        from difflib import get_close_matches

        return tuple(get_close_matches(name, long_names, MAX_SUGGESTIONS))


def _options(command: Any, context: Any) -> dict[str, bool]:
    """Return the names of all options of a command, True for those that take a value."""
    return {
        name: not option.is_flag
        for option in command.get_params(context)
        if option.param_type_name == "option"
        for name in (*option.opts, *option.secondary_opts)
    }
