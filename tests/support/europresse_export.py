"""Write Europresse exports in the layouts of different years."""

from __future__ import annotations

from index.readers import parts
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle

HEAD = (
    "<!DOCTYPE html><html><head><title></title><style>.DocHeader{color:#333}</style></head><body>"
)
TAIL = "</body></html>"
BODY = (
    "<p>Le <mark>bac</mark> de Rosette a repris ses traversées jeudi matin.</p>"
    "<p>Les habitants faisaient un long <em>détour </em><br></br><em>par le pont.</em></p>"
)
TEXT = (
    "Le bac de Rosette a repris ses traversées jeudi matin.\n"
    "Les habitants faisaient un long détour par le pont."
)
NUMBER = "news·20190225·GQ·5428"
OTHER_CARRIERS = (
    '<div class="apd-wrapper"><div class="apd-title"><span class="apd-label">Aussi paru dans</span></div>'
    '<table><tr><td><span class="apd-sources-date">27 février 2019</span></td>'
    '<td><span class="source-name-APD">Le Courrier du delta (site web)</span></td></tr></table></div>'
)


def new_frame(
    *,
    number: str = NUMBER,
    source: str = "Le Grand Quotidien, no. 5428<br />1e EDITION",
    header: str = "Région, lundi 25 février 2019 210 mots, p. 4",
    above_title: str = OTHER_CARRIERS,
    title: str = "Le <mark>bac</mark> de Rosette est de retour",
    around_title: str = "",
    below_title: str = '<div class="docAuthors">Par Camille Roussel</div>',
    body: str = f"<div class='docOcurrContainer'>{BODY}</div>",
    aside: str = "",
) -> str:
    """Return the frame of an article in the layout of 2019 and later."""
    return (
        f'<article> <header><img src="x.gif"/><span sourcecode="GQ"></span>'
        f'<div class="rdp__DocPublicationName"><span class="DocPublicationName"> {source} </span></div>'
        f'<div class="rdp__DocHeader"><span class="DocHeader"> {header} </span></div>{above_title}'
        f'<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{title}</p>{around_title}</div>'
        f'{below_title}</header><section><div class="DocText clearfix">{body}</div></section>'
        f"<aside>{aside}</aside><footer><small>© 2019 Le Grand Quotidien. Tous droits réservés.</small>"
        '<div class="publiC_lblCertificatIssuedTo">Certificat émis le <b>7 janvier 2021</b></div>'
        f'<div class="publiC-lblNodoc">{number.replace("·", "&#183;")}</div></footer> </article>'
    )


def frame_of_2015(*, number: str = NUMBER, title: str = "Le bac est de retour") -> str:
    """Return the frame of an article in the layout of 2015."""
    return (
        '<article><header><div><span class="DocPublicationName">Le Grand Quotidien</span></div>'
        '<div><span class="DocHeader">Région, lundi 25 février 2019, p. 4</span></div>'
        f'<div class="titreArticle"><p class="titreArticleVisu">{title}</p></div>'
        "<div>Camille Roussel</div></header>"
        f'<section><div class="DocText clearfix">{BODY}</div></section>'
        f'<footer><span id="PubliC_lblNodoc">{number}</span></footer></article>'
    )


def frame_of_2012(*, number: str = NUMBER, title: str = "Le bac est de retour") -> str:
    """Return the frame of an article in the layout of 2012."""
    return (
        '<table align="center"><tr><td><table><tr><td><img src="x.gif"></td></tr></table>'
        '<span class="DocPublicationName">Le Grand Quotidien, no. 5428</span><br>'
        '<span class="DocHeader">Région, </span><span class="DocHeader">lundi </span>'
        '<span class="DocHeader">25 février 2019</span><br><br>'
        f'<span class="TitreArticleVisu">{title}</span><br><br>Camille Roussel<br><p></p>'
        'Le <span style="color:red">bac</span> de Rosette a repris ses traversées jeudi matin.<p></p>'
        "Les habitants faisaient un long détour par le pont.<p></p>"
        "<b><i>© 2019 Le Grand Quotidien. Tous droits réservés.</i></b><p></p>"
        f"Numéro de document : {number}<br><br>"
        f'<table><tr><td align="center">{number}</td></tr><tr><td>Date d\'émission : <b>2020-10-05</b></td></tr>'
        "</table></td></tr></table>"
    )


def export(*frames: str, tail: str = TAIL) -> bytes:
    """Return an export with some frames."""
    return (HEAD + " ".join(frames) + tail).encode()


def read_export(data: bytes, name: str = "biblioeuropresse.HTML") -> list[RawArticle | Problem]:
    """Return all that is read of an export, whose format is found out from its content."""
    read: list[RawArticle | Problem] = []
    for part in parts(Material(name, data)):
        assert isinstance(part, RawArticle | Problem)
        read.append(part)
    return read


def articles_of(*frames: str) -> list[RawArticle]:
    """Return the articles of an export that can be read whole."""
    articles = []
    for part in read_export(export(*frames)):
        assert isinstance(part, RawArticle)
        articles.append(part)
    return articles
