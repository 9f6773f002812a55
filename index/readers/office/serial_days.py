"""Days as spreadsheets count them (ECMA-376, part 1, 18.17.4)."""

from __future__ import annotations

from datetime import datetime, timedelta

_EPOCH = datetime(1899, 12, 30)
"""The day before the first, with one more for 29 February 1900, which there never was."""

_EPOCH_OF_1904 = datetime(1904, 1, 1)

_MIN_SERIAL = 1
_MAX_SERIAL = 109_574
"""31 December 2199."""


def day_of_serial(serial: float, *, since_1904: bool = False) -> str | None:
    """Return a day as `2019-03-12`, with its time if it has one; None if it is no such day.

    Args:
        serial: Days since the end of 1899.
        since_1904: They are counted from 1904 on, as Excel for the Macintosh did.
    """
    if not _MIN_SERIAL <= serial <= _MAX_SERIAL:
        return None
    epoch = _EPOCH_OF_1904 if since_1904 else _EPOCH
    moment = epoch + timedelta(seconds=round(serial * 24 * 60 * 60))
    return day_text(moment)


def day_text(moment: datetime) -> str:
    """Return a moment as text, and one at midnight as a day."""
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date().isoformat()
    return moment.isoformat(" ", "minutes")
