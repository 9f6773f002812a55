"""A saved page gives the article on it and what it says of that article, and nothing of what is around it."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers.material import Material
from index.readers.raw import RawArticle
from index.readers.web import html
from index.readers.web.markup import is_markup, plain, plain_with_captions

pytest.importorskip("trafilatura", reason="saved pages are an extra")

PAGES = Path(__file__).parents[3] / "files" / "pages"
PARAGRAPHS = (
    "Le bac de Rosette a repris ses traversées jeudi matin, après onze jours d’arrêt dus à la crue du fleuve.",
    "Les habitants de la rive droite devaient jusque-là faire un détour de quarante kilomètres par le pont.",
    "Le passeur, Mahmoud, dit n’avoir jamais vu l’eau monter si haut depuis l’hiver de ses vingt ans.",
)
TEXT = "\n".join(PARAGRAPHS)


def saved(name: str) -> RawArticle:
    (raw,) = html.read(Material(name, PAGES / name))
    return raw


def page(head: str = "", above: str = "", title: str = "") -> RawArticle:
    """The article read from a page with these parts and our three paragraphs."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return html.article(
        f"<html><head><title>{title}</title>{head}</head><body><article>{above}<div>{paragraphs}</div></article>"
    )


def record(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields, ensure_ascii=False)}</script>'


def article(**fields: object) -> dict[str, object]:
    return {"@type": "NewsArticle", **fields}


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def test_a_newspaper_page_gives_its_article_and_all_it_says_of_it() -> None:
    raw = saved("quotidien.html")
    assert raw.title == "À Bagdad, le général Haddad promet une frontière plus sûre"
    assert raw.date == "2019-02-25T06:30:12+01:00"
    assert raw.source == "Le Grand Quotidien"
    assert (
        raw.url
        == "https://www.grandquotidien.example/international/article/2019/02/25/bagdad_5428_3210.html"
    )
    assert raw.author == "Camille Roussel, Karim Benali"
    assert raw.language == "fr"
    assert raw.captions == ("Le général Haddad à Bagdad, le 24 février. N. SALEH / AGENCE",)
    assert raw.key is None
    lines = raw.text.splitlines()
    assert lines[0].startswith("Le chef d’état-major a rencontré dimanche")
    assert lines[3] == "Un convoi attaqué"
    assert lines[-1].startswith("Le gouvernement irakien n’a pas précisé")
    assert len(lines) == 6


@pytest.mark.parametrize(
    "around",
    [
        "S’abonner",
        "Politique",
        "Lire aussi",
        "passoire",
        "Partager",
        "Jean :",
        "cassoulet",
        "Mentions",
        "SALEH",
        "Temps",
    ],
)
def test_what_is_around_an_article_is_not_in_its_text(around: str) -> None:
    assert around not in saved("quotidien.html").text


def test_a_blog_page_names_its_people_by_reference() -> None:
    raw = saved("blogue.html")
    assert (raw.title, raw.author) == (
        "Au marché de Zahlé, le prix du pain double en un mois",
        "Rima Khoury",
    )
    assert (raw.source, raw.url) == ("L'Écho de la Bekaa", "https://echo-bekaa.example/pain/")
    assert raw.date == "2021-06-14T05:12:00+00:00"
    assert raw.captions == ("La file devant la boulangerie, lundi. Photo R. K.",)
    assert len(raw.text.splitlines()) == 3


def test_a_page_laid_out_in_tables_gives_its_paragraphs_without_its_menu() -> None:
    raw = saved("tableau.htm")
    assert raw.title == "Les pêcheurs de Tyr reprennent la mer"
    assert raw.url == "http://www.radio-levant.example/fr/detail.php?id=871"
    assert raw.date is None
    assert [line.split()[0] for line in raw.text.splitlines()] == ["Mardi", "Les", "«", "Le"]
    assert "La cœur de la flottille" in raw.text


