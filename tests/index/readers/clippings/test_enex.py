"""Evernote exports: an article a note, and the files attached to it."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from index.readers import Limits, Problem, RawArticle, read
from index.readers.material import Material
from tests.support.archive_writer import keys, reasons
from tests.support.read_files import only_article, storable

PARAGRAPH = "La Loire est sortie de son lit dans la nuit de lundi à mardi."
PROLOG = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE en-export SYSTEM "http://exemple.fr/evernote-export4.dtd">\n'
    '<en-export export-date="20240502T100000Z" application="Evernote" version="10.8">'
)
CONTENT_PROLOG = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
    '<!DOCTYPE en-note SYSTEM "http://exemple.fr/enml2.dtd">'
)
ATTRIBUTES = (
    "<note-attributes><author>Anne Martin</author><source>web.clip</source>"
    "<source-url>https://exemple.fr/crue</source-url></note-attributes>"
)


def note(
    title: str = "La crue",
    html: str = f"<div>{PARAGRAPH}</div>",
    attributes: str = ATTRIBUTES,
    resources: str = "",
) -> str:
    """Return a note."""
    return (
        f"<note><title>{title}</title><content><![CDATA[{CONTENT_PROLOG}<en-note>{html}</en-note>]]>"
        "</content><created>20190314T080910Z</created><updated>20240502T080000Z</updated>"
        f"{attributes}{resources}</note>"
    )


def resource(data: bytes, mime: str, name: str = "") -> str:
    """Return a file that is attached to a note."""
    written = f"<file-name>{name}</file-name>" if name else ""
    return (
        f'<resource><data encoding="base64">\n{base64.encodebytes(data).decode()}</data>'
        f"<mime>{mime}</mime><resource-attributes>{written}</resource-attributes></resource>"
    )


def export(*notes: str) -> str:
    """Return an export of notes."""
    return f"{PROLOG}{''.join(notes)}</en-export>\n"


def read_enex(
    text: str | bytes, name: str = "presse.enex", limits: Limits | None = None
) -> list[RawArticle | Problem]:
    """Read an export."""
    data = text.encode() if isinstance(text, str) else text
    return list(read(Material(name, data, limits or Limits())))


@pytest.mark.parametrize("name", ["presse.enex", "PRESSE.ENEX", "presse.xml", "presse"])
def test_a_note_becomes_an_article(name: str) -> None:
    assert read_enex(export(note()), name) == [
        RawArticle(
            PARAGRAPH,
            key="1",
            title="La crue",
            url="https://exemple.fr/crue",
            author="Anne Martin",
            saved="2019-03-14T08:09:10Z",
        )
    ]


def test_the_elements_of_a_note_may_come_in_any_order() -> None:
    content = f"<content><![CDATA[<en-note><p>{PARAGRAPH}</p></en-note>]]></content>"
    text = f"<note>{ATTRIBUTES}{content}<title>La crue</title></note>"
    raw = only_article(read_enex(export(text)))
    assert (raw.title, raw.text, raw.author) == ("La crue", PARAGRAPH, "Anne Martin")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_an_export_may_have_another_encoding(encoding: str) -> None:
    assert only_article(read_enex(export(note()).encode(encoding))).text == PARAGRAPH


def test_each_note_has_its_number() -> None:
    assert keys(read_enex(export(note(), note("La décrue"), note("Les travaux")))) == [
        "1",
        "2",
        "3",
    ]


def test_paragraphs_lists_and_boxes_become_lines() -> None:
    html = "<div>Un</div><div><br/></div><ul><li>Deux</li></ul><en-todo checked='true'/>Trois<en-media hash='0'/>"
    assert only_article(read_enex(export(note(html=html)))).text == "Un\nDeux\nTrois"


def test_references_of_html_are_understood_and_entities_of_a_note_are_not() -> None:
    html = "<div>L&rsquo;eau&nbsp;monte &a;</div>"
    text = note(html=html).replace('enml2.dtd">', 'enml2.dtd" [<!ENTITY a "poison">]>')
    assert only_article(read_enex(export(text))).text == "L’eau\N{NO-BREAK SPACE}monte &a;"


def test_entities_of_an_export_are_not_expanded() -> None:
    bomb = '[<!ENTITY a "poison"><!ENTITY b "&a;&a;&a;">]'
    text = export(note("La crue &b;")).replace('export4.dtd">', f'export4.dtd" {bomb}>')
    assert only_article(read_enex(text)).title == "La crue &b;"


def test_an_attached_document_is_read_under_the_key_of_its_note() -> None:
    attached = resource(b"Le texte de la lettre.", "text/plain", "lettre.txt")
    parts = read_enex(export(note(resources=attached)))
    assert keys(parts) == ["1", "1/lettre.txt"]
    raw = parts[1]
    assert isinstance(raw, RawArticle)
    assert (raw.text, raw.url, raw.saved) == (
        "Le texte de la lettre.",
        "https://exemple.fr/crue",
        "2019-03-14T08:09:10Z",
    )


def test_a_note_that_is_only_a_title_above_a_document_is_no_article() -> None:
    attached = resource(b"Le texte de la lettre.", "text/plain", "lettre.txt")
    parts = read_enex(export(note(html="<en-media hash='0'/>", resources=attached), note()))
    assert keys(parts) == ["1/lettre.txt", "2"]


def test_the_type_of_an_attached_document_tells_its_format_without_a_name() -> None:
    attached = resource(b"Le texte de la lettre.", "text/plain")
    assert keys(read_enex(export(note(resources=attached))))[1] == "1/annexe.txt"


def test_a_path_in_the_name_of_an_attached_document_is_left_out() -> None:
    attached = resource(b"Le texte.", "text/plain", r"..\..\/etc/lettre.txt")
    assert keys(read_enex(export(note(resources=attached))))[1] == "1/lettre.txt"


def test_pictures_are_left_out_and_other_files_named() -> None:
    attached = resource(b"x", "image/png", "a.png") + resource(b"x", "application/x", "a.exe")
    parts = read_enex(export(note(resources=attached)))
    assert keys(parts) == ["1"]
    assert reasons(parts) == ["item 1: a.exe: not a format that is read here"]


def test_data_that_is_not_base64_is_named() -> None:
    attached = resource(b"x", "text/plain", "a.txt").replace("eA==", "é")
    assert reasons(read_enex(export(note(resources=attached)))) == [
        "item 1: a.txt: not a format that is read here"
    ]


def test_an_encrypted_passage_is_named() -> None:
    html = f"<p>{PARAGRAPH}</p><en-crypt cipher='AES' length='128'>RU5DMI1mnQ7fKjBk</en-crypt>"
    parts = read_enex(export(note(html=html)))
    assert [part.text for part in parts if isinstance(part, RawArticle)] == [PARAGRAPH]
    assert reasons(parts) == ["item 1: it is encrypted"]


def test_a_mistake_in_a_note_spoils_no_other() -> None:
    parts = read_enex(export(note(attributes="<note-attributes><author></b>"), note("La décrue")))
    assert keys(parts) == ["1", "2"]
    assert reasons(parts) == ["item 1: it is not XML (a tag that closes another one)"]


def test_an_export_that_is_cut_short_anywhere_keeps_the_notes_before() -> None:
    first = PROLOG + note()
    whole = first + note("La décrue")
    for end in range(len(first), len(whole), 13):
        parts = read_enex(whole[:end].encode())
        assert keys(parts)[:1] == ["1"], end
        assert all(map(storable, parts))


def test_a_note_that_is_cut_short_is_named_and_read_as_far_as_it_goes() -> None:
    text = PROLOG + note()
    parts = read_enex(text[: text.index("mardi")])
    assert [part.text for part in parts if isinstance(part, RawArticle)] == [
        PARAGRAPH.removesuffix("mardi.").strip()
    ]
    assert reasons(parts) == ["item 1: it is cut short; what there is of it was read"]


@pytest.mark.slow
def test_an_attached_file_may_be_larger_than_a_page_is(tmp_path: Path) -> None:
    large = b"Une ligne du rapport.\n" * (12 << 20 >> 4)
    file = tmp_path / "a.enex"
    file.write_text(export(note(resources=resource(large, "text/plain", "a.txt")), note()), "utf-8")
    assert keys(read(Material("a.enex", file))) == ["1", "1/a.txt", "2"]


def test_an_attached_file_beyond_all_measure_is_named() -> None:
    attached = resource(bytes(4 << 20), "text/plain", "a.txt")
    parts = read_enex(
        export(note(resources=attached), note()), limits=Limits(max_file_bytes=1 << 20)
    )
    assert keys(parts) == ["1", "2"]
    assert len(reasons(parts)) == 1


def test_an_export_without_notes_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no article"):
        read_enex(export())
