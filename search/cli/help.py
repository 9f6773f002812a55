"""Help and usage errors in French.

Typer has its words in English only. A command's own texts are translated by `HELP`; the words that
Typer adds (headings, `[required]`, errors) by the other tables of `search.cli.words.french`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from search.cli.words import french


def translate(command: Any) -> None:
    """Put the help of a command, of its parameters and of its subcommands into French.

    This changes the command in place. It is one of Typer's own objects, whose class has no public
    name.
    """
    command.context_class = _french_context(command.context_class)
    command.help = french.HELP.get(command.help, command.help)
    command.short_help = french.HELP.get(command.short_help, command.short_help)
    for parameter in command.params:
        parameter.help = french.HELP.get(parameter.help, parameter.help)
        parameter.metavar = _translated_metavar(parameter)
    for subcommand in getattr(command, "commands", {}).values():
        translate(subcommand)


def usage_error_lines(error: Any) -> list[str]:
    """Write an error of usage in French, in as many lines as Typer does.

    A program that is run without arguments gets its help: Typer makes it the message of an error.
    """
    lines: list[str] = []
    context = error.ctx
    if context is not None:
        if error.format_message() == context.get_help():
            return context.get_help().splitlines()  # type: ignore[no-any-return]
        lines += context.get_usage().splitlines()
        option = context.help_option_names[0]
        lines += [french.TRY_HELP.format(command=f"{context.command_path} {option}"), ""]
    return [*lines, french.ERROR.format(message=_translated_error(error.format_message()))]


def _translated_metavar(parameter: Any) -> str | None:
    """Translate the placeholder of a value: `[FOLDER_OR_FILE]...` is `[DOSSIER_OU_FICHIER]...`."""
    metavar: str | None = parameter.metavar
    if metavar is None:
        return None
    return re.sub(r"[A-Z_]{2,}", lambda word: french.METAVARS.get(word[0], word[0]), metavar)


def _translated_error(message: str) -> str:
    """Translate an error by the first pattern of `USAGE_ERRORS` that matches all of it.

    The texts that the pattern captures are translated in the same way, as they may be errors
    themselves. An error that no pattern matches stays in English.
    """
    for pattern, translation in french.USAGE_ERRORS.items():
        match = re.fullmatch(pattern, message)
        if match:
            parts = (_translated_error(part or "") for part in match.groups())
            return translation.format(*parts)
    return message


def _french_context(base: Any) -> Any:
    """Derive from Typer's class of contexts one that formats help with French words.

    Typer calls the methods below to write the usage line, a heading, and a list of options.
    """

    class FrenchFormatter(base.formatter_class):  # type: ignore[misc]
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, _french_words(args), prefix or french.USAGE)

        def write_heading(self, heading: str) -> None:
            self.write(f"{'':>{self.current_indent}}{french.HEADINGS.get(heading, heading)}\n")

        def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **options: Any) -> None:
            translated = [(_french_words(first), _french_words(second)) for first, second in rows]
            super().write_dl(translated, *args, **options)

    class FrenchContext(base):  # type: ignore[misc]
        formatter_class = FrenchFormatter

    return FrenchContext


def _french_words(text: str) -> str:
    """Replace the fixed words that Typer writes into usage lines and lists."""
    for english, translation in french.HELP_WORDS.items():
        text = text.replace(english, translation)
    return text
