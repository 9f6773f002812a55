"""Collect the paragraphs of a document, with each row of a table as one of them."""

from __future__ import annotations

from index.readers.paragraph import Paragraph


class TableRows:
    """The paragraphs that are complete. Those in a table wait for the end of their row."""

    __slots__ = ("_finished", "_rows")

    def __init__(self) -> None:
        self._finished: list[Paragraph] = []
        self._rows: list[list[list[Paragraph]]] = []

    def take(self) -> list[Paragraph]:
        """Return the paragraphs that are complete, once."""
        if not self._finished:
            return []
        finished = self._finished
        self._finished = []
        return finished

    def add(self, paragraph: Paragraph) -> None:
        """Add a paragraph to the cell that is open, or to the document."""
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(paragraph)
        else:
            self._finished.append(paragraph)

    def start_row(self) -> None:
        """Open a row."""
        self._rows.append([])

    def start_cell(self) -> None:
        """Open a cell of the row that is open."""
        if self._rows:
            self._rows[-1].append([])

    def end_row(self) -> None:
        """Close a row: its cells become one paragraph, unless one of them holds several."""
        cells = [cell for cell in self._rows.pop() if cell] if self._rows else []
        if len(cells) > 1 and all(len(cell) == 1 for cell in cells):
            self.add(_joined([cell[0] for cell in cells]))
            return
        for cell in cells:
            for paragraph in cell:
                self.add(paragraph)


def _joined(cells: list[Paragraph]) -> Paragraph:
    """Return the paragraph that the cells of a row make up."""
    levels = [cell.level for cell in cells if cell.level is not None]
    return Paragraph(
        "\t".join(cell.text for cell in cells),
        level=levels[0] if levels else None,
        begins_page=any(cell.begins_page for cell in cells),
        links=tuple(link for cell in cells for link in cell.links),
    )
