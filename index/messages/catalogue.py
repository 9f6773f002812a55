"""Put messages into the words of a language.

A template is text with fields in braces: `{location}` stands for a value. A format after a colon
says how to write it:

    {total:n}                    a number with the thousands separator of the language
    {seconds:.1}                 a number with so many decimals
    {share:.0%}                  a share as a percentage with so many decimals
    {total:article|articles}     the number and the noun that goes with it
    {total?article|articles}     only the noun (or any other word that depends on the number)
    {names:list}                 a list, with commas between
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from typing import Literal

from msgspec import Struct

from index.messages.message import Message, Remedy, Value

Language = Literal["en", "fr"]
"""The languages that messages have words in, by their ISO 639-1 codes."""

_MODULES: Mapping[Language, str] = {"en": "english", "fr": "french"}
_FIELD = re.compile(r"\{(?P<name>\w+)(?:(?P<kind>[:?])(?P<format>[^{}]*))?\}")


class Catalogue(Struct, frozen=True):
    """The words of one language.

    Attributes:
        language: The language.
        texts: One template for each code of a message.
        remedies: One template for each code of a remedy.
        is_singular: Tells whether a number takes the singular.
        thousands: Stands between groups of three digits.
        decimal: Stands before the decimals of a number.
        percent: Follows a percentage.
        before_remedy: Stands between a message and its remedy.
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
        """Put a message and its remedy into words; an unknown code stands for itself."""
        text = self._filled(self.texts.get(message.code, message.code), message.values)
        if message.remedy is None:
            return text
        return f"{text}{self.before_remedy}{self.remedy(message.remedy)}"

    def remedy(self, remedy: Remedy) -> str:
        """Put a remedy into words."""
        return self._filled(self.remedies.get(remedy.code, remedy.code), remedy.values)

    def number(self, number: float, decimals: int = 0) -> str:
        """Write a number with separated thousands."""
        digits, _, fraction = f"{number:,.{decimals}f}".partition(".")
        whole = digits.replace(",", self.thousands)
        return f"{whole}{self.decimal}{fraction}" if fraction else whole

    def _filled(self, template: str, values: Mapping[str, Value]) -> str:
        if not values:
            return template

        def filled(field: re.Match[str]) -> str:
            return self._field(values[field["name"]], field["kind"], field["format"] or "")

        return _FIELD.sub(filled, template)

    def _field(self, value: Value, kind: str | None, spec: str) -> str:
        """Write one value as the format of its field asks."""
        if kind is None or isinstance(value, str | date | Message) or value is None:
            return self._plain(value)
        if isinstance(value, tuple | list):
            return ", ".join(map(self._plain, value))
        if "|" not in spec:
            return self._formatted(value, spec)
        singular, plural = spec.split("|")
        noun = singular if self.is_singular(value) else plural
        return noun if kind == "?" else f"{self.number(value)} {noun}"

    def _formatted(self, value: float, spec: str) -> str:
        decimals = int(spec[1]) if spec.startswith(".") else 0
        if spec.endswith("%"):
            return f"{self.number(100 * value, decimals)}{self.percent}"
        return self.number(value, decimals)

    def _plain(self, value: Value) -> str:
        if isinstance(value, Message):
            return self.text(value)
        if isinstance(value, tuple | list):
            return ", ".join(map(self._plain, value))
        if isinstance(value, float):
            return str(value).replace(".", self.decimal)
        return "" if value is None else str(value)


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
