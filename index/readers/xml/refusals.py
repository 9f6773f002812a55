"""Name the XML files that hold no articles, by their first element."""

from __future__ import annotations

REFUSAL_CODES = {
    "urlset": "feed-is-sitemap",
    "sitemapindex": "feed-is-sitemap",
    "opml": "feed-is-list-of-feeds",
    "html": "feed-is-page",
    "svg": "xml-is-drawing",
    "didl": "xml-is-metadata",
}
"""The code of the error, by the name of the first element in lower case."""
