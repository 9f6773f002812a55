r"""Complete command lines in bash, zsh, fish and PowerShell, without a shell ever reading a name.

The names of sources and people come from articles, which anybody may have written. A name such as
`AFP $(rm -r ~)` must be one word wherever it is inserted, and must run at no time:

- bash inserts what it is given as it is. It gets words that are quoted already: `Le\ Monde`.
- zsh and fish quote what they insert. They get plain names, one a line, and evaluate none of them.
- PowerShell inserts what it is given as it is, too, and gets words in single quotes.

These classes replace those of Typer, whose scripts let zsh evaluate names and bash insert them
unquoted. A script of Typer that an older version installed is safe with them as well.
"""

from __future__ import annotations

import os
import re
import sys
from typing import Any

from typer import _completion_classes as typers
from typer import _completion_shared as scripts

from index.lazy_pattern import lazy_pattern

_BASH = r"""
%(complete_func)s() {
    mapfile -t COMPREPLY < <(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" \
        COMP_WORDBREAKS="$COMP_WORDBREAKS" %(autocomplete_var)s=complete_bash %(prog_name)s)
}

complete -o default -o nosort -F %(complete_func)s %(prog_name)s
"""

_ZSH = r"""
#compdef %(prog_name)s

%(complete_func)s() {
    local line
    local -a values shown
    local -a asked=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
    for line in "${(@f)$(env %(autocomplete_var)s=complete_zsh %(prog_name)s "${(@)asked}")}"; do
        [[ -n $line ]] || continue
        values+=("${line%%%%$'\t'*}")
        shown+=("${line/$'\t'/ -- }")
    done
    if (( $#values )); then
        compadd -U -l -V %(prog_name)s -d shown -- "${(@)values}"
    else
        _files
    fi
}

compdef %(complete_func)s %(prog_name)s
"""

_FISH = r"""
function %(complete_func)s
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l plain (string unescape -- $typed; or string trim --left --chars '"\'' -- $typed)
    set -l found (env %(autocomplete_var)s=complete_fish %(prog_name)s $words[2..-1] "$plain")
    if test (count $found) -gt 0
        string join -- \n $found
    else
        __fish_complete_path $typed
    end
end

complete --command %(prog_name)s --no-files --keep-order --arguments '(%(complete_func)s)'
"""

_SPECIAL_IN_BASH = lazy_pattern(r"[^\w\-./,@%+:=]", re.ASCII)
"""A character that may mean something to bash outside quotes; letters with accents are harmless."""

_SPECIAL_IN_DOUBLE_QUOTES = lazy_pattern(r'[$`"\\]')
_NOT_QUOTABLE = lazy_pattern(r"!")
"""A character that keeps its meaning between double quotes, in a bash that has a history."""

_PLAIN_IN_POWERSHELL = lazy_pattern(r"[\w\-./]+\Z")
_CONTROL = lazy_pattern(r"[\x00-\x1f\x7f]")


class BashComplete(typers.BashComplete):
    """Completes in bash."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is typed, and that one, without their quotes."""
        if "COMP_LINE" not in os.environ:
            return super().get_completion_args()
        line = os.environ["COMP_LINE"]
        words = typers.click_split_arg_string(line)[1:]  # type: ignore[attr-defined]
        if not words or line[-1:].isspace():
            return words, ""
        return words[:-1], words[-1]

    def complete(self) -> str:
        """Return the completions, quoted as the word is that they complete."""
        quote = _open_quote(os.environ.get("COMP_LINE", ""))
        arguments, typed = self.get_completion_args()
        values = (str(item.value) for item in self.get_completions(arguments, typed))
        if not quote:
            values = (_behind_break(value, typed) for value in values)
        return "\n".join(filter(None, (quoted_for_bash(value, quote) for value in values)))


