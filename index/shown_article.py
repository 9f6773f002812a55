"""Show an article in an interpreter and in a notebook. Nothing of it is markup."""

from __future__ import annotations

from html import escape

from msgspec import Struct

from index.files.names import UNPRINTABLE


class ShownArticle(Struct, frozen=True):
    """The parts of an article in the order in which they are shown.

    Attributes:
        title: The title.
        known: The source, the day, the place in the newspaper and the authors, or None for each.
        body: The text, whose lines are paragraphs.
        captions: The captions.
        url: The address, if it has one.
    """

    title: str
    known: tuple[str | None, ...]
    body: str
    captions: tuple[str, ...]
    url: str | None

    def as_text(self) -> str:
        """Return the parts, each in a line of its own."""
        parts = (self.title, self._known, *self._paragraphs, *self.captions)
        return "\n".join(_line(part) for part in parts if part)

    def as_html(self) -> str:
        """Return the parts as HTML. The title leads to the address of the article."""
        title = escape(_line(self.title))
        if self.url and self.url.startswith(("http://", "https://")):
            title = f'<a href="{escape(_line(self.url))}" rel="noreferrer">{title}</a>'
        known = f"<p><small>{escape(_line(self._known))}</small></p>"
        texts = [f"<p>{escape(_line(part))}</p>" for part in self._paragraphs]
        captions = [f"<p><em>{escape(_line(caption))}</em></p>" for caption in self.captions]
        return "".join(("<article>", f"<h3>{title}</h3>", known, *texts, *captions, "</article>"))

    @property
    def _known(self) -> str:
        return ", ".join(filter(None, self.known))

    @property
    def _paragraphs(self) -> list[str]:
        return [line for line in self.body.split("\n") if line.strip()]


def _line(text: str) -> str:
    """Return a text with spaces for the characters that act on a terminal."""
    return UNPRINTABLE.sub(" ", text)
