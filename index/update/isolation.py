"""Find the part of a file that ends the process which reads it, and keep the others."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field
from msgspec.structs import replace

from index.messages import Message
from index.readers import holds_many
from index.readers.limits import MAX_DEATHS
from index.store.ledger import PlannedRead
from index.update.batches import FileSlice, WorkItem
from index.update.budget import seconds_for
from index.update.child import Task, TaskError
from index.update.children import Children
from index.update.failures import digest_of_failed
from index.update.reading import (
    BatchResult,
    Begun,
    WorkerOptions,
    process_apart,
    process_by_part,
)


class Isolation(Struct):
    """Processes part by part what has ended a child.

    Attributes:
        options: The options of processing.
        children: The children that read.
        deaths: How many children each file has ended, by its name.
    """

    options: WorkerOptions
    children: Children
    deaths: Counter[str] = field(default_factory=Counter)

    def options_now(self) -> WorkerOptions:
        """Return the options of processing, which change where companions kill too many."""
        return replace(self.options, materials=self.children.materials(self.options.materials))

    def gives_up(self, item: WorkItem) -> bool:
        """Return True if the file of an item has ended so many children that it is left out."""
        return self.deaths[file_of(item).name] >= MAX_DEATHS

    def results_of(self, item: WorkItem, reason: Message) -> list[BatchResult]:
        """Return the results of all parts of an item but those that end a child.

        Args:
            item: An item that has ended its child.
            reason: How it did.
        """
        if isinstance(item, PlannedRead):
            alone = self._read_alone(item)
            if alone is not None:
                return [alone]
            if not holds_many(item.path):
                return [_lost(item, None, reason)]
        results: list[BatchResult] = []
        start: int | None = 0
        while start is not None and not self.gives_up(item):
            start = self._read_on(item, start, results)
        if start is not None:
            results.append(
                _lost(item, None, Message.of("file-kills-too-often", maximum=MAX_DEATHS))
            )
        if results:
            results[-1] = replace(results[-1], is_last=_is_last(item))
        return results

    def _read_alone(self, file: PlannedRead) -> BatchResult | None:
        """Read a file without those that may describe it, as one of them may have ended the child.

        Returns:
            Its articles, or None if it ends the child by itself, or no file can describe it.
        """
        materials = self.options.materials
        if not materials.may_be_described(file.root, file.path):
            return None
        alone = replace(self.options, materials=materials.with_alone(file.root, file.path))
        task = Task(process_apart, ([file], alone), seconds_for(file.size, materials.limits))
        try:
            [result] = self.children.values_of(task)
        except TaskError:
            return None
        self.children.died_of_companion(file.root, file.path)
        read: BatchResult = result
        return read

    def _read_on(self, item: WorkItem, start: int, results: list[BatchResult]) -> int | None:
        """Process the parts of an item one by one, and add their results.

        Args:
            item: The item.
            start: The number of its first part that is processed.
            results: Takes the results.

        Returns:
            The number of the part after one that has ended the child; None if there are no more.
        """
        file = file_of(item)
        seconds = seconds_for(file.size, self.options.materials.limits)
        begun: Begun | None = None
        try:
            task = Task(process_by_part, (item, start, self.options_now()), seconds)
            for value in self.children.values_of(task):
                if isinstance(value, Begun):
                    begun = value
                else:
                    results.append(value)
                    begun = None
        except TaskError as failure:
            self.deaths[file.name] += 1
            results.append(_lost(item, begun, failure.message))
            return begun.number + 1 if begun else None
        return None


def left_out(item: WorkItem) -> BatchResult:
    """Return the result of an item that is not even tried, as those before it ended children."""
    return BatchResult(file_of(item), "", (), (), is_last=_is_last(item))


def file_of(item: WorkItem) -> PlannedRead:
    """Return the file that an item is, or is a slice of."""
    return item.file if isinstance(item, FileSlice) else item


def _is_last(item: WorkItem) -> bool:
    return not isinstance(item, FileSlice) or item.is_last


def _lost(item: WorkItem, begun: Begun | None, reason: Message) -> BatchResult:
    """Return the result for a part of an item that ends its child; without one, for the rest."""
    digest = digest_of_failed(file_of(item).location, reason)
    if begun and begun.key:
        reason = Message.of("problem-of-part", part=begun.key, reason=reason)
    return BatchResult(file_of(item), digest, (), (reason,), is_last=_is_last(item))
