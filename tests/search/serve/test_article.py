"""The page of an article shows its text with marks, and what belongs to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.html_pages import parsed, texts

if TYPE_CHECKING:
    from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def hit(site: TestClient) -> str:
    """The address of the first hit of a query."""
    return str(parsed(site.get("/?q=Soleimani").text).xpath("//h2/a/@href")[0])


def test_matches_are_marked_numbered_and_counted(site: TestClient, hit: str) -> None:
    page = parsed(site.get(hit).text)
    marks = page.xpath("//article//mark/@id")
    assert marks[:2] == ["m1", "m2"]
    counted = page.xpath("//nav[@class='matches']/a")[0].text_content()
    assert counted.split()[0] == str(len(marks))


def test_an_article_knows_its_place_among_the_hits(site: TestClient, hit: str) -> None:
    page = parsed(site.get(hit).text)
    assert page.xpath("//nav[@class='place']/span/text()") == ["1 sur 4"]
    assert page.xpath("//a[@rel='up']/@href") == ["/?q=Soleimani"]
    following = site.get(str(page.xpath("//nav[@class='place']/a[@rel='next']/@href")[0]))
    assert following.status_code == 303
    second = site.get(following.headers["location"]).text
    assert texts(second, "//nav[@class='place']/span") == ["2 sur 4"]


def test_the_last_hit_has_no_next_one(site: TestClient) -> None:
    assert site.get("/hit?q=Soleimani&rank=5").status_code == 404
    last = site.get(site.get("/hit?q=Soleimani&rank=4").headers["location"]).text
    assert parsed(last).xpath("//nav[@class='place']/a[@rel='next']") == []


def test_people_are_links_where_they_are_named(site: TestClient, hit: str) -> None:
    page = parsed(site.get(hit).text)
    named = page.xpath("//article//a[@class='named']/@href")
    assert named
    assert site.get(str(named[0])).status_code in (200, 303)


def test_the_words_that_tell_the_day_are_marked(site: TestClient) -> None:
    found = parsed(site.get("/?q=séisme+dévastateur").text)
    page = parsed(site.get(str(found.xpath("//h2/a/@href")[0])).text)
    assert page.get_element_by_id("day").text_content() == "lundi 6 février"
    assert page.xpath("//span[@class='evidence']/a/@href") == ["#day"]


def test_programs_learn_what_the_article_is(site: TestClient, hit: str) -> None:
    page = parsed(site.get(hit).text)
    assert page.xpath("//meta[@name='z:itemType']/@content") == ["newspaperArticle"]
    (written,) = page.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(str(written))["@type"] == "NewsArticle"


def test_copies_and_articles_on_the_subject_are_beside_it(site: TestClient, hit: str) -> None:
    page = parsed(site.get(hit).text)
    similar = page.xpath("//ul[@class='similar']//a/@href")
    assert similar
    assert {site.get(str(address)).status_code for address in similar} == {200}


@pytest.mark.parametrize(
    "address", ["/article/none.txt", "/article?id=../../etc/passwd", "/article"]
)
def test_an_unknown_article_is_not_found_and_a_search_is_offered(
    site: TestClient, address: str
) -> None:
    missing = site.get(address)
    assert missing.status_code == 404
    assert "/" in parsed(missing.text).xpath("//main//a/@href")
