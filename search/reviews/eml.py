"""Write a press review as a mail that a program for mails opens as a draft."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from index.messages import Language
from search.reviews import html, text
from search.reviews.review import Review
from search.reviews.wording import Wording


def write(review: Review, language: Language) -> bytes:
    """Return the mail, as text and as HTML, without sender and recipient."""
    mail = EmailMessage()
    mail["Subject"] = Wording(review, language).title
    mail["Date"] = format_datetime(datetime.now(UTC))
    mail["X-Unsent"] = "1"  # by this, Outlook and others open it to be sent
    mail.set_content(text.write(review, language).decode())
    mail.add_alternative(html.write(review, language).decode(), subtype="html")
    return mail.as_bytes(policy=SMTP)
