"""Specimens of pages: articles, mails, exports, chats, lists of links and web archives."""

from __future__ import annotations

import base64
import gzip
import plistlib
from collections.abc import Iterator

from tests.support import europresse_export, factiva_export, nexis_export
from tests.support.specimens.specimen import (
    DAYS,
    FLOOD,
    HARBOUR,
    SENTENCES,
    STRIKE,
    TITLES,
    Specimen,
    of_text,
)
from tests.support.warc_writer import answer, arc_record, html, record

URL = "https://exemple.example/2019/03/12/crue"


def specimens() -> Iterator[Specimen]:
    """Yield the specimens."""
    yield of_text("html", "crue.html", page())
    yield from _exports()
    yield from _clippings()
    yield from _mails()
    yield from _web_archives()


def page() -> str:
    """Return a page with an article, its metadata, and what stands around it."""
    linked = f'{{"@type":"NewsArticle","headline":"{TITLES[0]}","datePublished":"{DAYS[0]}"}}'
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{TITLES[0]} - La Gazette</title>'
        f'<meta property="og:site_name" content="La Gazette"><script type="application/ld+json">{linked}</script>'
        f'</head><body><nav><a href="/">Accueil</a></nav><article><h1>{TITLES[0]}</h1><time datetime="{DAYS[0]}">'
        f"12 mars 2019</time><p>{FLOOD}</p><p>{STRIKE}</p><figure><img src=a.jpg><figcaption>Le phare</figcaption>"
        f"</figure><p>{HARBOUR}</p></article><footer>Tous droits réservés</footer></body></html>"
    )


def _exports() -> Iterator[Specimen]:
    frames = (
        europresse_export.new_frame(),
        europresse_export.frame_of_2012(number="news·20190226·GQ·1"),
    )
    yield Specimen("europresse", "europresse.html", europresse_export.export(*frames))
    yield of_text("factiva", "factiva.html", factiva_export.indexed_page())
    yield of_text("nexis", "nexis.html", nexis_export.old_page())
    rows = "".join(
        f"<tr><td>{title}<td>{text}<td>{day}"
        for title, text, day in zip(TITLES, SENTENCES, DAYS, strict=True)
    )
    namespace = 'xmlns:x="urn:schemas-microsoft-com:office:excel"'
    head = "<tr><td>Titre<td>Texte<td>Date"
    yield of_text(
        "excel-page", "presse.xls", f"<html {namespace}><table>{head}{rows}</table></html>"
    )


def _clippings() -> Iterator[Specimen]:
    links = "".join(f'<DT><A HREF="{URL}" ADD_DATE="1552381265">{title}</A>\n' for title in TITLES)
    bookmarks = (
        f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n{links}</DL><p>\n"
    )
    yield of_text("bookmarks", "favoris.html", bookmarks)
    yield of_text("telegram", "messages.html", _telegram())
    yield of_text("enex", "notes.enex", _evernote())


def _telegram() -> str:
    messages = "".join(
        f'<div class="message default clearfix" id="message{number}"><div class="body">'
        '<div class="pull_right date details" title="12.03.2019 10:21:05 UTC+01:00">10:21</div>'
        f'<div class="from_name">La Gazette</div><div class="text">{text}</div></div></div>'
        for number, text in enumerate(SENTENCES)
    )
    head = '<html><head><meta charset="utf-8"/><title>Exported Data</title></head>'
    return f'{head}<body><div class="page_body chat_page"><div class="history">{messages}</div></div></body></html>'


def _evernote() -> str:
    notes = "".join(
        f'<note><title>{title}</title><content><![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "a.dtd">'
        f"<en-note><div>{text}</div></en-note>]]></content><created>20190314T080910Z</created></note>"
        for title, text in zip(TITLES, SENTENCES, strict=True)
    )
    doctype = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM "a.dtd">'
    return f'{doctype}<en-export application="Evernote">{notes}</en-export>'


def _mails() -> Iterator[Specimen]:
    encoded = base64.encodebytes(page().encode()).decode()
    head = (
        "From: La Gazette <lettre@exemple.example>\nDate: Tue, 12 Mar 2019 10:00:00 +0100\n"
        "Subject: =?utf-8?b?TGEgTG9pcmUgZMOpYm9yZGU=?=\nMIME-Version: 1.0\n"
    )
    mail = (
        f'{head}Content-Type: multipart/alternative; boundary="b1"\n\n--b1\nContent-Type: text/plain; charset=utf-8\n\n'
        f"{FLOOD}\n\n{STRIKE}\n--b1\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        f"{encoded}\n--b1--\n"
    )
    yield of_text("mail", "lettre.eml", mail)
    plain = f"{head}Content-Type: text/plain; charset=utf-8\n\n{HARBOUR}\n\n"
    envelope = "From a@exemple.example Tue Mar 12 10:00:00 2019\n"
    yield of_text(
        "mail", "lettres.mbox", "\n".join(envelope + text for text in (mail, plain, plain))
    )


def _web_archives() -> Iterator[Specimen]:
    records = [
        record(answer(html(title, text)), f"{URL}/{title[:3]}")
        for title, text in zip(TITLES, SENTENCES, strict=True)
    ]
    yield Specimen("warc", "recolte.warc", b"".join(records))
    yield Specimen("warc", "recolte.warc.gz", b"".join(map(gzip.compress, records)))
    description = arc_record(
        b"1 0 exemple\nURL IP-address Archive-date\n", "filedesc://a.arc", "text/plain"
    )
    captures = b"".join(arc_record(answer(html(TITLES[0], text))) for text in SENTENCES)
    yield Specimen("arc", "recolte.arc", description + captures)
    resource = {
        "WebResourceData": page().encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": URL,
    }
    saved = plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)
    yield Specimen("webarchive", "crue.webarchive", saved)
