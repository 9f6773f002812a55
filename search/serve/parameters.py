"""Read the parameters of an address into a `Struct`, each field of which is one parameter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct, ValidationError, convert, inspect

from index.errors import InputError

Parameters = TypeVar("Parameters", bound=Struct)


class ParameterError(InputError):
    """A parameter of an address has a value that cannot be used.

    Attributes:
        parameter: Its name.
    """

    def __init__(self, code: str, parameter: str, /, **values: Any) -> None:
        super().__init__(code, parameter=parameter, **values)
        self.parameter = parameter


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
    values = {
        name: texts if is_repeatable(types[name]) else texts[0] for name, texts in given.items()
    }
    try:
        return convert(values, kind, strict=False)
    except ValidationError:
        raise _fault(kind, values) from None


@cache
def field_types(kind: type[Struct]) -> Mapping[str, inspect.Type]:
    """Return the type of each field of a `Struct`; of one that may be None, the other type."""
    fields: Iterable[inspect.Field] = inspect.type_info(kind).fields  # type: ignore[attr-defined]
    return {field.name: _without_none(field.type) for field in fields}


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
    missing = next(name for name in _required(kind) if name not in values)
    return ParameterError("parameter-missing", missing)


def _fits(kind: type[Struct], name: str, value: Any) -> bool:
    """Return True if a field can have a value. The other fields need none for that."""
    try:
        convert({**dict.fromkeys(_required(kind), ""), name: value}, kind, strict=False)
    except ValidationError:
        return False
    return True


@cache
def _required(kind: type[Struct]) -> tuple[str, ...]:
    """Return the names of the fields without a default. They are texts."""
    fields: Iterable[inspect.Field] = inspect.type_info(kind).fields  # type: ignore[attr-defined]
    return tuple(field.name for field in fields if field.required)


def _refusal(name: str, kind: inspect.Type, value: Any) -> ParameterError:
    """Say which values a parameter takes."""
    match kind:
        case inspect.IntType(ge=least, le=most):
            return ParameterError("parameter-not-number", name, least=least, most=most)
        case inspect.LiteralType(values=choices):
            return ParameterError("parameter-not-choice", name, choices=tuple(choices))
        case inspect.BoolType():
            return ParameterError("parameter-not-switch", name)
        case inspect.StrType(max_length=most):
            return ParameterError("parameter-too-long", name, most=most)
        case inspect.VarTupleType(max_length=most) if most is not None and len(value) > most:
            return ParameterError("parameter-too-often", name, most=most)
        case inspect.VarTupleType(item_type=item):
            return _refusal(name, _without_none(item), value)
    raise TypeError(f"no parameter is of the type {kind}")
