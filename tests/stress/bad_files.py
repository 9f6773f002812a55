"""Files that no archive should hold, and some do: made by chance from a seed, under names that tell what they are.

`bad_file` makes one of any kind; `ODDITIES` are what no bytes make: pipes, sockets, links; `monsters` are as large as
is asked.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import socket
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.support.articles import ARTICLES, SEEDS
from tests.support.pdf_writer import COLUMN, column, pdf_file

HERE = Path(__file__).parents[1] / "files"
PROSE = "Le ministre a rencontré mardi à Bagdad le général Esmaïl Qaani. Il a parlé de la frontière, de l’eau et du blé. "
ESCAPES = "\x1b[31m\x1b]0;titre\x07\x9b2J\u202e\u2066\u200f\u061c\r\n\x00\u2028\x85"
PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": lambda data: gzip.compress(data, 6, mtime=0),
    ".bz2": bz2.compress,
    ".xz": lambda data: lzma.compress(data, preset=1),
}
SUFFIXES = (
    *(
        ".txt",
        ".md",
        ".html",
        ".json",
        ".jsonl",
        ".csv",
        ".tsv",
        ".rss",
        ".xml",
        ".atom",
        ".eml",
        ".mbox",
        ".mhtml",
    ),
    *(
        ".pdf",
        ".zip",
        ".tar",
        ".tgz",
        ".gz",
        ".txt.gz",
        ".jsonl.xz",
        ".csv.bz2",
        ".html.gz",
        ".pdf.gz",
        ".tar.xz",
        "",
    ),
)
File = tuple[str, bytes]
"""The end of a file's name, from its suffix on, and what is in it."""


