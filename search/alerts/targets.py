"""Read the places that alerts are sent to, as users write them."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

from index.errors import InputError
from index.lazy_pattern import lazy_pattern
from search.alerts.alert import Target
from search.alerts.feed_file import FeedFile
from search.alerts.mail import Mailbox
from search.alerts.mail_server import MailServer
from search.alerts.program import Program

KINDS = ("mailto:", "atom:", "exec:")
"""The beginnings of what names a place."""

_ADDRESS = lazy_pattern(
    r"[^\s@,;<>()\[\]\\\"\x00-\x1f\x7f]{1,64}@[^\s@,;<>()\[\]\\\"\x00-\x1f\x7f]{1,255}"
)
"""One address of a mailbox, without a name before it."""


def read_target(text: str, find_server: Callable[[], MailServer]) -> Target:
    """Read a place: `mailto:anna@example.org`, `atom:FILE`, `exec:PROGRAM ARGUMENTS`.

    Args:
        text: The place as it was typed.
        find_server: Finds the server for mails, if the place is a mailbox.

    Raises:
        InputError: It is no such place.
    """
    kind, _, value = text.partition(":")
    readers: Mapping[str, Callable[[str], Target]] = {
        "mailto": lambda address: Mailbox(_mail_address(address), find_server()),
        "atom": lambda path: FeedFile(Path(path)),
        "exec": _program,
    }
    if kind not in readers or not value.strip():
        raise InputError("alert-target-unknown", target=text, kinds=KINDS)
    return readers[kind](value.strip())


def _mail_address(text: str) -> str:
    """Return an address of a mailbox.

    Raises:
        InputError: It is none.
    """
    address = unquote(text)
    if not _ADDRESS.fullmatch(address):
        raise InputError("mail-address-unreadable", address=address)
    return address


def _program(typed: str) -> Program:
    """Split a command into its words as a shell would, which never sees it.

    Raises:
        InputError: A quote in it is not closed.
    """
    try:
        command = tuple(shlex.split(typed))
    except ValueError as error:
        raise InputError("alert-program-unreadable", command=typed) from error
    return Program(command, typed)
