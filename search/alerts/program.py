"""Hand alerts to a program."""

from __future__ import annotations

import subprocess

from msgspec import Struct, json

from index.errors import InputError
from search.alerts.alert import Alert

SECONDS = 300.0
"""The time that a program may take for one alert."""


class Program(Struct, frozen=True):
    """A program that reads an alert as JSON from its standard input.

    Attributes:
        command: The program and its arguments, which no shell sees.
        typed: The command as it was typed.
    """

    command: tuple[str, ...]
    typed: str

    @property
    def label(self) -> str:
        """The command as it was typed."""
        return f"exec:{self.typed}"

    @property
    def most(self) -> int | None:
        """A program takes any number of articles."""
        return None

    def send(self, alert: Alert) -> None:
        """Run the program, and wait for its end. It has taken the alert if it exits with 0.

        Raises:
            InputError: It cannot be run, takes too long, or exits with another status.
        """
        line = json.encode(alert.as_dict()) + b"\n"
        try:
            done = subprocess.run(self.command, input=line, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise InputError(
                "alert-program-slow", program=self.command[0], seconds=int(SECONDS)
            ) from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise InputError(
                "alert-program-unusable", program=self.command[0], reason=reason
            ) from error
        if done.returncode:
            raise InputError(
                "alert-program-failed", program=self.command[0], status=done.returncode
            )
