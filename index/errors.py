"""The errors that this project raises, as a tree.

SearchError
├── InputError          what the user gave cannot be used: a folder, a file, an option
│   ├── DateError       a date that cannot be read
│   └── QueryError      a query that cannot be read; carries the position
├── UnreadableFile      one file of the archive cannot be read: it is skipped and reported
├── IndexMissing        there is no index where one was expected
├── IndexCorrupt        an index is there but its files cannot be used
├── IndexOutdated       an index is there, made by an older version: rebuild it
├── IndexNewer          an index is there, made by a newer version: only that can use it
├── IndexUnwritable     the index can be read but not written to: no room, no permission
├── IndexBusy           another process is writing: a retry is worth it
├── IndexMoved          an index was replaced while it was being read: a retry is worth it
├── TooLong             a question has used up its time: ask for less
├── PoolBusy            every archive of a pool is lent: a retry is worth it
├── ClusterDown         a cluster cannot be reached, or has too much to do: a retry is worth it
└── ClusterRefusal      a cluster answers, and says no
"""

from __future__ import annotations

from typing import Any, Self

from index.messages import Message, Remedy, Value, catalogue


class SearchError(Exception):
    """Any error that this project raises on purpose.

    Attributes:
        message: What happened, and what to do about it, as a value. `str(error)` puts it into
            English.
    """

    def __init__(
        self, code: str, /, *, remedy: str | Remedy | None = None, **values: Value
    ) -> None:
        super().__init__(code)
        self.message = Message.of(code, remedy=remedy, **values)

    @classmethod
    def from_message(cls, message: Message) -> Self:
        """Make an error of a message that exists already."""
        return cls(message.code, remedy=message.remedy, **message.values)

    def __str__(self) -> str:
        return catalogue("en").text(self.message)

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (type(self), self.__dict__)


class InputError(SearchError):
    """The user gave a folder, a file or an option that cannot be used."""


class DateError(InputError):
    """A date cannot be read."""


class QueryError(InputError):
    """A query cannot be read.

    Attributes:
        position: The 0-based position of the character of the query that cannot be read.
    """

    def __init__(
        self,
        code: str,
        position: int,
        /,
        *,
        remedy: str | Remedy | None = None,
        **values: Value,
    ) -> None:
        super().__init__(code, remedy=remedy, **values)
        self.position = position


class UnreadableFile(SearchError):  # noqa: N818 - it names the file's state; the run goes on
    """One file of the archive cannot be read; it is skipped and reported."""


class IndexMissing(SearchError):  # noqa: N818 - a state, told to the user in these words
    """There is no index where one was expected."""


class IndexCorrupt(SearchError):  # noqa: N818 - a state, told to the user in these words
    """An index is there but cannot be used as it is."""


class IndexOutdated(SearchError):  # noqa: N818 - a state, told to the user in these words
    """An index is there, made by an older version of this program with other terms or fields."""


class IndexNewer(SearchError):  # noqa: N818 - a state, told to the user in these words
    """An index is there, made by a newer version of this program, and must not be written to."""


class IndexUnwritable(SearchError):  # noqa: N818 - a state, told to the user in these words
    """An index cannot be written to: its disk is full, or nobody may write there.

    The index holds what it held before.
    """


class IndexBusy(SearchError):  # noqa: N818 - a state, told to the user in these words
    """Another process is writing to the index; a retry is worth it."""


class IndexMoved(SearchError):  # noqa: N818 - a state, told to the user in these words
    """An index was replaced while it was being read; a retry is worth it."""


class TooLong(SearchError):  # noqa: N818 - a state, told to the user in these words
    """A question has used up the time that it was given."""


class PoolBusy(SearchError):  # noqa: N818 - a state, told to the user in these words
    """Every archive of a pool is lent; a retry is worth it."""


class ClusterDown(SearchError):  # noqa: N818 - a state, told to the user in these words
    """A cluster cannot be reached, or cannot answer now; a retry is worth it."""


class ClusterRefusal(SearchError):  # noqa: N818 - a state, told to the user in these words
    """A cluster answers and refuses: the user may not ask this, or it cannot be done."""


def _unpickled(kind: type[SearchError], state: dict[str, Any]) -> SearchError:
    """Return an error that came from another process, without calling its constructor.

    The constructors of these errors do not take the arguments that `pickle` would give them.
    """
    error = kind.__new__(kind)
    error.__dict__.update(state)
    return error
