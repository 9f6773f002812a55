"""Read mails that a test writes."""

from __future__ import annotations

from index.readers import mail
from index.readers.mail import Part
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from tests.support.read_files import only_article

TEXT = "Le bac de Rosette a repris ses traversées jeudi matin, après onze jours d’arrêt."
"""A text that may be an article."""


def read(content: bytes | str, name: str = "a.eml") -> list[Part]:
    """Return what a file of mail holds."""
    data = content.encode() if isinstance(content, str) else content
    return list(mail.read(Material(name, data)))


def read_article(headers: str = "", text: str = TEXT) -> RawArticle:
    """Return the article of a mail with these headers."""
    return only_article(read(f"X-Mailer: aucun\n{headers}\n\n{text}\n"))


def multipart(*parts: str, kind: str = "mixed") -> str:
    """Return a mail of several parts, each with its own headers.

    Args:
        parts: The headers and the content of each part.
        kind: The subtype of multipart, such as `alternative`.
    """
    pieces = "".join(f"--x\n{part}\n" for part in parts)
    headers = "Subject: Le bac\nFrom: a@b.example\nMIME-Version: 1.0"
    return f"{headers}\nContent-Type: multipart/{kind}; boundary=x\n\n{pieces}--x--\n"
