"""The RDF of Zotero: an article an item, whose text may be in a file beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import UnreadableFile
from index.readers import Problem, RawArticle, format_name, read
from index.readers.material import Material
from tests.support.archive_writer import keys, reasons
from tests.support.read_files import storable
from tests.support.read_folder import read_folder, write_files
from tests.support.warc_writer import PARAGRAPH, html

HEAD = (
    '<rdf:RDF\n xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"\n'
    ' xmlns:z="http://www.zotero.org/namespaces/export#"\n'
    ' xmlns:dcterms="http://purl.org/dc/terms/"\n xmlns:bib="http://purl.org/net/biblio#"\n'
    ' xmlns:foaf="http://xmlns.com/foaf/0.1/"\n xmlns:dc="http://purl.org/dc/elements/1.1/"\n'
    ' xmlns:link="http://purl.org/rss/1.0/modules/link/">\n'
)
ARTICLE = """
<bib:Article rdf:about="https://exemple.fr/crue">
  <z:itemType>newspaperArticle</z:itemType>
  <dcterms:isPartOf><bib:Part><dc:title>Région</dc:title>
    <dcterms:isPartOf><bib:Newspaper><dc:identifier>ISSN 0000-0000</dc:identifier>
      <dc:title>Le Courrier ligérien</dc:title></bib:Newspaper></dcterms:isPartOf>
  </bib:Part></dcterms:isPartOf>
  <bib:authors><rdf:Seq>
    <rdf:li><foaf:Person><foaf:surname>Martin</foaf:surname><foaf:givenName>Anne</foaf:givenName></foaf:Person></rdf:li>
    <rdf:li><foaf:Person><foaf:surname>AFP</foaf:surname></foaf:Person></rdf:li>
  </rdf:Seq></bib:authors>
  <dcterms:isReferencedBy rdf:resource="#item_3"/>
  <link:link rdf:resource="#item_2"/>
  <dc:subject>crue</dc:subject>
  <dc:title>La Loire déborde</dc:title>
  <dcterms:abstract>La Loire est sortie de son lit.</dcterms:abstract>
  <dc:date>2019-03-12</dc:date>
  <bib:pages>3</bib:pages>
  <z:language>fr</z:language>
  <dcterms:dateSubmitted>2024-05-02 10:00:00</dcterms:dateSubmitted>
  <dc:description>Un ajout</dc:description>
</bib:Article>
"""
ATTACHMENT = """
<z:Attachment rdf:about="#item_2">
  <z:itemType>attachment</z:itemType>
  <rdf:resource rdf:resource="files/2/crue.html"/>
  <dc:title>Snapshot</dc:title>
  <link:type>text/html</link:type>
</z:Attachment>
"""
NOTE = '<bib:Memo rdf:about="#item_3"><rdf:value>&lt;p&gt;À relire&lt;/p&gt;</rdf:value></bib:Memo>'
SHARED = """
<bib:Article rdf:about="#item_4">
  <dcterms:isPartOf rdf:resource="urn:issn:0000-0000"/>
  <dc:title>La décrue</dc:title>
</bib:Article>
<bib:Journal rdf:about="urn:issn:0000-0000"><dc:title>La Gazette</dc:title></bib:Journal>
"""
WHOLE = f"{HEAD}{ARTICLE}{ATTACHMENT}</rdf:RDF>"


def read_zotero(text: str | bytes, name: str = "presse.rdf") -> list[RawArticle | Problem]:
    """Read a library."""
    return list(read(Material(name, text.encode() if isinstance(text, str) else text)))


@pytest.mark.parametrize("name", ["presse.rdf", "PRESSE.RDF", "presse.xml", "presse"])
def test_an_item_becomes_an_article(name: str) -> None:
    [raw] = read_zotero(WHOLE, name)
    assert isinstance(raw, RawArticle)
    assert (raw.key, raw.url) == ("https://exemple.fr/crue", "https://exemple.fr/crue")
    assert (raw.title, raw.text) == ("La Loire déborde", "La Loire est sortie de son lit.")
    assert (raw.source, raw.section, raw.page) == ("Le Courrier ligérien", "Région", "3")
    assert (raw.date, raw.saved) == ("2019-03-12", "2024-05-02 10:00:00")
    assert (raw.author, raw.language) == ("Anne Martin, AFP", "fr")


def test_a_newspaper_that_several_items_share_stands_by_itself() -> None:
    [raw] = read_zotero(f"{HEAD}{SHARED}</rdf:RDF>")
    assert isinstance(raw, RawArticle)
    assert (raw.key, raw.title, raw.source, raw.url) == ("item_4", "La décrue", "La Gazette", None)


def test_the_address_of_an_item_may_be_an_identifier() -> None:
    identifier = (
        "<dc:identifier><dcterms:URI><rdf:value>https://exemple.fr/decrue</rdf:value></dcterms:URI>"
        "</dc:identifier><dc:title>"
    )
    [raw] = read_zotero(f"{HEAD}{SHARED.replace('<dc:title>', identifier, 1)}</rdf:RDF>")
    assert isinstance(raw, RawArticle)
    assert raw.url == "https://exemple.fr/decrue"


def test_notes_are_counted() -> None:
    assert reasons(read_zotero(f"{HEAD}{ARTICLE}{NOTE}</rdf:RDF>")) == [
        "notes on items are not read: 1"
    ]


def test_an_item_gives_the_fields_of_the_file_attached_to_it(tmp_path: Path) -> None:
    page = html("Une page enregistrée")
    files = {"presse.rdf": f"{HEAD}{ATTACHMENT}{ARTICLE}</rdf:RDF>", "files/2/crue.html": page}
    items = read_folder(write_files(tmp_path / "presse", files))
    assert items["presse.rdf"] == []
    [raw] = items["files/2/crue.html"]
    assert isinstance(raw, RawArticle)
    assert (raw.text, raw.title, raw.date) == (PARAGRAPH, "La Loire déborde", "2019-03-12")
    assert (raw.source, raw.author) == ("Le Courrier ligérien", "Anne Martin, AFP")


def test_a_mistake_in_an_item_spoils_no_other() -> None:
    broken = ARTICLE.replace("</dc:title>", "", 1)
    parts = read_zotero(f"{HEAD}{broken}{SHARED}</rdf:RDF>")
    assert keys(parts)[-1] == "item_4"


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE rdf:RDF [<!ENTITY a "poison"><!ENTITY b "&a;&a;">]>'
    parts = read_zotero(bomb + WHOLE.replace("La Loire déborde", "&b;"))
    assert len(parts) == 1
    assert "poison" not in str(parts)


def test_a_file_that_is_cut_short_anywhere_keeps_the_items_before() -> None:
    data = f"{HEAD}{ARTICLE}{SHARED}</rdf:RDF>".encode()
    for end in range(len(f"{HEAD}{ARTICLE}".encode()), len(data), 11):
        parts = read_zotero(data[:end])
        assert keys(parts)[:1] == ["https://exemple.fr/crue"]
        assert all(map(storable, parts))


def test_a_library_without_items_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no article"):
        read_zotero(f"{HEAD}{ATTACHMENT}</rdf:RDF>")


def test_a_feed_in_rdf_stays_a_feed() -> None:
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        "<item><title>La crue</title></item></rdf:RDF>"
    )
    assert format_name(Material("a.rdf", feed.encode())) == "feed"
