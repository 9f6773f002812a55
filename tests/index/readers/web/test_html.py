"""A saved page gives its article, and what it says about it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from index.readers.web import html
from tests.support.read_pages import PIECES_OF_HTML, TEXT, read_page, saved

pytest.importorskip("trafilatura", reason="saved pages are an extra")


def test_a_newspaper_page_gives_its_article_and_all_it_says_about_it() -> None:
    raw = saved("quotidien.html")
    assert raw.title == "À Bagdad, le général Haddad promet une frontière plus sûre"
    assert raw.date == "2019-02-25T06:30:12+01:00"
    assert raw.source == "Le Grand Quotidien"
    assert (
        raw.url
        == "https://www.grandquotidien.example/international/article/2019/02/25/bagdad_5428_3210.html"
    )
    assert raw.author == "Camille Roussel, Karim Benali"
    assert raw.language == "fr"
    assert raw.captions == ("Le général Haddad à Bagdad, le 24 février. N. SALEH / AGENCE",)
    assert raw.key is None
    lines = raw.text.splitlines()
    assert lines[0].startswith("Le chef d’état-major a rencontré dimanche")
    assert lines[3] == "Un convoi attaqué"
    assert lines[-1].startswith("Le gouvernement irakien n’a pas précisé")
    assert len(lines) == 6


def test_a_page_without_a_record_is_read_by_its_tags() -> None:
    raw = saved("spip.html")
    assert (raw.title, raw.date) == ("Une école sous les oliviers", "2011-11-08T09:20:00Z")
    assert raw.captions == ("Le tableau contre l’olivier",)
    assert "Depuis la rentrée" in raw.text
    assert "Le facteur d’Oran" not in raw.text
    assert "Reportages" not in raw.text


def test_a_page_that_says_nothing_gives_its_text_alone() -> None:
    assert read_page() == RawArticle(TEXT)


def joined(pieces: list[str]) -> bytes:
    return "".join(pieces).encode("utf-8", "replace")


@pytest.mark.slow
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(), st.lists(st.one_of(PIECES_OF_HTML, st.text(max_size=8))).map(joined)))
@example(b"<html/>")
@example(b"<!-- -->")
@example(b"<p>a<script></script>\x01<p>&#1;<script></script>&#x1F;&#xFFFE;<script></script>")
@example(b"<?xml version='1.0' encoding='hex'?><p>")
def test_any_bytes_are_a_page_or_refused(capfd: pytest.CaptureFixture[str], content: bytes) -> None:
    with suppress(UnreadableFile):
        raw = next(html.read(Material("a.html", content)))
        assert isinstance(raw, RawArticle)
        assert raw.text.strip().encode()
    assert capfd.readouterr() == ("", "")
