"""The exit codes of the program. 0 is success."""

from __future__ import annotations

NO_HITS = 1
"""Nothing was found, or the check of an index found something wrong."""
ERROR = 2
"""The command failed."""
RETRY_LATER = 75
"""The index is locked or out of reach, and a retry is worth it."""
INTERRUPTED = 130
"""Ctrl-C ended the command. Shells count so, and Typer returns it."""
