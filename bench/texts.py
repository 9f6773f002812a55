"""Read and write the texts of benchmarks: files of JSON Lines, plain or compressed with xz."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO, TypeVar

FILES_PER_FOLDER = 1000

Record = dict[str, Any]
"""An article as a line of JSON holds it."""
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Text:
    """The part of an article that is indexed. The title may be empty."""

    id: str
    title: str
    body: str


def read_records(file: Path) -> Iterator[Record]:
    """Yield the records of a file of JSON Lines, which xz may have compressed."""
    with _open(file) as lines:
        for line in lines:
            yield json.loads(line)


def _open(file: Path) -> TextIO:
    """Open a text file, which is compressed if its name ends in `.xz`."""
    if file.suffix == ".xz":
        return lzma.open(file, "rt", encoding="utf-8")
    return file.open(encoding="utf-8")


def read_texts(file: Path) -> Iterator[Text]:
    """Yield the texts of a file of JSON Lines."""
    for record in read_records(file):
        title = record.get("title") or ""
        body = record.get("body") or ""
        yield Text(record["id"], title, body)


def count_bytes(texts: Iterable[Text]) -> int:
    """Return the bytes of the titles and bodies of texts."""
    return sum(len((text.title + text.body).encode()) for text in texts)


def spread(items: Sequence[Item], number: int) -> Sequence[Item]:
    """Return at least `number` items at regular intervals, or all if there are fewer."""
    step = max(len(items) // number, 1)
    return items[::step]


def write_records(records: Iterable[Record], file: Path) -> None:
    """Write records as JSON Lines."""
    with file.open("w", encoding="utf-8") as lines:
        for record in records:
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")


def text_record(text: Text) -> Record:
    """Return the record that `search index` reads a text from."""
    return {"id": text.id, "title": text.title, "body": text.body}


def write_text_files(texts: Iterable[Text], folder: Path) -> None:
    """Write each article as a text file, about a thousand in a folder."""
    for number, text in enumerate(texts, 1):
        subfolder = folder / f"{number // FILES_PER_FOLDER:03}"
        subfolder.mkdir(parents=True, exist_ok=True)
        (subfolder / f"{text.id}.txt").write_text(f"{text.title}\n\n{text.body}\n", "utf-8")
