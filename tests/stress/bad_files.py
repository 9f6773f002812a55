"""Make files that no archive should hold and some do, by chance from a seed.

`bad_file` makes one of any kind, under a name that tells its kind. `ODDITIES` are pipes, sockets
and links. `monsters` are files of any size.
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
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import cycle
from pathlib import Path

from tests.support.archive_writer import zipped
from tests.support.articles import ARTICLES, SEEDS
from tests.support.office_writer import (
    docx,
    epub,
    odf,
    pptx,
    shape,
    sheet_row,
    word_paragraph,
    xlsx,
)
from tests.support.pdf_writer import COLUMN, column, pdf_file
from tests.support.xls_writer import xls

HERE = Path(__file__).parents[1] / "files"
PROSE = (
    "Le ministre a rencontré mardi à Bagdad le général Esmaïl Qaani. "
    "Il a parlé de la frontière, de l’eau et du blé. "
)
ESCAPES = "\x1b[31m\x1b]0;titre\x07\x9b2J\u202e\u2066\u200f\u061c\r\n\x00\u2028\x85"
PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": lambda data: gzip.compress(data, 6, mtime=0),
    ".bz2": bz2.compress,
    ".xz": lambda data: lzma.compress(data, preset=1),
}
SUFFIXES = (
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
    ".pdf",
    ".docx",
    ".odt",
    ".pptx",
    ".epub",
    ".rtf",
    ".xlsx",
    ".xls",
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
)

MAX_FILE_BYTES = 1 << 20
PIECE_BYTES = 1 << 16

File = tuple[str, bytes]
"""The end of a file's name, from its suffix on, and its content."""


@cache
def good_files() -> tuple[File, ...]:
    """Return one sound file or more of every format."""
    files = [*_sample_files(), *_written_files()]
    compressed: list[File] = []
    for suffix, data in files[::7]:
        compressed += [(f"{suffix}{packed}", pack(data)) for packed, pack in PACKERS.items()]
    files += compressed
    members: dict[str, bytes] = {}
    for number, (suffix, data) in enumerate(files[::5]):
        members[f"dossier/{number}{suffix}"] = data
    packed_members = _tarred(members)
    return (
        *files,
        (".zip", _zipped(members)),
        (".tar", packed_members),
        (".tar.gz", PACKERS[".gz"](packed_members)),
    )


def _sample_files() -> Iterator[File]:
    """Yield the files that the tests read."""
    paths = [*SEEDS.iterdir()]
    for name in ("pages", "feeds", "mails"):
        paths += (HERE / name).iterdir()
    for path in sorted(paths):
        if path.is_file():
            yield "".join(path.suffixes[-2:]), path.read_bytes()


def _written_files() -> Iterator[File]:
    """Yield files of the formats that the tests have no samples of."""
    yield ".json", json.dumps({"articles": ARTICLES}, ensure_ascii=False).encode()
    rows = [f"Titre {number};{PROSE};2019-02-{number + 1:02}\n" for number in range(20)]
    yield ".csv", "".join(["titre;texte;date\n", *rows]).encode()
    yield ".pdf", pdf_file(column(COLUMN), column(COLUMN), title="Le bac de Rosette")
    yield from _office_files()


def _office_files() -> Iterator[File]:
    """Yield office files of every format."""
    yield ".docx", docx(word_paragraph("Le bac", "Titre1") + word_paragraph(PROSE))
    yield ".odt", odf(f"<text:h>Le bac</text:h><text:p>{PROSE}</text:p>")
    yield ".pptx", pptx(shape("Le bac", kind="title") + shape(PROSE))
    yield ".epub", epub({"a.html": f"<h1>Le bac</h1><p>{PROSE}</p>"})
    yield ".rtf", rb"{\rtf1\ansi\pard\outlinelevel0 Le bac\par\pard Il a repris.\par}"
    table = [("Titre", "Texte", "Date"), *[(f"Titre {n}", PROSE, "2019-02-01") for n in range(9)]]
    rows = "".join(sheet_row(*row) for row in table)
    yield ".xlsx", xlsx(("Revue", f"<sheetData>{rows}</sheetData>"))
    yield ".xls", xls(table)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    return zipped(files.items())


def _tarred(files: Mapping[str, bytes], links: Mapping[str, str] | None = None) -> bytes:
    """Return a tar archive of files, and of links and devices of several kinds."""
    packed = io.BytesIO()
    kinds = cycle((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE))
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for name, target in (links or {}).items():
            info = tarfile.TarInfo(name)
            info.type = next(kinds)
            info.linkname = target
            archive.addfile(info)
    return packed.getvalue()


def mutated(chance: random.Random) -> File:
    """Make a sound file bad.

    Bits are turned, bytes are lost or doubled, its end is cut off, or it gets the middle of another.
    """
    suffix, data = chance.choice(good_files())
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        _mutate(changed, chance)
    if chance.random() >= 0.9:
        suffix = chance.choice(SUFFIXES)
    return suffix, bytes(changed[:MAX_FILE_BYTES])


def _mutate(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data) + 1)
    length = int(chance.expovariate(0.02)) + 1
    end = start + length
    match chance.randrange(6):
        case 0 if data:
            data[start % len(data)] ^= 1 << chance.randrange(8)
        case 1:
            del data[start:]
        case 2:
            del data[start:end]
        case 3:
            data[start:start] = data[start:end] * chance.choice((1, 2, 50))
        case 4:
            data[start:end] = chance.randbytes(length)
        case _:
            other = chance.choice(good_files())[1]
            other_start = chance.randrange(len(other) + 1)
            data[start:start] = other[other_start : other_start + 40 * length]


_TELLING_BYTES = b"\0\xff\xfe\xef\xbb\xbf <>{}[]\"',;\n\r\t%PDK\x1f\x8bBZh"
_TELLING_CHARACTERS = "A\u00e9\ud7ff\u202e\U0001f600\x85"


def noise(chance: random.Random) -> File:
    """Make bytes without any meaning."""
    size = chance.choice((0, 1, 2, 3, 17, 100, 5000, 100_000))
    makers: tuple[Callable[[], bytes], ...] = (
        lambda: chance.randbytes(size),
        lambda: b"\0" * size,
        lambda: bytes(chance.choices(_TELLING_BYTES, k=size)),
        lambda: b" \n\t" * (size // 3),
        lambda: "".join(chance.choices(_TELLING_CHARACTERS, k=size)).encode(),
    )
    return chance.choice(SUFFIXES), chance.choice(makers)()


_ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-16-be",
    "utf-32",
    "utf-7",
    "cp1252",
    "mac-roman",
    "cp500",
    "cp850",
)
_BOMS = (b"", b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe\0\0")
_BROKEN_BYTES = (
    b"\xed\xa0\x80",
    b"\xc3",
    b"\xf0\x9f",
    b"\xff",
    b"\xc0\xaf",
    b"\0",
    ESCAPES.encode(),
    b"\xed\xb0\x80",
)


def miscoded(chance: random.Random) -> File:
    """Make a text whose encoding is wrong, mixed or broken off, or has a wrong byte order mark."""
    text = PROSE * chance.randint(1, 20)
    data = text.replace("’", "'").encode(chance.choice(_ENCODINGS), "replace")
    data = chance.choice(_BOMS) + data
    for _ in range(chance.randrange(5)):
        offset = chance.randrange(len(data) + 1)
        data = data[:offset] + chance.choice(_BROKEN_BYTES) + data[offset:]
    return chance.choice((".txt", ".md", ".html", ".csv", ".eml", ".txt.gz")), data


def json_traps(chance: random.Random) -> File:
    """Make JSON that is deep, long, cut, or has values of the wrong kind."""
    depth = chance.choice((10, 500, 5000, 100_000))
    digits = chance.choice((20, 400, 5000, 100_000))
    text = chance.choice((*_deep_json(depth), *_long_json(digits), *_odd_json()))
    suffix = chance.choice((".json", ".jsonl", ".ndjson", ".json.gz"))
    return suffix, text.encode("utf-8", "surrogatepass")


_JSON_ARTICLE = {"title": f"Titre {ESCAPES}", "text": PROSE + ESCAPES, "date": "2019-02-30"}


def _deep_json(depth: int) -> list[str]:
    return [
        "[" * depth + "]" * depth,
        '{"a":' * depth + "1" + "}" * depth,
        '{"title":"t","text":' + "[" * depth,
    ]


def _long_json(digits: int) -> list[str]:
    nines = "9" * digits
    sevens = "7" * digits
    people = {
        "people": ["x" * digits],
        "source": "s" * digits,
        "id": "i" * digits,
        "url": "u" * digits,
        **_JSON_ARTICLE,
    }
    names = {
        "title": "t" * digits,
        "text": PROSE,
        "people": "p, " * digits,
        "date": "1" * digits,
    }
    return [
        f'{{"title": {nines}, "text": "{PROSE}", "date": 1e{digits}, "id": -{sevens}}}',
        f'{{"{"k" * digits}": 1, "text": "{PROSE}"}}',
        json.dumps(people),
        json.dumps(names),
    ]


def _odd_json() -> list[str]:
    whole = json.dumps(_JSON_ARTICLE)
    hostile = {
        "people": [ESCAPES] * 3,
        "source": ESCAPES,
        "url": "javascript:alert(1)",
        "id": "../x",
        **_JSON_ARTICLE,
    }
    return [
        '{"title": "\\ud800", "text": "\\udfff\\u0000 ' + PROSE + '", "id": "\\ud83d"}',
        f"[{whole}, {whole[:-3]}, {whole}]",
        f"{whole}\n{whole[: len(whole) // 2]}\n{whole}\nnull\n[1,2]\n12",
        '{"text": NaN, "title": Infinity}',
        '{"__proto__": {"text": "x"}, "text": {"text": {"text": "' + PROSE + '"}}}',
        json.dumps(hostile),
    ]


def xml_traps(chance: random.Random) -> File:
    """Make XML with entities that swell or lead outside, or that is deep or broken off."""
    levels = chance.choice((5, 12, 60))
    depth = chance.choice((300, 5000, 50_000))
    text = chance.choice((*_entity_traps(levels), *_feed_traps(depth)))
    return chance.choice((".xml", ".rss", ".atom", ".xml.gz")), text.encode()


def _feed_with_title(title: str) -> str:
    return f"<rss><channel><item><title>{title}</title></item></channel></rss>"


_FEED_ITEM = f"<item><title>T</title><description>{PROSE}</description></item>"


def _entity_traps(levels: int) -> list[str]:
    entities = [f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, levels)]
    first_entity = '<!ENTITY a0 "ha">'
    laughs = f"<?xml version='1.0'?><!DOCTYPE rss [{first_entity}{''.join(entities)}]>"
    swollen = f'<!DOCTYPE r [<!ENTITY x "{"x" * 10_000}">]>'
    secret = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return [
        laughs + _feed_with_title(f"&a{levels - 1};"),
        swollen + _feed_with_title("&x;" * 5000),
        secret + _feed_with_title("&x;"),
        '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel>' + _FEED_ITEM,
    ]


def _feed_traps(depth: int) -> list[str]:
    attributes = " ".join(f'a{number}="{number}"' for number in range(3000))
    utf16 = "<?xml version='1.0' encoding='utf-16'?>"
    long_title = f"<title><![CDATA[{'<' * 20_000}]]></title>"
    return [
        "<a>" * depth + PROSE + "</a>" * depth,
        f"<rss {attributes}><channel>{_FEED_ITEM}</channel></rss>",
        f"<rss><channel>{_FEED_ITEM * 3}<item><title>",
        f"{utf16}<rss><channel>{_FEED_ITEM}</channel></rss>",
        f"<rss><channel><item>{long_title}</item>{_FEED_ITEM}",
    ]


_NESTED_TAGS = (
    "div",
    "b",
    "table",
    "ul",
    "a",
    "p",
    "font",
    "span",
    "form",
    "svg",
    "select",
    "template",
)


def page_traps(chance: random.Random) -> File:
    """Make a web page that is deep, long or broken off."""
    many = chance.choice((100, 3000, 30_000))
    tag = chance.choice(_NESTED_TAGS)
    text = chance.choice((*_tag_traps(tag, many), *_script_traps(many)))
    return chance.choice((".html", ".htm", ".mhtml", ".html.gz", ".php")), text.encode()


def _tag_traps(tag: str, many: int) -> list[str]:
    references = "&#x1b;&#0;&#xd800;&#1114112;&amp"
    opened = f"<{tag}>"
    return [
        f"<html><body>{opened * many}{PROSE}",
        f"<html><body>{f'{opened}x' * many}{f'</{tag}>' * many}",
        "<" * many,
        f"<title>{'t' * many}</title><p>{PROSE * 5}",
        f"<p {'=' * many}>{PROSE}",
        f"<meta charset={'x' * many}><p>{PROSE * 5}",
        f"<p>{references * min(many, 3000)}{PROSE * 5}",
        f"<article>{f'<p>{PROSE}</p>' * min(many, 500)}</article>",
        f'<img src="data:image/png;base64,{"A" * many}"><article><p>{PROSE * 9}</article>',
    ]


def _script_traps(many: int) -> list[str]:
    json_ld = '<script type="application/ld+json">'
    record = f'{{"@type":"NewsArticle","datePublished":"{"9" * many}"}}'
    return [
        f"<p>{PROSE * 5}<script>{'<!--' * many}",
        f"{json_ld}{'[' * many}</script><article><p>{PROSE * 5}</article>",
        f"{json_ld}{record}</script>{PROSE}",
    ]


