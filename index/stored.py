"""What an index keeps of an article: the article itself, what its people were known by, and a sketch of its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec import Struct, json

from index.article import Article

_HEAD = re.compile(r'\{"sketch":"([^"]*)","date":(?:"([0-9-]{10})"|null),')
"""What the JSON of a dossier begins with, so that near-duplicates are told without reading whole articles."""


class StoredArticle(Struct, frozen=True):
    """An article, where its people come from, and what near-duplicates of it are known by.

    Attributes:
        article: The article.
        mentions: By person, in the order of the article's people, how often the text has each form of the name; a
            person whom only the file's own list names has none.
        sketch: See `index.analysis.minhash`; empty until the body has been analysed.
    """

    article: Article
    mentions: Mapping[str, Mapping[str, int]]
    sketch: str = ""

    def to_json(self) -> str:
        """The dossier as one line of JSON; `from_json` is its inverse."""
        head = {"sketch": self.sketch, "date": None}  # the date is filled in below, where it stands
        fields = head | self.article.as_dict() | {"mentions": self.mentions}
        return json.encode(fields).decode()

    @classmethod
    def from_json(cls, text: str) -> StoredArticle:
        """Read back what `to_json` wrote.

        Raises:
            ValueError: The text is not JSON, or not of a dossier.
        """
        fields = json.decode(text)
        if not isinstance(fields, dict) or not {"sketch", "mentions"} <= fields.keys():
            raise ValueError("not the JSON of a dossier")
        mentions, sketch = fields.pop("mentions"), fields.pop("sketch")
        return cls(Article.from_dict(fields), mentions, sketch)


def stored_sketch(text: str) -> str:
    """The sketch in what `Dossier.to_json` wrote, read without the rest."""
    head = _HEAD.match(text)
    return head[1] if head else ""


def stored_day(text: str) -> date | None:
    """The day of publication in what `Dossier.to_json` wrote, read without the rest."""
    head = _HEAD.match(text)
    return date.fromisoformat(head[2]) if head and head[2] else None
