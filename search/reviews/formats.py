"""The formats of press reviews, one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from index.errors import InputError
from index.messages import Language
from search.reviews.review import Review

FormatName = Literal["markdown", "html", "docx", "eml"]
"""The names of the formats."""


class ReviewFormat(Struct, frozen=True):
    """A format.

    Attributes:
        name: Its name, which is that of its module here.
        suffix: The end of the names of its files.
        media_type: Its media type.
        is_text: False for one that a terminal cannot show.
    """

    name: FormatName
    suffix: str
    media_type: str
    is_text: bool = True

    def write(self, review: Review, language: Language) -> bytes:
        """Write a review in this format, with the words of a language."""
        module = import_module(f"search.reviews.{self.name}")
        write: Callable[[Review, Language], bytes] = module.write
        return write(review, language)


FORMATS: Mapping[str, ReviewFormat] = MappingProxyType(
    {
        "markdown": ReviewFormat("markdown", ".md", "text/markdown"),
        "html": ReviewFormat("html", ".html", "text/html"),
        "docx": ReviewFormat(
            "docx",
            ".docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            is_text=False,
        ),
        "eml": ReviewFormat("eml", ".eml", "message/rfc822"),
    }
)
"""The formats by their names."""


def format_of(name: str) -> ReviewFormat:
    """Return a format by its name.

    Raises:
        InputError: There is no such format.
    """
    if name not in FORMATS:
        raise InputError("review-format-unknown", name=name, names=tuple(FORMATS))
    return FORMATS[name]
