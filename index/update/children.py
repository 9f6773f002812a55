"""The processes in which one run reads files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Self

from msgspec.structs import replace

from index.readers.limits import MAX_DEATHS, Limits
from index.update.child import Child, Task, TaskError
from index.update.materials import Materials, folder_of


class Children:
    """Children that have nothing to do, and those that are started when there are none.

    A context manager that ends them.
    """

    def __init__(self, limits: Limits, warm_up: Callable[[], object] | None = None) -> None:
        """Start nothing yet.

        Args:
            limits: How much memory a child may take.
            warm_up: A function of a module that each child calls before its first task.
        """
        self._limits = limits
        self._warm_up = warm_up
        self._idle: list[Child] = []
        self._deaths: Counter[tuple[str, str]] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        while self._idle:
            self._idle.pop().kill()

    def died_of_companion(self, root: str, path: str) -> None:
        """Count a child that died of a file which may describe the one at a path."""
        self._deaths[folder_of(root, path)] += 1

    def materials(self, materials: Materials) -> Materials:
        """Return how materials are made: alone, in folders where companions killed too many."""
        deadly = [folder for folder, deaths in self._deaths.items() if deaths >= MAX_DEATHS]
        return replace(materials, alone=materials.alone.union(deadly)) if deadly else materials

    def prepare(self, number: int) -> None:
        """Start children until so many have nothing to do: it is quick before there are threads."""
        while len(self._idle) < number:
            self._idle.append(Child(self._limits, self._warm_up))

    def take(self) -> Child:
        """Return a child that has nothing to do."""
        self.prepare(1)
        return self._idle.pop()

    def give_back(self, child: Child) -> None:
        """Take back a child whose task is done."""
        self._idle.append(child)

    def values_of(self, task: Task) -> Iterator[Any]:
        """Have a task carried out, and yield its values.

        Raises:
            TaskError: It could not be carried out to the end.
        """
        child = self.take()
        is_done = False
        try:
            child.give(task)
            while not is_done:
                is_value, value = child.receive()
                if is_value:
                    yield value
                is_done = not is_value
        finally:
            if is_done:
                # after those that have analysed articles, and so remember their words
                self._idle.insert(0, child)
            else:
                child.kill()

    def values_about(
        self, root: str, path: str, materials: Materials, task_with: Callable[[Materials], Task]
    ) -> Iterator[Any]:
        """Have a task about a file carried out, and yield its values.

        If it ends the child at once, a file that may describe this one may be at fault: then the
        task is carried out without those.

        Args:
            root: The folder that the path of the file is relative to.
            path: Its path.
            materials: Makes its material.
            task_with: Returns the task that is carried out with materials.

        Raises:
            TaskError: It could not be carried out to the end.
        """
        is_begun = False
        try:
            for value in self.values_of(task_with(self.materials(materials))):
                is_begun = True
                yield value
        except TaskError:
            if is_begun or not materials.may_be_described(root, path):
                raise
        else:
            return
        yield from self.values_of(task_with(materials.with_alone(root, path)))
        self.died_of_companion(root, path)