@cache
def good_files() -> tuple[File, ...]:
    """A sound file or more of every format."""
    kept = [
        *SEEDS.iterdir(),
        *(place for room in ("pages", "feeds", "mails") for place in (HERE / room).iterdir()),
    ]
    files = [
        ("".join(place.suffixes[-2:]), place.read_bytes())
        for place in sorted(kept)
        if place.is_file()
    ]
    files += [
        (".json", json.dumps({"articles": ARTICLES}, ensure_ascii=False).encode()),
        (
            ".csv",
            (
                "titre;texte;date\n"
                + "".join(f"Titre {n};{PROSE};2019-02-{n + 1:02}\n" for n in range(20))
            ).encode(),
        ),
        (".pdf", pdf_file(column(COLUMN), column(COLUMN), title="Le bac de Rosette")),
    ]
    files += [
        (f"{suffix}{packed}", pack(data))
        for suffix, data in files[::7]
        for packed, pack in PACKERS.items()
    ]
    several = {f"dossier/{n}{suffix}": data for n, (suffix, data) in enumerate(files[::5])}
    return (
        *files,
        (".zip", zipped(several)),
        (".tar", tarred(several)),
        (".tar.gz", PACKERS[".gz"](tarred(several))),
    )


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(files: Mapping[str, bytes], links: Mapping[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for number, (name, target) in enumerate((links or {}).items()):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = (
                (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE)[number % 3],
                target,
            )
            archive.addfile(info)
    return out.getvalue()


def mutated(chance: random.Random) -> File:
    """A sound file with bits turned, bytes lost or doubled, its end cut off, or another's middle in its own."""
    suffix, data = chance.choice(good_files())
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        place, length = chance.randrange(len(changed) + 1), int(chance.expovariate(0.02)) + 1
        match chance.randrange(6):
            case 0 if changed:
                changed[place % len(changed)] ^= 1 << chance.randrange(8)
            case 1:
                del changed[place:]
            case 2:
                del changed[place : place + length]
            case 3:
                changed[place:place] = changed[place : place + length] * chance.choice((1, 2, 50))
            case 4:
                changed[place : place + length] = chance.randbytes(length)
            case _:
                other = chance.choice(good_files())[1]
                start = chance.randrange(len(other) + 1)
                changed[place:place] = other[start : start + 40 * length]
    return (suffix if chance.random() < 0.9 else chance.choice(SUFFIXES)), bytes(changed[: 1 << 20])


def noise(chance: random.Random) -> File:
    size = chance.choice((0, 1, 2, 3, 17, 100, 5000, 100_000))
    make: tuple[Callable[[], bytes], ...] = (
        lambda: chance.randbytes(size),
        lambda: b"\0" * size,
        lambda: bytes(
            chance.choices(b"\0\xff\xfe\xef\xbb\xbf <>{}[]\"',;\n\r\t%PDK\x1f\x8bBZh", k=size)
        ),
        lambda: b" \n\t" * (size // 3),
        lambda: "".join(
            chr(chance.choice((0x41, 0xE9, 0xD7FF, 0x202E, 0x1F600, 0x85))) for _ in range(size)
        ).encode(),
    )
    return chance.choice(SUFFIXES), chance.choice(make)()


def miscoded(chance: random.Random) -> File:
    """Text in an encoding that is wrong, mixed or half, with marks that lie."""
    text = PROSE * chance.randint(1, 20)
    encoding = chance.choice(
        ("utf-8", "utf-16", "utf-16-be", "utf-32", "utf-7", "cp1252", "mac-roman", "cp500", "cp850")
    )
    data = text.replace("’", "'").encode(encoding, "replace")
    data = (
        chance.choice((b"", b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe\0\0")) + data
    )
    broken = (
        b"\xed\xa0\x80",
        b"\xc3",
        b"\xf0\x9f",
        b"\xff",
        b"\xc0\xaf",
        b"\0",
        ESCAPES.encode(),
        b"\xed\xb0\x80",
    )
    for _ in range(chance.randrange(5)):
        place = chance.randrange(len(data) + 1)
        data = data[:place] + chance.choice(broken) + data[place:]
    return chance.choice((".txt", ".md", ".html", ".csv", ".eml", ".txt.gz")), data


def json_traps(chance: random.Random) -> File:
    depth, digits = chance.choice((10, 500, 5000, 100_000)), chance.choice((20, 400, 5000, 100_000))
    article = {"title": f"Titre {ESCAPES}", "text": PROSE + ESCAPES, "date": "2019-02-30"}
    whole = json.dumps(article)
    text = chance.choice(
        (
            "[" * depth + "]" * depth,
            '{"a":' * depth + "1" + "}" * depth,
            '{"title":"t","text":' + "[" * depth,
            f'{{"title": {"9" * digits}, "text": "{PROSE}", "date": 1e{digits}, "id": -{"7" * digits}}}',
            f'{{"{"k" * digits}": 1, "text": "{PROSE}"}}',
            '{"title": "\\ud800", "text": "\\udfff\\u0000 ' + PROSE + '", "id": "\\ud83d"}',
            f"[{whole}, {whole[:-3]}, {whole}]",
            f"{whole}\n{whole[: len(whole) // 2]}\n{whole}\nnull\n[1,2]\n12",
            '{"text": NaN, "title": Infinity}',
            '{"__proto__": {"text": "x"}, "text": {"text": {"text": "' + PROSE + '"}}}',
            json.dumps(
                {
                    "people": [ESCAPES] * 3,
                    "source": ESCAPES,
                    "url": "javascript:alert(1)",
                    "id": "../x",
                    **article,
                }
            ),
            json.dumps(
                {
                    "people": ["x" * digits],
                    "source": "s" * digits,
                    "id": "i" * digits,
                    "url": "u" * digits,
                    **article,
                }
            ),
            json.dumps(
                {
                    "title": "t" * digits,
                    "text": PROSE,
                    "people": "p, " * digits,
                    "date": "1" * digits,
                }
            ),
        )
    )
    return chance.choice((".json", ".jsonl", ".ndjson", ".json.gz")), text.encode(
        "utf-8", "surrogatepass"
    )


def xml_traps(chance: random.Random) -> File:
    levels, depth = chance.choice((5, 12, 60)), chance.choice((300, 5000, 50_000))
    entities = (
        f'<!ENTITY a{n} "{10 * one}">' for n in range(1, levels) for one in (f"&a{n - 1};",)
    )
    laughs = f'<!ENTITY a0 "ha">{"".join(entities)}'
    swollen, secret = f'<!ENTITY x "{"x" * 10_000}">', '<!ENTITY x SYSTEM "file:///etc/passwd">'
    bomb = f"<!DOCTYPE rss [{laughs}]>"
    attributes = " ".join(f'a{n}="{n}"' for n in range(3000))
    item = f"<item><title>T</title><description>{PROSE}</description></item>"
    text = chance.choice(
        (
            f"<?xml version='1.0'?>{bomb}<rss><channel><item><title>&a{levels - 1};</title></item></channel></rss>",
            f"<!DOCTYPE r [{swollen}]><rss><channel><item><title>{'&x;' * 5000}</title></item></channel></rss>",
            f"<!DOCTYPE r [{secret}]><rss><channel><item><title>&x;</title></item></channel></rss>",
            '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel>' + item,
            "<a>" * depth + PROSE + "</a>" * depth,
            f"<rss {attributes}><channel>{item}</channel></rss>",
            f"<rss><channel>{item * 3}<item><title>",
            f"<?xml version='1.0' encoding='utf-16'?><rss><channel>{item}</channel></rss>",
            f"<rss><channel><item><title><![CDATA[{'<' * 20_000}]]></title></item>{item}",
        )
    )
    return chance.choice((".xml", ".rss", ".atom", ".xml.gz")), text.encode()


def page_traps(chance: random.Random) -> File:
    many = chance.choice((100, 3000, 30_000))
    record = f'{{"@type":"NewsArticle","datePublished":"{"9" * many}"}}'
    tag = chance.choice(
        ("div", "b", "table", "ul", "a", "p", "font", "span", "form", "svg", "select", "template")
    )
    text = chance.choice(
        (
            f"<html><body>{f'<{tag}>' * many}{PROSE}",
            f"<html><body>{f'<{tag}>x' * many}{f'</{tag}>' * many}",
            f"<p>{PROSE * 5}<script>{'<!--' * many}",
            "<" * many,
            f"<title>{'t' * many}</title><p>{PROSE * 5}",
            f"<p {'=' * many}>{PROSE}",
            f"<meta charset={'x' * many}><p>{PROSE * 5}",
            f"<p>{'&#x1b;&#0;&#xd800;&#1114112;&amp' * min(many, 3000)}{PROSE * 5}",
            f'<script type="application/ld+json">{"[" * many}</script><article><p>{PROSE * 5}</article>',
            f'<script type="application/ld+json">{record}</script>{PROSE}',
            f"<article>{f'<p>{PROSE}</p>' * min(many, 500)}</article>",
            f'<img src="data:image/png;base64,{"A" * many}"><article><p>{PROSE * 9}</article>',
        )
    )
    return chance.choice((".html", ".htm", ".mhtml", ".html.gz", ".php")), text.encode()


def table_traps(chance: random.Random) -> File:
    columns, rows = chance.choice(((100_000, 2), (300, 30), (3, 3000)))
    text = chance.choice(
        (
            ",".join(f"c{n}" for n in range(columns)) + "\n" + ("x," * columns + "\n") * rows,
            f'titre,texte\n"t\0","{PROSE}\0"\nx,y\0\n',
            f'titre,texte\n"{PROSE}',
            "titre,texte\n" + '"' * 50_001 + "\n" + f"a,{PROSE}\n",
            "titre,texte\n=cmd|' /C calc'!A0," + PROSE + "\n@SUM(1),+1\n",
            f"texte;{ESCAPES}\n{PROSE};x\n" * 3,
            "titre,texte\n" + f"{'x' * 200_000},{PROSE}\n",
            ";" * columns,
        )
    )
    return chance.choice((".csv", ".tsv", ".csv.gz")), text.encode()


def mail_traps(chance: random.Random) -> File:
    many = chance.choice((10, 1000, 20_000))
    nested = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(min(many, 1000))
    )
    text = chance.choice(
        (
            f"Subject: {'=?utf-8?b?' * many}\n\n{PROSE}",
            f"From: {'<' * many}\nSubject: {'x' * many}\nDate: {'9' * many}\n\n{PROSE * 3}",
            f"Subject: t\n{nested}{PROSE}",
            f"Subject: =?utf-8?q?=1b[31m=00=c2=9b?=\nContent-Type: text/plain; charset=nowhere\n\n{PROSE * 3}",
            "Subject: t\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
            + "QUJD=" * many,
            "Content-Type: multipart/mixed; boundary=\n\n--\n\n" + PROSE,
            f"X-{'a' * many}: b\n" * 3 + f"\n{PROSE * 3}",
            f"From a@b.example\nSubject: un\n\n{PROSE * 2}\n\n" * min(many, 200),
            'Subject: t\nContent-Type: message/rfc822; name="../../x"\n' * min(many, 300)
            + f"\n{PROSE}",
        )
    )
    return chance.choice((".eml", ".mbox", ".mht", ".eml.gz")), text.encode()


def archive_traps(chance: random.Random) -> File:
    text = PROSE.encode()
    names = (
        "../../x.txt",
        "/etc/cron.d/x.txt",
        "C:\\x.txt",
        "CON.txt",
        "a\0b.txt",
        "\x1b[2J.txt",
        "d/" * 300 + "x.txt",
    )
    files = dict.fromkeys(chance.sample(names, chance.randint(1, 5)), text)
    bomb = b"\0" * chance.choice((10_000, 6_000_000))
    inner = zipped({"bombe.txt": bomb})
    for _ in range(chance.randrange(6)):
        inner = zipped({f"{n}.zip": inner for n in range(chance.choice((1, 3)))})
    packed = bomb
    for _ in range(chance.randint(1, 5)):
        packed = chance.choice(tuple(PACKERS.values()))(packed)
    links = {"l.txt": "/etc/passwd", "m.txt": "../../../etc/passwd", "n.txt": "/dev/zero"}
    whole = zipped(files)
    return chance.choice(
        (
            (".zip", whole),
            (".tar", tarred(files, links)),
            (".tar", tarred({}, links)),
            (".tar.xz", PACKERS[".xz"](tarred({"bombe.txt": bomb, **files}))),
            (".zip", inner),
            (".zip", whole[: chance.randrange(len(whole))]),
            (".zip", chance.randbytes(50) + whole),
            (".zip", zipped({f"{n}.txt": text for n in range(500)})),
            (chance.choice((".txt.gz", ".bz2", ".jsonl.xz", ".tgz")), packed),
            (".zip", whole.replace(b".txt", chance.choice((b".gz\0", b".zip", b".pdf", b".eml")))),
        )
    )


def pdf_traps(chance: random.Random) -> File:
    data = pdf_file(column(COLUMN), column(COLUMN), title=f"T\\{chance.randrange(400)}")
    number = str(chance.choice((0, -1, 7, 2**31, 2**64))).encode()
    old, new = chance.choice(
        (
            (b"/Count 2", b"/Count " + number),
            (b"/Length ", b"/Length " + number),
            (b"3 0 R", b"1 0 R"),
            (b"/Kids[", b"/Kids[" + b"2 0 R " * chance.choice((1, 50))),
            (b"startxref\n", b"startxref\n" + number),
            (b"/Size ", b"/Size " + number),
            (b"%%EOF", b"%%EOF\n" + data[200:]),
            (b"obj\n", b"obj\n" + b"[" * chance.choice((50, 5000))),
            (b"MediaBox[0 0 595 842]", b"MediaBox[0 0 " + number + b" 1e38]"),
        )
    )
    flate = zlib.compress(b"BT /F 1 Tf (x) Tj ET\n" * chance.choice((10, 20_000)))
    return ".pdf", chance.choice(
        (data.replace(old, new), data.replace(old, new, 1), data + flate, data[: len(data) // 2])
    )


KINDS: Mapping[str, Callable[[random.Random], File]] = {
    "mutated": mutated,
    "noise": noise,
    "miscoded": miscoded,
    "json": json_traps,
    "xml": xml_traps,
    "page": page_traps,
    "table": table_traps,
    "mail": mail_traps,
    "archive": archive_traps,
    "pdf": pdf_traps,
}
NAMES = (
    *(
        b"deux\nlignes",
        b"\x1b[31mrouge\x07",
        b"caf\xe9",
        b"\xff\xfe",
        b"-rf",
        b"'\"`$(x);&|",
        b"n" * 190,
        b"%s%n{0}",
        b"=1+1",
    ),
    *(
        "\u202etxt.exe".encode(),
        "\u2066\u200f\x9b".encode(),
        "e\u0301té".encode(),
        b"a#b#c",
        b"con",
        b"back\\slash",
        b" ",
    ),
)


def bad_file(chance: random.Random, number: int, folder: Path) -> Path:
    """Put a bad file of any kind in a folder, and return where it is."""
    kind = chance.choices(tuple(KINDS), weights=(8, *(1,) * (len(KINDS) - 1)))[0]
    suffix, data = KINDS[kind](chance)
    odd = chance.choice(NAMES) if chance.random() < 0.2 else b""
    place = folder / os.fsdecode(f"{number:05}-{kind}".encode() + odd + suffix.encode())
    place.write_bytes(data)
    return place


def _listening(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made_:
        try:
            made_.bind(str(place))
        except OSError:  # the path is too long for a socket
            os.mkfifo(place)


ODDITIES: Mapping[str, Callable[[Path], None]] = {
    "pipe.txt": os.mkfifo,
    "socket.txt": _listening,
    "loop.txt": lambda place: place.symlink_to(place.name),
    "nowhere.txt": lambda place: place.symlink_to("nothing/here.txt"),
    "zero.txt": lambda place: place.symlink_to("/dev/zero"),
    "null.txt": lambda place: place.symlink_to("/dev/null"),
    "other.txt": lambda place: place.symlink_to("/proc/self/mem"),
}
"""What is no file, by name; each is put at a place."""


def monsters(size: int) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Files that are, or unpack to, so many bytes: name by name, with their bytes in pieces."""
    piece = b"a" * (1 << 16)

    def line() -> Iterator[bytes]:
        yield from (piece for _ in range(size // len(piece)))

    for suffix in (
        ".txt",
        ".md",
        ".html",
        ".json",
        ".jsonl",
        ".csv",
        ".xml",
        ".eml",
        ".mbox",
        ".pdf",
        "",
    ):
        yield f"line{suffix}", line()
    yield "words.txt", (PROSE.encode() for _ in range(size // len(PROSE)))
    yield "zeros.txt", (bytes(len(piece)) for _ in range(size // len(piece)))
    yield "tags.html", (b"<div>" * (1 << 14) for _ in range(size // (5 << 14)))
    yield "list.json", _between(b"[", (b"[" * len(piece) for _ in range(size // len(piece))), b"]")
    yield "text.json", _between(b'{"title":"t","text":"', line(), b'"}')
    yield (
        "number.json",
        _between(b'{"title":', (b"9" * len(piece) for _ in range(size // len(piece))), b"}"),
    )
    yield "quoted.csv", _between(b'titre,texte\nx,"', line(), b'"\n')
    yield (
        "text.xml",
        _between(b"<rss><channel><item><title>", line(), b"</title></item></channel></rss>"),
    )
    yield (
        "attached.eml",
        _between(b"Subject: t\nContent-Transfer-Encoding: base64\n\n", line(), b"\n"),
    )
    for suffix in (".txt.gz", ".jsonl.gz", ".csv.gz", ".html.gz", ".tar.gz"):
        yield f"bomb{suffix}", _deflated(size)
    yield "bomb.txt.bz2", iter([bz2.compress(bytes(size))])
    yield "bomb.txt.xz", iter([lzma.compress(bytes(size), preset=1)])
    yield "bomb.zip", iter([zipped({"a.txt": bytes(size), "b.txt": PROSE.encode()})])
    flate = zlib.compress(b"BT /F 9 Tf (mot) Tj ET\n" * (size // 23), 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    objects = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page)
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    stream = (
        b"4 0 obj\n<</Length %d/Filter/FlateDecode>>stream\n" % len(flate)
        + flate
        + b"\nendstream\nendobj\n"
    )
    yield (
        "bomb.pdf",
        iter([b"%PDF-1.4\n" + body + stream + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF"]),
    )


def _between(before: bytes, middle: Iterator[bytes], after: bytes) -> Iterator[bytes]:
    yield before
    yield from middle
    yield after


def _deflated(size: int) -> Iterator[bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    for _ in range(size >> 16):
        yield packer.compress(bytes(1 << 16))
    yield packer.flush()
