"""The table of the formats that are read: one row a format.

To add a format:

1. Write `index/readers/x.py` with a function `read(material)`, as in `text.py`.
2. Add one row to `FORMATS`: the format's name, its module, and the suffixes of its files.
3. If its files begin with fixed bytes, give the row a `magic`: a renamed file is then recognised.
4. If its files are zip archives (office files are), give it a `zip_member` that all of them hold.
   If they are XML, give it the `roots` of their elements. If they are pages or texts like others,
   give it a `signature`, which tells them apart.
5. Put its name into words as `format-x` in `index/messages`, and test it in `test_x.py`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.messages import Message
from index.readers import signatures
from index.readers.compression import without_suffix
from index.readers.signatures import Signature

_SUFFIX = lazy_pattern(r"\.(?![0-9]+\Z)[a-z0-9]{1,7}(?:-(?:wal|shm|journal))?~?\Z")
"""A suffix, which databases make longer for files beside their own. What follows the dot in "n. 5" or in "3.4.2019" is none."""

_QUERY = lazy_pattern(r"[?@]|%3f")
"""The start of the query of an address in the name of a page that was saved from there.

Programs that save pages write `article.php?id=3`, `article.php@id=3` or `article.php%3Fid=3`.
"""


_LOCK_PREFIX = "~$"
"""The start of the name of a file with which an office program marks a document as open."""


class Magic(Struct, frozen=True):
    """Bytes near the start of a file that tell its format.

    Attributes:
        value: The bytes.
        offset: Where they stand.
        max_padding: Bytes of something else that may stand before them. They may be white space
            only, unless the suffix of the file tells the same format.
    """

    value: bytes
    offset: int = 0
    max_padding: int = 0

    def is_in(self, head: bytes, *, is_expected: bool) -> bool:
        """Return True if the first bytes of a file hold these bytes where they belong."""
        if not self.max_padding:
            return head.startswith(self.value, self.offset)
        if self.value not in head[: self.max_padding + len(self.value)]:
            return False
        # behind other bytes than white space they prove little, unless the suffix agrees
        return is_expected or head.lstrip().startswith(self.value)


class Format(Struct, frozen=True):
    """A format that is read: one row of the table.

    Attributes:
        name: Its name.
        module: The module with its `read`, within `index.readers`.
        suffixes: The suffixes of its files, in lower case. The empty one stands for files without.
        holds_many: A file may hold many articles, so several processes can share a large one.
        is_text: A file is text, so its first characters are looked at.
        file_names: The names of its files, in lower case, where a suffix tells too little; None if
            any name will do.
        is_web_page: A file may be named after an address: `article.php?id=3`.
        magic: Bytes near the start that tell the format; None if there are none.
        zip_member: The name of a file that all files of this format hold as zip archives; None if
            they are no zip archives.
        roots: Names of the first element of its files if they are XML, in lower case and without
            namespace.
        signature: What tells its files from others of the same markup; None if nothing does.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    holds_many: bool = False
    is_text: bool = False
    is_web_page: bool = False
    file_names: re.Pattern[str] | None = None
    magic: Magic | None = None
    zip_member: str | None = None
    roots: tuple[str, ...] = ()
    signature: Signature | None = None


class UnreadFormat(Struct, frozen=True):
    """A format that is recognised in order to say why its files are not read.

    Attributes:
        code: The message that names it.
        prefixes: Bytes that its files begin with.
        zip_member: The name of a file that all files of this format hold as zip archives; None if
            they are no zip archives.
    """

    code: str
    prefixes: tuple[bytes, ...] = ()
    zip_member: str | None = None


class FormatTable:
    """Formats by their names, by the suffixes of files, and by the first bytes of files.

    Attributes:
        by_magic: The magic bytes with their formats. Those in a fixed place come first.
        by_zip_member: Formats by the name of the file that all their zip archives hold.
        by_root: Names of formats by the names of the first elements of their files.
        signed: Formats with a signature, by the name of the format they may be mistaken for. Before
            each stand bytes without which a file has not its signature.
        prefixes: Codes of the messages that name a binary format, by the first bytes of its files.
        any_prefix: Those first bytes alone.
    """

    __slots__ = (
        "_by_name",
        "_by_suffix",
        "_named",
        "any_prefix",
        "by_magic",
        "by_root",
        "by_zip_member",
        "prefixes",
        "signed",
    )

    def __init__(self, *formats: Format) -> None:
        self._by_name = {row.name: row for row in formats}
        self._named = [(row.file_names, row) for row in formats if row.file_names]
        self._by_suffix: dict[str, Format] = {}
        for row in formats:
            self._by_suffix |= dict.fromkeys(row.suffixes, row)
        self.by_zip_member = {row.zip_member: row for row in formats if row.zip_member}
        self.by_magic = _surest_first(formats)
        self.by_root: dict[str, str] = {}
        self.signed: dict[str, list[tuple[bytes, Signature, Format]]] = {}
        for row in formats:
            self.by_root |= dict.fromkeys(row.roots, row.name)
            if row.signature:
                entry = row.signature.needle, row.signature, row
                for name in row.signature.within:
                    self.signed.setdefault(name, []).append(entry)
        self.prefixes: dict[bytes, str] = {}
        for unread in UNREAD_FORMATS:
            self.prefixes |= dict.fromkeys(unread.prefixes, unread.code)
        for magic, row in self.by_magic:
            if magic.offset == 0:
                self.prefixes[magic.value] = f"format-{row.name}"
        self.any_prefix = tuple(self.prefixes)

    def __iter__(self) -> Iterator[Format]:
        return iter(self._by_name.values())

    def named(self, name: str) -> Format:
        """Return the format of a name.

        Raises:
            KeyError: There is none.
        """
        return self._by_name[name]

    def of_suffix(self, suffix: str) -> Format | None:
        """Return the format of a suffix; None if it is not read."""
        return self._by_suffix.get(suffix)

    def of_file_name(self, name: str) -> Format | None:
        """Return the format that a name in lower case tells without its suffix; None if none does."""
        for file_names, row in self._named:
            if file_names.fullmatch(name):
                return row
        return None

    def suffixes(self) -> tuple[str, ...]:
        """Return all suffixes, without the empty one."""
        return tuple(filter(None, self._by_suffix))


def _surest_first(formats: tuple[Format, ...]) -> list[tuple[Magic, Format]]:
    """Return the magic bytes with their formats, those in a fixed place first."""

    def max_padding(pair: tuple[Magic, Format]) -> int:
        magic, _ = pair
        return magic.max_padding

    recognised = [(row.magic, row) for row in formats if row.magic]
    return sorted(recognised, key=max_padding)


_ZIP_MAGIC = b"PK\x03\x04"
_PDF_MAX_PADDING = 1019
"""Readers of PDF files look for `%PDF-` in the first 1,024 bytes."""

UNREAD_FORMATS = (
    UnreadFormat("format-postscript", (b"%!PS",)),
    UnreadFormat("format-gzip", (b"\x1f\x8b",)),
    UnreadFormat("format-bzip2", (b"BZh91AY",)),
    UnreadFormat("format-xz", (b"\xfd7zXZ",)),
    UnreadFormat("format-7z", (b"7z\xbc\xaf\x27\x1c",)),
    UnreadFormat("format-zstd", (b"\x28\xb5\x2f\xfd",)),
    UnreadFormat("format-rar", (b"Rar!\x1a",)),
    UnreadFormat("format-png", (b"\x89PNG",)),
    UnreadFormat("format-jpeg", (b"\xff\xd8\xff",)),
    UnreadFormat("format-gif", (b"GIF87a", b"GIF89a")),
    UnreadFormat("format-program", (b"\x7fELF",)),
    UnreadFormat("format-ooxml", zip_member="[Content_Types].xml"),
    UnreadFormat("format-opendocument", zip_member="META-INF/manifest.xml"),
    UnreadFormat("format-program", zip_member="META-INF/MANIFEST.MF"),
)
"""The formats that are named when a file is refused."""

