"""Read plain command lines without Typer, which takes as long to load as a search.

Typer stays the definition of each command: what is read here is what it would read, and tests compare
the two. Everything else is left to it: help, words that begin with a hyphen, options that there are
not, and values that it refuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

_MAX_DIGITS = 9
"""Digits of a number. Longer ones are left to Typer."""
_NONE: Mapping[str, Any] = {}


class PlainOptions(Struct, frozen=True, kw_only=True):
    """The options of a command, by their names, each with the parameter that takes its value.

    Attributes:
        flags: Those without a value.
        texts: Those with any text as their value, of which the last counts.
        lists: Those that may be repeated.
        numbers: Those with a whole number.
        paths: Those with a path.
        choices: Those with one of a few values, and the values.
    """

    flags: Mapping[str, str] = _NONE
    texts: Mapping[str, str] = _NONE
    lists: Mapping[str, str] = _NONE
    numbers: Mapping[str, str] = _NONE
    paths: Mapping[str, str] = _NONE
    choices: Mapping[str, tuple[str, tuple[str, ...]]] = _NONE

    @property
    def names(self) -> frozenset[str]:
        """The options that are read here."""
        tables = (self.flags, self.texts, self.lists, self.numbers, self.paths, self.choices)
        return frozenset().union(*tables)

    def read(self, args: Sequence[str]) -> tuple[tuple[str, ...], dict[str, Any]] | None:
        """Return the words and the values of parameters, or None if Typer has to read the line.

        Args:
            args: The arguments after the name of the command.
        """
        words: list[str] = []
        values: dict[str, Any] = dict.fromkeys(self.lists.values(), ())
        rest = iter(args)
        try:
            for arg in rest:
                if arg == "--":
                    words += rest
                elif arg.startswith("-"):
                    self._read_option(arg, rest, values)
                else:
                    words.append(arg)
        except _NotPlainError:
            return None
        return tuple(words), values

    def _read_option(self, arg: str, rest: Iterator[str], values: dict[str, Any]) -> None:
        """Read an option, and its value if it takes one.

        Args:
            arg: The option, perhaps with its value: `--limit=5`.
            rest: The arguments after it.
            values: The values of parameters, to which it adds.

        Raises:
            _NotPlainError: Typer has to read it.
        """
        if arg in self.flags:
            values[self.flags[arg]] = True
            return
        name, has_value, value = arg.partition("=")
        is_known = name in self.names and name not in self.flags
        if not is_known or (has_value and not name.startswith("--")):
            raise _NotPlainError
        if not has_value:
            value = next(rest, "-")
        if name in self.lists:
            parameter = self.lists[name]
            values[parameter] = (*values[parameter], _text(value))
        else:
            parameter, values_parameter = self._single_value(name, value)
            values[parameter] = values_parameter

    def _single_value(self, name: str, value: str) -> tuple[str, Any]:
        """Return the parameter of an option whose last value counts, and the value."""
        if name in self.choices:
            parameter, choices = self.choices[name]
            if value not in choices:
                raise _NotPlainError
            return parameter, value
        if name in self.numbers:
            return self.numbers[name], _number(value)
        if name in self.paths:
            return self.paths[name], Path(_text(value))
        return self.texts[name], _text(value)


class _NotPlainError(Exception):
    """Typer has to read a command line."""


def _text(value: str) -> str:
    """Return a value that is not taken for an option."""
    if value.startswith("-"):
        raise _NotPlainError
    return value


def _number(value: str) -> int:
    """Return a whole number without a sign."""
    if not (value.isascii() and value.isdigit()) or len(value) > _MAX_DIGITS:
        raise _NotPlainError
    return int(value)
