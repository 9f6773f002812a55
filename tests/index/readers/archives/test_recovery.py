"""Zip archives that are cut short are searched for their files."""

from __future__ import annotations

import io
import zipfile

import pytest

from index.errors import UnreadableFile
from index.readers import read
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.archive_writer import keys, reasons


def read_bytes(name: str, content: bytes) -> list[RawArticle | Problem]:
    """Read a file with this name and content."""
    return list(read(Material(name, content)))


@pytest.mark.parametrize("streamed", [True, False])
@pytest.mark.parametrize("kind", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_recovery_finds_the_files_of_a_zip_archive_without_its_list(
    kind: int, streamed: bool
) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return not streamed

        def seek(self, *_: int) -> int:
            raise OSError

    packed = Pipe() if streamed else io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        for key in ("a.txt", "été.txt", "c.txt"):
            archive.writestr(key, "Un texte.")
    whole = packed.getvalue()
    cut = whole[: whole.rfind(b"PK\x01\x02")]
    if streamed and kind == zipfile.ZIP_STORED:  # nothing tells where such a file ends
        with pytest.raises(UnreadableFile, match="the archive is damaged"):
            read_bytes("a.zip", cut)
        return
    items = read_bytes("a.zip", cut)
    assert keys(items) == ["a.txt", "été.txt", "c.txt"]
    assert "the archive is damaged" in reasons(items)[-1]
