"""Measure all that is understood of articles against its floors, by one command.

`python -m bench.quality DATA` runs the benchmarks of inflections, cleaning, dates, people, names,
spelling variants, duplicates, snippets and speed on the folder DATA, each in its own process. It
exits 1 when one of them falls short.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.options import data_parser

BENCHMARKS: tuple[tuple[str, ...], ...] = (
    ("inflections",),
    ("cleaning",),
    ("dates",),
    ("people",),
    ("names",),
    ("variants",),
    ("duplicates",),
    ("snippets",),
    ("speed", "--quick", "--repeat", "1"),
)
"""The name of each benchmark, and its options."""


def main() -> int:
    """Run all benchmarks in order, and return the exit code."""
    parser = data_parser(__doc__, "the folder of the judged data")
    data: Path = parser.parse_args().data
    failed: list[str] = []
    for name, *options in BENCHMARKS:
        print(f"== {name} ==", flush=True)
        command = [sys.executable, "-m", f"bench.{name}", str(data), *options]
        done = subprocess.run(command, check=False)
        if done.returncode:
            failed.append(name)
    if failed:
        print(f"short of their floors: {', '.join(failed)}")
        return 1
    print("every figure keeps within its bounds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
