"""A sitemap for news gives headlines, and says that it has no texts."""

from __future__ import annotations

from index.readers.raw_article import RawArticle
from tests.support.read_xml import articles, problems

URL = "https://lenil.example/la-crue"
NEWS = (
    f"<url><loc>{URL}</loc><lastmod>2019-03-14</lastmod><image:image><image:title>Vue</image:title></image:image>"
    "<news:news><news:publication><news:name>Le Nil</news:name><news:language>fr</news:language></news:publication>"
    "<news:publication_date>2019-03-12T06:00:00+01:00</news:publication_date><news:title>La crue</news:title>"
    "</news:news></url>"
)
HEAD = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
)


def test_each_address_with_a_title_is_an_article_without_text() -> None:
    assert articles(f"{HEAD}{NEWS}</urlset>") == [
        RawArticle(
            "",
            key=URL,
            title="La crue",
            date="2019-03-12T06:00:00+01:00",
            source="Le Nil",
            url=URL,
            saved="2019-03-14",
            language="fr",
        )
    ]


def test_missing_texts_and_addresses_without_a_title_are_told() -> None:
    assert problems(f"{HEAD}{NEWS}<url><loc>https://lenil.example/</loc></url></urlset>") == [
        "a sitemap, which has no texts: 1 article with a title, a day and an address only",
        "1 address without a title left out",
    ]
