"""Write texts as parts of XML, whatever characters they have."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from index.lazy_pattern import lazy_pattern

_ILLEGAL = lazy_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""
_SPACES = lazy_pattern("[ \t\r\n]{2,}|[\t\r\n]")
"""White space of XML that is not just one space. A no-break space is a character of the text."""


def element(name: str, text: str = "", **attributes: str) -> str:
    """Return an element with a text in one line. Attributes without a value are left out."""
    given = [f" {key}={quoteattr(_legal(value))}" for key, value in attributes.items() if value]
    opening = f"{name}{''.join(given)}"
    content = _one_line(escape(_legal(text)))
    return f"<{opening}>{content}</{name}>" if content else f"<{opening}/>"


def elements(name: str, text: str) -> list[str]:
    """Return an element for each line of a text that is not blank."""
    lines = map(_one_line, escape(_legal(text)).split("\n"))
    return [f"<{name}>{line}</{name}>" for line in lines if line]


def around(name: str, *parts: str) -> str:
    """Return an element around others, each in a line of its own; nothing around nothing."""
    inside = "\n".join(filter(None, parts))
    return f"<{name}>\n{inside}\n</{name}>" if inside else ""


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def _legal(text: str) -> str:
    """Return a text with spaces for the characters that XML cannot have."""
    return _ILLEGAL.sub(" ", text)
