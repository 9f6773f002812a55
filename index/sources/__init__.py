"""Sources: one name for each newspaper, agency and channel, however it is spelt."""

from __future__ import annotations

from pathlib import Path

from index.errors import InputError
from index.sources.lookup import Press

__all__ = ["Press", "canonical_source", "find_source", "press", "source_from_url"]


def press(user_file: Path | None = None) -> Press:
    """The built-in table, with the lines of a user's own file over it.

    Raises:
        InputError: The file cannot be read, or a line of it cannot be used; the message says which.
    """
    if user_file is None:
        return Press.of("")
    try:
        return Press.of(user_file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{user_file}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{user_file}: is not UTF-8 text") from error
    except InputError as error:
        raise InputError(f"{user_file}, {error}") from None


def canonical_source(name: str | None) -> str | None:
    """`Press.canonical` of the built-in table."""
    return press().canonical(name)


def source_from_url(url: str | None) -> str | None:
    """`Press.from_url` of the built-in table."""
    return press().from_url(url)


def find_source(
    metadata: str | None, source_line: str | None, url: str | None, copyright: str | None = None
) -> str | None:
    """`Press.find` of the built-in table."""
    return press().find(metadata, source_line, url, copyright)
