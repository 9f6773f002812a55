"""Put messages into the words of a language.

A template is text with fields in braces: `{location}` stands for a value. A format after a colon
says how to write it:

    {total:n}                    a number with the thousands separator of the language
    {seconds:.1}                 a number with one decimal (or two: .2)
    {share:.0%}                  a share as a percentage without decimals
    {total:article|articles}     the number and the noun that goes with it
    {total?article|articles}     only the noun (or any other word that depends on the number)
    {names:list}                 a list, with commas between
    {names?article|articles}     the noun that goes with the length of a list
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Literal

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.messages.message import Message, Remedy, Value

Language = Literal["en", "fr"]
"""The languages that messages have words in, by their ISO 639-1 codes."""

_MODULES: Mapping[Language, str] = {"en": "english", "fr": "french"}
_FIELD = lazy_pattern(r"\{(?P<name>\w+)(?:(?P<separator>[:?])(?P<format>[^{}]*))?\}")
"""A field of a template. Groups: name, separator (`?` leaves out the number before a noun), format."""

_WITHOUT_FORMAT = (str, date, Message, type(None))
"""Types of values that are written as they are, whatever the format of their field."""
_MAX_KEPT_TEMPLATES = 4_000
"""Templates whose fields are remembered: all of two languages."""


class _Field(Struct, frozen=True):
    """A field of a template.

    Attributes:
        name: The name of its value.
        separator: `:` or `?` before the format, or None in a field without one.
        format: The format, such as `.1` or `article|articles`; empty if there is none.
    """

    name: str
    separator: str | None
    format: str


class Catalogue(Struct, frozen=True):
    """The words of one language.

    Attributes:
        language: The language.
        texts: One template for each code of a message.
        remedies: One template for each code of a remedy.
        is_singular: Returns True for a number that a noun in the singular follows.
        thousands: The separator between groups of three digits.
        decimal: The separator before the decimals of a number.
        percent: The text after the number of a percentage.
        before_remedy: The text between a message and its remedy.
    """

    language: Language
    texts: Mapping[str, str]
    remedies: Mapping[str, str]
    is_singular: Callable[[float], bool]
    thousands: str
    decimal: str
    percent: str
    before_remedy: str

    def text(self, message: Message) -> str:
        """Put a message and its remedy into words.

        A code that the catalogue does not have is shown itself. After a question, the remedy is a
        sentence of its own.
        """
        text = self._fill(self.texts.get(message.code, message.code), message.values)
        if message.remedy is None:
            return text
        remedy = self.remedy(message.remedy)
        if text.endswith("?"):
            return f"{text} {remedy[:1].upper()}{remedy[1:]}"
        return f"{text}{self.before_remedy}{remedy}"

    def remedy(self, remedy: Remedy) -> str:
        """Put a remedy into words. A code that the catalogue does not have is shown itself."""
        return self._fill(self.remedies.get(remedy.code, remedy.code), remedy.values)

    def reason_as_dict(self, reason: Message) -> dict[str, Any]:
        """Return why something was not read as JSON has it: in words, with its code and values."""
        message = reason.as_dict()
        return {
            "reason": self.text(reason),
            "code": message["code"],
            "values": message["values"],
        }

    def number(self, number: float, decimals: int = 0) -> str:
        """Write a number as the language does, with separated thousands and so many decimals."""
        if isinstance(number, int) and not decimals:  # it may be larger than any with decimals
            return f"{number:,}".replace(",", self.thousands)
        digits, _, fraction = f"{number:,.{decimals}f}".partition(".")
        whole = digits.replace(",", self.thousands)
        return f"{whole}{self.decimal}{fraction}" if fraction else whole

    def _fill(self, template: str, values: Mapping[str, Value]) -> str:
        """Put the values into the fields of a template."""
        if not values:
            return template
        return "".join(
            [
                piece if isinstance(piece, str) else self._write_field(piece, values)
                for piece in _pieces(template)
            ]
        )

    def _write_field(self, field: _Field, values: Mapping[str, Value]) -> str:
        """Write the value of a field. A reason of another program is put into our words."""
        value = values[field.name]
        if field.name == "reason" and isinstance(value, str):
            value = _in_our_words(value)
        return self._write(value, field.separator, field.format)

    def _write(self, value: Value, separator: str | None, spec: str) -> str:
        """Write the value of a field.

        Args:
            value: The value. Texts, days, messages and None are written as they are.
            separator: `:` or `?` before the format, or None in a field without one.
            spec: The format, such as `.1` or `article|articles`.
        """
        if separator is None or isinstance(value, _WITHOUT_FORMAT):
            return self._plain(value)
        if isinstance(value, tuple | list):
            if separator != "?":
                return ", ".join(map(self._plain, value))
            value = len(value)
        if "|" not in spec:
            return self._write_number(value, spec)
        singular, plural = spec.split("|")
        noun = singular if self.is_singular(value) else plural
        return noun if separator == "?" else f"{self.number(value)} {noun}"

    def _write_number(self, value: float, spec: str) -> str:
        """Write a number by a format without nouns: `n`, `.1` or `.0%`."""
        decimals = int(spec[1]) if spec.startswith(".") else 0
        if spec.endswith("%"):
            return f"{self.number(100 * value, decimals)}{self.percent}"
        return self.number(value, decimals)

    def _plain(self, value: Value) -> str:
        """Write a value that has no format of its own: None is empty, lists have commas."""
        if isinstance(value, str):
            return value
        if isinstance(value, Message):
            return self.text(value)
        if isinstance(value, tuple | list):
            return ", ".join(map(self._plain, value))
        if isinstance(value, float):
            return str(value).replace(".", self.decimal)
        return "" if value is None else str(value)


@lru_cache(_MAX_KEPT_TEMPLATES)
def _pieces(template: str) -> tuple[str | _Field, ...]:
    """Divide a template into its fields and the texts between them."""
    pieces: list[str | _Field] = []
    end = 0
    for field in _FIELD.finditer(template):
        pieces.append(template[end : field.start()])
        pieces.append(_Field(field["name"], field["separator"], field["format"] or ""))
        end = field.end()
    return (*pieces, template[end:])


def _in_our_words(reason: str) -> Value:
    """Return the message that says the same as a reason of another program, or that reason."""
    from index.messages.foreign import known_reason  # late: most runs go without an error

    return known_reason(reason) or reason


@cache
def catalogue(language: Language = "en") -> Catalogue:
    """Load the catalogue of a language when it is first needed."""
    words = import_module(f"index.messages.{_MODULES[language]}")
    return Catalogue(
        language=language,
        texts=words.TEXTS,
        remedies=words.REMEDIES,
        is_singular=words.is_singular,
        thousands=words.THOUSANDS,
        decimal=words.DECIMAL,
        percent=words.PERCENT,
        before_remedy=words.BEFORE_REMEDY,
    )
