"""A document of a book is an article; covers and tables of contents are none."""

from __future__ import annotations

import pytest

from index.errors import UnreadableFile
from index.readers import read
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from tests.support.office_writer import epub

BODY = (
    "Le bac de Rosette a repris jeudi ses traversées, onze jours après la crue qui l’avait arrêté."
)
PAGE = f"<h1>Le bac</h1><p>par Anne Bo</p><p>{BODY}</p>"
ISSUE = (
    "<dc:title>Le Monde [mar., 12 mars 2019]</dc:title><dc:creator>calibre</dc:creator>"
    "<dc:publisher>calibre</dc:publisher><dc:date>2019-03-13T02:00:00+00:00</dc:date>"
    '<dc:language>fr</dc:language><meta property="dcterms:modified">2026-11-28T00:00:00Z</meta>'
)


def found(data: bytes) -> list[RawArticle]:
    articles = []
    for part in read(Material("a.epub", data)):
        assert isinstance(part, RawArticle)
        articles.append(part)
    return articles


def test_epub_document_is_an_article_of_the_issue() -> None:
    [article] = found(epub({"feed_0/article_0/index_u1.html": PAGE}, metadata=ISSUE))
    assert article == RawArticle(
        BODY,
        "OEBPS/feed_0/article_0/index_u1.html",
        "Le bac",
        "12 mars 2019",
        "Le Monde",
        author="Anne Bo",
        saved="2026-11-28T00:00:00Z",
        language="fr",
    )


@pytest.mark.parametrize(
    ("metadata", "source", "date"),
    [
        ("<dc:publisher>Le Val</dc:publisher><dc:date>2019-03</dc:date>", "Le Val", "2019-03"),
        ("<dc:creator>Le Monde</dc:creator><dc:title>Mars</dc:title>", "Le Monde", None),
        ("<dc:title>Le Courrier du Val - mars 2019</dc:title>", "Le Courrier du Val", "mars 2019"),
        ("<dc:creator>Anne Bo</dc:creator><dc:title>Un roman</dc:title>", None, None),
    ],
)
def test_epub_source_is_the_newspaper(metadata: str, source: str | None, date: str | None) -> None:
    [article] = found(epub({"a.html": PAGE}, metadata=metadata))
    assert (article.source, article.date) == (source, date)


def test_epub_cover_and_contents_are_no_articles() -> None:
    links = "".join(f'<li><a href="a{number}.html">Le bac</a></li>' for number in range(4))
    documents = {
        "cover.html": "<img src='a.jpg'/>",
        "index.html": "<h1>Le Monde</h1><p>Une</p>",
        "feed_0/index.html": f"<h2>Une</h2><ul>{links}</ul>",
        "contents.html": f"<h2>Une</h2><ul>{links}</ul>",
        "nav.html": '<nav epub:type="toc"><h2>Le Monde</h2></nav>',
        "rights.html": "<p>Tous droits réservés.</p>",
        "feed_0/article_0/index_u2.html": f"<script src='a.js'/>{PAGE}<script>x</script>",
    }
    [article] = found(epub(documents))
    assert article.key == "OEBPS/feed_0/article_0/index_u2.html"
    assert article.text == BODY


def test_epub_of_one_document_may_name_it_an_index() -> None:
    assert [article.text for article in found(epub({"index.html": PAGE}))] == [BODY]


def test_epub_article_has_no_bar_of_links_but_the_address_in_it() -> None:
    top = '<div class="calibre_navbar"><a href="../index.html">Menu</a> | <a href="#">Suivant</a></div>'
    foot = (
        '<div data-calibre-rescale="70" class="calibre_navbar">Cet article a été téléchargé par calibre '
        'à partir de <a href="https://www.example.fr/bac?a=1&amp;b=2">ici</a></div>'
    )
    [article] = found(epub({"feed_0/article_0/index_u1.html": top + PAGE + foot}))
    assert (article.text, article.url) == (BODY, "https://www.example.fr/bac?a=1&b=2")


def test_epub_title_may_stand_in_the_contents_only() -> None:
    contents = '<ncx><navPoint><navLabel><text>Le bac</text></navLabel><content src="a%20b.html#x"/></navPoint></ncx>'
    item = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    data = epub({"a b.html": f"<p>{BODY}</p>"}, manifest=item, others=[("OEBPS/toc.ncx", contents)])
    [article] = found(data)
    assert (article.title, article.text) == ("Le bac", BODY)


def test_epub_document_that_was_split_is_one_article() -> None:
    documents = {"a_split_000.html": PAGE, "a_split_001.html": f"<p>{BODY * 3}</p>", "b.html": PAGE}
    first, second = found(epub(documents))
    assert first.text == f"{BODY}\n{BODY * 3}"
    assert second.text == BODY


def test_epub_that_is_encrypted_is_refused() -> None:
    cipher = '<encryption><CipherReference URI="OEBPS/a.html"/></encryption>'
    with pytest.raises(UnreadableFile, match="password"):
        found(epub({"a.html": PAGE}, others=[("META-INF/encryption.xml", cipher)]))
    with pytest.raises(UnreadableFile, match="no text"):
        found(epub({"a.html": ""}))


def test_a_field_of_a_book_that_comes_in_many_pieces_is_read_whole() -> None:
    text = " ".join(map(str, range(300_000)))
    [article] = found(epub({"a.html": PAGE}, metadata=f"<dc:language>{text}</dc:language>"))
    assert article.language == text
