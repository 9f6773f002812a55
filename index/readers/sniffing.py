"""Tell the format of a file from its first bytes, where its suffix is wrong or missing."""

from __future__ import annotations

import re
from codecs import BOM_UTF8

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.messages import Message
from index.readers import formats
from index.readers.encoding import WIDE_BOMS, decode_blocks, refuse_binary
from index.readers.formats import Format
from index.readers.limits import SNIFFED_BYTES
from index.readers.material import Material
from index.readers.signatures import SIGNATURE_BYTES

_SPACE_OR_BOM = BOM_UTF8 + b" \t\r\n"

_PLAIN = lazy_pattern(rb"(?![<{\[\s\xef\xfe\xff]|.?\0|From |[A-Za-z-]+:[ \t])", re.DOTALL)
"""The start of a text that can be neither markup, nor JSON, nor a mail, nor UTF-16.

It has none of these: a bracket or white space, the first byte of a byte order mark, a NUL among the
first two bytes, or the first header of a mail.
"""

_PROLOGUE = r"(?:\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+"
"""Declarations and comments before the first element."""

_DOCTYPE = lazy_pattern(
    _PROLOGUE + r"<!doctype\s+(?P<name>[\w:]+)[^>\[]*+(?:\[[^\]]*+\]\s*)?>", re.IGNORECASE
)
_ROOT = lazy_pattern(_PROLOGUE + r"<(?P<name>[a-zA-Z][\w:.-]*+)(?=[\s>/])")

_PAGE_ROOTS = frozenset({"html", "head", "body"})
_PAGE_PARTS = frozenset(
    "article blockquote div figure h1 h2 h3 header main ol p section span table title ul".split()  # noqa: SIM905
)
"""Elements that a web page begins with if only a part of it was saved."""

_MISTAKEN_FOR_PAGE_PARTS = frozenset({"text", "feed", "pdf", "json", "jsonl", "table"})
"""Formats whose files are web pages if they begin with a part of one. Markdown may do so."""

_HTML_TAG = lazy_pattern(r"<(?:div|h[1-6]|img|span|ul|ol|li|br|a)[\s>]", re.IGNORECASE)
"""A tag that is hardly used but in web pages, among the elements that other XML has too."""

_OBJECT = lazy_pattern(r'\s*+(?:\[\s*+)?\{\s*+(?:"[^"\n]{1,200}"\s*+:|\}\s*+\Z)')
"""The start of a JSON object, alone or in a list: its first key, or its end and that of the text."""

_LIST_OF_OBJECTS = lazy_pattern(r"\s*+\[\s*+\{")
_OBJECT_OF_MANY_LINES = lazy_pattern(r"\s*+\{[ \t]*\n")

_HEADERS = lazy_pattern(
    r"(?:From [^\n]*\n)?+"
    r"(?:[A-Za-z][A-Za-z0-9-]{1,60}:(?:[ \t]\S[^\n]*+|[ \t]*+)\n(?:[ \t]+\S[^\n]*+\n)*+){3,}+"
)
"""Three headers or more, each with the indented lines that continue it.

Above them, a mailbox has a line that begins with `From `.
"""

_SENDER = lazy_pattern(r"^From:[ \t]", re.MULTILINE | re.IGNORECASE)
_ADDED_BY_MAIL_PROGRAM = lazy_pattern(
    r"^(?:Message-ID|MIME-Version|Received|Return-Path|DKIM-Signature):",
    re.MULTILINE | re.IGNORECASE,
)
"""Headers that a mail has once it is sent. Notes with "From:" and "To:" at their top have none."""

_TAG_OR_REFERENCE = lazy_pattern(r"<[a-zA-Z!/?]|&#?\w{1,32};")


def sniff(material: Material, head: bytes, expected: Format) -> Format:
    """Tell the format of a file.

    Args:
        material: The file, decompressed.
        head: Its first bytes.
        expected: The format that its suffix tells, which is right unless the bytes say otherwise.

    Raises:
        UnreadableFile: It has a format that is not read.
    """
    recognised = _format_by_magic(head, expected)
    if recognised is not None:
        return _format_by_zip_member(material, recognised, expected)
    # a web page or a feed may have the name of a binary file: a PDF file that was not there
    if not expected.is_text and not head.lstrip(_SPACE_OR_BOM).startswith(b"<"):
        return expected
    text = _first_characters(head, expected.name)
    name = _markup_format(text, expected.name) or _data_format(text, expected.name) or expected.name
    signed = _signed_format(material, head, name)
    if signed is None and (expected.name, name) == ("ole", "html"):
        name = "excel-page"  # many programs name a table for Excel so
    return signed or formats.FORMATS.named(name)


