"""Give a command, or a tool, a group of options that several take alike, as one value."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, TypeVar

Command = Callable[..., None]
Answer = TypeVar("Answer")


def with_options(
    command: Callable[..., Answer], name: str, read: Callable[..., Any]
) -> Callable[..., Answer]:
    """Put the parameters of a function in the place of one parameter of a command.

    Typer makes options of them, and a server of tools makes arguments. The command gets what the
    function returns for their values.

    Args:
        command: The command, or the method of a tool.
        name: The parameter that is replaced.
        read: Makes the value of the parameter from its own, which are annotated for either.
    """
    options = signature(read, eval_str=True).parameters
    own = signature(command, eval_str=True)

    @wraps(command)
    def run(*args: Any, **values: Any) -> Answer:
        value = read(**{option: values.pop(option) for option in options})
        return command(*args, **{name: value}, **values)

    parameters: list[Parameter] = []
    for parameter in own.parameters.values():
        parameters += options.values() if parameter.name == name else [parameter]
    run.__signature__ = Signature(  # type: ignore[attr-defined]
        _required_first(parameters), return_annotation=own.return_annotation
    )
    run.__annotations__ = {}  # the signature is read instead
    return run


def _required_first(parameters: list[Parameter]) -> list[Parameter]:
    """Put parameters with a default after those without, as a signature must have them."""
    return sorted(parameters, key=lambda parameter: parameter.default is not Parameter.empty)
