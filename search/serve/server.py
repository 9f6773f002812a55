"""Listen on an address, and answer until the user ends the program."""

from __future__ import annotations

import socket
from functools import partial

import uvicorn
from uvicorn.supervisors import Multiprocess

from index.errors import InputError
from search.serve.app import make_app
from search.serve.settings import USUAL_PORT, ServeSettings

NEXT_PORTS = 20
"""Ports from the usual one on that are tried if other programs have them."""
BACKLOG = 128
"""Connections that wait to be accepted."""
GOODBYE_SECONDS = 2
"""Seconds that answers under way get to end, once the user has ended the program."""
MAX_HEAD_BYTES = 64_000
"""Bytes of the head of a request. The guard refuses addresses that are far shorter, and says why."""


def listen(settings: ServeSettings) -> socket.socket:
    """Return a socket that listens: on the port of the settings, or on the first that is free.

    Raises:
        InputError: The port is taken, or the address is none of this machine.
    """
    ports = range(USUAL_PORT, USUAL_PORT + NEXT_PORTS)
    if settings.port is not None:
        ports = range(settings.port, settings.port + 1)
    fault: OSError | None = None
    for port in ports:
        try:
            return _bound(settings.host, port)
        except OSError as error:
            fault = error
    reason = fault.strerror if fault else None
    raise InputError("address-taken", host=settings.host, port=ports[0], reason=reason)


def local_address(settings: ServeSettings, listening: socket.socket) -> str:
    """Return the address at which people at this machine find the pages."""
    port = listening.getsockname()[1]
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{port}{settings.prefix}/"


def run(settings: ServeSettings, listening: socket.socket) -> None:
    """Answer requests until an interrupt, in as many processes as the settings say."""
    config = uvicorn.Config(
        partial(make_app, settings),
        factory=True,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=settings.behind_proxy,
        h11_max_incomplete_event_size=MAX_HEAD_BYTES,
        timeout_graceful_shutdown=GOODBYE_SECONDS,
        workers=settings.workers,
    )
    if settings.workers == 1:
        uvicorn.Server(config).run(sockets=[listening])
    else:
        Multiprocess(config, sockets=[listening]).run()


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket that is bound to an address.

    Raises:
        OSError: The address is taken, or none of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends the end of an answer at once, without waiting for the client, only if it sees TCP
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening
