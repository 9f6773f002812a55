"""Mails: newsletters and alerts, articles that were forwarded, whole mailboxes, and pages saved as web archives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from email.message import Message

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.readers.feed.newspaper_name import newspaper_name
from index.readers.formats import reads
from index.readers.mail import forwarding, message
from index.readers.material import Material, Member
from index.readers.raw import Problem, RawArticle
from index.readers.web import html

Part = RawArticle | Problem | Member

_ARCHIVES = (".mht", ".mhtml")
_OF_ONE = (".eml", *_ARCHIVES)
_ENVELOPE = re.compile(
    rb"From [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n?\Z"
)  # what parts the mails of a mailbox
_ESCAPED = re.compile(rb">+From ")
_MOST_PAGES = 10  # of a web archive that are tried: the first ones may be a frame and its menu
_DEEPEST = 5  # mails within mails
_OWN_TEXT = (
    600  # characters that whoever forwards a mail may write above it without its being an article
)
_FORWARDS = re.compile(
    r"\A(?:(?:fwd?|tr|re|ré[fp]|ref|rép|wg|aw)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
_ADDRESSES = (
    "X-RSS-URL",
    "Content-Base",
    "Archived-At",
    "Content-Location",
)  # those of mails made of web pages
_NONE = "article-missing"


def read(material: Material) -> Iterator[Part]:
    """The articles in a file of mail: one, most often, and as many as there are mails in a mailbox.

    The files that come with a mail are handed on to be read, if they are of a format that is.

    Raises:
        UnreadableFile: It is no mail, or there is no article in it.
    """
    name = material.name.lower()
    max_bytes = material.limits.max_file_bytes
    if name.endswith(_OF_ONE) or not _ENVELOPE.match(material.head().partition(b"\n")[0] + b"\n"):
        yield from _of_mail(material.whole(), max_bytes, is_page=name.endswith(_ARCHIVES))
        return
    number = 0
    try:
        for number, data in enumerate(_mailbox(material), 1):
            try:
                yield from _keyed(_of_mail(data, max_bytes), _id(data) or str(number))
            except UnreadableFile as error:
                yield Problem.of("problem-of-mail", number=number, reason=error.message)
    except UnreadableFile as error:
        if not number:
            raise
        yield Problem.of("broken-off-after-mail", reason=error.message, number=number)


def _mailbox(material: Material) -> Iterator[bytes]:
    """The mails of a mailbox; one that is too large comes cut, and a little larger than is read."""
    mail, after_blank = bytearray(), True
    for line in material.lines():
        if after_blank and _ENVELOPE.match(line):
            if mail:
                yield bytes(mail)
            mail.clear()
        elif len(mail) <= material.limits.max_file_bytes:
            mail += line[1:] if _ESCAPED.match(line) else line
        after_blank = not line.strip()
    if mail:
        yield bytes(mail)


def _id(data: bytes) -> str | None:
    head = data[: 1 << 14].decode("ascii", "ignore")
    found = re.search(r"^Message-ID:\s*<?([^\s<>]{1,200})", head, re.IGNORECASE | re.MULTILINE)
    return found[1] if found else None


def _keyed(parts: list[Part], key: str) -> Iterator[Part]:
    """The parts of a mail in a mailbox, under its name."""
    for part in parts:
        if isinstance(part, Problem):
            yield Problem.of("problem-of-part", part=key, reason=part.reason)
        elif isinstance(part, Member):
            yield Member(f"{key}/{part.key}", part.material)
        else:
            yield replace(part, key=key if part.key is None else f"{key}/{part.key}")


def _of_mail(data: bytes, max_bytes: int, *, is_page: bool = False) -> list[Part]:
    """What a mail holds.

    Raises:
        UnreadableFile: It is no mail, or there is no article in it.
    """
    if len(data) > max_bytes:
        raise UnreadableFile("mail-too-large", megabytes=max_bytes >> 20)
    try:
        mail = message.parsed(data)
        snapshot = message.header(mail, "Snapshot-Content-Location")
        parts: list[Part] = [_page(mail, snapshot)] if is_page or snapshot else _articles(mail)
    except UnreadableFile:
        raise
    except (
        Exception
    ) as error:  # the standard library's reader raises all kinds of them on broken mails
        raise UnreadableFile("mail-broken") from error
    if not parts:
        raise UnreadableFile(_NONE)
    several = sum(isinstance(part, RawArticle) for part in parts) > 1
    return [
        replace(part, key=str(n)) if several and isinstance(part, RawArticle) else part
        for n, part in enumerate(parts, 1)
    ]


def _page(mail: Message, address: str | None) -> RawArticle:
    """The article on a web page that was saved with all that belongs to it."""
    for page in message.pages(mail)[:_MOST_PAGES]:
        url = message.header(page, "Content-Location") or address or ""
        try:
            return html.article(
                message.characters(page), url if url.startswith(("http://", "https://")) else None
            )
        except UnreadableFile as error:
            if error.message.code != html.NO_ARTICLE:
                raise
    raise UnreadableFile(_NONE)


def _articles(mail: Message, depth: int = 0) -> list[Part]:
    """The articles of a mail and of those it forwards, which say more about them, and the files that come with it."""
    inner = message.forwarded(mail) if depth < _DEEPEST else []
    found = [part for one in inner for part in _articles(one, depth + 1)]
    own = _article(mail)
    if own.text and (len(own.text) > _OWN_TEXT or not found):
        found.insert(0, own)
    return [*found, *_attached(mail)]


def _article(mail: Message) -> RawArticle:
    text = message.text(mail)
    first = forwarding.forwarded(text)
    sender = (first and first.sender) or message.sender(mail)
    subject = (first and first.title) or message.header(mail, "Subject") or ""
    addresses = (message.header(mail, name) for name in _ADDRESSES)
    return RawArticle(
        first.text if first else text,
        title=_FORWARDS.sub("", subject) or None,
        date=(first and first.date) or message.header(mail, "Date"),
        source=newspaper_name(sender) if sender else None,
        url=next(
            (
                url
                for one in addresses
                if one and (url := one.strip("<>")).startswith(("http://", "https://"))
            ),
            None,
        ),
        language=message.header(mail, "Content-Language"),
    )


def _attached(mail: Message) -> Iterator[Part]:
    names = Counter[str]()
    for attachment in message.attachments(mail):
        name = attachment.name
        names[name] += 1
        if reads(name):
            key = name if names[name] == 1 else f"{name}~{names[name]}"
            yield Member(key, Material(name, attachment.data))
        else:
            yield Problem.of("attachment-not-read", name=name)
