"""Read the parameters of an address into a `Struct`, each field of which is one parameter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, Self, TypeVar, get_type_hints

from msgspec import Struct, ValidationError, convert, inspect

from index.errors import InputError
from index.messages import Message

Parameters = TypeVar("Parameters", bound=Struct)
Pairs = tuple[tuple[str, str], ...]
"""The parameters of an address, each with its value."""


class ParameterError(InputError):
    """A parameter of an address has a value that cannot be used.

    Attributes:
        parameter: Its name.
    """

    def __init__(self, code: str, parameter: str, /, **values: Any) -> None:
        super().__init__(code, parameter=parameter, **values)
        self.parameter = parameter

    @classmethod
    def of(cls, parameter: str, message: Message) -> Self:
        """Make the error of a message that says why the value of a parameter cannot be used."""
        error = cls(message.code, parameter)
        error.message = message
        return error


def read_parameters(kind: type[Parameters], given: Mapping[str, Sequence[str]]) -> Parameters:
    """Make the value of a type from the texts of an address.

    A field that is a tuple takes all texts of its parameter, any other field the first one.

    Args:
        kind: The type. Its fields are texts, numbers, switches, choices, or tuples of these.
        given: The texts of each parameter, which are fields of the type.

    Raises:
        ParameterError: A value cannot be used, or one that is needed is missing.
    """
    types = field_types(kind)
    return read_values(
        kind,
        {name: texts if is_repeatable(types[name]) else texts[0] for name, texts in given.items()},
    )


def read_values(kind: type[Parameters], values: Mapping[str, Any]) -> Parameters:
    """Make the value of a type from the values of its fields, which may be texts.

    Raises:
        ParameterError: A value cannot be used, or one that is needed is missing.
    """
    try:
        return convert(dict(values), kind, strict=False)
    except ValidationError:
        raise _fault(kind, values) from None


def pairs_of(value: Struct) -> Pairs:
    """Return the parameters of an address that says a value, without those that hold their default."""
    return tuple(chain.from_iterable(pairs_by_field(value).values()))


def pairs_by_field(value: Struct) -> dict[str, Pairs]:
    """Return the parameters of each field of a value, in their order; none if it holds its default."""
    kind = type(value)
    return {name: field_pairs(kind, name, getattr(value, name)) for name in _defaults(kind)}


def field_pairs(kind: type[Struct], name: str, part: Any) -> Pairs:
    """Return the parameters of a field with some value, none for its default."""
    if part == _defaults(kind)[name]:
        return ()
    return tuple([(name, text) for text in _texts(part)])


def _texts(value: Any) -> tuple[str, ...]:
    """Return the texts of a parameter in an address."""
    if isinstance(value, bool):
        return ("1" if value else "0",)
    return tuple(value) if isinstance(value, tuple) else (str(value),)


@cache
def _fields(kind: type[Struct]) -> tuple[inspect.Field, ...]:
    """Return the fields of a `Struct`."""
    fields: tuple[inspect.Field, ...] = inspect.type_info(kind).fields  # type: ignore[attr-defined]
    return fields


@cache
def _defaults(kind: type[Struct]) -> Mapping[str, Any]:
    """Return the default of each field, and `NODEFAULT` for one that is needed."""
    return {field.name: field.default for field in _fields(kind)}


@cache
def field_types(kind: type[Struct]) -> Mapping[str, inspect.Type]:
    """Return the type of each field of a `Struct`; of one that may be None, the other type."""
    return {field.name: _without_none(field.type) for field in _fields(kind)}


def is_repeatable(kind: inspect.Type) -> bool:
    """Return True for the type of a parameter that may be given several times."""
    return isinstance(kind, inspect.VarTupleType)


def _without_none(kind: inspect.Type) -> inspect.Type:
    """Return the type of a value that is there."""
    if isinstance(kind, inspect.Metadata):
        return _without_none(kind.type)
    if isinstance(kind, inspect.UnionType):
        return next(part for part in kind.types if not isinstance(part, inspect.NoneType))
    return kind


def _fault(kind: type[Struct], values: Mapping[str, Any]) -> ParameterError:
    """Find the parameter that cannot be used, and say which values it takes."""
    for name, part in field_types(kind).items():
        if name in values and not _fits(kind, name, values[name]):
            return _refusal(name, part, values[name])
    needed = (field.name for field in _fields(kind) if field.required)
    return ParameterError("parameter-missing", next(name for name in needed if name not in values))


def _fits(kind: type[Struct], name: str, value: Any) -> bool:
    """Return True if a field can have a value."""
    try:
        convert(value, _annotations(kind)[name], strict=False)
    except ValidationError:
        return False
    return True


@cache
def _annotations(kind: type[Struct]) -> Mapping[str, Any]:
    """Return the type of each field with its limits."""
    return get_type_hints(kind, include_extras=True)


def _refusal(name: str, kind: inspect.Type, value: Any) -> ParameterError:
    """Say which values a parameter takes."""
    match kind:
        case inspect.IntType(ge=least, le=most):
            return ParameterError("parameter-not-number", name, least=least, most=most)
        case inspect.LiteralType(values=choices):
            return ParameterError("parameter-not-choice", name, choices=tuple(choices))
        case inspect.BoolType():
            return ParameterError("parameter-not-switch", name)
        case inspect.StrType() if not isinstance(value, str):
            return ParameterError("parameter-not-text", name)
        case inspect.StrType(max_length=most):
            return ParameterError("parameter-too-long", name, most=most)
        case inspect.VarTupleType():
            return _refused_list(name, kind, value)
    raise TypeError(f"no parameter is of the type {kind}")


def _refused_list(name: str, kind: inspect.VarTupleType, value: Any) -> ParameterError:
    """Say which values a parameter takes that may have several."""
    if not isinstance(value, list):
        return ParameterError("parameter-not-list", name)
    most = kind.max_length
    if most is not None and len(value) > most:
        return ParameterError("parameter-too-often", name, most=most)
    # if one of them is no text, the others do not matter
    part = next((part for part in value if not isinstance(part, str)), value[0])
    return _refusal(name, _without_none(kind.item_type), part)