def _signed_format(material: Material, head: bytes, name: str) -> Format | None:
    """Return the format whose signature a file has; None if it has none.

    Args:
        material: The file, decompressed.
        head: Its first bytes.
        name: The name of the format that it has otherwise.
    """
    candidates = formats.FORMATS.signed.get(name)
    if not candidates:
        return None
    start = head if len(head) < SNIFFED_BYTES else material.head(SIGNATURE_BYTES)
    if start.startswith(WIDE_BOMS):
        start = "".join(decode_blocks([start])).encode()
    for needle, signature, candidate in candidates:
        if needle in start and signature.is_in(start):
            return candidate
    return None


def _format_by_magic(head: bytes, expected: Format) -> Format | None:
    """Return the format whose magic bytes are among the first bytes; None if there is none."""
    for magic, candidate in formats.FORMATS.by_magic:
        if magic.is_in(head, is_expected=candidate == expected):
            return candidate
    return None


def _format_by_zip_member(material: Material, recognised: Format, expected: Format) -> Format:
    """Return the format of a zip archive, told from the names of the files that it holds.

    A file of another format, or an archive without a telling name in it, is what it was recognised
    as. A document whose main part has an unusual name, and one whose names cannot be read, is what
    its suffix tells.
    """
    candidates = formats.FORMATS.by_zip_member
    if recognised.name != "zip" or not candidates:
        return recognised
    from index.readers.archives.zip import member_names  # late: few files are archives

    names = member_names(material)
    for member, candidate in candidates.items():
        if member in names:
            return candidate
    is_document = not names or formats.unread_zip_message(names) is not None
    return expected if expected.zip_member and is_document else recognised


def _first_characters(head: bytes, expected: str) -> str:
    """Decode the first bytes of a file, to look for markup, JSON or a mail in them.

    Returns:
        The characters; none if the file can only be plain text.

    Raises:
        UnreadableFile: It is not text.
    """
    if expected == "jsonl" and head.startswith((b"{", b"[")):
        # one line may be binary while the others can be read
        return head.decode("utf-8", "replace")
    if expected == "text" and _PLAIN.match(head):
        refuse_binary(head)
        return ""
    return "".join(decode_blocks([head]))


def _markup_format(text: str, expected: str) -> str | None:
    """Return the name of the format of text that begins with an element.

    Args:
        text: The first characters of a file.
        expected: The name of the format that its suffix tells.

    Returns:
        The name; None if the element, or its absence, speaks for no other format.

    Raises:
        UnreadableFile: It is a drawing.
    """
    doctype = _element_name(_DOCTYPE.match(text))
    name = _root_name(text) or doctype
    of_root = formats.FORMATS.by_root.get(name.rpartition(":")[2])
    if of_root:
        return of_root
    if name in _PAGE_ROOTS or doctype == "html":
        return "mail" if expected == "mail" else "html"
    if name == "svg":
        raise UnreadableFile("file-not-text", format=Message.of("format-svg"))
    if name in _PAGE_PARTS and _may_be_page_part(text, expected):
        return "html"
    if text.lstrip().startswith("<?xml") and expected in {"text", "html"}:
        return "xml"
    # a page without any markup is plain text
    if expected == "html" and not name and not _TAG_OR_REFERENCE.search(text):
        return "text"
    return None


def _may_be_page_part(text: str, expected: str) -> bool:
    """Return True if a text that begins with a part of a web page is one, whatever its suffix."""
    if expected == "xml":
        return not text.lstrip().startswith("<?xml") and _HTML_TAG.search(text) is not None
    return expected in _MISTAKEN_FOR_PAGE_PARTS


def _root_name(text: str) -> str:
    """Return the name of the first element, in lower case; an empty text if there is none."""
    doctype = _DOCTYPE.match(text)
    start = doctype.end() if doctype else 0
    return _element_name(_ROOT.match(text, start))


def _element_name(element: re.Match[str] | None) -> str:
    """Return the group `name` of a match in lower case; an empty text without a match."""
    return element["name"].lower() if element else ""


def _data_format(text: str, expected: str) -> str | None:
    """Return the name of the format of text that begins as JSON or a mail does; None if it is none.

    A file that should be JSON Lines is JSON if it is a list, or if its first object has several
    lines.
    """
    if _OBJECT.match(text):
        if expected != "jsonl":
            return "json"
        is_json = _LIST_OF_OBJECTS.match(text) or _OBJECT_OF_MANY_LINES.match(text)
        return "json" if is_json else "jsonl"
    headers = _HEADERS.match(text)
    if headers and _SENDER.search(headers[0]) and _ADDED_BY_MAIL_PROGRAM.search(headers[0]):
        return "mail"
    return None
