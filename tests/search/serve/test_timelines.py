"""Timelines on pages lead to the hits of their periods, and say what they show."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.svg import SVG, parsed, with_class

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from starlette.testclient import TestClient

PICTURE = re.compile(
    r'<svg class="picture picture-(?:bars|curves|network)".*?</svg>(?=\s)', re.DOTALL
)


def page_of(site: TestClient, address: str, status: int = 200) -> str:
    answer = site.get(address, follow_redirects=True)
    assert answer.status_code == status, answer.text
    return answer.text


def picture_of(page: str) -> Element:
    found = PICTURE.search(page)
    assert found
    return parsed(found[0])


def total_of(site: TestClient, address: str) -> int:
    heading = re.search(r'<h1 id="found"[^>]*>(.*?)</h1>', page_of(site, address))
    assert heading
    number = re.match(r"\d+", heading[1])
    assert number
    return int(number[0])


@pytest.fixture(params=["/?q=Soleimani", "/?q=&group=0", "/?q=Soleimani&share=1"])
def address(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_each_bar_of_the_results_leads_to_as_many_hits(site: TestClient, address: str) -> None:
    bars = with_class(picture_of(page_of(site, address)), "picture-period")
    assert len(bars) > 1
    for bar in bars[-2:]:
        shown = int(re.search(r"(\d+) article", bar.get("data-label", ""))[1])  # type: ignore[index]
        assert total_of(site, f"{bar.get('href')}&group=0") == shown


def test_a_period_is_drawn_in_finer_steps(site: TestClient) -> None:
    assert "Articles par mois" in page_of(site, "/?since=2017")
    page = page_of(site, "/?since=2020&until=2020")
    assert len(with_class(picture_of(page), "picture-period")) > 12


def test_a_step_that_would_give_too_many_bars_is_not_drawn(site: TestClient) -> None:
    page = page_of(site, "/?by=day&since=1900&until=2020")
    assert len(with_class(picture_of(page), "picture-period")) <= 1_500
    assert page_of(site, "/?by=hour", 400)


def test_addresses_of_bars_keep_the_question(site: TestClient) -> None:
    page = page_of(site, "/?q=Soleimani&source=Rudaw&source=IRNA&share=1")
    for bar in picture_of(page).iter(f"{SVG}a"):
        asked = parse_qs(urlsplit(unescape(bar.get("href", ""))).query)
        assert (asked["q"], asked["source"]) == (["Soleimani"], ["Rudaw", "IRNA"])
        assert asked["since"]


def test_the_style_of_pictures_is_a_file_of_its_own(site: TestClient) -> None:
    address = re.search(r'href="(/static/pictures\.\w+\.css)"', page_of(site, "/"))
    assert address
    style = site.get(address[1])
    assert (style.status_code, ".picture-bar" in style.text) == (200, True)


def test_queries_are_compared_by_articles_if_every_share_would_say_little(site: TestClient) -> None:
    page = page_of(site, "/timeline?q=Soleimani&vs=Rohani")
    assert "Articles par mois" in page
    assert with_class(picture_of(page), "picture-curve")
    asked = page_of(site, "/timeline?q=Soleimani&vs=Rohani&share=1")
    assert "Part des articles de chaque mois" in asked
