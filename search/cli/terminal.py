"""Fit text to a terminal: wrapped lines, highlights in bold, nothing that acts on the screen.

Each command knows what its lines say; this module knows how lines look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from index.messages import Catalogue, Message, Value
from search.cli.words import cli_catalogue
from search.display_width import display_width, fitting_chars
from search.printable import printable

if TYPE_CHECKING:
    from search.highlighting.sentences import Span  # it loads the analyser

MIN_WIDTH = 24
"""Columns that are filled even if a terminal has fewer."""

_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_RESET = "\x1b[0m"


def _english() -> Catalogue:
    """Return the default of `Terminal.words`. It is loaded only if it is needed."""
    return cli_catalogue("en")


class Terminal(Struct, frozen=True):
    """A terminal, or a pipe.

    Attributes:
        width: Columns.
        is_colored: True if highlights are bold; False if they stand in brackets.
        words: The words of the language that is printed.
    """

    width: int
    is_colored: bool
    words: Catalogue = field(default_factory=_english)

    @property
    def columns(self) -> int:
        """The columns that lines may fill."""
        return max(self.width, MIN_WIDTH)

    def text(self, code: str, /, **values: Value) -> str:
        """Put a message into the words of the terminal, in printable characters only."""
        return printable(self.words.text(Message(code, values)))

    def notes(self, notes: Iterable[Message]) -> Iterator[str]:
        """Yield the lines of some notes."""
        for note in notes:
            yield from self.wrap(self.text("note", note=note))

    def dim(self, text: str) -> str:
        """Return a text in dim letters, or as it is where there are no colors."""
        return f"{_DIM}{text}{_RESET}" if self.is_colored else text

    def wrap(
        self, text: str, highlights: Iterable[Span] = (), indent: int = 0, *, shift: int = 0
    ) -> Iterator[str]:
        """Break a text into lines no wider than the terminal.

        Args:
            text: What to write; characters that cannot be printed become spaces.
            highlights: Start and end of each highlight.
            indent: Spaces before each line but the first.
            shift: Number of characters that stand before the text that the highlights were made
                for, such as those of `1. ` before a title.
        """
        text = printable(text)
        spans = [(start + shift, end + shift) for start, end in highlights]
        start = 0
        margin = 0
        room = self.columns
        # a text of more characters is never measured: it may be a long one
        while len(text) - start > room or display_width(text[start:]) > room:
            limit = start + fitting_chars(text[start : start + room], room)
            end = _line_end(text, start, limit)
            yield " " * margin + self.highlighted(text[start:end], spans, start)
            start = end + 1 if text[end : end + 1] == " " else end  # no line begins with a space
            margin = min(indent, self.columns // 2)
            room = self.columns - margin
        yield " " * margin + self.highlighted(text[start:], spans, start)

    def highlighted(self, line: str, spans: Sequence[Span], offset: int = 0) -> str:
        """Mark the highlights of a line that begins at an offset of the text."""
        before, after = (_BOLD, _RESET) if self.is_colored else ("[", "]")
        # from the last one, so that what is inserted moves no other highlight
        for span_start, span_end in reversed(spans):
            start = max(span_start - offset, 0)
            end = min(span_end - offset, len(line))
            if start < end:
                line = f"{line[:start]}{before}{line[start:end]}{after}{line[end:]}"
        return line


def _line_end(text: str, start: int, limit: int) -> int:
    """Return where a line ends: at its last space, or at the limit if a word is too long."""
    space = text.rfind(" ", start + 1, limit + 1)
    has_words = space > start and bool(text[start:space].strip())
    return space if has_words else limit
