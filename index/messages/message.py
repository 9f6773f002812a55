"""A message before it is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Self, TypeAlias

from msgspec import Struct

Value: TypeAlias = "str | int | float | date | Message | tuple[Value, ...] | None"
"""A value that a message may hold: a text, a number, a day, another message, or several of these."""


class Remedy(Struct, frozen=True):
    """Something that the reader of a message can do about it.

    Attributes:
        code: Names the remedy, such as `rebuild`. The command line and the library have different
            words for it: one names a flag, the other does not.
        values: What the words need, such as the name of a package.
    """

    code: str
    values: Mapping[str, Value] = {}


class Message(Struct, frozen=True):
    """Something to tell the user, as a code and its values.

        >>> message = Message.of("source-read-as", name="ouest", sources=("Ouest-France",))
        >>> message.code, message.values["name"]
        ('source-read-as', 'ouest')

    Attributes:
        code: Names the message; it never changes, so programs may test for it.
        values: What the words need, by the names that every catalogue uses.
        remedy: What the reader can do about it, if there is anything to do.
    """

    code: str
    values: Mapping[str, Value] = {}
    remedy: Remedy | None = None

    @classmethod
    def of(cls, code: str, /, *, remedy: str | Remedy | None = None, **values: Value) -> Self:
        """Make a message with its values as keywords.

        Args:
            code: Names the message.
            remedy: What the reader can do. The code is enough for a remedy without values.
            **values: What the words of the message need.
        """
        return cls(code, values, Remedy(remedy) if isinstance(remedy, str) else remedy)

    def as_dict(self) -> dict[str, Any]:
        """Return the message as a dictionary for JSON: `{"code": …, "values": …, "remedy": …}`.

        `from_dict` is the inverse, except that days come back as texts such as "2020-03-03".
        """
        fields: dict[str, Any] = {"code": self.code, "values": _values_for_json(self.values)}
        if self.remedy is not None:
            fields["remedy"] = {
                "code": self.remedy.code,
                "values": _values_for_json(self.remedy.values),
            }
        return fields

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Self:
        """Return the message of a dictionary that `as_dict` gave.

        Raises:
            KeyError, TypeError, AttributeError: The fields are not those of a message.
        """
        remedy = fields.get("remedy")
        return cls(
            fields["code"],
            _values_from_json(fields["values"]),
            Remedy(remedy["code"], _values_from_json(remedy["values"])) if remedy else None,
        )


def _values_for_json(values: Mapping[str, Value]) -> dict[str, Any]:
    """Return the values of a message as JSON holds them, by their names."""
    return {name: _value_for_json(value) for name, value in values.items()}


def _value_for_json(value: Value) -> Any:
    """Return a value as JSON holds it: messages as objects, tuples as lists, days as texts."""
    if isinstance(value, Message):
        return value.as_dict()
    if isinstance(value, tuple):
        return [_value_for_json(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def _values_from_json(values: Mapping[str, Any]) -> dict[str, Value]:
    """Return the values of a message from JSON, by their names."""
    return {name: _value_from_json(value) for name, value in values.items()}


def _value_from_json(value: Any) -> Value:
    """Return the value of a part of JSON: an object is a message, a list a tuple."""
    if isinstance(value, dict):
        return Message.from_dict(value)
    if isinstance(value, list):
        return tuple(_value_from_json(part) for part in value)
    return value  # type: ignore[no-any-return]  # texts, numbers and null are values already
