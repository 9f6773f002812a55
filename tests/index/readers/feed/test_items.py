"""A feed is split into its items, broken ones among them."""

from __future__ import annotations

from index.readers.feed.items import split_items
from tests.support.read_feed import read, rss, titles


def test_a_mistake_in_an_item_spoils_no_other_item() -> None:
    items = ["<title>Un</title>", "<title>Deux < 3</b>", "<title></title>", "<title>Quatre</title>"]
    assert titles(read(rss(*items))) == [
        "Un",
        "! item 2: it is not XML (a character that may not stand there)",
        "! item 3: neither text nor title",
        "Quatre",
    ]


def test_items_before_the_end_of_a_feed_cut_short_are_read() -> None:
    whole = rss("<title>Un</title>", "<title>Deux</title>")
    assert titles(read(whole[:-30])) == [
        "Un",
        "! its last item is cut short; it breaks off after item 1",
    ]
    assert titles(read(whole[:-10])) == ["Un", "Deux"]


def test_split_items_gives_the_same_items_wherever_the_text_is_cut() -> None:
    feed = "<rss><channel><item><title>Un</title></item> <x:item>Deux</x:item></channel></rss>"
    whole = list(split_items([feed]))
    assert whole == ["<rss><channel>", "<item><title>Un</title></item>", "<x:item>Deux</x:item>"]
    assert list(split_items(feed)) == whole
