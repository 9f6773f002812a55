"""Run the program with `python -m search.cli`."""

from __future__ import annotations

from search.cli import start

start()
