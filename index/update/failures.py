"""Say as a message why a file, or a part of one, could not be read."""

from __future__ import annotations

from pathlib import Path

from index.errors import UnreadableFile
from index.files.walk import digest
from index.messages import Message

OUT_OF_TIME = Message("file-exceeds-time")
OUT_OF_MEMORY = Message("file-exhausts-memory")
CRASHED = Message("file-kills-its-process")

_MAX_FAULT_CHARS = 300
"""Characters that are kept of the message of an exception that nobody expected."""


def failure_message(error: Exception) -> Message:
    """Return the reason why a file, or the rest of it, was left out.

    It takes any exception: a fault of a reader in one file must not stop the run.
    """
    if isinstance(error, UnreadableFile):
        return error.message
    if isinstance(error, OSError):
        return Message.of("file-inaccessible", reason=error.strerror or str(error))
    if isinstance(error, MemoryError):
        return OUT_OF_MEMORY
    fault = f"{type(error).__name__}: {error}"[:_MAX_FAULT_CHARS]
    return Message.of("file-hits-a-bug", error=fault)


def digest_of_failed(location: Path, problem: Message) -> str:
    """Return the hash to remember of a file that could not be read.

    One that takes too much is not read again before it changes, or may take more. Of others the
    hash is empty, so that the next run tries again: it costs little.

    Args:
        location: Where it is.
        problem: Why it could not be read.
    """
    if problem not in (OUT_OF_TIME, OUT_OF_MEMORY):
        return ""
    try:
        return digest(location)
    except OSError:
        return ""
