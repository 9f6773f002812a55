"""The page on which a text is compared with the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.html_pages import links, texts

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_every_page_leads_to_the_form_for_a_text(site: TestClient) -> None:
    assert "/similar" in links(site.get("/").text)
    assert site.get("/similar").status_code == 200


def test_articles_like_a_text_are_listed_with_what_they_share(site: TestClient) -> None:
    page = site.post("/similar", data={"like": "Séisme en Turquie <b>"})
    assert page.status_code == 200
    assert "/article/059_1c94be72d0a35f68.txt" in links(page.text)
    assert any("Turquie" in text for text in texts(page.text, "//ul[@class='similar']"))
    assert "<b>" not in page.text


def test_an_address_or_nothing_is_answered_in_words(site: TestClient) -> None:
    known = "https://www.example.org/monde/2018/05/08/etats-unis-accord-nucleaire"
    assert "/article/" in site.post("/similar", data={"url": known}).text
    unknown = site.post("/similar", data={"url": "https://ailleurs.example/"})
    assert "téléchargé" in unknown.text or "nothing is downloaded" in unknown.text
    assert site.post("/similar", data={}).status_code == 200


def test_a_form_of_another_site_is_refused(site: TestClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert site.post("/similar", data={"like": "x"}, headers=headers).status_code == 403
