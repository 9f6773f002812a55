"""An alert: articles that are new for a saved query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from index.messages import Language, Message, catalogue
from search.printable import printable
from search.results import Hit
from search.surrogates import without_surrogates


class Alert(Struct, frozen=True):
    """Articles that are new for a saved query.

    Attributes:
        name: The name of the query.
        query: The query as it was typed.
        hits: The articles, the latest first.
        language: The language of the words around them.
    """

    name: str
    query: str
    hits: tuple[Hit, ...]
    language: Language = "en"

    @property
    def urn(self) -> str:
        """A name that the same articles of the same query always have."""
        return permanent_name(self.name, *(hit.id for hit in self.hits))

    @property
    def subject(self) -> str:
        """The number of the articles, in one line."""
        return self._words("alert-subject", name=printable(self.name), total=len(self.hits))

    def text(self) -> str:
        """Write the articles as a text, one below the other."""
        return "\n".join(self._lines()) + "\n"

    def as_dict(self) -> dict[str, Any]:
        """Return the alert as JSON holds it."""
        return {
            "name": self.name,
            "query": self.query,
            "total": len(self.hits),
            "hits": [hit.as_dict() for hit in self.hits],
        }

    def _lines(self) -> Iterator[str]:
        if self.query.strip():
            yield self._words("alert-query", query=printable(self.query))
        for number, hit in enumerate(self.hits, 1):
            yield ""
            yield f"{number}. {printable(hit.title)}"
            day = str(hit.date) if hit.date else self._words("alert-undated")
            yield "   " + " · ".join(filter(None, (day, printable(hit.source or ""))))
            yield from (f"   {printable(snippet.text)}" for snippet in hit.snippets)
            yield f"   {printable(hit.url or hit.id)}"

    def _words(self, code: str, **values: Any) -> str:
        return catalogue(self.language).text(Message.of(code, **values))


class Target(Protocol):
    """A place that alerts are sent to."""

    @property
    def label(self) -> str:
        """Its name, which is the same as long as it is the same place."""
        ...

    @property
    def most(self) -> int | None:
        """The number of articles that one alert may have; None for any."""
        ...

    def send(self, alert: Alert) -> None:
        """Send an alert, and return when it has arrived as far as can be told.

        Raises:
            InputError: It could not be sent.
        """
        ...


def permanent_name(*parts: str) -> str:
    """Return a name that the same texts always have."""
    return uuid5(NAMESPACE_URL, without_surrogates("\n".join(parts))).urn


def parts_of(hits: Sequence[Hit], most: int | None) -> Iterator[Sequence[Hit]]:
    """Yield hits in as few parts as a target takes."""
    size = most or max(len(hits), 1)
    for start in range(0, len(hits), size):
        yield hits[start : start + size]
