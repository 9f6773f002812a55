"""Let a chosen call of this process to the file system fail, or kill it, by a library in C.

The library (`shim.c`) stands between this process and the C library, so that it sees the calls of
Python, SQLite and engines alike. It is compiled when it is needed, and loaded by starting the
program again.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_SOURCE = Path(__file__).with_name("shim.c")
_VARIABLE = "LD_PRELOAD"


def compiler() -> str | None:
    """Return the path of a C compiler; None if there is none, or if this is not Linux."""
    return shutil.which("cc") if sys.platform == "linux" else None


def compiled(folder: Path) -> Path:
    """Compile the library into a folder, and return its path.

    Raises:
        RuntimeError: There is no compiler.
        subprocess.CalledProcessError: It does not compile.
    """
    found = compiler()
    if found is None:
        raise RuntimeError("this needs Linux and a C compiler (cc)")
    library = folder / "shim.so"
    command = [found, "-O2", "-shared", "-fPIC", "-o", str(library), str(_SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    return library


def is_loaded() -> bool:
    """Return True if the library was loaded when this process started."""
    return hasattr(ctypes.CDLL(None), "shim_arm")


def run_again(module: str, arguments: list[str]) -> int:
    """Run a module with the library, and return its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {_VARIABLE: str(compiled(Path(folder)))}
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.run(command, env=environment, check=False).returncode


def arm(folder: Path, call: int, error: int, *, is_lasting: bool = False, log: int = -1) -> None:
    """Count from now on the calls of this process that change what is in a folder.

    Args:
        folder: The folder.
        call: The call that fails; 0 for none.
        error: The error that it fails with; 0 if it kills the process instead.
        is_lasting: The calls after it fail, too.
        log: A file descriptor to which the name and the path of each call are written; -1 for none.
    """
    library = ctypes.CDLL(None)
    library.shim_arm.argtypes = [
        ctypes.c_char_p,
        ctypes.c_long,
        ctypes.c_int,
        ctypes.c_int,
        ctypes.c_int,
    ]
    library.shim_arm(os.fsencode(folder), call, error, is_lasting, log)