FORMATS = FormatTable(
    Format("text", "text", ("", ".txt", ".text"), is_text=True),
    Format("markdown", "markdown", (".md", ".markdown"), is_text=True),
    Format(
        "html",
        "web.html",
        (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp"),
        is_text=True,
        is_web_page=True,
    ),
    Format(
        "europresse",
        "press.europresse",
        (),
        holds_many=True,
        is_text=True,
        signature=signatures.EUROPRESSE,
    ),
    Format(
        "factiva",
        "press.factiva",
        (),
        holds_many=True,
        is_text=True,
        roots=("ppsresponse", "ppsarticleresponse", "ppsarticleresultset", "ppsarticle"),
        signature=signatures.FACTIVA,
    ),
    Format(
        "nexis",
        "press.nexis",
        (),
        holds_many=True,
        is_text=True,
        signature=signatures.NEXIS,
    ),
    Format(
        "iramuteq",
        "textometry.iramuteq",
        (),
        holds_many=True,
        is_text=True,
        signature=signatures.IRAMUTEQ,
    ),
    Format(
        "lexico",
        "textometry.lexico",
        (),
        holds_many=True,
        is_text=True,
        signature=signatures.LEXICO,
    ),
    Format(
        "hyperbase",
        "textometry.hyperbase",
        (),
        holds_many=True,
        is_text=True,
        signature=signatures.HYPERBASE,
    ),
    Format("prospero", "textometry.prospero", (), is_text=True, signature=signatures.PROSPERO),
    Format("prospero-context", "textometry.prospero_context", (".ctx",), is_text=True),
    Format(
        "press-corpus",
        "textometry.press_corpus",
        (),
        is_text=True,
        signature=signatures.PRESS_CORPUS,
    ),
    Format("json", "records.json", (".json",), holds_many=True, is_text=True),
    Format("jsonl", "records.jsonl", (".jsonl", ".ndjson"), holds_many=True, is_text=True),
    Format(
        "parquet",
        "records.parquet",
        (".parquet", ".pq"),
        holds_many=True,
        magic=Magic(b"PAR1"),
    ),
    Format(
        "sqlite",
        "records.sqlite",
        (".sqlite", ".sqlite3", ".db3"),
        holds_many=True,
        file_names=lazy_pattern(r"(?!thumbs\.db).+\.db"),  # Windows keeps pictures in Thumbs.db
        magic=Magic(b"SQLite format 3\0"),
    ),
    Format(
        "x-archive",
        "records.x_archive",
        (),
        holds_many=True,
        is_text=True,
        file_names=lazy_pattern(r"(?:tweets?|(?:note|community)-tweets?)(?:-part[0-9]{1,4})?\.js"),
    ),
    Format(
        "table",
        "records.table",
        (".csv", ".tsv"),
        holds_many=True,
        is_text=True,
        signature=signatures.TABLE,
    ),
    Format(
        "feed",
        "feed",
        (".rss", ".atom", ".rdf"),
        holds_many=True,
        is_text=True,
        roots=("rss", "feed", "rdf", "channel", "newsmessage", "newsitem", "newsml", "nitf"),
    ),
    Format("xml", "xml", (".xml",), holds_many=True, is_text=True),
    Format(
        "gallica",
        "digitised.gallica",
        (".textebrut",),
        is_text=True,
        signature=signatures.GALLICA,
    ),
    Format("mets", "digitised.mets", (), holds_many=True, is_text=True, roots=("mets",)),
    Format("alto", "digitised.alto", (), is_text=True, roots=("alto",)),
    Format("olive", "digitised.olive", (), is_text=True, roots=("xmd-entity",)),
    Format("delpher", "digitised.delpher", (), is_text=True, signature=signatures.DELPHER),
    Format(
        "tei",
        "tei",
        (".tei",),
        holds_many=True,
        is_text=True,
        roots=("tei", "teicorpus", "tei.2", "teicorpus.2"),
    ),
    Format(
        "enex",
        "clippings.enex",
        (".enex",),
        holds_many=True,
        is_text=True,
        roots=("en-export",),
    ),
    Format(
        "bookmarks",
        "clippings.bookmarks",
        (),
        holds_many=True,
        is_text=True,
        signature=signatures.BOOKMARKS,
    ),
    Format(
        "telegram",
        "clippings.telegram",
        (),
        holds_many=True,
        is_text=True,
        signature=signatures.TELEGRAM,
    ),
    Format(
        "ris",
        "bibliography.ris",
        (".ris",),
        holds_many=True,
        is_text=True,
        signature=signatures.RIS,
    ),
    Format(
        "bibtex",
        "bibliography.bibtex",
        (".bib", ".bibtex"),
        holds_many=True,
        is_text=True,
        signature=signatures.BIBTEX,
    ),
    Format(
        "endnote",
        "bibliography.endnote",
        (),
        holds_many=True,
        is_text=True,
        signature=signatures.ENDNOTE,
    ),
    Format(
        "zotero",
        "bibliography.zotero",
        (),
        holds_many=True,
        is_text=True,
        signature=signatures.ZOTERO,
    ),
    Format("mail", "mail", (".eml", ".mht", ".mhtml", ".mbox"), holds_many=True, is_text=True),
    Format("pdf", "pdf", (".pdf",), magic=Magic(b"%PDF-", max_padding=_PDF_MAX_PADDING)),
    Format("warc", "web_archives.warc", (".warc", ".wet"), holds_many=True, magic=Magic(b"WARC/")),
    Format("webarchive", "web_archives.safari", (".webarchive",)),
    Format("arc", "web_archives.arc", (".arc",), holds_many=True, magic=Magic(b"filedesc://")),
    Format(
        "wacz", "web_archives.wacz", (".wacz",), holds_many=True, zip_member="pages/pages.jsonl"
    ),
    Format(
        "docx",
        "office.docx",
        (".docx", ".docm", ".dotx"),
        holds_many=True,
        zip_member="word/document.xml",
    ),
    Format(
        "pptx",
        "office.pptx",
        (".pptx", ".pptm", ".ppsx"),
        holds_many=True,
        zip_member="ppt/presentation.xml",
    ),
    Format(
        "xlsx",
        "office.xlsx",
        (".xlsx", ".xlsm", ".xltx"),
        holds_many=True,
        zip_member="xl/workbook.xml",
    ),
    Format("xlsb", "office.xlsb", (".xlsb",), holds_many=True, zip_member="xl/workbook.bin"),
    Format("epub", "office.epub", (".epub",), holds_many=True, zip_member="META-INF/container.xml"),
    Format(
        "opendocument",
        "office.opendocument",
        (".odt", ".ods", ".odp", ".ott", ".ots"),
        holds_many=True,
        zip_member="content.xml",
    ),
    Format(
        "ole",
        "office.ole",
        (".xls", ".doc", ".ppt", ".msg"),
        holds_many=True,
        magic=Magic(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ),
    Format(
        "excel-page",
        "office.page_sheets",
        (),
        holds_many=True,
        is_text=True,
        signature=signatures.EXCEL_PAGE,
    ),
    Format("rtf", "office.rtf", (".rtf",), holds_many=True, magic=Magic(b"{\\rtf")),
    Format("zip", "archives.zip", (".zip", ".maff"), holds_many=True, magic=Magic(_ZIP_MAGIC)),
    Format(
        "tar",
        "archives.tar",
        (".tar", ".jex"),
        holds_many=True,
        magic=Magic(b"ustar", offset=257),
    ),
)
"""The formats that are read. A file without a suffix is text, unless its first bytes say more."""

UNKNOWN_FORMAT = Message.of("format-unknown", suffixes=FORMATS.suffixes())
"""Why a file with another suffix is skipped."""


def format_of(name: str) -> Format | None:
    """Return the format that the name of a file tells; None if such files are not read."""
    base = name.lower().rpartition("/")[2]
    if base.startswith(_LOCK_PREFIX):
        return None
    query = _QUERY.search(base)
    if query:  # in `article.php?id=3`, the suffix of the page is before the query
        page = FORMATS.of_suffix(_suffix(base[: query.start()]))
        if page and page.is_web_page:
            return page
    return FORMATS.of_suffix(_suffix(base)) or FORMATS.of_file_name(base)


def reads(name: str) -> bool:
    """Return True if there is a reader for files of this name."""
    return bool(name) and format_of(name) is not None


def holds_many(name: str) -> bool:
    """Return True if a file of this name may hold many articles."""
    row = format_of(name)
    return row is not None and row.holds_many


def prefix_message(head: bytes) -> Message | None:
    """Return the name of the binary format of a file by its first bytes; None if it may be text."""
    if not head.startswith(FORMATS.any_prefix):
        return None
    codes = (code for prefix, code in FORMATS.prefixes.items() if head.startswith(prefix))
    return Message.of(next(codes))


def unread_zip_message(members: Container[str]) -> Message | None:
    """Return the name of the document format that a zip archive has, if that is not read.

    A document of Word, for example, is a zip archive with the member `[Content_Types].xml`.

    Args:
        members: The names of all its members.

    Returns:
        The name, or None if the archive is no document of such a format.
    """
    for unread in UNREAD_FORMATS:
        if unread.zip_member and unread.zip_member in members:
            return Message.of(unread.code)
    return None


def _suffix(name: str) -> str:
    """Return the suffix that tells the format, without that of a compression; empty if none does.

    `une.json.gz` has `.json`. `lettre n. 5`, `revue du 3.4.2019` and the hidden file `.html` have
    none.
    """
    dot = name.rfind(".")
    if dot > 0 and FORMATS.of_suffix(name[dot:]):  # nearly all files, and quick to tell
        return name[dot:]
    plain = without_suffix(name)
    dot = plain.rfind(".")
    if dot <= 0:
        return ""
    suffix = plain[dot:]
    if FORMATS.of_suffix(suffix) or _SUFFIX.match(suffix):
        return suffix
    return ""
