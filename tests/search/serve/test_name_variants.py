"""Pages and programs can leave out the other spellings of names, as `--no-variants` does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from search import Archive
from tests.support.html_pages import links, parsed
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

NAME = "Souleimani"
"""A surname that the articles spell in two ways."""
ANSWERS = {
    "/api/v1/search": lambda answer: answer["total"],
    "/api/v1/timeline": lambda answer: answer["total"],
    "/api/v1/concordance": lambda answer: answer["articles"],
}


@pytest.fixture
def counts(indexed: Callable[[str, str], Path]) -> dict[str, int]:
    """Return the number of articles with the name in any spelling, and with this one."""
    archive = Archive(indexed("seeds", "tantivy"))
    widened = archive.find(NAME).total
    typed = archive.find(NAME, variants=False).total
    assert 0 < typed < widened
    return {"": widened, "0": typed}


@pytest.mark.parametrize("variants", ["", "0"])
@pytest.mark.parametrize("path", ANSWERS)
def test_programs_choose_the_spellings(
    site: TestClient, counts: dict[str, int], path: str, variants: str
) -> None:
    answer = site.get(path, params={"q": NAME, "variants": variants} if variants else {"q": NAME})
    assert ANSWERS[path](answer.json()) == counts[variants]


@pytest.mark.parametrize("variants", ["", "0"])
@pytest.mark.parametrize("path", ["/api/v1/hits", "/export.jsonl"])
def test_exports_hold_what_was_counted(
    site: TestClient, counts: dict[str, int], path: str, variants: str
) -> None:
    params = {"q": NAME, "variants": variants} if variants else {"q": NAME}
    lines = site.get(path, params=params).text.splitlines()
    assert len(lines) == counts[variants]


def test_a_page_offers_to_leave_the_spellings_out(site: TestClient, counts: dict[str, int]) -> None:
    page = parsed(site.get("/", params={"q": NAME}).text)
    [address] = page.xpath("//a[contains(@href, 'variants=0')]/@href")
    narrowed = site.get(address).text
    articles = {link.split("?")[0] for link in links(narrowed) if link.startswith("/article/")}
    assert len(articles) == counts["0"]
    assert "Noms tels que tapés" in narrowed


def test_an_article_is_marked_as_its_query_matches(site: TestClient) -> None:
    found = {
        variants: {
            hit["id"] for hit in site.get(f"/api/v1/search?q={NAME}{variants}").json()["hits"]
        }
        for variants in ("", "&variants=0")
    }
    [spelt_otherwise, *_] = found[""] - found["&variants=0"]
    marked = site.get(f"/article/{spelt_otherwise}?q={NAME}").text
    assert parsed(marked).xpath("//mark")
    unmarked = site.get(f"/article/{spelt_otherwise}?q={NAME}&variants=0").text
    assert not parsed(unmarked).xpath("//mark")


def test_a_watch_keeps_the_choice(indexed: Callable[[str, str], Path], tmp_path: Path) -> None:
    shutil.copytree(indexed("seeds", "tantivy"), tmp_path / "index")
    saved = Archive(tmp_path / "index").saved
    total = saved.save("général", NAME, variants=False)
    with site_of(tmp_path / "index") as site:
        [watch] = site.get("/api/v1/watches").json()["watches"]
        assert (watch["variants"], watch["total"]) == (False, total)
        page = parsed(site.get("/watches/général").text)
        assert page.xpath("//a[contains(@href, 'variants=0')]")
