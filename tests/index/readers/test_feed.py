"""A feed gives an article an item, whatever its kind and however broken some of it is."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import IO, Self, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import feed
from index.readers.material import Material
from index.readers.raw import Problem, RawArticle
from tests.support.messages import english

FEEDS = Path(__file__).parents[2] / "files" / "feeds"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:wp="http://wordpress.org/export/1.2/"'
)
BOMB = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 20))


def saved(name: str) -> list[RawArticle | Problem]:
    return list(feed.read(Material(name, FEEDS / name)))


def rss(*items: str, before: str = "", after: str = "</channel></rss>") -> bytes:
    head = f'{before}<rss version="2.0" {SPACES}><channel><title>Le Nil</title>'
    return (head + "".join(f"<item>{item}</item>" for item in items) + after).encode()


def read(content: bytes, name: str = "a.rss") -> list[RawArticle | Problem]:
    return list(feed.read(Material(name, content)))


def only(item: str) -> RawArticle:
    (raw,) = read(rss(item))
    assert isinstance(raw, RawArticle)
    return raw


def titles(parts: list[RawArticle | Problem]) -> list[str | None]:
    return [
        part.title if isinstance(part, RawArticle) else f"! {english(part.reason)}"
        for part in parts
    ]


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
            source="La Revue des deux rives",
            url="https://revue.example/ecole",
            author="Nadia Sabbagh, Paul Attal",
            language="fr",
        ),
        RawArticle(
            "Il n’en reste que trois.",
            key="tag:revue.example,2011:moulins",
            title="Les moulins du Nil",
            date="2011-11-07T08:00:00Z",
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


def test_a_dispatch_in_newsml_is_an_article() -> None:
    assert saved("depeche.xml") == [
        RawArticle(
            "Une secousse a fait au moins trois blessés mardi soir dans la province de Hatay.\n"
            "Les écoles resteront fermées mercredi.",
            title="Séisme : au moins trois blessés près d’Antakya",
            date="2020-08-04T21:05:00Z",
            source="Agence du Levant",
            author="Nadia Sabbagh",
            language="fr",
        )
    ]


def test_a_dispatch_in_nitf_is_an_article() -> None:
    assert saved("depeche-nitf.xml") == [
        RawArticle(
            "Une trentaine de barques sont sorties mardi à l’aube.\nDeux mois à quai\n"
            "Le syndicat évalue les pertes à deux millions de dollars.",
            title="Les pêcheurs de Tyr reprennent la mer",
            date="2006-09-12",
            source="Agence du Levant",
            author="Hala Fakhoury",
            captions=("Le port de Tyr.",),
        )
    ]


def test_of_a_message_with_several_dispatches_each_text_is_an_article() -> None:
    whole = (FEEDS / "depeche.xml").read_text("utf-8").partition("?>")[2].strip()
    picture = '<newsItem guid="photo"><contentMeta><headline>Une photo</headline></contentMeta></newsItem>'
    message = (
        f"<newsMessage><itemSet>{whole}{picture}{whole.replace(':1', ':2')}</itemSet></newsMessage>"
    )
    found = read(message.encode(), "a.xml")
    assert [part.key for part in found if isinstance(part, RawArticle)] == [
        "urn:newsml:agence.example:20200804:1",
        "urn:newsml:agence.example:20200804:2",
    ]


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ("<title>T</title><guid>g</guid><link>https://a.example/1</link>", "g"),
        ("<title>T</title><link>https://a.example/1</link>", "https://a.example/1"),
        ("<title>T</title>", "1"),
    ],
)
def test_an_item_is_known_by_its_id_its_link_or_its_number(item: str, key: str) -> None:
    assert only(item).key == key


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
def test_the_address_of_an_item(item: str, url: str | None) -> None:
    assert only(f"<title>T</title>{item}").url == url


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
def test_the_text_of_an_item_is_the_fullest_it_has_as_text(item: str, text: str) -> None:
    assert only(item).text == text


@pytest.mark.parametrize(
    ("item", "author"),
    [
        ("<author>a@b.example</author>", None),
        ("<author>a@b.example (Inès Morel)</author>", "Inès Morel"),
        ("<dc:creator>Inès Morel</dc:creator><author>Inès Morel</author>", "Inès Morel"),
        ("<author><name>Inès Morel</name></author>", "Inès Morel"),
    ],
)
def test_the_author_of_an_item_is_a_name(item: str, author: str | None) -> None:
    assert only(f"<title>T</title>{item}").author == author


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Le Nil", "Le Nil"),
        ("Le Nil - Actualités", "Le Nil"),
        ("Flux RSS | Le Nil", "Le Nil"),
        ("Le Nil – International", "Le Nil – International"),
        ("Actualités", "Actualités"),
    ],
)
def test_the_source_is_the_name_in_the_title_of_the_feed(title: str, source: str) -> None:
    (raw,) = read(
        f"<rss><channel><title>{title}</title><item><title>T</title></item></channel></rss>".encode()
    )
    assert isinstance(raw, RawArticle)
    assert raw.source == source


def test_attachments_in_an_export_of_a_site_are_no_articles() -> None:
    article = "<title>T</title><wp:post_type>post</wp:post_type>"
    assert titles(
        read(rss("<title>photo</title><wp:post_type>attachment</wp:post_type>", article))
    ) == ["T"]


def test_a_mistake_in_an_item_spoils_that_one_alone() -> None:
    found = read(
        rss("<title>Un</title>", "<title>Deux < 3</b>", "<title></title>", "<title>Quatre</title>")
    )
    assert titles(found) == [
        "Un",
        "! item 2: it is not XML (not well-formed (invalid token))",
        "! item 3: neither text nor title",
        "Quatre",
    ]


def test_prefixes_that_nobody_declares_mean_what_they_usually_do() -> None:
    content = b"<rss><channel><item><title>T</title><dc:date>2019-03-01</dc:date><x:y a:b='1'/></item></channel></rss>"
    (raw,) = read(content)
    assert isinstance(raw, RawArticle)
    assert raw.date == "2019-03-01"


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


def test_a_feed_cut_short_gives_the_items_before_and_says_so() -> None:
    whole = rss("<title>Un</title>", "<title>Deux</title>")
    assert titles(read(whole[:-30])) == [
        "Un",
        "! its last item is cut short; it breaks off after item 1",
    ]
    assert titles(read(whole[:-10])) == ["Un", "Deux"]


def test_a_compressed_feed_cut_short_gives_the_items_before_and_says_so() -> None:
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


@pytest.mark.parametrize("root", ["rss", "nitf"])
def test_entities_that_would_grow_are_never_expanded(root: str) -> None:
    item = "<item><title>T &e19;</title></item>" if root == "rss" else "<hl1>T &e19;</hl1>"
    content = (
        f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY e0 "lol">{BOMB}]><{root}>{item}</{root}>'
    )
    (raw,) = read(content.encode())
    assert isinstance(raw, RawArticle)
    assert raw.title == "T &e19;"


def test_files_that_entities_refer_to_are_never_read() -> None:
    secret = Path(__file__).as_uri()
    content = f'<!DOCTYPE rss [<!ENTITY f SYSTEM "{secret}">]><rss><item><title>T &f;</title></item></rss>'
    assert titles(read(content.encode())) == ["T &f;"]


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


def pieced(pieces: list[str]) -> bytes:
    return "".join(pieces).encode("utf-8", "surrogatepass")


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.one_of(st.binary(), st.lists(st.one_of(PIECES, st.text(max_size=5))).map(pieced)))
def test_any_bytes_are_a_feed_or_refused(capfd: pytest.CaptureFixture[str], content: bytes) -> None:
    for data in (
        content,
        b"<rss><channel><item><title>" + content + b"</title></item></channel></rss>",
    ):
        with suppress(UnreadableFile):
            for part in read(data):
                assert isinstance(part, Problem) or (part.text + (part.title or "")).encode()
    assert capfd.readouterr() == ("", "")
