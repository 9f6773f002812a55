"""Behind a proxy the pages have a prefix, whether the proxy takes it away or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.html_pages import links, parsed
from tests.support.sites import site_of

pytestmark = pytest.mark.slow

BASE = "https://presse.example/archive"


def test_every_link_has_the_prefix_and_leads_to_a_page(articles_index: Path) -> None:
    with site_of(articles_index, base_url=BASE) as site:
        page = site.get("/archive/?q=Bagdad", headers={"Host": "presse.example"})
        assert page.status_code == 200
        assert page.text == site.get("/?q=Bagdad").text
        found = list(links(page.text))
        assert [address for address in found if not address.startswith("/archive/")] == []
        assert [address for address in found if site.get(address).status_code >= 400] == []
        assert parsed(page.text).xpath("//form/@action")[0].startswith("/archive/")


def test_cookies_are_of_the_prefix_and_only_sent_encrypted(articles_index: Path) -> None:
    with site_of(articles_index, base_url=BASE) as site:
        done = site.post("/archive/preferences", data={"theme": "dark", "back": "/archive/"})
    assert "path=/archive" in done.headers["set-cookie"].lower()
    assert "secure" in done.headers["set-cookie"].lower()
