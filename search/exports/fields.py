"""The fields of an article that an export may have, and their types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from msgspec import Struct, json

from index.errors import InputError
from search.tables import JOINT

if TYPE_CHECKING:
    from index.article import Article
    from search.results import Hit
    from search.tags.annotation import Annotation

FieldType = Literal["text", "texts", "day", "days"]
"""The type of a field: a text, several, a day or several days."""

FIELDS: Mapping[str, FieldType] = MappingProxyType(
    {
        "id": "text",
        "path": "text",
        "title": "text",
        "date": "day",
        "date_evidence": "text",
        "possible_dates": "days",
        "source": "text",
        "section": "text",
        "page": "text",
        "authors": "texts",
        "carriers": "texts",
        "people": "texts",
        "organisations": "texts",
        "places": "texts",
        "url": "text",
        "language": "text",
        "text": "text",
        "captions": "texts",
        "tags": "texts",
        "note": "text",
    }
)
"""The fields in their order, each with its type.

They are those of `index.article.Article`, and then those of `search.tags.annotation.Annotation`.
"""
OF_ANNOTATIONS = ("tags", "note")
"""The fields that users have given an article."""
_LISTS = ("texts", "days")

_DIGEST_BYTES = 8
"""Bytes of a digest. Among a million articles, two have the same one with a chance of 1 to 10⁷."""

Exportable: TypeAlias = "Article | Hit"
"""Anything that a record can be made of."""


class Record(Struct, frozen=True):
    """An article as an export has it.

    Attributes:
        article: The article.
        values: The chosen fields in their order: texts, days, tuples of these, or None.
    """

    article: Exportable
    values: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """A text that is another one if a value is."""
        return blake2b(json.encode(self.values), digest_size=_DIGEST_BYTES).hexdigest()

    def texts(self) -> Mapping[str, str]:
        """Return the values as texts: several in one text, and an empty one for none."""
        return {name: _as_text(value) for name, value in self.values.items()}

    def get(self, name: str) -> str:
        """Return one field as a text; an empty one if it was not chosen, or the article lacks it."""
        return _as_text(self.values.get(name))

    def each(self, name: str) -> tuple[str, ...]:
        """Return the values of a field of several; none if it was not chosen."""
        values: tuple[str, ...] = self.values.get(name) or ()
        return values


class Recorder(Protocol):
    """Makes the record of an article, and of its tags and its note if it has any."""

    def __call__(self, article: Exportable, annotation: Annotation | None = None) -> Record:
        """Return the record."""


def recorder(fields: Iterable[str]) -> Recorder:
    """Return what makes the records of articles. Hits have their tags and their notes themselves.

    Args:
        fields: The names of the fields that records have, each once.

    Raises:
        InputError: There is no such field.
    """
    chosen = tuple(fields)
    for name in chosen:
        if name not in FIELDS:
            raise InputError("export-field-unknown", name=name, fields=tuple(FIELDS))

    def record(article: Exportable, annotation: Annotation | None = None) -> Record:
        values = {name: _value(article, name) for name in chosen}
        if annotation:
            values |= {name: getattr(annotation, name) for name in OF_ANNOTATIONS if name in values}
        return Record(article, values)

    return record


def _value(article: Exportable, name: str) -> Any:
    """Return a field of an article, whose body hits call their text; None if it has no such field."""
    if name == "text":
        return article.text if hasattr(article, "text") else article.body
    usual = () if FIELDS[name] in _LISTS else None
    return getattr(article, name, usual)


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return JOINT.join(map(str, value))
    return str(value)
