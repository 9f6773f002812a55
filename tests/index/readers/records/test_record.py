"""Records: the many names and shapes of the fields of an article."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.readers.raw_article import RawArticle
from index.readers.records import shapes
from index.readers.records.candidates import inner_articles
from index.readers.records.record import article, has_text
from tests.support.read_files import storable

NAMES = st.sampled_from(
    """
    id uid type text full_text rawContent content created_at local_time user author_id id_str title
    date from from_id text_entities actor extended href description ft transcript d t pp mediaUid
    complete_text ocr file_id issue_uri snippet an body complement journal texte tweet noteTweet core
    includes data users index update create _id start segments metadata columns account
    created_utc subreddit crawlTimeMsec origin page year month day annee mois jour date-parts
    """.split()  # noqa: SIM905 - names read better without quotes and commas
)

BASE = {"title": "T", "text": "B"}


@pytest.mark.parametrize(
    "name",
    [
        "body",
        "text",
        "Texte",
        "content",
        "CONTENU",
        "articleBody",
        "article_body",
        "Full Text",
        "content_html",
        "content:encoded",
    ],
)
def test_record_body_has_many_names(name: str) -> None:
    assert article({name: "B"}, None) == RawArticle("B")


@pytest.mark.parametrize(
    "name", ["title", "Titre", "headline", "headLine", "dc:title", "og:title", "Titre de l'article"]
)
def test_record_title_has_many_names(name: str) -> None:
    assert article({name: "T", "text": "B"}, None) == RawArticle("B", title="T")


@pytest.mark.parametrize(
    ("field", "names"),
    [
        (
            "date",
            [
                "date",
                "published",
                "published_at",
                "publishedAt",
                "datePublished",
                "pubDate",
                "dc:date",
                "publishing_date",
            ],
        ),
        ("date", ["Date de publication", "article:published_time", "Parution"]),
        ("source", ["source", "publisher", "Journal", "média", "site_name", "feed"]),
        ("url", ["url", "link", "Lien", "canonical", "permalink", "URL "]),
        ("author", ["author", "authors", "Auteur", "auteur(s)", "byline", "dc:creator"]),
        ("language", ["language", "lang", "Langue", "inLanguage"]),
    ],
)
def test_record_fields_have_many_names(field: str, names: list[str]) -> None:
    for name in names:
        raw = article({**BASE, name: "x"}, None)
        assert (name, raw and getattr(raw, field)) == (name, "x")


@pytest.mark.parametrize(
    ("record", "field", "expected"),
    [
        ({"source": {"id": None, "name": "Le Monde"}}, "source", "Le Monde"),
        ({"publisher": {"@type": "Organization", "name": "AFP"}}, "source", "AFP"),
        ({"author": {"@type": "Person", "name": "Jeanne Roux"}}, "author", "Jeanne Roux"),
        ({"author": ["Jeanne Roux", {"name": "Paul Petit"}]}, "author", "Jeanne Roux, Paul Petit"),
        ({"source": [None, "AFP", "Reuters"]}, "source", "AFP"),
        ({"author": 5}, "author", None),
        ({"author": 5, "byline": "Jeanne Roux"}, "author", "Jeanne Roux"),
        (
            {"people": [{"name": "Ali Karimi"}, "Leïla  Salem", 5]},
            "people",
            ("Ali Karimi", "Leïla Salem"),
        ),
        ({"personnes": [{"prénom": "Ali", "nom": "Karimi"}]}, "people", ("Ali Karimi",)),
        ({"persons": "Ali Karimi, Leïla Salem"}, "people", ("Ali Karimi", "Leïla Salem")),
        ({"people": "Karimi, Ali; Salem, Leïla"}, "people", ("Karimi, Ali", "Salem, Leïla")),
        ({"date": {"$date": "2019-02-25T00:00:00Z"}}, "date", "2019-02-25T00:00:00Z"),
        ({"date": {"$date": {"$numberLong": "1551052800000"}}}, "date", "1551052800000"),
        ({"timestamp": 1551052800}, "saved", "1551052800"),
        ({"date": "", "published": "2019"}, "date", "2019"),
        ({"published": True, "datePublished": "2019"}, "date", "2019"),
        ({"date": float("nan")}, "date", None),
        ({"date": 10**400}, "date", str(10**400)),
        ({"link": [{"rel": "alternate", "href": "https://a.fr"}]}, "url", "https://a.fr"),
        (
            {"captions": ["Une vue.", {"caption": "Une autre."}]},
            "captions",
            ("Une vue.", "Une autre."),
        ),
        ({"légende": "Une vue."}, "captions", ("Une vue.",)),
        ({"metadata": {"date": "2019", "lang": "fr"}}, "date", "2019"),
        ({"date": "2020", "metadata": {"date": "2019"}}, "date", "2020"),
    ],
)
def test_record_values_have_many_shapes(
    record: dict[str, Any], field: str, expected: object
) -> None:
    raw = article({**BASE, **record}, None)
    assert raw is not None
    assert getattr(raw, field) == expected


@pytest.mark.parametrize(
    ("record", "key"),
    [
        ({"_id": {"$oid": "5f"}}, "5f"),
        ({"id": 7}, "7"),
        ({"guid": "u"}, "u"),
        ({"id": ""}, "3"),
        ({}, "3"),
    ],
)
def test_record_key_is_its_own_or_its_number(record: dict[str, Any], key: str) -> None:
    assert article({**BASE, **record}, "3") == RawArticle("B", key, "T")
    assert article({**BASE, **record}, None) == RawArticle("B", None, "T")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Un&nbsp;d&eacute;but.</p><p>Une fin.</p>", "Un\xa0début.\nUne fin."),
        ({"rendered": "<p>Un.</p>", "protected": False}, "Un."),
        (["Un.", "", {"text": "Deux."}], "Un.\n\nDeux."),
        ("1 < 2 et 3 > 2", "1 < 2 et 3 > 2"),
        ("AT&T et R & D", "AT&T et R & D"),
    ],
)
def test_record_body_may_be_html_or_paragraphs(body: object, text: str) -> None:
    assert article({"content": body}, None) == RawArticle(text)


def test_record_captions_in_a_body_are_taken_out_of_it() -> None:
    body = "<p>Un.</p><figure><img><figcaption>Une vue.</figcaption></figure>"
    assert article({"body": body, "captions": ["Une autre."]}, None) == RawArticle(
        "Un.", captions=("Une autre.", "Une vue.")
    )


def test_record_title_may_have_entities_and_tags() -> None:
    assert article({"title": {"rendered": "L&rsquo;<em>été</em>"}}, None) == RawArticle(
        "", title="L’été"
    )


def test_record_summary_replaces_a_missing_body_only() -> None:
    assert article({"title": "T", "description": "D"}, None) == RawArticle("D", title="T")
    assert article({**BASE, "description": "D"}, None) == RawArticle("B", title="T")


def test_record_lead_belongs_to_the_body() -> None:
    assert article({**BASE, "chapo": "C"}, None) == RawArticle("C\n\nB", title="T")
    assert article({"title": "T", "chapô": "C"}, None) == RawArticle("C", title="T")
    assert article({"text": "C. B", "chapo": "C."}, None) == RawArticle("C. B")


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"name": "x", "description": "y"},
        {"text": " ", "title": None},
        {"date": "2019"},
        {"id": 1, "name": "Bob", "created": "2019"},
    ],
)
def test_record_without_text_and_title_is_no_article(record: dict[str, Any]) -> None:
    assert article(record, None) is None


def test_record_name_is_a_title_if_there_is_a_text() -> None:
    assert article({"name": "N", "description": "D", "datePublished": "2019"}, None) == RawArticle(
        "D", title="N", date="2019"
    )
    assert article({"name": "N", "text": "B"}, None) == RawArticle("B", title="N")


@pytest.mark.parametrize(
    ("names", "field"),
    [
        ("Texte de l'article|text_txt_fr|transcript|Verbatim|volltext", "text"),
        ("Titre de l'article|title_s|Intitulé|Titre propre|headline_main|Titel", "title"),
        ("Date de parution|Date de diffusion|publishing_date|date_dt|date_publish|Datum", "date"),
        ("Date (JJ/MM/AAAA)|dateTimePub|pub_date|article:published_time", "date"),
        ("Support|Nom du média|journal_clean|Publication Title|container-title|Chaîne", "source"),
        ("Lien vers l'article|Url|canonical_url|resolved_url", "url"),
        ("Journaliste(s)|published_by|creators|Autor", "author"),
        ("Rubrique|category|sectionName|Ressort", "section"),
        ("Page|page_number|Seite", "page"),
        ("created_at|Date Added|date_download|crawled|seendate|Date de mise en ligne", "saved"),
        ("timestamp|updated_at|modified|savedAt|indexed_date|Access Date", "saved"),
    ],
)
def test_record_fields_have_the_names_of_many_tools(names: str, field: str) -> None:
    for name in names.split("|"):
        raw = article({**{key: "x" for key in BASE if key != field}, name: "7 x"}, None)
        assert (name, raw and getattr(raw, field)) == (name, "7 x")


def test_record_day_of_saving_is_never_the_date() -> None:
    raw = article({**BASE, "created": "2024-05-02", "published": "2019-03-12"}, None)
    assert raw == RawArticle("B", title="T", date="2019-03-12", saved="2024-05-02")


@pytest.mark.parametrize(
    ("record", "date"),
    [
        ({"date": 43536}, "2019-03-12"),
        ({"date": "43536,5"}, "2019-03-12"),
        ({"date": -2_234_044_800_000}, "1899-03-17"),
        ({"date": -2_234_044_799}, "1899-03-17"),
        ({"date": 883_612_800_000}, "1998-01-01"),
        ({"date": "201903121530"}, "201903121530"),
        ({"issued": {"date-parts": [[2019, 3, 12]]}}, "2019-03-12"),
        ({"issued": {"date-parts": [["2019", 3]]}}, "2019-03"),
        ({"date": [2019, 3, 12, 10, 30]}, "2019"),
        ({"date": {"year": 2019, "month": 3, "day": 1}}, "2019-03-01"),
        ({"annee": "2019", "mois": "3", "jour": "12"}, "2019-03-12"),
        ({"year": 2019.0, "month": 13}, "2019"),
        ({"jour": "12"}, None),
        ({"date": ["2019-03-12", "2019-03-13"]}, "2019-03-12"),
    ],
)
def test_record_dates_may_be_numbers_or_parts(record: dict[str, Any], date: str | None) -> None:
    raw = article({**BASE, **record}, None)
    assert raw is not None
    assert raw.date == date


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("La Croix, no. 43018", "La Croix"),
        ("Le Courrier du Val (site web)", "Le Courrier du Val"),
        ("Le Point (site web réf.) - Paris", "Le Point"),
        ("20 Minutes - Lyon", "20 Minutes"),
        ("Sud-Ouest", "Sud-Ouest"),
        (", no. 5", ", no. 5"),
    ],
)
def test_record_source_loses_issue_and_edition(source: str, name: str) -> None:
    raw = article({**BASE, "journal": source}, None)
    assert raw is not None
    assert raw.source == name


def test_record_source_that_is_an_address_is_that_of_the_article() -> None:
    address = "https://exemple.fr/2019/crue"
    assert article({**BASE, "source": address, "source-hostname": "Le Val"}, None) == RawArticle(
        "B", title="T", source="Le Val", url=address
    )
    assert article({**BASE, "source": "https://exemple.fr"}, None) == RawArticle(
        "B", title="T", source="https://exemple.fr"
    )


def test_record_host_is_the_source_where_there_is_no_address() -> None:
    assert article({**BASE, "domain_name": "www.a.fr"}, None) == RawArticle(
        "B", title="T", source="www.a.fr"
    )
    assert article({**BASE, "domain_name": "www.a.fr", "url": "https://b.fr/1"}, None) == (
        RawArticle("B", title="T", url="https://b.fr/1")
    )


@pytest.mark.parametrize(
    ("support", "media"),
    [("Le Val", "Presse quotidienne régionale"), ("Web", "Le Val"), ("Presse écrite", "Le Val")],
)
def test_record_source_is_no_kind_of_media(support: str, media: str) -> None:
    record = {**BASE, "Support": support, "Média": media}
    assert article(record, None) == RawArticle("B", title="T", source="Le Val")


@pytest.mark.parametrize("name", ["La Presse", "Presse Océan", "Radio France", "Le Quotidien"])
def test_record_source_may_be_named_after_a_kind_of_media(name: str) -> None:
    raw = article({**BASE, "Support": name}, None)
    assert raw is not None
    assert raw.source == name


@pytest.mark.parametrize(
    "record",
    [
        {"title.rendered": "T", "content.rendered": "B", "date.$date": "2019"},
        {"_source.title": "T", "_source.text": "B", "_source.date": "2019"},
        {"title_s": "T", "text_txt_fr": "B", "date_dt": "2019"},
        {"Titre (FR)": "T", "Texte de l’article": "B", "Date [AAAA]": "2019"},
    ],
)
def test_record_names_may_have_types_and_paths(record: dict[str, Any]) -> None:
    assert article(record, None) == RawArticle("B", title="T", date="2019")


def test_record_date_under_the_name_of_a_publication_is_no_source() -> None:
    assert article({**BASE, "publication": "12/03/2019", "media": "Le Val"}, None) == RawArticle(
        "B", title="T", source="Le Val"
    )


@pytest.mark.parametrize(
    ("value", "page"),
    [("p. 4", "4"), ("Page 12-13", "12-13"), ([1, 2, 3], "1-3"), (7.0, "7"), ("une", None)],
)
def test_record_page_is_its_number(value: object, page: str | None) -> None:
    raw = article({**BASE, "page": value}, None)
    assert raw is not None
    assert raw.page == page


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        (
            [{"family": "Roux", "given": "Jeanne"}, {"literal": "x", "name": "AFP"}],
            "Jeanne Roux, AFP",
        ),
        ("['Jeanne Roux', \"Luc L'Hermite\"]", "Jeanne Roux, Luc L'Hermite"),
        (["[[Jeanne Roux]]", "[[auteurs/luc|Luc Petit]]"], "Jeanne Roux, Luc Petit"),
    ],
)
def test_record_authors_are_written_in_many_ways(authors: object, names: str) -> None:
    raw = article({**BASE, "author": authors}, None)
    assert raw is not None
    assert raw.author == names


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            {"summary": ["Un."], "sections": [{"headline": ["Deux"], "paragraphs": ["Trois."]}]},
            "Un.\n\nDeux\n\nTrois.",
        ),
        (
            {"blocks": [{"type": "paragraph", "data": {"text": "Un."}}, {"text": "Deux."}]},
            "Un.\n\nDeux.",
        ),
        (
            {
                "type": "doc",
                "content": [
                    {
                        "type": "paragraph",
                        "content": [
                            {"type": "text", "text": "Un "},
                            {"type": "text", "text": "mot."},
                        ],
                    },
                    {"type": "paragraph", "content": [{"type": "text", "text": "Deux."}]},
                ],
            },
            "Un mot.\n\nDeux.",
        ),
        (
            [{"start": 0.0, "end": 2.0, "text": " Un."}, {"start": 2.0, "text": "Deux. "}],
            "Un. Deux.",
        ),
        (98.5, ""),
    ],
)
def test_record_text_may_be_in_parts(body: object, text: str) -> None:
    raw = article({"title": "T", "body": body}, None)
    assert raw is not None
    assert raw.text == text


def test_post_has_the_day_on_which_it_was_created_and_its_account_for_a_source() -> None:
    post = {
        "id_str": "17",
        "full_text": "Crue à Val.",
        "created_at": "Tue Mar 12 10:00:00 +0000 2019",
        "source": "Un programme",
        "user": {"screen_name": "leval", "name": "Le Val"},
    }
    assert article(post, "1") == RawArticle(
        "Crue à Val.",
        key="17",
        date="Tue Mar 12 10:00:00 +0000 2019",
        source="Le Val",
        author="Le Val",
    )
    long = {**post, "note_tweet": {"text": "Crue à Val, et la suite."}}
    repeated = {**post, "retweeted_status": {"full_text": "Crue à Mont."}}
    texts = [raw.text for raw in (article(long, "1"), article(repeated, "1")) if raw]
    assert texts == ["Crue à Val, et la suite.", "Crue à Mont."]


@pytest.mark.parametrize(
    "post",
    [
        {"user_screen_name": "Le Val", "text": "Une crue.", "local_time": "2019-03-12T10:00:00"},
        {
            "rawContent": "Une crue.",
            "user": {"displayname": "x", "name": "Le Val"},
            "date": "2019-03-12T10:00:00",
        },
        {
            "content": "<p>Une crue.</p>",
            "created_at": "2019-03-12T10:00:00",
            "reblogs_count": 3,
            "account": {"name": "Le Val"},
        },
    ],
)
def test_posts_of_other_tools_and_networks_are_dated_and_named(post: dict[str, Any]) -> None:
    assert article(post, None) == RawArticle(
        "Une crue.", date="2019-03-12T10:00:00", source="Le Val", author="Le Val"
    )


def test_record_with_a_title_is_no_post() -> None:
    record = {**BASE, "user_id": 7, "created_at": "2024-05-02"}
    assert article(record, None) == RawArticle("B", title="T", saved="2024-05-02")


def test_posts_of_reddit_and_facebook_are_dated_and_named() -> None:
    reddit = {"title": "T", "selftext": "B", "created_utc": 1552384800, "subreddit": "val"}
    facebook = {"Page Name": "Le Val", "Post Created": "2019-03-12 10:00:00", "Message": "B"}
    assert article(reddit, None) == RawArticle("B", title="T", date="1552384800", source="r/val")
    assert article(facebook, None) == RawArticle("B", date="2019-03-12 10:00:00", source="Le Val")


def test_message_has_its_channel_for_a_source_and_its_parts_in_one_line() -> None:
    message = {
        "id": 12,
        "type": "message",
        "date": "2019-03-12T08:10:00",
        "from": "Le Val en direct",
        "from_id": "channel1",
        "forwarded_from": "Radio Mont",
        "text": [{"type": "bold", "text": "Crue"}, " à ", {"type": "hashtag", "text": "#Val"}, "."],
    }
    assert article(message, "1") == RawArticle(
        "Crue à #Val.",
        key="12",
        date="2019-03-12T08:10:00",
        source="Le Val en direct",
        carriers=("Radio Mont",),
    )


def test_bookmark_has_its_title_in_the_description() -> None:
    bookmark = {
        "href": "https://a.fr/1",
        "description": "La crue",
        "extended": "Un résumé.",
        "time": "2016-10-31T15:57:56Z",
        "hash": "e6",
    }
    assert article(bookmark, "1") == RawArticle(
        "Un résumé.", key="e6", title="La crue", url="https://a.fr/1", saved="2016-10-31T15:57:56Z"
    )


def test_article_of_impresso_has_its_newspaper_and_day_in_its_id() -> None:
    record = {"id": "GDL-1900-01-02-a-i0001", "t": "UNKNOWN", "ft": "Un texte.", "pp": [1, 2]}
    assert article(record, "1") == RawArticle(
        "Un texte.",
        key="GDL-1900-01-02-a-i0001",
        date="1900-01-02",
        source="Gazette de Lausanne",
        page="1-2",
    )
    other = article({**record, "id": "XYZ-1900-01-02-a-i0001", "d": "1900-01-03"}, "1")
    assert other is not None
    assert (other.source, other.date) == ("XYZ", "1900-01-03")


def test_article_of_europarser_has_section_and_page_in_a_line_of_europresse() -> None:
    record = {
        "journal": "Le Val, no. 12",
        "texte": "B",
        "complement": "Politique, mardi 12 mars 2019 332 mots, p. 12 |  |  | ",
        "journal_clean": "Le Val",
    }
    assert article(record, None) == RawArticle("B", source="Le Val", section="Politique", page="12")


def test_issue_of_gallica_has_the_newspaper_in_its_title() -> None:
    record = {"file_id": "bpt6k1", "title": "Le Val", "date": "1899-03-12", "ocr": 98.0}
    assert article({**record, "complete_text": "Un texte."}, "1") == RawArticle(
        "Un texte.", key="bpt6k1", date="1899-03-12", source="Le Val"
    )


def test_snippet_of_dow_jones_is_the_lead() -> None:
    record = {"an": "X1", "title": "T", "snippet": "Un.", "body": "Deux.", "source_name": "Le Val"}
    assert article(record, "1") == RawArticle("Un.\n\nDeux.", key="X1", title="T", source="Le Val")


def test_article_of_dow_jones_has_its_day_and_its_author_without_address() -> None:
    record = {
        "an": "X1",
        "title": "T",
        "snippet": "Un.",
        "body": "Deux.",
        "source_name": "Le Val",
        "byline": "Par Anne Roy; aroy@val.example",
        "publication_datetime": 1552392000000,
    }
    raw = article(record, "1")
    assert raw is not None
    assert (raw.author, raw.date) == ("Anne Roy", "1552392000000")


@pytest.mark.parametrize(
    "piece", [" ", "(site web", ", no. ", "['a',", " - ", "a", "http://", "p. "]
)
def test_record_of_very_long_values_takes_no_time(piece: str) -> None:
    value = piece * 60_000
    names = ("source", "page", "section", "author", "date", "people", "carriers", "url", "propos")
    assert article({**BASE, **dict.fromkeys(names, value)}, None)


def test_record_of_very_long_names_is_read() -> None:
    names = {f"{number}{'é' * 70_000}": "x" for number in range(3)}
    assert article({**BASE, **names}, None) == RawArticle("B", title="T")


@given(
    st.dictionaries(
        st.text(max_size=30), st.text(max_size=30) | st.integers() | st.lists(st.text(max_size=5))
    )
)
def test_record_may_hold_anything(record: dict[str, Any]) -> None:
    raw = article({**record, "text": "B"}, "1")
    assert raw is not None
    assert storable(raw)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.slow
@settings(max_examples=150)
@given(st.dictionaries(NAMES, JSON_VALUES, max_size=8), st.integers(0, len(shapes.MARKS) - 1))
def test_record_of_any_tool_may_hold_anything(record: dict[str, Any], number: int) -> None:
    mark = sorted(shapes.MARKS)[number]
    value = next(iter(record.values()), None)
    raw = article({**record, mark: value, "Texte": "B"}, "1")
    assert raw is None or storable(raw)
    assert shapes.is_no_content(record) in {True, False}
    has_text(record)
    list(inner_articles(record))
