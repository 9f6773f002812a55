"""What the first bytes of a file say it is, where its suffix lies or is missing."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from typing import Final

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.encoding import decoded, refuse_binary

_TAR = slice(257, 262)  # where a tar archive says "ustar"
_TEXTS: Final = frozenset({"text", "markdown", "html", "json", "jsonl", "table", "feed", "mail"})

_PLAIN = re.compile(rb"(?![<{\[\s\xef\xfe\xff]|.?\0|From |[A-Za-z-]+:[ \t])", re.DOTALL)

# What stands before the first element that matters: declarations, comments, a document type with what it defines.
_PROLOGUE = r"(?:\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+"
_DOCTYPE = re.compile(
    _PROLOGUE + r"<!doctype\s+(?P<name>[\w:]+)[^>\[]*+(?:\[[^\]]*+\]\s*)?>", re.IGNORECASE
)
_ROOT = re.compile(_PROLOGUE + r"<(?P<name>[a-zA-Z][\w:.-]*+)(?=[\s>/])")
_FEEDS: Final = frozenset({"rss", "feed", "rdf"})
_PAGE: Final = frozenset({"html", "head", "body"})
_PIECES_OF_A_PAGE: Final = frozenset(
    "article blockquote div figure h1 h2 h3 header main ol p section span table title ul".split()  # noqa: SIM905
)
_OBJECT = re.compile(r'\s*+(?:\[\s*+)?\{\s*+(?:"[^"\n]{1,200}"\s*+:|\}\s*+\Z)')
_LIST_OF_OBJECTS = re.compile(r"\s*+\[\s*+\{")
_OBJECT_OF_MANY_LINES = re.compile(r"\s*+\{[ \t]*\n")
_HEADERS = re.compile(
    r"(?:From [^\n]*\n)?+(?:[A-Za-z][A-Za-z0-9-]{1,60}:(?:[ \t]\S[^\n]*+|[ \t]*+)\n(?:[ \t]+\S[^\n]*+\n)*+){3,}+"
)
_SENDER = re.compile(r"^From:[ \t]", re.MULTILINE | re.IGNORECASE)
_SENT = re.compile(
    r"^(?:Message-ID|MIME-Version|Received|Return-Path|DKIM-Signature):",
    re.MULTILINE | re.IGNORECASE,
)
_TAG_OR_REFERENCE = re.compile(r"<[a-zA-Z!/?]|&#?\w{1,32};")


def sniffed(head: bytes, expected: str) -> str:
    """The format of a file, by the name of its reader's module.

    Args:
        head: The first bytes, decompressed.
        expected: What its suffix says, believed unless the bytes say otherwise.

    Raises:
        UnreadableFile: It is of a format that is not read; the message says which.
    """
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head[_TAR] == b"ustar":
        return "tar"
    if b"%PDF-" in head[:1024] and (expected == "pdf" or head.lstrip().startswith(b"%PDF-")):
        return "pdf"
    if expected not in _TEXTS and not head.lstrip(BOM_UTF8 + b" \t\r\n").startswith(b"<"):
        return expected
    text = _text(head, expected)
    return _markup(text, expected) or _data(text, expected) or expected


def _text(head: bytes, expected: str) -> str:
    """The first characters; none of what can be nothing but plain text."""
    if expected == "jsonl" and head.startswith(
        (b"{", b"[")
    ):  # one line may be binary, and the others be read
        return head.decode("utf-8", "replace")
    if expected == "text" and _PLAIN.match(head):
        refuse_binary(head)
        return ""
    return "".join(decoded([head]))


def _markup(text: str, expected: str) -> str | None:
    """The format of what begins with an element; "text" for a page that has none."""
    doctype = _DOCTYPE.match(text)
    root = _ROOT.match(text, doctype.end() if doctype else 0)
    name = (root or doctype or {"name": ""})["name"].lower()
    if name.partition(":")[0] in _FEEDS:
        return "feed"
    if name in _PAGE or (doctype and doctype["name"].lower() == "html"):
        return expected if expected == "mail" else "html"
    if name == "svg":
        raise UnreadableFile("file-not-text", format=Message.of("format-svg"))
    if name in _PIECES_OF_A_PAGE and expected in {"text", "feed", "pdf", "json", "jsonl", "table"}:
        return "html"
    if text.lstrip().startswith("<?xml") and expected in {"text", "html"}:
        return "feed"
    return (
        "text" if expected == "html" and not name and not _TAG_OR_REFERENCE.search(text) else None
    )


def _data(text: str, expected: str) -> str | None:
    """The format of what begins as JSON or a mail does."""
    if _OBJECT.match(text):
        pieces = _LIST_OF_OBJECTS.match(text) or _OBJECT_OF_MANY_LINES.match(text)
        return "json" if expected != "jsonl" or pieces else "jsonl"
    if (
        (headers := _HEADERS.match(text))
        and _SENDER.search(headers[0])
        and _SENT.search(headers[0])
    ):
        return "mail"
    return None
