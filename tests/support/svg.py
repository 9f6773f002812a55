"""Read pictures back."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"


def parsed(markup: str) -> ET.Element:
    """Parse a picture; one that is not well-formed fails the test."""
    return ET.fromstring(markup)


def with_class(root: ET.Element, name: str) -> list[ET.Element]:
    """Return the elements of a class, in their order."""
    return [node for node in root.iter() if name in node.get("class", "").split()]


def texts(root: ET.Element) -> Iterator[str]:
    """Yield what is written in a picture."""
    for node in root.iter(f"{SVG}text"):
        yield node.text or ""


def child_text(root: ET.Element, name: str) -> str:
    """Return the text of a child, such as `title` or `desc`."""
    return root.findtext(f"{SVG}{name}") or ""