def test_an_article_behind_a_paywall_is_read_from_the_record_that_has_all_of_it() -> None:
    raw = saved("abonnes.html")
    assert raw.text.endswith("dont la ferme se trouve sur le tracé.")
    assert raw.text.startswith("Dans la vallée du Serein")
    assert "réservé aux abonnés" not in raw.text
    assert (raw.source, raw.author) == ("La Vigie du Sud", "Inès Morel")


def test_a_page_without_any_record_is_understood_from_its_tags() -> None:
    raw = saved("spip.html")
    assert (raw.title, raw.date) == ("Une école sous les oliviers", "2011-11-08T09:20:00Z")
    assert raw.captions == ("Le tableau contre l’olivier",)
    assert "Depuis la rentrée" in raw.text
    assert "Le facteur d’Oran" not in raw.text
    assert "Reportages" not in raw.text


def test_a_broken_record_is_read_as_far_as_it_goes_and_a_headline_cut_short_is_completed() -> None:
    raw = saved("depeche.html")
    assert raw.title == "Séisme : au moins trois blessés près d’Antakya"
    assert raw.date == "2020-08-04T21:05:00Z"
    assert raw.author == "Agence du Levant"
    assert raw.text.startswith("Ankara (Agence du Levant)")


@pytest.mark.parametrize("name", ["sommaire.html", "cadres.html"])
def test_a_page_of_links_or_frames_has_no_article(name: str) -> None:
    with pytest.raises(UnreadableFile, match="there is no article in it"):
        saved(name)


def test_nothing_is_said_of_an_article_where_its_page_says_nothing() -> None:
    assert page() == RawArticle(TEXT)


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        (
            record(**article(datePublished="2019-03-01")) + meta("date", "2018-01-01"),
            "",
            "2019-03-01",
        ),
        (record(**article(datePublished=["2019-03-01"])), "", "2019-03-01"),
        (record(**{"@type": ["Thing", "Article"]}, datePublished="2019-03-01"), "", "2019-03-01"),
        (record(mainEntity=article(datePublished="2019-03-01")), "", "2019-03-01"),
        (record(**article(dateModified="2019-03-01")), "", None),
        (
            record(**article(datePublished="0000-00-00")) + meta("date", "2018-01-01"),
            "",
            "2018-01-01",
        ),
        (record(**article(datePublished="1970-01-01T00:00:00Z")), "", None),
        (record(**{"@type": "WebSite"}, datePublished="2019-03-01"), "", None),
        (
            record(**{"@type": "ItemList"}, itemListElement=[article(datePublished="2019-03-01")]),
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
def test_the_date_is_that_of_publication_or_none(
    head: str, above: str, expected: str | None
) -> None:
    assert page(head, above).date == expected


@pytest.mark.parametrize(
    ("head", "above", "title", "expected"),
    [
        (record(**article(headline="L&#039;eau <em>monte</em>")), "", "Site", "L'eau monte"),
        (
            '<meta property="og:title" content="Le bac | Le Nil">' + meta("og:site_name", "Le Nil"),
            "",
            "",
            "Le bac",
        ),
        ("", "<h1>Le bac de Rosette</h1>", "Le Nil", "Le bac de Rosette"),
        (
            "",
            "<h1>Le Nil</h1><h1>Le bac de Rosette</h1>",
            "Le bac de Rosette - Le Nil",
            "Le bac de Rosette",
        ),
        ("", "", "Le bac a repris ses traversées – Le Nil", "Le bac a repris ses traversées"),
        ("", "", "Le bac - Le Nil", "Le bac - Le Nil"),
        (
            "",
            "",
            "Sisi : « non » - et maintenant que fera la cour",
            "Sisi : « non » - et maintenant que fera la cour",
        ),
        ("", "<b>Le bac</b>", "Le Nil - Le bac", "Le bac"),
        ("", "", "", None),
    ],
)
def test_the_title_is_the_headline_without_the_name_of_the_site(
    head: str, above: str, title: str, expected: str | None
) -> None:
    assert page(head, above, title).title == expected


def test_the_title_does_not_begin_the_text() -> None:
    assert page(above="<h1>Le bac de Rosette</h1>").text == TEXT
    assert page(above="<p>Le bac de Rosette</p>", title="Le bac de Rosette").text == TEXT


def test_of_several_articles_the_one_that_the_page_shows_is_meant() -> None:
    others = [
        article(headline=f"Autre {number}", datePublished="2001-01-01", url=f"/{number}")
        for number in range(2)
    ]
    ours = article(
        headline="Le bac de Rosette", datePublished="2019-03-01", url="https://nil.example/bac"
    )
    link = '<link rel="canonical" href="https://nil.example/bac">'
    assert page(record(**{"@graph": [*others, ours]}) + link).title == "Le bac de Rosette"
    assert (
        page(record(**{"@graph": [*others, ours]}), "<h1>Le bac de Rosette</h1>").date
        == "2019-03-01"
    )


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("<!-- saved from url=(0024)https://nil.example/bac -->", "https://nil.example/bac"),
        ("<!-- Mirrored from nil.example/bac by HTTrack Website Copier/3.x -->", "http://nil.example/bac"),
        ("<!--\n Page saved with SingleFile \n url: https://nil.example/bac \n-->", "https://nil.example/bac"),
        ("<!-- saved from url=(0052)https://web.archive.org/web/20190301im_/http://nil.example/bac -->",
         "http://nil.example/bac"),
        ("<!-- rien -->", None),
    ],
)  # fmt: skip
def test_the_program_that_saved_a_page_tells_from_where(comment: str, expected: str | None) -> None:
    content = f"<!DOCTYPE html>{comment}<html><body><p>{'<p>'.join(PARAGRAPHS)}"
    assert html.article(content).url == expected
    canonical = '<link rel="canonical" href="https://nil.example/vrai">'
    assert (
        html.article(f"{comment}<head>{canonical}</head><p>{'<p>'.join(PARAGRAPHS)}").url
        == "https://nil.example/vrai"
    )


