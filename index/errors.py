"""What can go wrong, as a tree.

SearchError
├── InputError          what the user gave cannot be used: a folder, a file, an option
│   ├── DateError       a date that cannot be read
│   └── QueryError      a query that cannot be read; carries the position
├── UnreadableFile      one file of the archive cannot be read: it is skipped and reported
├── IndexMissing        there is no index where one was expected
├── IndexCorrupt        an index is there but its files cannot be used
├── IndexOutdated       an index is there, made by another version: rebuild it
├── IndexUnwritable     the index can be read but not written to: no room, no permission
├── IndexBusy           another process is writing: a retry is worth it
├── IndexMoved          an index was replaced while it was being read: a retry is worth it
├── ClusterDown         a cluster cannot be reached, or has too much to do: a retry is worth it
└── ClusterRefusal      a cluster answers, and says no
"""


class SearchError(Exception):
    """Every error this project raises on purpose; its message says what happened, where, and what to do."""


class InputError(SearchError):
    """What the user gave (a folder, a file, an option) cannot be used."""


class DateError(InputError):
    """A date that cannot be read."""


class QueryError(InputError):
    """A query that cannot be read.

    Attributes:
        position: 0-based character of the query where the trouble is.
    """

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class UnreadableFile(SearchError):  # noqa: N818 - it names the file's state; the run goes on
    """One file of the archive cannot be read; it is skipped and reported."""


class IndexMissing(SearchError):  # noqa: N818 - a state, told to the user in these words
    """There is no index where one was expected."""


class IndexCorrupt(SearchError):  # noqa: N818 - a state, told to the user in these words
    """An index is there but cannot be used as it is."""


class IndexOutdated(SearchError):  # noqa: N818 - a state, told to the user in these words
    """An index is there, made by a version of this program whose terms or fields were others."""


class IndexUnwritable(SearchError):  # noqa: N818 - a state, told to the user in these words
    """An index cannot be written to: its disk is full, or nobody may write there. It holds what it held."""


class IndexBusy(SearchError):  # noqa: N818 - a state, told to the user in these words
    """Another process is writing to the index: a retry is worth it."""


class IndexMoved(SearchError):  # noqa: N818 - a state, told to the user in these words
    """An index was replaced while it was being read: a retry is worth it."""


class ClusterDown(SearchError):  # noqa: N818 - a state, told to the user in these words
    """A cluster cannot be reached, or cannot answer now: a retry is worth it."""


class ClusterRefusal(SearchError):  # noqa: N818 - a state, told to the user in these words
    """A cluster answers, and says no: who asks may not, or what it is asked cannot be."""
