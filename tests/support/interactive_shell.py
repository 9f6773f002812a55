"""Type into a real shell, and read what it shows."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROMPT = "READY> "
PATIENCE_SECONDS = 20.0
"""Seconds to wait for what a shell should show. A slow machine is no error."""

_IN_TERMINAL = """
import fcntl, os, pty, struct, sys, termios

def read(terminal):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 500, 0, 0))
    return os.read(terminal, 65536)

pty.spawn(sys.argv[1:], read)
"""
"""Runs a program in a terminal of its own, which is so wide that no shell breaks its lines."""

_STARTS: Mapping[str, tuple[str, str]] = {
    "bash": ("rc", "PS1='{prompt}'\n{script}\n"),
    "zsh": (
        ".zshrc",
        "autoload -Uz compinit; compinit -u -D\n{script}\nPS1='{prompt}'\nunsetopt PROMPT_SP\n",
    ),
    "fish": ("rc.fish", "{script}\nfunction fish_prompt; echo -n '{prompt}'; end\n"),
}
"""For each shell the name and the content of the file that it reads when it starts."""


@dataclass(frozen=True, slots=True)
class InteractiveShell:
    """A shell that runs in a terminal of its own.

    Attributes:
        process: The process that passes on what is typed and shown.
    """

    process: subprocess.Popen[bytes]

    def type(self, keys: str) -> None:
        """Press keys."""
        assert self.process.stdin is not None
        self.process.stdin.write(keys.encode())
        self.process.stdin.flush()

    def shown(self, until: str) -> str:
        """Return what is shown up to some text, or as far as it goes for want of it."""
        assert self.process.stdout is not None
        shown = b""
        end = time.monotonic() + PATIENCE_SECONDS
        while until.encode() not in shown and time.monotonic() < end:
            if not select.select([self.process.stdout], [], [], 0.1)[0]:
                continue
            piece = os.read(self.process.stdout.fileno(), 1 << 16)
            if not piece:
                break
            shown += piece
        return shown.decode("utf-8", "replace")


def stub_program(folder: Path) -> None:
    """Make a program `search` that completes as ours does, and else shows its arguments."""
    program = "import sys; sys.argv[0] = 'search'; from search.main import main; main()"
    file = folder / "search"
    file.write_text(
        "#!/bin/sh\n"
        f'if [ -n "$_SEARCH_COMPLETE" ]; then exec \'{sys.executable}\' -c "{program}" "$@"; fi\n'
        "printf '<%s>' \"$@\"; printf '<end>\\n'\n"
    )
    file.chmod(0o755)


@contextmanager
def interactive_shell(
    name: str, script: str, home: Path, environment: Mapping[str, str]
) -> Iterator[InteractiveShell]:
    """Start a shell that has read a script, and end it after the block.

    Args:
        name: `bash`, `zsh` or `fish`.
        script: Commands of that shell.
        home: A folder, where it runs.
        environment: Its variables.
    """
    file, content = _STARTS[name]
    (home / file).write_text(content.format(prompt=PROMPT, script=script))
    arguments = {
        "bash": ["bash", "--noprofile", "--rcfile", str(home / file), "-i"],
        "zsh": ["zsh", "-i"],
        "fish": ["fish", "--no-config", "-i", "-C", f"source {home / file}"],
    }[name]
    variables = {**environment, "HOME": str(home), "ZDOTDIR": str(home), "TERM": "dumb"}
    with subprocess.Popen(
        [sys.executable, "-c", _IN_TERMINAL, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=home,
        env=variables,
    ) as process:
        try:
            shell = InteractiveShell(process)
            shell.shown(PROMPT)
            yield shell
        finally:
            process.kill()  # the terminal goes with it, and the shell in it
