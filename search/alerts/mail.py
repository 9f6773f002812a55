"""Send alerts by mail."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from uuid import UUID

from msgspec import Struct

from search.alerts.alert import Alert
from search.alerts.mail_server import MailServer

MAX_ARTICLES = 200
"""Articles of one mail. More of them come in several."""


class Mailbox(Struct, frozen=True):
    """The mailbox of somebody who is alerted.

    Attributes:
        address: Its address.
        server: The server that sends the mails.
    """

    address: str
    server: MailServer

    @property
    def label(self) -> str:
        """Its address as a link has it."""
        return f"mailto:{self.address}"

    @property
    def most(self) -> int | None:
        """The number of articles that one mail may have."""
        return MAX_ARTICLES

    def send(self, alert: Alert) -> None:
        """Send an alert as a mail.

        Mails about the same articles have the same Message-ID. So mailboxes can tell one that is sent
        again, since the server could not say that it had taken the first.

        Raises:
            InputError: The server cannot be reached, or refuses it.
        """
        sender = self._sender
        mail = EmailMessage()
        mail["Subject"] = alert.subject
        mail["From"] = sender
        mail["To"] = self.address
        mail["Date"] = format_datetime(datetime.now(UTC))
        mail["Message-ID"] = f"<{UUID(alert.urn)}@{sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no machine answers it
        mail.set_content(alert.text())
        self.server.send(mail, sender, self.address)

    @property
    def _sender(self) -> str:
        """The address that the mail comes from."""
        user = self.server.user
        return self.server.sender or (user if "@" in user else self.address)
