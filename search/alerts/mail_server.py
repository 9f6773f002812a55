"""A server that sends mails, and the password for it."""

from __future__ import annotations

import smtplib
import ssl
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from index.errors import InputError

PREFIX = "SEARCH_SMTP_"
"""The start of the names of the environment variables."""
SECONDS = 30.0
"""The time that a server may take for each of its answers."""
_PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}
"""The usual port of each kind of address: encrypted at once, encrypted before anything is said, or not."""

_HIDDEN = "…"
"""Stands for a password."""
_ACCEPTED = 235
"""The answer of a server to a right password."""


class MailServer(Struct, frozen=True):
    """A server that sends mails. Its password never shows in texts.

    Attributes:
        scheme: `smtps` for TLS, `smtp` for STARTTLS, `smtp+plain` for no encryption.
        host: Its name.
        port: Its port.
        user: The user; empty if anybody may send.
        password: The password of the user.
        sender: The address that mails come from; empty for that of the user or the recipient.
        withholds_password: True if there is a password that was given for another server.
    """

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""
    sender: str = ""
    withholds_password: bool = False

    def __repr__(self) -> str:
        return f"MailServer({self.address!r}, user={self.user!r})"

    @classmethod
    def of_environment(cls, environment: Mapping[str, str], address: str = "") -> MailServer:
        """Read a server and the password for it.

        A password of the environment belongs to the server of the environment. It is sent to
        another one only if the environment names none.

        Args:
            environment: `SEARCH_SMTP_URL`, `_USER`, `_PASSWORD` and `_FROM`.
            address: The address of the server, such as `smtps://anna@mail.example.org`; by default
                that of the environment.

        Raises:
            InputError: There is no address, or it cannot be read.
        """
        usual = environment.get(f"{PREFIX}URL", "")
        if not address and not usual:
            raise InputError("mail-server-missing")
        server = _read(address or usual)
        is_other = bool(address and usual) and server.place != _read(usual).place
        password = environment.get(f"{PREFIX}PASSWORD", "")
        is_withheld = is_other and bool(password) and not server.password
        user = environment.get(f"{PREFIX}USER", "")
        return cls(
            server.scheme,
            server.host,
            server.port,
            user=server.user or ("" if is_other else user),
            password=server.password or ("" if is_other else password),
            sender=environment.get(f"{PREFIX}FROM", ""),
            withholds_password=is_withheld,
        )

    @property
    def place(self) -> tuple[str, int]:
        """The machine and the port."""
        return self.host, self.port

    @property
    def address(self) -> str:
        """The address of the server, without secrets."""
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def is_exposed(self) -> bool:
        """True if others can read the password on its way to another machine."""
        return bool(self.password) and self.scheme == "smtp+plain" and not self._is_here

    @property
    def _is_here(self) -> bool:
        return self.host in {"localhost", "::1"} or self.host.startswith("127.")

    def send(self, mail: EmailMessage, sender: str, recipient: str) -> None:
        """Send a mail to one recipient, and return when the server has taken it.

        Raises:
            InputError: The server cannot be reached, or refuses it.
        """
        try:
            with self._connected() as smtp:
                if self.user:
                    self._log_in(smtp)
                smtp.send_message(mail, sender, [recipient])
        except (smtplib.SMTPException, OSError, ValueError) as error:
            reason = self._without_password(_reason(error))
            raise InputError("mail-unsent", server=self.address, reason=reason) from error

    def _without_password(self, said: str) -> str:
        """Return what a server said without the password, which some repeat as they were sent it."""
        whole = f"\0{self.user}\0{self.password}"
        sent = (b64encode(text.encode()).decode() for text in (whole, self.password))
        for secret in (*sent, self.password):
            said = said.replace(secret, _HIDDEN) if self.password else said
        return said

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        """Say who sends the mail. Python itself sends no password with accents."""
        if self.user.isascii() and self.password.isascii():
            smtp.login(self.user, self.password)
            return
        # RFC 4616: they are in UTF-8
        credentials = b64encode(f"\0{self.user}\0{self.password}".encode()).decode()
        code, said = smtp.docmd("AUTH", f"PLAIN {credentials}")
        if code != _ACCEPTED:
            raise smtplib.SMTPAuthenticationError(code, said)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        """Connect to the server, encrypted unless its address says otherwise.

        A server on this machine may have no encryption. From any other, it is demanded.
        """
        context = ssl.create_default_context()
        if self.scheme == "smtps":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=SECONDS, context=context
            )
        else:
            smtp = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        try:
            smtp.ehlo()
            if self.scheme == "smtp" and not (self._is_here and not smtp.has_extn("starttls")):
                smtp.starttls(context=context)
            yield smtp
            # the mail is taken: what comes after that does not matter
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()
        finally:
            smtp.close()


def _read(address: str) -> MailServer:
    """Read an address: `smtps://anna@mail.example.org`, `smtp://mail.example.org:587`.

    Raises:
        InputError: It is none. The message does not repeat it: it may hold a password.
    """
    try:
        parts = urlsplit(address if "://" in address else f"smtp://{address}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise InputError("mail-server-unreadable") from None
    if parts.scheme not in _PORTS or not host:
        raise InputError("mail-server-unreadable")
    return MailServer(
        parts.scheme,
        host,
        port or _PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def _reason(error: Exception) -> str:
    """Say in one line why a mail was not sent, without what may hold the password."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return f"{error.smtp_code} {text}"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        refusals = (
            f"{code} {text.decode('utf-8', 'replace')}" for code, text in error.recipients.values()
        )
        return ", ".join(refusals)
    return getattr(error, "strerror", None) or str(error)
