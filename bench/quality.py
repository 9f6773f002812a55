"""Everything that is understood of articles, measured against its floors by one command.

`python -m bench.quality DATA` runs the benchmarks of cleaning, dates, people, names, their variants and duplicates, and
the speed of it all, on the folder DATA, each as its own process. It exits 1 when one of them falls short.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

BENCHMARKS = (
    ("cleaning",),
    ("dates",),
    ("people",),
    ("names",),
    ("variants",),
    ("duplicates",),
    ("speed", "--quick", "--repeat", "1"),
)


def main() -> int:
    """Run them all, in order, however many fall short."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="the folder of the judged data")
    data = parser.parse_args().data
    failed = []
    for name, *options in BENCHMARKS:
        print(f"== {name} ==", flush=True)
        if subprocess.run(
            [sys.executable, "-m", f"bench.{name}", data, *options], check=False
        ).returncode:
            failed.append(name)
    print(
        f"short of their floors: {', '.join(failed)}"
        if failed
        else "every figure keeps within its bounds"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
