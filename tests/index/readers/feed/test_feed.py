"""The feed reader gives an article an item, whatever the kind of the feed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import IO, Self, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import feed
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from tests.support.messages import english
from tests.support.read_feed import read, rss, saved, titles


def test_an_rss_feed_gives_all_that_its_items_say() -> None:
    assert saved("une.rss") == [
        RawArticle(
            "Le bac de Rosette a repris ses traversées jeudi, après onze jours d’arrêt.\n"
            "Les habitants faisaient un détour de quarante kilomètres.",
            key="gq-5428-1",
            title="Le bac de Rosette a repris ses traversées",
            date="Mon, 25 Feb 2019 06:30:12 +0100",
            source="Le Grand Quotidien",
            url="https://www.grandquotidien.example/bac?xtor=RSS-1&id=2",
            author="Camille Roussel",
            captions=("Le bac, jeudi matin.",),
            language="fr-FR",
        ),
        RawArticle(
            "Le prix du pain a doublé.\nCelui de l’eau aussi.",
            key="https://www.grandquotidien.example/pain",
            title='L\'"eau" & le pain : ce que disent les chiffres',
            date="2019-02-24",
            source="Agence du Levant",
            url="https://www.grandquotidien.example/pain",
            author="Karim Benali",
            captions=("La file devant la boulangerie.",),
            language="fr-FR",
        ),
    ]


def test_an_atom_feed_gives_all_that_its_entries_say() -> None:
    assert saved("revue.atom") == [
        RawArticle(
            "Le bâtiment a été fermé en septembre.\nLes élèves apportent leurs chaises.",
            key="tag:revue.example,2011:ecole",
            title="Une école sous les oliviers",
            date="2011-11-08T09:20:00Z",
            saved="2011-11-09T10:00:00Z",
            source="La Revue des deux rives",
            url="https://revue.example/ecole",
            author="Nadia Sabbagh, Paul Attal",
            language="fr",
        ),
        RawArticle(
            "Il n’en reste que trois.",
            key="tag:revue.example,2011:moulins",
            title="Les moulins du Nil",
            saved="2011-11-07T08:00:00Z",
            source="Le Courrier du Delta",
            url="https://revue.example/moulins",
            language="fr",
        ),
    ]


def test_an_rss_1_feed_is_read_with_the_references_of_html() -> None:
    assert saved("ancien.rdf") == [
        RawArticle(
            "Une trentaine de barques sont sorties mardi\xa0; le blocus aura duré deux mois.",
            key="http://journal-du-port.example/tyr",
            title="Tyr : les pêcheurs reprennent la mer",
            date="2006-09-12T07:00:00+03:00",
            source="Journal du Port",
            url="http://journal-du-port.example/tyr",
            author="H. Fakhoury",
            language="fr",
        )
    ]


def test_attachments_in_a_feed_that_exports_a_site_are_no_articles() -> None:
    article = "<title>T</title><wp:post_type>post</wp:post_type>"
    attachment = "<title>photo</title><wp:post_type>attachment</wp:post_type>"
    assert titles(read(rss(attachment, article))) == ["T"]


@pytest.mark.parametrize(
    "before",
    [
        "\ufeff",
        "\n \n",
        '\n<?xml version="1.0" encoding="utf-16"?>',
        "<!-- <rss> -->",
        "<!DOCTYPE rss>",
    ],
)
def test_what_stands_before_a_feed_does_no_harm(before: str) -> None:
    assert titles(read(rss("<title>Été</title>", before=before))) == ["Été"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_feed_is_read_in_the_encoding_it_is_in(encoding: str) -> None:
    text = rss(
        "<title>L’été à l’œuvre</title>", before='<?xml version="1.0" encoding="iso-8859-1"?>'
    ).decode()
    assert titles(read(text.encode(encoding))) == ["L’été à l’œuvre"]


def test_the_items_before_the_end_of_compressed_data_of_a_feed_are_read() -> None:
    packed = gzip.compress(rss(*(f"<title>{number}</title>" for number in range(20_000))))

    def opened() -> IO[bytes]:
        return cast("IO[bytes]", gzip.GzipFile(fileobj=BytesIO(packed[: len(packed) // 2])))

    found = list(feed.read(Material("a.rss", opened)))
    assert isinstance(found[-1], Problem)
    assert f"after item {len(found) - 1}" in english(found[-1].reason)
    assert titles(found[:3]) == ["0", "1", "2"]


def test_a_large_feed_is_read_as_it_comes() -> None:
    class Endless:
        """A feed that never ends."""

        def __init__(self) -> None:
            self.first = True

        def read(self, size: int = -1) -> bytes:
            head, self.first = (b"<rss><channel>" if self.first else b""), False
            return head + b"<item><title>T</title></item>" * (size // 29)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    found: Iterator[RawArticle | Problem] = feed.read(Material("a.rss", Endless))  # type: ignore[arg-type]
    assert next(found) == RawArticle("", key="1", title="T")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "<urlset><url><loc>https://a.example</loc></url></urlset>",
            "a sitemap, which lists addresses",
        ),
        ('<opml version="1.0"><body/></opml>', "a list of feeds"),
        (
            "<?xml version='1.0'?><facture><total>3</total></facture>",
            "an XML file that is neither RSS nor Atom",
        ),
        ("<rss><channel><title>T</title></channel></rss>", "a feed without items"),
        ("<html><body>404</body></html>", "a web page, not a feed"),
        ("bonjour", "it is not XML"),
        ("<newsItem></newsItem>", "there is no article in it"),
        ("<nitf><p>", "its XML is broken"),
    ],
)
def test_what_is_no_feed_is_refused_with_what_it_is(content: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read(content.encode(), "a.xml")


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["<item>", "<item", "<!--", "<![CDATA[", "&", "<a:", "<item xmlns:a='", "]]>", "<item></item>"],
)
def test_a_hostile_feed_is_read_or_refused_in_a_moment(piece: str) -> None:
    with suppress(UnreadableFile):
        read(b"<rss>" + piece.encode() * 30_000)


PIECES = st.sampled_from(
    ("<rss>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<item>", "</item>", "<entry>", "</entry>", "<title>",
     "</title>", "<![CDATA[", "]]>", "&", "&nbsp;", "&#0;", "<link href='", "'/>", "<dc:date>", "<newsItem>",
     "<body.content>", "<content type='xhtml'><div>", "<!DOCTYPE x [", "xmlns:a=''", "\x00", "\ud800")
)  # fmt: skip


def joined(pieces: list[str]) -> bytes:
    return "".join(pieces).encode("utf-8", "surrogatepass")


@pytest.mark.slow
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(), st.lists(st.one_of(PIECES, st.text(max_size=5))).map(joined)))
def test_any_bytes_are_a_feed_or_refused(capfd: pytest.CaptureFixture[str], content: bytes) -> None:
    for data in (
        content,
        b"<rss><channel><item><title>" + content + b"</title></item></channel></rss>",
    ):
        with suppress(UnreadableFile):
            for part in read(data):
                assert isinstance(part, Problem) or (part.text + (part.title or "")).encode()
    assert capfd.readouterr() == ("", "")
