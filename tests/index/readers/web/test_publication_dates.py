"""The date of publication is found on a web page, and no other date is taken for it."""

from __future__ import annotations

import pytest

from tests.support.read_pages import article_record, json_ld, meta, read_page

pytest.importorskip("trafilatura", reason="saved pages are an extra")


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        (
            json_ld(**article_record(datePublished="2019-03-01")) + meta("date", "2018-01-01"),
            "",
            "2019-03-01",
        ),
        (json_ld(**article_record(datePublished=["2019-03-01"])), "", "2019-03-01"),
        (json_ld(**{"@type": ["Thing", "Article"]}, datePublished="2019-03-01"), "", "2019-03-01"),
        (json_ld(mainEntity=article_record(datePublished="2019-03-01")), "", "2019-03-01"),
        (json_ld(**article_record(dateModified="2019-03-01")), "", None),
        (
            json_ld(**article_record(datePublished="0000-00-00")) + meta("date", "2018-01-01"),
            "",
            "2018-01-01",
        ),
        (json_ld(**article_record(datePublished="1970-01-01T00:00:00Z")), "", None),
        (json_ld(**{"@type": "WebSite"}, datePublished="2019-03-01"), "", None),
        (
            json_ld(
                **{"@type": "ItemList"},
                itemListElement=[article_record(datePublished="2019-03-01")],
            ),
            "",
            None,
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-03-01",</script>',
            "",
            "2019-03-01",
        ),
        ('<meta property="article:published_time" content="2019-03-01">', "", "2019-03-01"),
        ('<meta property="article:modified_time" content="2019-03-01">', "", None),
        ('<meta http-equiv="Date" content="Fri, 01 Mar 2019 10:00:00 GMT">', "", None),
        (meta("DC.date.issued", "2019-03-01"), "", "2019-03-01"),
        (meta("parsely-pub-date", "2019-03-01"), "", "2019-03-01"),
        (meta("prism.publicationDate", "2019-03-01"), "", "2019-03-01"),
        (meta("DC.date", "1898-02-14"), "", "1898-02-14"),
        (meta("DC.date", "17891001"), "", "17891001"),
        (meta("sailthru.date", "vendredi"), "", None),
        ("", '<span itemprop="datePublished" content="2019-03-01">hier</span>', "2019-03-01"),
        ("", '<time datetime="2019-03-01">1er mars</time>', "2019-03-01"),
        ("", '<time datetime="2019-03-01">a</time><p><time datetime="2018-01-01">b</time>', None),
        (
            "",
            '<header><time datetime="2019-03-01">a</time></header><time datetime="2018-01-01">b</time>',
            "2019-03-01",
        ),
        ("", 'Mis à jour le <time datetime="2019-03-01">1er mars</time>', None),
        ("", '<span>Modifié le</span> <time datetime="2019-03-01">1er mars</time>', None),
        ("", '<time class="updated" datetime="2019-03-01">1er mars</time>', None),
        ("", "<p>Publié le <time>1er mars 2019</time></p>", "1er mars 2019"),
    ],
)
def test_the_date_of_a_page_is_that_of_publication_or_none(
    head: str, above: str, expected: str | None
) -> None:
    assert read_page(head, above).date == expected


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        (json_ld(**article_record(dateModified="2019-03-04")), "", "2019-03-04"),
        (
            json_ld(**article_record(dateCreated="2019-03-01", dateModified="2019-03-04")),
            "",
            "2019-03-01",
        ),
        (meta("article:modified_time", "2019-03-04"), "", "2019-03-04"),
        (meta("og:updated_time", "2019-03-04"), "", "2019-03-04"),
        (meta("DCTERMS.modified", "2019-03-04"), "", "2019-03-04"),
        (meta("DCTERMS.available", "2019-03-04"), "", "2019-03-04"),
        (meta("last-modified", "0000-00-00"), "", None),
        (
            '<meta http-equiv="Last-Modified" content="Mon, 04 Mar 2019 10:00:00 GMT">',
            "",
            "Mon, 04 Mar 2019 10:00:00 GMT",
        ),
        ("", '<time class="updated" datetime="2019-03-04">4 mars</time>', "2019-03-04"),
        ("", '<i itemprop="dateModified" content="2019-03-04">4 mars</i>', "2019-03-04"),
        ("", 'Mis à jour le <time datetime="2019-03-04">4 mars</time>', "2019-03-04"),
        (
            "",
            "<!-- Mirrored from a.example by HTTrack Website Copier/3.x, Mon, 04 Mar 2019 -->",
            "Mon, 04 Mar 2019",
        ),
        ("", '<time datetime="2019-03-04">4 mars</time>', None),
        ("", '<aside><time class="updated" datetime="2018-03-04">4 mars</time></aside>', None),
    ],
)
def test_the_date_of_a_change_or_of_saving_is_kept_apart(
    head: str, above: str, expected: str | None
) -> None:
    assert read_page(head, above).saved == expected


def test_the_date_of_publication_is_told_beside_that_of_a_change() -> None:
    record = article_record(datePublished="2019-03-01", dateModified="2019-03-04")
    raw = read_page(json_ld(**record))
    assert (raw.date, raw.saved) == ("2019-03-01", "2019-03-04")
