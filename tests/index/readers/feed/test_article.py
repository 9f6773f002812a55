"""The fields of a feed's item make an article."""

from __future__ import annotations

import pytest

from tests.support.read_feed import read_item


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ("<title>T</title><guid>g</guid><link>https://a.example/1</link>", "g"),
        ("<title>T</title><link>https://a.example/1</link>", "https://a.example/1"),
        ("<title>T</title>", "1"),
    ],
)
def test_a_feed_article_has_its_id_its_address_or_its_number_as_key(item: str, key: str) -> None:
    assert read_item(item).key == key


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<guid>https://a.example/2</guid>", "https://a.example/2"),
        ('<guid isPermaLink="false">https://a.example/2</guid>', None),
        ("<link>https://a.example/1?a=1&b=2</link>", "https://a.example/1?a=1&b=2"),
        ("<link><![CDATA[https://a.example/1?a=1&b=2]]></link>", "https://a.example/1?a=1&b=2"),
        ("<link>https://f.example/x</link><feedburner:origLink>https://a.example/3</feedburner:origLink>",
         "https://a.example/3"),
        ("<link>/relatif</link>", None),
    ],
)  # fmt: skip
def test_a_feed_article_has_the_address_of_its_item(item: str, url: str | None) -> None:
    assert read_item(f"<title>T</title>{item}").url == url


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<description>court</description><content:encoded>long</content:encoded>", "long"),
        ("<description>court</description><content:encoded> </content:encoded>", "court"),
        ("<description>&lt;p&gt;l&amp;#8217;eau&lt;/p&gt;</description>", "l’eau"),
        (
            "<description>l&rsquo;eau &eacute;tale &nbsp;&inconnu;</description>",
            "l’eau étale \xa0&inconnu;",
        ),
        ("<description>R&D, 3 &lt; 4</description>", "R&D, 3 < 4"),
        ("<description>a\x00b\x1bc&#11;d&#xD800;e&#9999999;</description>", "abcde"),
        ("<description>Un\nDeux</description>", "Un\nDeux"),
        ("<description><p>Un</p><p>Deux</p></description>", "Un\nDeux"),
    ],
)
def test_a_feed_article_has_the_fullest_text_of_its_item(item: str, text: str) -> None:
    assert read_item(item).text == text


@pytest.mark.parametrize(
    ("item", "author"),
    [
        ("<author>a@b.example</author>", None),
        ("<author>a@b.example (Inès Morel)</author>", "Inès Morel"),
        ("<dc:creator>Inès Morel</dc:creator><author>Inès Morel</author>", "Inès Morel"),
        ("<author><name>Inès Morel</name></author>", "Inès Morel"),
    ],
)
def test_a_feed_article_has_an_author_by_name(item: str, author: str | None) -> None:
    assert read_item(f"<title>T</title>{item}").author == author


@pytest.mark.parametrize(
    ("item", "date", "saved"),
    [
        ("<pubDate>Mon, 25 Feb 2019 06:30:12 +0100</pubDate>", "Mon, 25 Feb 2019 06:30:12 +0100", None),
        ("<published>2019-02-25</published><updated>2019-03-01</updated>", "2019-02-25", "2019-03-01"),
        ("<updated>2019-03-01</updated>", None, "2019-03-01"),
        ("<modified>2019-03-01</modified><created>2019-02-26</created>", None, "2019-02-26"),
        ("<dcterms:modified>2019-03-01</dcterms:modified>", None, "2019-03-01"),
        ("<wp:post_date>2019-02-25 00:10:00</wp:post_date><pubDate>Sun, 24 Feb 2019 23:10:00 +0000</pubDate>",
         "2019-02-25 00:10:00", None),
        ("<wp:post_date>0000-00-00 00:00:00</wp:post_date><pubDate>Sun, 24 Feb 2019 23:10:00 +0000</pubDate>",
         "Sun, 24 Feb 2019 23:10:00 +0000", None),
        ("<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>", None, None),
    ],
)  # fmt: skip
def test_a_feed_article_keeps_the_day_of_a_change_apart(
    item: str, date: str | None, saved: str | None
) -> None:
    raw = read_item(f"<title>T</title>{item}")
    assert (raw.date, raw.saved) == (date, saved)