def test_a_front_page_is_no_address_of_an_article() -> None:
    assert page('<link rel="canonical" href="https://nil.example/">').url is None


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("utf-8", "cp1252"),
        ("gb18030", "gb18030"),
        ("macintosh", "mac_roman"),
        ("klingon", "cp1252"),
    ],
)
def test_the_bytes_are_read_in_the_encoding_they_are_in(declared: str, encoding: str) -> None:
    content = f'<html><meta charset="{declared}"><body><p>{"<p>".join(PARAGRAPHS)}'
    assert html.article(html.decode_page(content.encode(encoding))).text == TEXT


def test_pictures_written_into_a_page_do_not_count() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * (9 << 20)}">'
    assert page(above=picture).text == TEXT


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 50_000,
        "<p " + " ".join(f"a{number}=1" for number in range(200_000)),
        "<title>" + "a - " * 50_000 + "</title>",
        "<time datetime=2019-01-01></time>" * 20_000,
        "<" * 100_000,
        "<!--" * 100_000,
        '<script type="application/ld+json">' + "[" * 100_000,
    ],
)
def test_a_hostile_page_is_read_or_refused_in_a_moment(hostile: str) -> None:
    with suppress(UnreadableFile):
        assert len(html.article(f"<html><body>{hostile}").text) <= len(hostile)


def test_without_what_reads_pages_they_are_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(UnreadableFile, match=r"pip install 'kiosque-search\[html\]'"):
        saved("quotidien.html")


PIECES = st.sampled_from(
    ("<p>", "</p>", "<article>", "<table>", "<td>", "<br>", "<h1>", "<figcaption>", "<time datetime=2019>", "<!--",
     "-->", "<script>", "<script type=application/ld+json>", "</script>", '{"@type":"Article",', '"headline":',
     '"\\ud800"', "[", "]", "}", "\0", "\n", "&#0;", "&#" + "9" * 5000 + ";", "<meta charset=utf-7>", PARAGRAPHS[0])
)  # fmt: skip


