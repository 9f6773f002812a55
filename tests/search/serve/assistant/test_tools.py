"""Assistants get the same hits as everybody, in both eras of the protocol."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import anyio
import pytest

from search import Archive
from search.serve.settings import ServeSettings
from tests.support.questions import QUESTIONS

mcp = pytest.importorskip("mcp", reason="assistants need the extra mcp")

from search.pool import Pool  # noqa: E402 - what follows needs the extra
from search.serve.assistant import server, tools  # noqa: E402

Era = Literal["auto", "legacy"]
BASE = "https://presse.example/archives"


class Assistant:
    """A client of the official SDK, in this process."""

    def __init__(
        self, location: Path, era: Era = "auto", base_url: str = "", seconds: float = 10.0
    ) -> None:
        offered = tools.Tools(Pool(location, size=2), seconds, base_url)
        self._server = server.make_server(offered, "Archives")
        self._era = era

    def ask(self, method: str, *arguments: Any) -> Any:
        """Return the result of a method of the client."""

        async def exchange() -> Any:
            async with mcp.Client(self._server, mode=self._era) as client:
                return await getattr(client, method)(*arguments)

        return anyio.run(exchange)

    def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """Return the data of the answer of a tool."""
        result = self.ask("call_tool", tool, arguments)
        assert not result.is_error, result.content
        return dict(result.structured_content)

    def refusal(self, tool: str, **arguments: Any) -> str:
        """Return why a tool does not answer."""
        result = self.ask("call_tool", tool, arguments)
        assert result.is_error
        return str(result.content[0].text)


@pytest.fixture
def location(indexed: Callable[[str, str], Path]) -> Path:
    return indexed("seeds", "tantivy")


@pytest.fixture
def assistant(location: Path) -> Assistant:
    return Assistant(location)


@pytest.mark.parametrize("era", ["auto", "legacy"])
def test_a_client_of_either_era_searches_fetches_and_cites(location: Path, era: Era) -> None:
    assistant = Assistant(location, era, BASE)
    found = assistant.call("search", query="Hachd al-Chaabi")
    [first, *_] = found["results"]
    article = assistant.call("fetch", id=first["id"], query="Hachd al-Chaabi")
    with Archive(location) as archive:
        held = archive.get(first["id"])
    assert held is not None
    assert (article["title"], article["text"]) == (held.title, held.body)
    assert article["url"].startswith(f"{BASE}/article/{quote(first['id'])}?q=")
    assert article["metadata"]["date_evidence"] == held.date_evidence


def test_tools_stand_in_one_order_and_read_only(assistant: Assistant) -> None:
    offered = assistant.ask("list_tools").tools
    assert [tool.name for tool in offered] == [
        *("search", "fetch", "facets", "timeline", "people"),
        *("quotations", "entities", "concordance", "frequencies", "collocates", "keywords"),
        *("ngrams", "similar", "status"),
    ]
    assert all(tool.annotations.read_only_hint and tool.description for tool in offered)


def test_a_search_shows_the_articles_with_some_of_the_words_if_it_is_asked_to(
    assistant: Assistant, location: Path
) -> None:
    query = "Bagdad Soleimani frappe"
    found = assistant.call("search", query=query, limit=50, partial=True)
    with Archive(location) as archive:
        page = archive.find(query, limit=50, partial=True)
    assert [hit["id"] for hit in found["results"]] == [hit.id for hit in page.hits]
    assert len(page.hits) == page.total + page.partial


@pytest.mark.parametrize("query", QUESTIONS)
def test_a_search_gives_the_hits_of_the_library(
    assistant: Assistant, location: Path, query: str
) -> None:
    found = assistant.call("search", query=query, limit=50)
    with Archive(location) as archive:
        page = archive.find(query, limit=50)
    assert [hit["id"] for hit in found["results"]] == [hit.id for hit in page.hits]
    assert (found["total"], found["partial"]) == (page.total, page.partial)


def test_every_tool_answers(assistant: Assistant, location: Path) -> None:
    with Archive(location) as archive:
        total = archive.find("Soleimani").total
        articles = archive.status().articles
        likes = archive.similar(archive.find("Soleimani").hits[0].id)
    first = assistant.call("search", query="Soleimani")["results"][0]["id"]
    counted = assistant.call("facets", query="Soleimani")
    assert counted["total"] == total
    assert {"value": "IRNA", "articles": 1} in counted["sources"]["values"]
    [timeline] = assistant.call("timeline", queries=["Soleimani"], by="year")["timelines"]
    assert sum(point["articles"] for point in timeline["points"]) + timeline["undated"] == total
    assert assistant.call("people", name="Soleimany")["people"][0]["name"] == "Qassem Soleimani"
    [quoted] = assistant.call("quotations", name="Poutine")["quotations"]
    assert (quoted["speaker"], quoted["text"]) == (
        "Vladimir Poutine",
        "opération militaire spéciale",
    )
    assert assistant.call("concordance", query="Soleimani")["lines"][0]["match"] > 0
    [row] = assistant.call("frequencies", queries=["Soleimani"])["rows"]
    assert row["articles"] == total
    near = assistant.call("collocates", query="Soleimani", limit=5)
    assert near["occurrences"] == row["occurrences"]
    own = assistant.call("keywords", query="Soleimani", limit=5)["rows"]
    assert own[0]["rest_occurrences"] == 0
    runs = assistant.call("ngrams", query="Soleimani", size=2, around=True, limit=5)
    with Archive(location) as archive:
        own_runs = archive.statistics.ngrams("Soleimani", size=2, around=True, limit=5)
    assert [row["words"] for row in runs["rows"]] == [row.words for row in own_runs.rows]
    assert runs["articles"] == total
    assert likes is not None
    assert len(assistant.call("similar", id=first)["articles"]) == len(likes)
    [like] = assistant.call("similar", text="Séisme en Turquie", limit=1)["articles"]
    assert like["shared_terms"] == ["Séisme", "Turquie"]
    assert assistant.call("status")["articles"] == articles


def test_filters_narrow_a_search(assistant: Assistant, location: Path) -> None:
    filters = {"since": "2020", "sources": ["IRNA", "Rudaw"], "people": ["Soleimany"]}
    found = assistant.call("search", query="", **filters)
    with Archive(location) as archive:
        page = archive.find("", since="2020", source=("IRNA", "Rudaw"), person="Soleimany")
    assert [hit["id"] for hit in found["results"]] == [hit.id for hit in page.hits]
    assert found["total"] > 0
    assert found["notes"]


def test_tags_narrow_every_tool_that_has_filters(location: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(location, tmp_path / "index"))
    with Archive(own) as archive:
        tagged = [hit.id for hit in archive.find("Soleimani").hits[:2]]
        archive.tags.add("À relire", tagged)
    narrowed: dict[str, Any] = {"tags": ["a relire"]}
    assistant = Assistant(own)
    found = assistant.call("search", query="", **narrowed)
    assert {hit["id"] for hit in found["results"]} == set(tagged)
    assert {tag for hit in found["results"] for tag in hit["tags"]} == {"À relire"}
    counted = assistant.call("facets", **narrowed)
    assert (counted["total"], counted["tags"]["of"]) == (2, 1)
    [line] = assistant.call("timeline", queries=[""], by="year", **narrowed)["timelines"]
    assert line["total"] == 2
    [row] = assistant.call("frequencies", queries=["Soleimani"], **narrowed)["rows"]
    assert (row["articles"], row["out_of"]) == (2, 2)
    for tool in ("concordance", "collocates", "keywords", "ngrams"):
        assert assistant.call(tool, query="Soleimani", **narrowed)["articles"] == 2
    assert assistant.call("people", **narrowed)["people"]


@pytest.mark.parametrize(
    ("tool", "arguments", "reason"),
    [
        ("search", {"query": '"forces armées'}, "this quote has no partner"),
        ("search", {"query": "x", "since": "jamais"}, "cannot be read as a date"),
        ("search", {"query": "ab* " * 13}, "words"),
        ("search", {"query": "x", "limit": 51}, "less than or equal to 50"),
        ("fetch", {"id": "nulle part"}, "use an id from search"),
        ("similar", {"id": "nulle part"}, "use an id from search"),
        ("timeline", {"queries": []}, "at least 1"),
    ],
)
def test_an_assistant_reads_why_it_gets_no_answer(
    assistant: Assistant, tool: str, arguments: dict[str, Any], reason: str
) -> None:
    assert reason in assistant.refusal(tool, **arguments)


def test_a_long_article_comes_in_parts(
    assistant: Assistant, location: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "MAX_TEXT_CHARS", 100)
    id = assistant.call("search", query="Soleimani")["results"][0]["id"]
    parts: list[str] = []
    start: int | None = 0
    while start is not None:
        part = assistant.call("fetch", id=id, start=start)
        parts.append(part["text"])
        start = part["next"]
    with Archive(location) as archive:
        article = archive.get(id)
    assert article is not None
    assert (len(parts) > 1, "".join(parts)) == (True, article.body)


def test_an_article_without_pages_is_cited_by_its_own_address(assistant: Assistant) -> None:
    found = assistant.call("search", query="", limit=50)["results"]
    assert all(hit["url"].startswith(("https://", "http://", "article://")) for hit in found)


def test_an_article_can_be_attached_by_its_id(assistant: Assistant) -> None:
    id = assistant.call("search", query="Soleimani")["results"][0]["id"]
    text = assistant.call("fetch", id=id)["text"]
    attached = assistant.ask("read_resource", f"article://{quote(id)}")
    assert attached.contents[0].text.endswith(text)


def test_prompts_come_in_both_languages(assistant: Assistant) -> None:
    prompts = {prompt.name for prompt in assistant.ask("list_prompts").prompts}
    assert {"revue_de_presse", "press_review", "chronologie", "chronology"} <= prompts
    filled = assistant.ask("get_prompt", "chronologie", {"subject": "Daech", "period": "2019"})
    assert "« Daech » (2019)" in filled.messages[0].content.text


def test_a_question_that_takes_too_long_is_refused(location: Path) -> None:
    assistant = Assistant(location, seconds=1e-9)
    assert "takes longer than" in assistant.refusal("search", query="Soleimani")


def test_settings_turn_assistants_off(location: Path) -> None:
    from tests.support.sites import site_of

    assert ServeSettings().mcp
    with site_of(location, mcp=False) as client:
        assert client.post("/mcp", json={}).status_code == 404


@pytest.mark.parametrize("tool", ["search", "facets", "timeline", "concordance", "frequencies"])
def test_a_filter_with_a_slip_in_its_name_is_refused(assistant: Assistant, tool: str) -> None:
    query = {"queries": ["Irak"]} if tool == "frequencies" else {"query": "Irak"}
    assert "source\n" in assistant.refusal(tool, **query, source=["RFI"])


def test_tools_say_that_they_take_no_other_arguments(assistant: Assistant) -> None:
    for tool in assistant.ask("list_tools").tools:
        assert tool.input_schema["additionalProperties"] is False
