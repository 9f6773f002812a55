"""Readers fetch the file that an article was read from, and no browser runs anything of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index import synchronise
from tests.support.articles import SEEDS, TODAY
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

PAGE = "2020-01-03-mort-soleimani.txt"


@pytest.mark.parametrize("address", [f"/original/{PAGE}", f"/api/v1/original/{PAGE}"])
def test_a_file_is_sent_as_it_is(site: TestClient, address: str) -> None:
    sent = site.get(address)
    assert sent.content == (SEEDS / PAGE).read_bytes()
    assert sent.headers["content-type"] == "application/octet-stream"
    assert sent.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert sent.headers["x-content-type-options"] == "nosniff"
    assert sent.headers["content-disposition"].startswith(f'attachment; filename="{PAGE}"')


def test_the_page_of_an_article_leads_to_its_file(site: TestClient) -> None:
    assert f'href="/original/{PAGE}"' in site.get(f"/article/{PAGE}").text


def test_an_article_of_many_in_a_file_has_that_file(site: TestClient) -> None:
    sent = site.get("/original/depeches.jsonl%23dep-20230319-frontieres")
    assert sent.content == (SEEDS / "depeches.jsonl").read_bytes()


def test_the_head_of_a_file_tells_its_size(site: TestClient) -> None:
    head = site.head(f"/original/{PAGE}")
    assert (head.content, int(head.headers["content-length"])) == (
        b"",
        (SEEDS / PAGE).stat().st_size,
    )


@pytest.mark.parametrize("id", ["nothing", "../../etc/passwd", "%2e%2e/index.json", "/etc/passwd"])
def test_there_is_no_file_but_those_of_articles(site: TestClient, id: str) -> None:
    assert site.get(f"/original/{id}").status_code == 404
    assert site.get("/original", params={"id": id}).status_code == 404


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one article whose file has a name that headers cannot hold."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / 'l\'été "n° 1".txt').write_text("Un accord\n\nUn accord est signé.\n", "utf-8")
    synchronise([folder], tmp_path / "index", today=TODAY, jobs=1)
    return folder


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    """Ask the pages of this folder."""
    with site_of(folder.parent / "index") as client:
        yield client


def only_id(client: TestClient) -> str:
    """Return the id of the only article."""
    (hit,) = client.get("/api/v1/search?q=accord").json()["hits"]
    id: str = hit["id"]
    return id


@pytest.mark.slow
def test_any_name_is_told_in_the_header(client: TestClient) -> None:
    disposition = client.get("/original", params={"id": only_id(client)}).headers[
        "content-disposition"
    ]
    assert disposition == (
        'attachment; filename="l_ete _ndeg 1_.txt"; '
        "filename*=UTF-8''l%27%C3%A9t%C3%A9%20%22n%C2%B0%201%22.txt"
    )


@pytest.mark.slow
def test_a_file_that_is_gone_or_has_become_a_link_is_not_sent(
    client: TestClient, folder: Path
) -> None:
    id = only_id(client)
    (file,) = folder.iterdir()
    file.unlink()
    assert client.get("/original", params={"id": id}).status_code == 404
    secret = folder.parent / "secret.txt"
    secret.write_text("secret", "utf-8")
    file.symlink_to(secret)
    sent = client.get("/original", params={"id": id})
    assert (sent.status_code, "secret" in sent.text) == (404, False)


def test_a_site_may_give_no_files_out(indexed: Callable[[str, str], Path]) -> None:
    with site_of(indexed("seeds", "tantivy"), originals=False) as client:
        refused = client.get(f"/api/v1/original/{PAGE}")
        assert (refused.status_code, refused.json()["code"]) == (404, "failure-no-originals")
        assert "/original/" not in client.get(f"/article/{PAGE}").text


def test_the_index_of_somebody_else_gives_files_out_only_if_the_user_says_so(
    indexed: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.serve.settings.is_own", lambda _: False)
    location = indexed("seeds", "tantivy")
    with site_of(location) as client:
        assert client.get(f"/original/{PAGE}").status_code == 404
    with site_of(location, originals=True) as client:
        assert client.get(f"/original/{PAGE}").status_code == 200


def test_a_file_that_grows_is_sent_as_long_as_it_was_promised() -> None:
    from search.originals import Original
    from search.serve.originals import _pieces

    grown = Original(name="a.txt", media_type="text/plain", size=3, content=b"abcdef")
    assert b"".join(_pieces(grown)) == b"abc"
