"""The file of an article is given back as it is, and no file outside the folders of the index."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from index.article import Article
from index.engines.base import EMBEDDED
from index.errors import InputError, UnreadableFile
from index.files.roots import Root
from index.readers import Limits
from index.readers.limits import MAX_MEMORY_BYTES
from search import Archive
from search.originals import find_original, media_type
from tests.support.indexed_folder import IndexedFolder

TEXT = "La Gazette\n\nLe phare éclaire la passe du port."


@pytest.fixture(params=EMBEDDED)
def any_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    return IndexedFolder.empty(tmp_path, request.param)


@pytest.fixture
def folder(tmp_path: Path) -> IndexedFolder:
    return IndexedFolder.empty(tmp_path)


def only_id(archive: Archive, word: str = "phare") -> str:
    (hit,) = archive.find(word).hits
    return hit.id


def content(indexed: IndexedFolder, word: str = "phare") -> tuple[str, bytes]:
    """Return the name and the bytes of the original of the only article that has a word."""
    with Archive(indexed.location) as archive:
        original = archive.original(only_id(archive, word))
    assert original
    with original.open() as stream:
        data = stream.read()
    assert len(data) == original.size
    return original.name, data


def zipped(**files: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return stream.getvalue()


def tarred(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


@pytest.mark.slow
def test_the_file_of_an_article_is_opened(any_folder: IndexedFolder) -> None:
    any_folder.put({"2019/a.txt": TEXT})
    any_folder.run()
    assert content(any_folder) == ("a.txt", TEXT.encode())
    with Archive(any_folder.location) as archive:
        assert archive.original("2019/b.txt") is None


def test_a_file_of_many_articles_is_given_whole(folder: IndexedFolder) -> None:
    folder.put({"a.jsonl": [{"id": "1", "body": "Le phare."}, {"id": "2", "body": "La digue."}]})
    folder.run()
    assert content(folder) == ("a.jsonl", (folder.folder / "a.jsonl").read_bytes())


@pytest.mark.parametrize(
    ("name", "archive"),
    [
        ("a.zip", zipped(lundi__une_txt=TEXT, mardi_txt="La digue tient.")),
        ("a.tar.gz", tarred("une.txt", TEXT.encode())),
        ("a.zip", zipped(lundi_zip=zipped(une_txt=TEXT), b_txt="Rien.")),
    ],
)
def test_the_file_in_an_archive_is_unpacked(
    folder: IndexedFolder, name: str, archive: bytes
) -> None:
    folder.put({name: archive})
    folder.run()
    assert content(folder) == ("une.txt", TEXT.encode())


def test_a_table_in_an_archive_is_given_whole(folder: IndexedFolder) -> None:
    table = "titre,texte\nUn,Le phare éclaire.\nDeux,La digue tient.\n"
    folder.put({"a.zip": zipped(une_csv=table)})
    folder.run()
    assert content(folder) == ("une.csv", table.encode())


def test_files_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    folder = IndexedFolder.empty(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("La digue tient bon.")
    folder.put({"a.txt": TEXT})
    folder.run(folder.folder, other)
    assert content(folder) == ("a.txt", TEXT.encode())
    assert content(folder, "digue")[1] == b"La digue tient bon."


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"a\nb.txt", b"a\\x41.txt", "été.txt".encode()])
def test_any_name_of_a_file_is_found(folder: IndexedFolder, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(folder.folder) + b"/" + name)).write_text(TEXT)
    folder.run()
    assert content(folder)[1] == TEXT.encode()


@pytest.fixture
def indexed(folder: IndexedFolder) -> IndexedFolder:
    folder.put({"2019/a.txt": TEXT})
    folder.run()
    return folder


def refusal(indexed: IndexedFolder) -> str:
    with Archive(indexed.location) as archive, pytest.raises(InputError) as caught:
        archive.original(only_id(archive))
    assert str(indexed.folder) not in str(caught.value)
    return caught.value.message.code


def test_a_file_that_is_gone_is_told(indexed: IndexedFolder) -> None:
    (indexed.folder / "2019/a.txt").unlink()
    assert refusal(indexed) == "original-gone"


@pytest.mark.parametrize("part", ["2019/a.txt", "2019"])
def test_a_link_out_of_the_folder_is_not_followed(
    indexed: IndexedFolder, tmp_path: Path, part: str
) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "a.txt").write_text("Un mot de passe.")
    (indexed.folder / part).rename(tmp_path / "moved")
    (indexed.folder / part).symlink_to(secret / "a.txt" if part.endswith("txt") else secret)
    assert refusal(indexed) == "original-outside"


def test_a_link_within_the_folder_is_followed(indexed: IndexedFolder) -> None:
    (indexed.folder / "2019").rename(indexed.folder / "2020")
    (indexed.folder / "2019").symlink_to(indexed.folder / "2020")
    assert content(indexed) == ("a.txt", TEXT.encode())


def test_a_pipe_in_the_place_of_a_file_is_refused(indexed: IndexedFolder) -> None:
    (indexed.folder / "2019/a.txt").unlink()
    os.mkfifo(indexed.folder / "2019/a.txt")
    assert refusal(indexed) == "original-gone"


def test_a_file_that_becomes_a_link_is_not_opened(indexed: IndexedFolder, tmp_path: Path) -> None:
    with Archive(indexed.location) as archive:
        original = archive.original(only_id(archive))
    (indexed.folder / "2019/a.txt").rename(tmp_path / "moved.txt")
    (indexed.folder / "2019/a.txt").symlink_to(tmp_path / "moved.txt")
    assert original
    with pytest.raises(OSError, match="symbolic links"):
        original.open()


@pytest.mark.parametrize("path", ["../outside.txt", "/etc/hostname", "2019/../../outside.txt"])
def test_a_path_that_leads_outside_is_refused(
    indexed: IndexedFolder, tmp_path: Path, path: str
) -> None:
    (tmp_path / "outside.txt").write_text("Un mot de passe.")
    with Archive(indexed.location) as archive:
        manifest = archive._index.opened.manifest
    forged = Article(id=path, path=path, title="", body="")
    with pytest.raises(InputError) as caught:
        find_original(forged, manifest.roots, indexed.location / manifest.generation)
    assert caught.value.message.code in {"original-outside", "original-gone"}


def test_only_the_files_of_a_root_of_single_files_are_given(folder: IndexedFolder) -> None:
    folder.put({"a.txt": TEXT, "b.txt": "La digue tient bon."})
    folder.run(folder.folder / "a.txt")
    assert content(folder)[1] == TEXT.encode()
    with Archive(folder.location) as archive:
        manifest = archive._index.opened.manifest
    other = Article(id="b.txt", path="b.txt", title="", body="")
    with pytest.raises(InputError):
        find_original(other, manifest.roots, folder.location / manifest.generation)


def test_an_archive_that_lost_the_article_is_told(folder: IndexedFolder) -> None:
    folder.put({"a.zip": zipped(une_txt=TEXT)})
    folder.run()
    folder.put({"a.zip": zipped(deux_txt=TEXT)})
    assert refusal(folder) == "original-not-in-archive"


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_a_large_file_in_an_archive_is_unpacked_up_to_the_limit(tmp_path: Path, name: str) -> None:
    text = TEXT * (MAX_MEMORY_BYTES // len(TEXT) + 1)
    archive = zipped(une_txt=text) if name == "a.zip" else tarred("une.txt", text.encode())
    (tmp_path / name).write_bytes(archive)
    article = Article(id=f"{name}#une.txt", path=name, title="", body="")
    roots = (Root(str(tmp_path)),)
    original = find_original(article, roots, tmp_path / "no-ledger", Limits())
    assert original.open().read() == text.encode()
    with pytest.raises(UnreadableFile):
        find_original(article, roots, tmp_path / "no-ledger", Limits(max_file_bytes=1 << 20))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.pdf", "application/pdf"),
        ("a.html", "text/html"),
        ("a.csv.gz", "application/gzip"),
        ("a.bz2", "application/x-bzip2"),
        ("sans suffixe", "application/octet-stream"),
    ],
)
def test_the_name_tells_the_media_type(name: str, expected: str) -> None:
    assert media_type(name) == expected
