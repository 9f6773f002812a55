"""Run the program with `python -m search`."""

from __future__ import annotations

from search.main import start

start()
