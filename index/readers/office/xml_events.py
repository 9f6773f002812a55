"""Read XML as a stream of events, in bounded memory.

Names have neither prefix nor namespace: office files of every origin share the names of elements,
while their namespaces differ between editions of the standards. Files that declare entities are
refused, so none is ever expanded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import IO, Any, NamedTuple, NoReturn
from xml.parsers import expat

from index.errors import UnreadableFile
from index.readers.limits import BLOCK_BYTES


class Start(NamedTuple):
    """The start of an element.

    Attributes:
        name: Its name.
        attributes: Its attributes by their names.
    """

    name: str
    attributes: Mapping[str, str]


class End(NamedTuple):
    """The end of an element.

    Attributes:
        name: Its name.
    """

    name: str


class Text(NamedTuple):
    """Text between two tags, or a piece of it.

    Attributes:
        text: The characters.
    """

    text: str


Event = Start | End | Text


def xml_events(stream: IO[bytes]) -> Iterator[Event]:
    """Yield the events of a file, those before a mistake included.

    Raises:
        UnreadableFile: It is not XML, or declares entities.
    """
    found: list[Event] = []
    parser = _parser(found)
    is_last = False
    while not is_last:
        block = stream.read(BLOCK_BYTES)
        is_last = not block
        try:
            parser.Parse(block, is_last)
        except expat.ExpatError as error:
            yield from found
            reason = str(error).partition(":")[0]
            raise UnreadableFile("xml-broken", reason=reason) from error
        yield from found
        found.clear()


def _parser(found: list[Event]) -> expat.XMLParserType:
    """Return a parser that adds the events it meets to a list."""

    def start(name: str, attributes: dict[str, str]) -> None:
        local = {_local(key): value for key, value in attributes.items()}
        found.append(Start(_local(name), local))

    def end(name: str) -> None:
        found.append(End(_local(name)))

    def text(characters: str) -> None:
        found.append(Text(characters))

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_entity
    return parser


def _refuse_entity(*_: Any) -> NoReturn:
    raise UnreadableFile("xml-declares-entities")


@lru_cache(maxsize=1 << 10)
def _local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]
