"""Mails: newsletters, alerts, forwarded articles, whole mailboxes, and pages saved as web archives.

`mailbox` splits a mailbox, `message` and `headers` read a mail, `forwarding` finds the mail that
another one quotes, and `paragraphs` joins wrapped lines. A mail that is a press review is split by
`press_review`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from email.message import Message

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.readers.feed.newspaper_name import newspaper_name
from index.readers.formats import reads
from index.readers.mail import mailbox, message
from index.readers.mail.forwarding import ForwardedMail, forwarded_mail
from index.readers.mail.french import FORWARD_PREFIXES
from index.readers.mail.headers import header, sender
from index.readers.material import Material, Member
from index.readers.paragraph import Paragraph
from index.readers.press import review as press_review
from index.readers.press.review.markup import markup_paragraphs
from index.readers.raw_article import Problem, RawArticle
from index.readers.web import html
from index.readers.web.addresses import first_web_address
from index.readers.web.parsing import NO_ARTICLE

__all__ = ["Part", "read"]

Part = RawArticle | Problem | Member
"""A part of a file of mail."""

_WEB_ARCHIVE_SUFFIXES = (".mht", ".mhtml")
_SINGLE_SUFFIXES = (".eml", *_WEB_ARCHIVE_SUFFIXES)
"""Suffixes of files that hold one mail."""

_MAX_ARCHIVE_PAGES = 10
"""Pages of a web archive that are tried. The first ones may be a frame and its menu."""

_MAX_MAIL_DEPTH = 5
"""Mails within mails that are opened."""

_MAX_REMARK_CHARS = 600
"""Characters of a remark above a forwarded mail. A longer text is an article."""

_URL_HEADERS = ("X-RSS-URL", "Content-Base", "Archived-At", "Content-Location")
"""Headers of mails that are made of web pages."""


def read(material: Material) -> Iterator[Part]:
    """Yield the articles of a mail or a mailbox, and the files attached to them.

    Raises:
        UnreadableFile: The file is no mail, or there is no article in it.
    """
    name = material.name.lower()
    max_bytes = material.limits.max_file_bytes
    # one mail saved by itself may begin with the line before the mails of a mailbox, too
    if name.endswith(_SINGLE_SUFFIXES) or not mailbox.is_mailbox(material.head()):
        is_page = name.endswith(_WEB_ARCHIVE_SUFFIXES)
        yield from _mail_parts(material.whole(), max_bytes, is_page=is_page)
    else:
        yield from _mailbox_parts(material)


def _mailbox_parts(material: Material) -> Iterator[Part]:
    """Yield the parts of all mails, and a problem for each mail that cannot be read."""
    max_bytes = material.limits.max_file_bytes
    number = 0
    try:
        for number, data in enumerate(mailbox.mails(material), 1):
            yield from _numbered_mail(data, number, max_bytes)
    except UnreadableFile as error:
        if not number:  # no mail could be read
            raise
        yield Problem.of("broken-off-after-mail", reason=error.message, number=number)


def _numbered_mail(data: bytes, number: int, max_bytes: int) -> Iterator[Part]:
    """Yield the parts of a mail in a mailbox, under its id or its number."""
    try:
        parts = _mail_parts(data, max_bytes)
    except UnreadableFile as error:
        yield Problem.of("problem-of-mail", number=number, reason=error.message)
        return
    key = mailbox.message_id(data) or str(number)
    for part in parts:
        yield _part_of_mail(part, key)


def _part_of_mail(part: Part, key: str) -> Part:
    """Return a part with the key of its mail before its own: `id@exemple.fr/2`."""
    match part:
        case Problem():
            return Problem.of("problem-of-part", part=key, reason=part.reason)
        case Member():
            return Member(f"{key}/{part.key}", part.material)
        case RawArticle(key=None):
            return replace(part, key=key)
        case RawArticle():
            return replace(part, key=f"{key}/{part.key}")


def _mail_parts(data: bytes, max_bytes: int, *, is_page: bool = False) -> list[Part]:
    """Return the articles and files of a mail.

    Args:
        data: The mail.
        max_bytes: Bytes that it may have.
        is_page: True if it is a saved web page even without the header that says so.

    Raises:
        UnreadableFile: It is no mail, or there is no article in it.
    """
    if len(data) > max_bytes:
        raise UnreadableFile("mail-too-large", megabytes=max_bytes >> 20)
    try:
        parts = _parsed_parts(data, is_page=is_page)
    except UnreadableFile:
        raise
    except Exception as error:  # the standard library raises many kinds of errors on broken mails
        raise UnreadableFile("mail-broken") from error
    if not parts:
        raise UnreadableFile(NO_ARTICLE)
    return _with_keys(parts)


def _parsed_parts(data: bytes, *, is_page: bool) -> list[Part]:
    """Return the articles and files of a mail without their keys; see `_mail_parts`."""
    mail = message.parse_mail(data)
    page_url = header(mail, "Snapshot-Content-Location")
    if is_page or page_url:
        return [_page_article(mail, page_url)]
    return _articles(mail)


def _with_keys(parts: list[Part]) -> list[Part]:
    """Return the parts, with keys for the articles if there are several.

    The key of an article is its number among all the parts. Attached files have keys already.
    """
    article_count = sum(isinstance(part, RawArticle) for part in parts)
    if article_count < 2:
        return parts
    return [_with_number(part, number) for number, part in enumerate(parts, 1)]


def _with_number(part: Part, number: int) -> Part:
    """Return an article with its number as its key, and any other part unchanged."""
    if isinstance(part, RawArticle):
        return replace(part, key=str(number))
    return part


def _page_article(mail: Message, page_url: str | None) -> RawArticle:
    """Return the article of a web page that was saved with all its files.

    Raises:
        UnreadableFile: There is no article on it.
    """
    for page in message.pages(mail)[:_MAX_ARCHIVE_PAGES]:
        url = header(page, "Content-Location") or page_url or ""
        # the address of a frame may be one within the mail, such as `cid:menu@exemple.fr`
        web_url = first_web_address([url])
        try:
            article = html.article(message.part_text(page), web_url)
            return replace(article, saved=article.saved or header(mail, "Date"))
        except UnreadableFile as error:
            if error.message.code != NO_ARTICLE:  # a missing package, for example
                raise
    raise UnreadableFile(NO_ARTICLE)


def _articles(mail: Message, depth: int = 0) -> list[Part]:
    """Return the articles of a mail and of the mails within it, and the files attached.

    A short text above other mails is a remark of the person who forwards them, and no article.
    """
    parts: list[Part] = []
    if depth < _MAX_MAIL_DEPTH:
        for inner_mail in message.inner_mails(mail):
            parts += _articles(inner_mail, depth + 1)
    text = message.text(mail)
    forwarded = forwarded_mail(text)
    article = _article(mail, text, forwarded)
    if article.text and (len(article.text) > _MAX_REMARK_CHARS or not parts):
        review = _review(mail, article.text, is_forwarded=forwarded is not None)
        parts = [*(review or [article]), *parts]
    parts += _attached_files(mail)
    return parts


def _review(mail: Message, text: str, *, is_forwarded: bool) -> list[RawArticle]:
    """Return the articles of a mail that is a press review; none if it is not.

    The HTML of a mail shows which lines are titles. That of a mail that forwards another is not
    looked at, as the headers of the other stand in its midst.
    """
    html_texts = [] if is_forwarded else map(message.part_text, message.pages(mail))
    sent = header(mail, "Date")
    for paragraphs in (*map(markup_paragraphs, html_texts), [Paragraph(text)]):
        found = press_review.review(paragraphs)
        if found:
            return [replace(raw, saved=sent) for raw in found]
    return []


def _article(mail: Message, text: str, forwarded: ForwardedMail | None) -> RawArticle:
    """Return the article of a mail: the mail that its text forwards, or else its own text."""
    sent = header(mail, "Date")
    original = forwarded or ForwardedMail(text, date=sent)
    subject = original.title or header(mail, "Subject") or ""
    sender_name = original.sender or sender(mail)
    return RawArticle(
        original.text,
        title=FORWARD_PREFIXES.sub("", subject) or None,
        date=original.date,
        saved=sent if forwarded else None,
        source=newspaper_name(sender_name) if sender_name else None,
        url=_url(mail),
        language=header(mail, "Content-Language"),
    )


def _url(mail: Message) -> str | None:
    """Return the first web address in the headers that say where the text was published."""
    headers = [header(mail, name) or "" for name in _URL_HEADERS]
    return first_web_address(value.strip("<>") for value in headers)


def _attached_files(mail: Message) -> Iterator[Part]:
    """Yield the attached files, and a problem for each that no reader reads."""
    name_counts = Counter[str]()
    for attachment in message.attachments(mail):
        name = attachment.name
        name_counts[name] += 1
        if reads(name):
            key = _attachment_key(name, name_counts[name])
            yield Member(key, Material(name, attachment.data))
        else:
            yield Problem.of("attachment-not-read", name=name)


def _attachment_key(name: str, count: int) -> str:
    """Return the key of an attached file: its name, or `une.pdf~2` for the second of the name."""
    if count == 1:
        return name
    return f"{name}~{count}"