class ZshComplete(typers.ZshComplete):
    """Completes in zsh."""

    source_template = _ZSH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is typed, and that one: the arguments."""
        return _arguments()

    def format_completion(self, item: Any) -> str:
        """Return a completion, and its help text behind a tab."""
        return _with_help(item, self.get_completion_args()[1])

    def complete(self) -> str:
        """Return the completions, one a line; to a script that would evaluate them, none."""
        if "_TYPER_COMPLETE_ARGS" in os.environ:
            return "_files"
        return super(typers.ZshComplete, self).complete()


class FishComplete(typers.FishComplete):
    """Completes in fish."""

    source_template = _FISH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is typed, and that one."""
        if "_TYPER_COMPLETE_ARGS" in os.environ:
            return super().get_completion_args()
        return _arguments()

    def format_completion(self, item: Any) -> str:
        """Return a completion, and its help text behind a tab."""
        return _with_help(item, self.get_completion_args()[1])

    def complete(self) -> str:
        """Return the completions, one a line."""
        if "_TYPER_COMPLETE_ARGS" in os.environ:
            return super().complete()
        return super(typers.FishComplete, self).complete()


class PowerShellComplete(typers.PowerShellComplete):
    """Completes in PowerShell."""

    def format_completion(self, item: Any) -> str:
        """Return a completion in single quotes, unless it is a plain word."""
        value = str(item.value)
        if not _PLAIN_IN_POWERSHELL.match(value):
            value = "'" + re.sub("(['‘’‚‛])", r"\1\1", value) + "'"
        return f"{value}:::{_one_line(item.help) or ' '}"


def use_own_shells() -> None:
    """Replace the classes and the scripts by which Typer completes command lines."""
    for shell in (BashComplete, ZshComplete, FishComplete):
        typers.add_completion_class(shell, shell.name)  # type: ignore[attr-defined]
        scripts._completion_scripts[shell.name] = shell.source_template  # noqa: SLF001 - no other way in
    for name in ("powershell", "pwsh"):
        typers.add_completion_class(PowerShellComplete, name)  # type: ignore[attr-defined]


def quoted_for_bash(value: str, quote: str) -> str:
    """Return a value so that bash takes it for one word, and runs nothing of it.

    Args:
        value: A name.
        quote: The quote that is open where it is inserted; empty if none is.

    Returns:
        What bash inserts behind that quote; empty if no quotes can hold the value.
    """
    if quote == "'":
        return value.replace("'", r"'\''")
    if quote == '"':
        if _NOT_QUOTABLE.search(value):
            return ""
        return _SPECIAL_IN_DOUBLE_QUOTES.sub(r"\\\g<0>", value)
    return _SPECIAL_IN_BASH.sub(_escaped, value)


def _escaped(character: re.Match[str]) -> str:
    """Return a character behind a backslash, if it may mean something."""
    return character[0] if character[0].isalnum() else f"\\{character[0]}"


def _open_quote(line: str) -> str:
    """Return the quote that is open at the end of a line; empty if none is."""
    quote = ""
    escaped = False
    for character in line:
        if escaped:
            escaped = False
        elif character == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
    return quote


def _behind_break(value: str, typed: str) -> str:
    """Return what bash replaces: in `source:Le`, for example, only what follows the colon.

    Args:
        value: A completion of what is typed.
        typed: The word that is typed, perhaps an option with its value: `--source=Le`.
    """
    if typed.startswith("-"):
        typed = typed.partition("=")[2]
    breaks = [mark for mark in ":=" if mark in os.environ.get("COMP_WORDBREAKS", "")]
    end = max((typed.rfind(mark) for mark in breaks), default=-1) + 1
    return value[end:] if value[:end] == typed[:end] else value


def _arguments() -> tuple[list[str], str]:
    *words, typed = sys.argv[1:] or [""]
    return words, typed


def _with_help(item: Any, typed: str) -> str:
    """Return a completion with its help text behind a tab.

    An option that is typed with its value, such as `--source=Le`, is part of the completion.
    """
    value = str(item.value)
    option, equals, _ = typed.partition("=")
    if equals and option.startswith("-") and not value.startswith("-"):
        value = f"{option}={value}"
    help = _one_line(item.help)
    return f"{value}\t{help}" if help else value


def _one_line(help: str | None) -> str:
    return " ".join(_CONTROL.sub(" ", help or "").split())
