"""A message before it is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Self, TypeAlias, Union

from msgspec import Struct

Value: TypeAlias = Union[str, int, float, date, "Message", tuple["Value", ...], None]
"""What a message may hold: a text, a number, a day, another message, or several of these."""


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
        """Make a message with its values as keywords; a remedy without values is its code."""
        return cls(code, values, Remedy(remedy) if isinstance(remedy, str) else remedy)

    def as_dict(self) -> dict[str, Any]:
        """Give the message as JSON holds it; `from_dict` is the inverse, but for days, now texts."""
        fields: dict[str, Any] = {"code": self.code, "values": _plain(self.values)}
        if self.remedy is not None:
            fields["remedy"] = {"code": self.remedy.code, "values": _plain(self.remedy.values)}
        return fields

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Self:
        """Read back what `as_dict` gave.

        Raises:
            KeyError, TypeError, AttributeError: The fields are not those of a message.
        """
        remedy = fields.get("remedy")
        return cls(
            fields["code"],
            _read(fields["values"]),
            Remedy(remedy["code"], _read(remedy["values"])) if remedy else None,
        )


def _plain(values: Mapping[str, Value]) -> dict[str, Any]:
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: Value) -> Any:
    if isinstance(value, Message):
        return value.as_dict()
    if isinstance(value, tuple):
        return [_plain_value(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def _read(values: Mapping[str, Any]) -> dict[str, Value]:
    return {name: _read_value(value) for name, value in values.items()}


def _read_value(value: Any) -> Value:
    if isinstance(value, dict):
        return Message.from_dict(value)
    if isinstance(value, list):
        return tuple(_read_value(part) for part in value)
    return value  # type: ignore[no-any-return]  # what else JSON has is a value already
