"""Give a command a group of options that several commands take alike, as one value."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any

Command = Callable[..., None]


def with_options(command: Command, name: str, read: Callable[..., Any]) -> Command:
    """Put the parameters of a function in the place of one parameter of a command.

    Typer makes options of them. The command gets what the function returns for their values.

    Args:
        command: The command.
        name: The parameter that is replaced.
        read: Makes the value of the parameter from its own, which are annotated for Typer.
    """
    options = signature(read, eval_str=True).parameters

    @wraps(command)
    def run(**values: Any) -> None:
        value = read(**{option: values.pop(option) for option in options})
        command(**{name: value}, **values)

    parameters: list[Parameter] = []
    for parameter in signature(command, eval_str=True).parameters.values():
        parameters += options.values() if parameter.name == name else [parameter]
    run.__signature__ = Signature(_required_first(parameters))  # type: ignore[attr-defined]
    run.__annotations__ = {}  # Typer reads the signature instead
    return run


def _required_first(parameters: list[Parameter]) -> list[Parameter]:
    """Put parameters with a default after those without, as a signature must have them."""
    return sorted(parameters, key=lambda parameter: parameter.default is not Parameter.empty)
