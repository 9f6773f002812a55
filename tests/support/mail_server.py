"""A small server for mails on this machine, which keeps what it is sent."""

from __future__ import annotations

import socketserver
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from threading import Thread
from typing import Any


class MailServer(socketserver.ThreadingTCPServer):
    """A server that takes mails by SMTP (RFC 5321).

    Attributes:
        mails: The mails that it has taken.
        logins: What clients have sent to log in.
        refuses: The number of mails that it refuses before it takes any.
        vanishes: True to take mails and to end the connection before it says so.
        repeats: True to refuse passwords, and to say what was sent.
        tls: How it encrypts; None without encryption.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.mails: list[EmailMessage] = []
        self.logins: list[str] = []
        self.refuses = 0
        self.vanishes = False
        self.repeats = False
        self.tls: ssl.SSLContext | None = None

    @property
    def port(self) -> int:
        """Its port."""
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    """One client, to which it answers line by line."""

    server: MailServer

    def handle(self) -> None:
        self._say("220 ready")
        while line := self.rfile.readline().decode("utf-8", "replace").strip():
            verb = line.split()[0].upper()
            if verb == "EHLO":
                extensions = ["here", "SMTPUTF8", "8BITMIME", "AUTH PLAIN"]
                extensions += ["STARTTLS"] if self.server.tls else []
                self._say("\r\n".join(f"250-{each}" for each in extensions) + "\r\n250 OK")
            elif verb == "STARTTLS" and self.server.tls:
                self._say("220 go on")
                self._encrypt(self.server.tls)
            elif verb == "AUTH":
                self.server.logins.append(line)
                self._say(f"535 refused: {line}" if self.server.repeats else "235 welcome")
            elif verb == "DATA":
                if not self._take():
                    return
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 OK")

    def finish(self) -> None:
        super().finish()
        self.request.close()

    def _take(self) -> bool:
        """Take a mail or refuse it; return False to end the connection without a word."""
        self._say("354 go on")
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))
        if self.server.refuses:
            self.server.refuses -= 1
            self._say("451 try later")
            return True
        mail: Any = message_from_bytes(b"".join(lines), policy=policy.default)
        self.server.mails.append(mail)
        if self.server.vanishes:
            return False
        self._say("250 taken")
        return True

    def _encrypt(self, context: ssl.SSLContext) -> None:
        self.request = context.wrap_socket(self.request, server_side=True)
        self.rfile = self.request.makefile("rb")
        self.wfile = self.request.makefile("wb", 0)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Run a server until the context ends."""
    with MailServer() as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def encryption(folder: Path, openssl: str) -> tuple[ssl.SSLContext, Path]:
    """Return the context of a server with a certificate of its own, and the file of that."""
    import subprocess

    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subject = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1")
    command = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject)
    files = ("-keyout", str(key), "-out", str(certificate))
    subprocess.run([openssl, *command, *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context, certificate
