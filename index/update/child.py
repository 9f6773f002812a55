"""A process that reads files for this one, so that no file can stop or delay a run.

The parent gives it a task, and it sends back what the task yields, one value after the other. If
the task takes more than its budget, or a parser crashes, only the child dies.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import connection
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from msgspec import Struct

from index.messages import Message
from index.readers.limits import Limits
from index.update.budget import (
    FULL,
    PATIENCE,
    limit_memory,
    memory_for,
    ran_out_of_time,
    resident_memory,
    start_clock,
)
from index.update.failures import CRASHED, OUT_OF_MEMORY, OUT_OF_TIME, failure_message

_STANDARD_ERROR = 2
_STANDARD_STREAMS = 3
"""Numbers of files that a forked process keeps: its input, output and errors."""

_SECONDS_TO_DIE = 10.0
"""Seconds that a killed process has to vanish."""

_NEW_OBJECTS = 200_000
"""Objects that a child makes between two collections of garbage.

What articles are made of has no cycles, so there is little garbage to collect. Python looks for it
after 700 objects, which takes a fifteenth of the time of a run.
"""


class Task(Struct, frozen=True):
    """Something that a child does.

    Attributes:
        function: A function of a module, that yields values.
        arguments: Its arguments.
        seconds: Processor time that it may take for each value.
    """

    function: Callable[..., Iterator[Any]]
    arguments: tuple[Any, ...]
    seconds: float


class TaskError(Exception):
    """A child could not carry out its task to the end.

    Attributes:
        message: Why not.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class _End(Struct, frozen=True):
    """The last thing that a child sends about a task.

    Attributes:
        failure: Why the task ended early; None if it did not.
    """

    failure: Message | None = None


class Child:
    """A process that carries out tasks, one at a time.

    Attributes:
        connection: Becomes readable when the child has sent something, or is dead.
        deadline: The time on the monotonic clock at which its next value is overdue.
    """

    def __init__(self, limits: Limits, warm_up: Callable[[], object] | None = None) -> None:
        """Start the process.

        Args:
            limits: They tell how much memory it may take.
            warm_up: A function of a module that it calls before its first task.
        """
        is_copy = begins_as_copy()
        context: Any = multiprocessing.get_context("fork" if is_copy else "spawn")
        self.connection, theirs = context.Pipe()
        self.deadline = 0.0
        self._patience = 0.0
        self._memory = memory_for(limits)
        self._memory_at_start = resident_memory() if is_copy else 0
        arguments = (theirs, self._memory, is_copy, warm_up)
        self._process = context.Process(target=_serve, args=arguments, daemon=True)
        with _interrupts_held(), warnings.catch_warnings():
            # the threads of an engine do not matter: the child runs nothing of the engine
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process.start()
        theirs.close()

    def give(self, task: Task) -> None:
        """Give it a task. It must not have another.

        Raises:
            TaskError: It is dead.
        """
        self._patience = PATIENCE * task.seconds
        self.deadline = time.monotonic() + self._patience
        try:
            self.connection.send(task)
        except OSError as error:
            raise TaskError(self._cause_of_death()) from error

    def receive(self) -> tuple[bool, Any]:
        """Wait for the next value of the task, until it is overdue.

        Returns:
            True and the value, or False and None at the end of the task.

        Raises:
            TaskError: The child has died, its time is over, or the task failed.
        """
        if not self.connection.poll(max(0.0, self.deadline - time.monotonic())):
            self.kill()
            raise TaskError(OUT_OF_TIME)
        try:
            value = self.connection.recv()
        except (EOFError, OSError) as error:
            raise TaskError(self._cause_of_death()) from error
        self.deadline = time.monotonic() + self._patience
        if not isinstance(value, _End):
            return True, value
        if value.failure is not None:
            self.kill()
            raise TaskError(value.failure)
        return False, None

    def kill(self) -> None:
        """End the process, whatever it does, if it is not dead yet."""
        if not self.connection.closed:
            self._process.kill()
            self._bury()

    def _cause_of_death(self) -> Message:
        """Return the reason why the process has died, as far as it can be told."""
        exit_code, peak_memory = self._bury()
        if ran_out_of_time(exit_code):
            return OUT_OF_TIME
        is_full = peak_memory - self._memory_at_start > FULL * self._memory
        return OUT_OF_MEMORY if is_full else CRASHED

    def _bury(self) -> tuple[int | None, int]:
        """Forget the process, and return the code with which it ended and the most bytes it had."""
        self.connection.close()
        peak_memory = self._reap()
        self._process.join(_SECONDS_TO_DIE)
        exit_code: int | None = self._process.exitcode
        if exit_code is not None:
            self._process.close()
        return exit_code, peak_memory

    def _reap(self) -> int:
        """Take the exit code of the process from the system, and return the most bytes that it had.

        Only the call that takes the code tells that of one process. `multiprocessing` would use
        another one, so it is given the code. Return 0 if the system does not tell, or the process
        lives on.
        """
        if sys.platform != "linux" or not connection.wait(
            [self._process.sentinel], _SECONDS_TO_DIE
        ):
            return 0
        process_id, status, usage = os.wait4(self._process.pid, os.WNOHANG)
        if not process_id:
            return 0
        self._process._popen.returncode = os.waitstatus_to_exitcode(status)  # noqa: SLF001
        return usage.ru_maxrss << 10


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts, which would tell where it met it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begins_as_copy() -> bool:
    """Return True if a child begins as a copy of this process, with all that it has loaded.

    Processes are forked where that is safe, since it takes milliseconds. A forked process has this
    one's locks, but not the threads that would release them. macOS forbids its own libraries after
    a fork.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def _serve(
    tasks: Connection, memory: int, is_forked: bool, warm_up: Callable[[], object] | None
) -> None:
    """Carry out tasks until the parent is gone. This is what a child does.

    Args:
        tasks: Brings the tasks, and takes what comes of them.
        memory: The bytes that they may take.
        is_forked: True if it has begun as a copy of the parent.
        warm_up: Called before the first task.
    """
    _obey_parent()
    _silence_parsers()
    if is_forked:
        _leave_parent(tasks)
    gc.set_threshold(_NEW_OBJECTS)
    limit_memory(memory)
    if warm_up is not None:
        with suppress(Exception):  # a task would meet the same error, and tell it
            warm_up()
    while True:
        try:
            task = tasks.recv()
            tasks.send(_carry_out(task, tasks))
        except (EOFError, ConnectionError):
            return


def _carry_out(task: Task, results: Connection) -> _End:
    """Carry out a task, and send each value. The clock starts anew after each."""
    try:
        start_clock(task.seconds)
        for value in task.function(*task.arguments):
            results.send(value)
            start_clock(task.seconds)
    except MemoryError:
        return _End(OUT_OF_MEMORY)
    except Exception as error:
        return _End(failure_message(error))
    return _End()


def _obey_parent() -> None:
    """Leave Ctrl-C to the parent, and end when it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_exit_after, args=(parent.sentinel,), daemon=True).start()


def _silence_parsers() -> None:
    """Send the standard error of this process nowhere: parsers in C tell of faults in their own words."""
    os.environ["RUST_BACKTRACE"] = "0"  # it would take a second, for nobody to read
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STANDARD_ERROR)
    os.close(nowhere)


def _exit_after(sentinel: int) -> None:
    """Wait until the process of a sentinel has ended, in whatever way, and end this one."""
    connection.wait([sentinel])
    os._exit(1)


def _leave_parent(own: Connection) -> None:
    """Close the files of the parent: its locks would be held for as long as this process lives."""
    gc.freeze()  # no object of the parent may close a file by a number that is another's now
    parent = multiprocessing.parent_process()
    kept = {own.fileno(), parent.sentinel if parent else own.fileno()}
    for number in [int(file.name) for file in Path("/proc/self/fd").iterdir()]:
        if number >= _STANDARD_STREAMS and number not in kept:
            with suppress(OSError):
                os.close(number)