def pieced(pieces: list[str]) -> bytes:
    return "".join(pieces).encode("utf-8", "replace")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.one_of(st.binary(), st.lists(st.one_of(PIECES, st.text(max_size=8))).map(pieced)))
@example(b"<html/>")
@example(b"<!-- -->")
@example(b"<p>a<script></script>\x01<p>&#1;<script></script>&#x1F;&#xFFFE;<script></script>")
@example(b"<?xml version='1.0' encoding='hex'?><p>")
def test_any_bytes_are_a_page_or_refused(capfd: pytest.CaptureFixture[str], content: bytes) -> None:
    with suppress(UnreadableFile):
        (raw,) = html.read(Material("a.html", content))
        assert raw.text.strip().encode()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Un</p><p>Deux</p>", "Un\nDeux"),
        ("Un<br/>Deux<BR>Trois", "Un\nDeux\nTrois"),
        ("<ul><li>Un<li>Deux</ul>", "Un\nDeux"),
        ("<p>L&rsquo;&eacute;t&#233; &amp; l&#x2019;hiver", "L’été & l’hiver"),
        ("<p>sou<b>lign</b>é\n  mot</p>", "souligné mot"),
        ("Un\n<b>Deux</b>\n\nTrois", "Un\nDeux\nTrois"),
        ("<pre>Un\n Deux</pre>", "Un\nDeux"),
        (
            "<script>if (a<b) '<p>'</script>Un<style>p{}</style><nav><a>Menu</a></nav><iframe src=x></iframe>",
            "Un",
        ),
        ("Un <nav>Deux", "Un Deux"),
        ("Un<!-- <p>Deux -->Trois", "UnTrois"),
        ("<a title='a > b'>Un</a> <img alt=\"x\">", "Un"),
        ("<p title=l'eau>Texte d'ici</p>", "Texte d'ici"),
        ("<![CDATA[<p>Un</p>]]>", "Un"),
        ("&lt;p&gt;Un&lt;/p&gt;&lt;p&gt;Deux&lt;/p&gt;", "Un\nDeux"),
        ("3 < 4 et 5 > 2", "3 < 4 et 5 > 2"),
        ("&#" + "1" * 5000 + ";", "\N{REPLACEMENT CHARACTER}"),
        ("<tr><td>Un</td><td>Deux</td></tr><tr><td>Trois", "Un Deux\nTrois"),
        ("", ""),
    ],
)
def test_markup_is_what_a_browser_would_show(markup: str, expected: str) -> None:
    assert plain(markup) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Un</p>", True),
        ("Un<br>Deux", True),
        ("l&rsquo;été", True),
        ("&#8217;", True),
        ("&lt;p&gt;", True),
        ("3 < 4 et 5 > 2", False),
        ("R&D; AT&T;", False),
        ("https://site.example/?a=1&copy=2", False),
        ("<jean@courrier.example>", False),
        ("«Un»", False),
        ("", False),
    ],
)
def test_markup_is_told_from_text(text: str, expected: bool) -> None:
    assert is_markup(text) is expected


def test_captions_are_kept_apart_in_markup() -> None:
    figure = "<figure><img src=a><figcaption>Le <b>bac</b>\n de Rosette</figcaption></figure>"
    assert plain_with_captions(f"Un{figure}Deux") == ("Un\nDeux", ("Le bac de Rosette",))
    assert plain_with_captions("<p class='wp-caption-text x'>Le bac</p>Un") == ("Un", ("Le bac",))


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=4))).map("".join)))
def test_any_string_is_markup_or_not_and_can_be_shown(text: str) -> None:
    assert isinstance(is_markup(text), bool)
    assert "\n\n" not in plain(text)


@pytest.mark.parametrize(
    "piece",
    ['<a "="', "<!--", "<nav>", "<figcaption>", "&#1", " \t", "<p class=wp-caption-text>", "</"],
)
def test_markup_takes_no_longer_for_being_hostile(piece: str) -> None:
    assert len(plain(piece * 50_000)) <= len(piece) * 50_000
