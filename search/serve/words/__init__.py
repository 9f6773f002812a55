"""The words of the pages, beyond the messages of the library.

`english` and `french` have the same tables: `TEXTS` by codes, and the days of the week.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from importlib import import_module

from msgspec import Struct
from msgspec.structs import replace

from index.messages import Catalogue, Language, Message, Value, catalogue
from search.period_names import day_name

_MODULES = {"en": "english", "fr": "french"}


class PageWords(Struct, frozen=True):
    """The words of one language.

    Attributes:
        language: The language.
        catalogue: The messages of the library and of the pages.
        weekdays: The names of the days of the week, from Monday on.
    """

    language: Language
    catalogue: Catalogue
    weekdays: tuple[str, ...]

    def text(self, code: str, /, **values: Value) -> str:
        """Put a text of the pages into words."""
        return self.catalogue.text(Message(code, values))

    def message(self, message: Message) -> str:
        """Put a message of the library into words, as a sentence with a capital."""
        text = self.catalogue.text(message)
        return text[:1].upper() + text[1:]

    def day(self, day: date) -> str:
        """Write a day: "1er mars 2019"."""
        return day_name(day, self.language)

    def long_day(self, day: date) -> str:
        """Write a day with its weekday: "vendredi 1er mars 2019"."""
        return f"{self.weekdays[day.weekday()]} {self.day(day)}"

    def moment(self, moment: datetime) -> str:
        """Write a moment in the time of this machine: "1er mars 2019 à 14 h 05"."""
        local = moment.astimezone()
        return self.text(
            "moment", day=self.day(local.date()), hour=str(local.hour), minute=f"{local:%M}"
        )

    def number(self, number: float) -> str:
        """Write a number with the separators of the language."""
        return self.catalogue.number(number)


@cache
def page_words(language: Language) -> PageWords:
    """Load the words of a language."""
    words = import_module(f"search.serve.words.{_MODULES[language]}")
    library = catalogue(language)
    return PageWords(
        language=language,
        catalogue=replace(library, texts={**library.texts, **words.TEXTS}),
        weekdays=words.WEEKDAYS,
    )