def table_traps(chance: random.Random) -> File:
    """Make a table that is wide, long or broken, or that holds formulas."""
    columns, rows = chance.choice(((100_000, 2), (300, 30), (3, 3000)))
    header = ",".join(f"c{number}" for number in range(columns))
    text = chance.choice(
        (
            f"{header}\n" + ("x," * columns + "\n") * rows,
            f'titre,texte\n"t\0","{PROSE}\0"\nx,y\0\n',
            f'titre,texte\n"{PROSE}',
            "titre,texte\n" + '"' * 50_001 + f"\na,{PROSE}\n",
            f"titre,texte\n=cmd|' /C calc'!A0,{PROSE}\n@SUM(1),+1\n",
            f"texte;{ESCAPES}\n{PROSE};x\n" * 3,
            f"titre,texte\n{'x' * 200_000},{PROSE}\n",
            ";" * columns,
        )
    )
    return chance.choice((".csv", ".tsv", ".csv.gz")), text.encode()


def mail_traps(chance: random.Random) -> File:
    """Make a mail with headers that are long or broken, or with parts in parts."""
    many = chance.choice((10, 1000, 20_000))
    parts = [
        f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
        for number in range(min(many, 1000))
    ]
    html = "Subject: t\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
    nowhere = "Content-Type: text/plain; charset=nowhere"
    forwarded = 'Subject: t\nContent-Type: message/rfc822; name="../../x"\n'
    text = chance.choice(
        (
            f"Subject: {'=?utf-8?b?' * many}\n\n{PROSE}",
            f"From: {'<' * many}\nSubject: {'x' * many}\nDate: {'9' * many}\n\n{PROSE * 3}",
            f"Subject: t\n{''.join(parts)}{PROSE}",
            f"Subject: =?utf-8?q?=1b[31m=00=c2=9b?=\n{nowhere}\n\n{PROSE * 3}",
            html + "QUJD=" * many,
            f"Content-Type: multipart/mixed; boundary=\n\n--\n\n{PROSE}",
            f"X-{'a' * many}: b\n" * 3 + f"\n{PROSE * 3}",
            f"From a@b.example\nSubject: un\n\n{PROSE * 2}\n\n" * min(many, 200),
            forwarded * min(many, 300) + f"\n{PROSE}",
        )
    )
    return chance.choice((".eml", ".mbox", ".mht", ".eml.gz")), text.encode()


_TRAP_NAMES = (
    "../../x.txt",
    "/etc/cron.d/x.txt",
    "C:\\x.txt",
    "CON.txt",
    "a\0b.txt",
    "\x1b[2J.txt",
    "d/" * 300 + "x.txt",
)
_LINKS = {"l.txt": "/etc/passwd", "m.txt": "../../../etc/passwd", "n.txt": "/dev/zero"}


def archive_traps(chance: random.Random) -> File:
    """Make an archive that swells, leads outside, is nested, or is broken off."""
    text = PROSE.encode()
    files = dict.fromkeys(chance.sample(_TRAP_NAMES, chance.randint(1, 5)), text)
    bomb = b"\0" * chance.choice((10_000, 6_000_000))
    whole = _zipped(files)
    other_suffix = chance.choice((b".gz\0", b".zip", b".pdf", b".eml"))
    return chance.choice(
        (
            (".zip", whole),
            (".tar", _tarred(files, _LINKS)),
            (".tar", _tarred({}, _LINKS)),
            (".tar.xz", PACKERS[".xz"](_tarred({"bombe.txt": bomb, **files}))),
            (".zip", _nested_zip(bomb, chance)),
            (".zip", whole[: chance.randrange(len(whole))]),
            (".zip", chance.randbytes(50) + whole),
            (".zip", _zipped({f"{number}.txt": text for number in range(500)})),
            (chance.choice((".txt.gz", ".bz2", ".jsonl.xz", ".tgz")), _packed_often(bomb, chance)),
            (".zip", whole.replace(b".txt", other_suffix)),
        )
    )


def _nested_zip(data: bytes, chance: random.Random) -> bytes:
    packed = _zipped({"bombe.txt": data})
    for _ in range(chance.randrange(6)):
        copies = chance.choice((1, 3))
        packed = _zipped({f"{number}.zip": packed for number in range(copies)})
    return packed


def _packed_often(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 5)):
        pack = chance.choice(tuple(PACKERS.values()))
        data = pack(data)
    return data


