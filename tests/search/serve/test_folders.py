"""Articles are put into folders on pages, with notes, an order and passages."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from index import synchronise
from search import Archive
from search.folders import Quotation
from tests.support.articles import TODAY, write_articles
from tests.support.html_pages import parsed, texts
from tests.support.sites import site_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

pytestmark = pytest.mark.slow

BODY = "Le phare éclaire la passe.\nLe gardien veille sur la mer, et la mer veille sur lui."
IDS = ("un", "deux & trois", "à/b <i>", "50% de mer")
SCRIPT = "<script>alert(1)</script>"


def write(place: Path, ids: tuple[str, ...]) -> None:
    """Index an article for each id."""
    articles: Iterator[dict[str, Any]] = (
        {"id": id, "title": f"Le phare {id}", "body": f"{BODY} {number}" * (number + 1)}
        for number, id in enumerate(ids)
    )
    write_articles(place / "a.jsonl", list(articles))
    synchronise([place / "a.jsonl"], place / "index", today=TODAY)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write(tmp_path, IDS)
    return tmp_path


@pytest.fixture
def site(place: Path) -> Iterator[TestClient]:
    with site_of(place / "index") as client:
        yield client


def post(site: TestClient, do: str, **fields: Any) -> str:
    """Send a form, and return the address that it leads to."""
    done = site.post("/folders", data={"do": do, **fields})
    assert done.status_code == 303, done.text
    return str(done.headers["location"])


def ids_on(page: str) -> list[str]:
    """Return the ids of the hits that can be ticked, as the form sends them."""
    found: Any = parsed(page).xpath("//input[@type='checkbox'][@form='filing']/@value")
    return list(map(str, found))


@pytest.fixture
def ids(site: TestClient) -> list[str]:
    """The ids of all articles, which are put into the folder `Mer`."""
    found = ids_on(site.get("/?q=phare&group=0").text)
    assert len(found) == len(IDS)
    back = "/?q=phare&group=0"
    assert post(site, "add", new_name="Mer", id=found, back=back) == back
    return found


def titles(site: TestClient, address: str = "/folders/Mer") -> list[str]:
    return texts(site.get(address).text, "//ol[@class='lines']//h2")


def test_ticked_hits_go_into_a_folder_and_say_so(site: TestClient, ids: list[str]) -> None:
    assert titles(site) == texts(site.get("/?q=phare&group=0").text, "//li[@class='hit']//h2")
    page = site.get("/?q=phare&group=0").text
    assert texts(page, "//*[@class='in-folders']/a") == ["Mer"] * len(IDS)
    post(site, "add", name="Mer", id=ids, back="/")
    assert len(titles(site)) == len(IDS)


def test_an_article_is_added_from_its_page_with_a_note_and_a_passage(site: TestClient) -> None:
    address = site.get("/hit?q=phare&rank=1").headers["location"]
    form: Any = parsed(site.get(address).text).xpath("//form[@data-passage]//input[@name='id']")
    sent = {"id": form[0].get("value"), "new_name": "Mer", "back": address}
    note, passage = f"À relire.\n{SCRIPT}", "la mer veille"
    assert post(site, "add", **sent, note=note, passage=passage) == address
    assert texts(site.get(address).text, "//*[@class='filing']/ul//a") == ["Mer"]
    page = site.get("/folders/Mer").text
    assert parsed(page).xpath("string(//p[@class='note'])") == note
    assert "la mer veille sur lui" in texts(page, "//blockquote")[0]
    link: Any = parsed(page).xpath("//blockquote//a/@href")
    assert str(link[0]).endswith("#:~:text=la%20mer%20veille")
    assert SCRIPT not in page


def test_a_passage_that_the_article_lacks_is_told(site: TestClient, ids: list[str]) -> None:
    sent = {"do": "add", "name": "Mer", "id": ids[0], "passage": "le désert", "back": "/"}
    refused = site.post("/folders", data=sent)
    assert refused.status_code == 400
    assert "passage" in texts(refused.text, "//*[@role='alert']")[0]


def test_lines_are_moved_noted_and_taken_out(site: TestClient, ids: list[str]) -> None:
    before = titles(site)
    address = post(site, "move", name="Mer", id=ids[0], place=2)
    assert address == "/folders/Mer#line-2"
    assert titles(site) == [before[1], before[0], *before[2:]]
    post(site, "edit", name="Mer", id=ids[0], note="Une\nnote", place=4)
    assert titles(site)[-1] == before[0]
    assert parsed(site.get("/folders/Mer").text).xpath("string(//textarea)") == ""
    assert texts(site.get("/folders/Mer").text, "//p[@class='note']") == ["Une note"]
    post(site, "remove", name="Mer", id=ids[0], place=4)
    assert titles(site) == before[1:]


def test_a_note_is_not_changed_by_saving_it_as_it_is_shown(
    site: TestClient, ids: list[str]
) -> None:
    note = "Première ligne\n\n  et une autre"
    post(site, "edit", name="Mer", id=ids[0], note=note, place=1)
    shown = parsed(site.get("/folders/Mer").text).xpath("string(//textarea[@name='note'])")
    post(site, "edit", name="Mer", id=ids[0], note=str(shown).replace("\n", "\r\n"), place=1)
    exported = site.get("/folder.json?name=Mer").json()
    assert exported["articles"][0]["note"] == note


def test_an_article_that_left_the_archive_keeps_its_line(
    site: TestClient, place: Path, ids: list[str]
) -> None:
    post(site, "edit", name="Mer", id=ids[0], note="Important", place=1)
    kept = [id for id in IDS if f"a.jsonl#{id}" != unquote(ids[0])]
    write(place, tuple(kept))
    page = site.get("/folders/Mer").text
    assert len(titles(site)) == len(IDS)
    gone = texts(page, "//li[contains(@class, 'gone')]")
    assert len(gone) == 1
    assert "n’est plus dans l’archive" in gone[0]
    assert "Important" in gone[0]
    rows = site.get("/folder.csv?name=Mer")
    assert rows.headers["x-total-count"] == str(len(kept))
    post(site, "remove", name="Mer", id=ids[0], place=1)
    assert len(titles(site)) == len(kept)


def test_a_folder_is_searched_and_its_changes_are_seen_at_once(
    site: TestClient, ids: list[str]
) -> None:
    within = "/?q=phare&folder=Mer&group=0"
    assert len(texts(site.get(within).text, "//li[@class='hit']")) == len(IDS)
    assert texts(site.get(within).text, "//*[@class='chips']//bdi") == ["Mer"]
    tag = site.get(within).headers["etag"]
    assert site.get(within, headers={"If-None-Match": tag}).status_code == 304
    post(site, "remove", name="Mer", id=ids[0], place=1)
    changed = site.get(within, headers={"If-None-Match": tag})
    assert len(texts(changed.text, "//li[@class='hit']")) == len(IDS) - 1
    assert site.get("/?q=phare&folder=Absent").status_code == 404


def test_exports_have_the_order_of_the_folder(site: TestClient, ids: list[str]) -> None:
    post(site, "move", name="Mer", id=ids[-1], place=1)
    in_order = [unquote(ids[-1]), *map(unquote, ids[:-1])]
    rows = list(csv.DictReader(io.StringIO(site.get("/folder.csv?name=Mer").text)))
    assert [row["id"] for row in rows] == in_order
    lines = site.get("/folder.jsonl?name=Mer").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == in_order
    for format_ in ("ris", "bib", "csl.json", "md"):
        answer = site.get(f"/folder.{format_}?name=Mer")
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["x-total-count"] == str(len(IDS))
    assert site.get("/folder.pdf?name=Mer").status_code == 404
    assert site.get("/folder.csv?name=Absent").status_code == 404


def test_a_folder_that_was_written_as_json_is_read_back(
    site: TestClient, place: Path, ids: list[str]
) -> None:
    post(site, "add", name="Mer", id=ids[0], note="Ici", passage="la mer veille", back="/")
    content = site.get("/folder.json?name=Mer").content
    with Archive(place / "index") as archive:
        archive.folders.load(content, "Copie")
        assert archive.folders.ids("Copie") == archive.folders.ids("Mer")
        (passage,) = archive.folders.named("Copie").items[0].passages
        assert passage.place


@pytest.mark.parametrize("name", ["À lire / plus tard", "../x", "a//b", "qui?quoi#où", SCRIPT])
def test_any_name_has_a_page(site: TestClient, name: str) -> None:
    address = post(site, "create", new_name=name)
    page = site.get(address).text
    assert texts(page, "//h1") == [name]
    assert SCRIPT not in page
    assert post(site, "rename", name=name, new_name="Mer") == "/folders/Mer"
    assert post(site, "delete", name="Mer") == "/folders"
    assert site.get("/folders/Mer").status_code == 404


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"do": "create", "new_name": " "}, 400),
        ({"do": "create", "new_name": "Mer"}, 400),
        ({"do": "add", "name": "Absent", "id": "x"}, 404),
        ({"do": "add", "name": "Mer", "id": "x"}, 404),
        ({"do": "edit", "name": "Mer", "note": "x", "place": "1"}, 400),
        ({"do": "move", "name": "Mer", "id": "a.jsonl%23un", "place": "x"}, 400),
        ({"do": "move", "name": "Mer", "id": "a.jsonl%23un", "place": "9" * 30}, 400),
        ({"do": "remove", "name": "Mer", "id": "x", "place": "1"}, 404),
        ({"do": "drop", "name": "Mer", "number": "7", "place": "1"}, 404),
        ({"do": "delete", "name": "Absent"}, 404),
        ({"do": "x"}, 400),
    ],
)
def test_a_form_that_cannot_be_used_changes_nothing(
    site: TestClient, ids: list[str], fields: dict[str, str], status: int
) -> None:
    before = site.get("/folder.json?name=Mer").json()
    assert site.post("/folders", data=fields).status_code == status
    assert site.get("/folder.json?name=Mer").json() == before
    assert ids


def test_a_form_of_too_many_fields_is_refused(site: TestClient) -> None:
    assert site.post("/folders", content="&".join(["id=x"] * 1000)).status_code == 400


def test_a_form_leads_to_no_other_site(site: TestClient, ids: list[str]) -> None:
    for back in ("//evil.example", "https://evil.example/", "javascript:alert(1)", ""):
        assert post(site, "add", name="Mer", id=ids[0], back=back) == "/"


def test_looking_changes_no_folder(site: TestClient, place: Path, ids: list[str]) -> None:
    assert ids
    with Archive(place / "index") as archive:
        before = archive.folders.version
        for address in (
            "/folders",
            "/folders/Mer",
            "/folders/Mer?do=delete",
            "/folder.json?name=Mer",
        ):
            site.get(address)
        assert archive.folders.version == before


def test_a_passage_in_a_script_without_spaces_is_shown_with_what_is_around_it(
    tmp_path: Path,
) -> None:
    body = f"{'昨夜海岸的旧' * 20}灯塔{'重新开放了' * 20}"
    file = write_articles(tmp_path / "a.jsonl", [{"id": "1", "title": "Titre", "body": body}])
    synchronise([file], tmp_path / "index", today=TODAY)
    with Archive(tmp_path / "index") as archive:
        archive.folders.create("Mer")
        archive.folders.add("Mer", "a.jsonl#1")
        archive.folders.keep("Mer", "a.jsonl#1", Quotation("灯塔"))
    with site_of(tmp_path / "index") as site:
        (passage,) = texts(site.get("/folders/Mer").text, "//blockquote")
    assert "海岸的旧灯塔重新" in passage