def pdf_traps(chance: random.Random) -> File:
    """Make a PDF file with wrong numbers and references, or with its end missing."""
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
    variants = (
        data.replace(old, new),
        data.replace(old, new, 1),
        data + flate,
        data[: len(data) // 2],
    )
    return ".pdf", chance.choice(variants)


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
    b"deux\nlignes",
    b"\x1b[31mrouge\x07",
    b"caf\xe9",
    b"\xff\xfe",
    b"-rf",
    b"'\"`$(x);&|",
    b"n" * 190,
    b"%s%n{0}",
    b"=1+1",
    "\u202etxt.exe".encode(),
    "\u2066\u200f\x9b".encode(),
    "e\u0301té".encode(),
    b"a#b#c",
    b"con",
    b"back\\slash",
    b" ",
)
"""Parts of the names of files that no system should allow, and some do."""


def bad_file(chance: random.Random, number: int, folder: Path) -> Path:
    """Put a bad file of any kind in a folder, and return its path."""
    kinds = list(KINDS)
    weights = [8] + [1] * (len(kinds) - 1)
    [kind] = chance.choices(kinds, weights)
    suffix, data = KINDS[kind](chance)
    odd_name = chance.choice(NAMES) if chance.random() < 0.2 else b""
    name = f"{number:05}-{kind}".encode() + odd_name + suffix.encode()
    path = folder / os.fsdecode(name)
    path.write_bytes(data)
    return path


def _make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        try:
            listening.bind(str(path))
        except OSError:  # the path is too long for a socket
            os.mkfifo(path)


def _link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


ODDITIES: Mapping[str, Callable[[Path], None]] = {
    "pipe.txt": os.mkfifo,
    "socket.txt": _make_socket,
    "loop.txt": lambda path: path.symlink_to(path.name),
    "nowhere.txt": _link_to("nothing/here.txt"),
    "zero.txt": _link_to("/dev/zero"),
    "null.txt": _link_to("/dev/null"),
    "other.txt": _link_to("/proc/self/mem"),
}
"""Functions that make something other than a file at a path, by the name that it gets."""

_LINE_SUFFIXES = (
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
)
_FEED_START = b"<rss><channel><item><title>"
_FEED_END = b"</title></item></channel></rss>"
_MAIL_START = b"Subject: t\nContent-Transfer-Encoding: base64\n\n"


def monsters(size: int) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield files that have so many bytes or unpack to them: their names and their pieces."""
    yield from _long_files(size)
    yield from _bombs(size)


def _long_files(size: int) -> Iterator[tuple[str, Iterator[bytes]]]:
    for suffix in _LINE_SUFFIXES:
        yield f"line{suffix}", _repeated(b"a", size)
    yield "words.txt", _repeated(PROSE.encode(), size)
    yield "zeros.txt", _repeated(b"\0", size)
    yield "tags.html", _repeated(b"<div>", size)
    yield "list.json", _between(b"[", _repeated(b"[", size), b"]")
    yield "text.json", _between(b'{"title":"t","text":"', _repeated(b"a", size), b'"}')
    yield "number.json", _between(b'{"title":', _repeated(b"9", size), b"}")
    yield "quoted.csv", _between(b'titre,texte\nx,"', _repeated(b"a", size), b'"\n')
    yield "text.xml", _between(_FEED_START, _repeated(b"a", size), _FEED_END)
    yield "attached.eml", _between(_MAIL_START, _repeated(b"a", size), b"\n")


def _bombs(size: int) -> Iterator[tuple[str, Iterator[bytes]]]:
    for suffix in (".txt.gz", ".jsonl.gz", ".csv.gz", ".html.gz", ".tar.gz"):
        yield f"bomb{suffix}", _deflated(size)
    yield "bomb.txt.bz2", iter([bz2.compress(bytes(size))])
    yield "bomb.txt.xz", iter([lzma.compress(bytes(size), preset=1)])
    yield "bomb.zip", iter([_zipped({"a.txt": bytes(size), "b.txt": PROSE.encode()})])
    yield "bomb.pdf", iter([_pdf_bomb(size)])


def _pdf_bomb(size: int) -> bytes:
    """Return a PDF file whose one page draws so many bytes, when unpacked."""
    word = b"BT /F 9 Tf (mot) Tj ET\n"
    drawing = zlib.compress(word * (size // len(word)), 9)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(drawing), drawing),
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF"


def _repeated(text: bytes, size: int) -> Iterator[bytes]:
    """Yield a text again and again, in pieces, to about so many bytes."""
    piece = text * (PIECE_BYTES // len(text))
    for _ in range(size // len(piece)):
        yield piece


def _between(before: bytes, middle: Iterator[bytes], after: bytes) -> Iterator[bytes]:
    yield before
    yield from middle
    yield after


def _deflated(size: int) -> Iterator[bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    for _ in range(size // PIECE_BYTES):
        yield packer.compress(bytes(PIECE_BYTES))
    yield packer.flush()
