"""Make a raw article of a record: a JSON object, a row of a table, or front matter.

The record's fields may have any of the names in `aliases`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.messages import Message
from index.readers.press.source_name import without_issue
from index.readers.raw_article import RawArticle
from index.readers.records import aliases, shapes
from index.readers.records.day_values import day_text, joined_parts
from index.readers.records.french import is_kind_of_media
from index.readers.records.values import (
    Texts,
    as_text,
    as_texts,
    first_text,
    one_line,
    people,
    person_names,
    running_text,
    separate_names,
    storable,
)
from index.readers.web.markup import is_markup, plain, plain_with_captions

Record = Mapping[str, Any]
"""Values by the names of their fields."""

NO_ARTICLE = Message.of("record-no-article")
"""Why a record is no article."""

_ADDRESS = lazy_pattern(r"https?://[^\s/]+(?P<path>/\S+)?", re.IGNORECASE)
"""An address, with its path if it is not that of a whole site."""

_DAY = lazy_pattern(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?![0-9])")
"""A day where the name of a source should be: `Publication` may mean either."""

_PAGE_LABEL = lazy_pattern(r"\A\W*(?:pages?|pp?|seiten?|s)\b[\s.:]*", re.IGNORECASE)
_MAX_PAGE_CHARS = 30
_MAX_SOURCE_CHARS = 2000
"""Characters of the name of a source, or of an address that stands for it."""

_SUFFIX = lazy_pattern(r"[^\n]{1,250}\.[A-Za-z0-9]{2,5}\Z")
"""A text that ends as the name of a file does."""

_MAX_FILES = 20
"""Files that one record may name."""

_MAX_NAME_CHARS = 1000
"""Characters of the path of a file."""


def article(record: Record, key: str | None) -> RawArticle | None:
    """Return the article that a record is; None if it has neither a text nor a title.

    Args:
        record: Values under any of the names in `aliases`. They may be texts, HTML, numbers, or
            lists and objects that hold them.
        key: The article's number in a file of many, which is its key if it has no id; None if the
            record is the only one of its file.
    """
    raw = fields(record, key)
    return raw if raw.text or raw.title else None


def description(record: Record, key: str | None) -> RawArticle:
    """Return what a record holds, with the names of files that may hold its text; see `article`."""
    values = _Values(shapes.usual(record))
    raw = _fields(values, key)
    bodies = [value for value in values.of("body") if _is_body(value)]
    if bodies and not all(map(_is_file_name, bodies)):
        return raw
    return replace(raw, files=_file_names(record, values, bodies, key))


def fields(record: Record, key: str | None = None) -> RawArticle:
    """Return what a record holds under the names in `aliases`; see `article`."""
    return _fields(_Values(shapes.usual(record)), key)


def _fields(values: _Values, key: str | None) -> RawArticle:
    date = _date(values)
    title = values.text_of("title")
    text, captions_in_text = _text(values, may_be_summary=title is not None or date is not None)
    if title is None and text:  # without a text, a name may be that of anything
        title = values.text_of("name")
    source, url = _source_and_url(values)
    captions = values.texts("captions", as_texts) or ()
    return RawArticle(
        text,
        key=_key(values, key),
        title=_plain_title(title) if title else None,
        date=date,
        source=source,
        url=url,
        people=values.texts("people", people),
        author=", ".join(values.texts("author", person_names) or ()) or None,
        section=_section(values),
        page=_page(values),
        carriers=values.texts("carriers", separate_names) or (),
        saved=values.first("saved", day_text),
        captions=tuple(dict.fromkeys(captions + captions_in_text)),
        language=values.text_of("language"),
    )


def has_text(record: Record) -> bool:
    """Return True if a record has a text under a name that is used for little else.

    Everything else in the record is then about that article.
    """
    return _has(record, "body")


def has_title(record: Record) -> bool:
    """Return True if a record has a title under a name that is used for little else."""
    return _has(record, "title")


def describes_file(record: Record) -> bool:
    """Return True if a record names a file and tells something about it."""
    return _has(record, "file") and has_day_or_source(record)


def has_day_or_source(record: Record) -> bool:
    """Return True if a record has a day or a source, as that of an article has."""
    return _has(record, "date") or _has(record, "source")


def _has(record: Record, field: str) -> bool:
    values = _Values(shapes.usual(record)).of(field)
    return any(map(_is_body if field == "body" else _is_text, values))


def _is_text(value: object) -> bool:
    return not value.isspace() if isinstance(value, str) else first_text(value) is not None


def _is_body(value: object) -> bool:
    return not value.isspace() if isinstance(value, str) else running_text(value) is not None


def unwrapped(record: Record) -> Record:
    """Return a record with the values of its wrappers in their place.

    They do not replace its own: in
    `{"Titre": "La crue", "Date": "", "metadata": {"Titre": "Une crue", "Date": "2019-03-01"}}` the
    date alone is taken from the wrapper.
    """
    wrapped = [
        value
        for name, value in record.items()
        if isinstance(value, dict) and name.lower() in aliases.WRAPPERS
    ]
    if not wrapped:
        return record
    values = {
        name: value
        for name, value in record.items()
        if value is not None and value != "" and not any(value is inner for inner in wrapped)
    }
    for inner in wrapped:
        for name, value in inner.items():
            values.setdefault(name, value)
    return values


class _Values:
    """The values of a record by the fields that their names tell."""

    __slots__ = ("_plan", "_record")

    def __init__(self, record: Record) -> None:
        self._record = unwrapped(record)
        self._plan = aliases.plan_of(tuple(self._record))

    def of(self, field: str) -> list[Any]:
        """Return the values of a field that are not empty, the likeliest first."""
        if field not in self._plan:  # as most fields of most records
            return []
        values = [self._record[name] for name in self._plan[field]]
        return [value for value in values if value is not None and value != ""]

    def first(self, field: str, read: Callable[[object], str | None]) -> str | None:
        """Return the first text that `read` makes of a value of a field; None if there is none."""
        for name in self._plan.get(field, ()):
            value = self._record[name]
            if value is not None and value != "":
                text = read(value)
                if text:
                    return text
        return None

    def text_of(self, field: str) -> str | None:
        """Return the first text of a field; of a list, its first item."""
        return self.first(field, first_text) if field in self._plan else None

    def texts(self, field: str, read: Callable[[object], Texts | None]) -> Texts | None:
        """Return the first value of a field that `read` takes for a list of texts.

        `read` returns None for a value that is no such list. So does this method if none is.
        """
        if field in self._plan:
            for value in self.of(field):
                texts = read(value)
                if texts is not None:
                    return texts
        return None


def _key(values: _Values, number: str | None) -> str | None:
    """Return the id of a record or else its number; None for the only record of a file."""
    if not number:
        return number
    return values.text_of("key") or storable(number)


def _file_names(record: Record, values: _Values, bodies: list[Any], key: str | None) -> Texts:
    """Return the names that a record gives under which a file with its text may stand.

    They are those of its fields for files and names, its id and its first value: corpora have the
    name of the file in their first column, whatever that is called. Elsewhere a suffix tells one.
    """
    first = next(iter(record.values()), None)
    candidates = [*values.of("file"), *bodies, values.text_of("key"), first]
    if key and not key.isdigit():  # the name that the object around the record has for it
        candidates.append(key)
    candidates += values.of("name")
    candidates += filter(_has_suffix, record.values())
    names: list[str] = []
    for value in candidates:
        names += _names_of_files(str(value) if isinstance(value, int) else value)
    return tuple(dict.fromkeys(names))


def is_file_name(text: str) -> bool:
    """Return True for a text that ends as the name of a file does."""
    return _SUFFIX.match(text) is not None


def _is_file_name(value: object) -> bool:
    """Return True for a text that may be the name of a file and is none that anybody reads."""
    if not isinstance(value, str) or len(value) > _MAX_NAME_CHARS:
        return False
    return _has_suffix(value) or len(value.split()) == 1


def _has_suffix(value: object) -> bool:
    return isinstance(value, str) and is_file_name(value)


def _names_of_files(value: object) -> list[str]:
    """Return the names of files in a value: a text, perhaps of several names, or a list of them."""
    if isinstance(value, list):
        names: list[str] = []
        for item in value[:_MAX_FILES]:
            names += _names_of_files(_path_of_object(item) if isinstance(item, dict) else item)
        return names
    if not isinstance(value, str) or len(value) > _MAX_FILES * _MAX_NAME_CHARS:
        return []
    pieces = [value, *value.split(";")] if ";" in value else [value]
    texts = (storable(piece).strip() for piece in pieces[:_MAX_FILES])
    return [text for text in texts if text and len(text) <= _MAX_NAME_CHARS]


def _path_of_object(attachment: Record) -> object:
    """Return the path or name of a file that an object describes; None if it has none."""
    by_name = {aliases.folded(name): value for name, value in attachment.items()}
    texts = (by_name.get(name) for name in aliases.FILE)
    return next((text for text in texts if isinstance(text, str)), None)


def _plain_title(title: str) -> str:
    """Return a title, which may be HTML, in one line of text."""
    if is_markup(title):
        title = plain(title)
    return one_line(title)


def _date(values: _Values) -> str | None:
    """Return the date of a record, which tables may spread over several columns."""
    date = values.first("date", day_text)
    if date is not None:
        return date
    days = values.of("date")
    return joined_parts(values.text_of("year"), values.text_of("month"), days[0] if days else None)


def _text(values: _Values, *, may_be_summary: bool) -> tuple[str, Texts]:
    """Return the text and the captions of the pictures in it.

    Args:
        values: The fields of the record.
        may_be_summary: A summary may replace a missing body, and a lead may stand alone.
    """
    body = values.first("body", running_text)
    lead = values.first("lead", running_text)
    if body is None:
        if not may_be_summary:  # the description may be that of a picture or a person
            return "", ()
        body = values.first("summary", running_text)
    text, captions = _without_markup(body or "")
    if lead is None:
        return text, captions
    lead_text, lead_captions = _without_markup(lead)
    if lead_text not in text:  # some exports repeat the lead in the body
        text = f"{lead_text}\n\n{text}".strip()
    return text, lead_captions + captions


def _without_markup(text: str) -> tuple[str, Texts]:
    """Return the plain text and the captions of a text that may be HTML."""
    if is_markup(text):
        return plain_with_captions(text)
    return text, ()


def _source_and_url(values: _Values) -> tuple[str | None, str | None]:
    """Return the name of the source and the address of a record.

    Some tools give the address of an article for its source.
    """
    url = values.text_of("url")
    for value in values.of("source"):
        text = first_text(value)
        if text is None or len(text) > _MAX_SOURCE_CHARS:
            continue
        source = _source_name(text)
        if source:
            return source, url
        if url is None and text.startswith("http"):
            url = text
    return (values.text_of("host") if url is None else None), url


@lru_cache(maxsize=1 << 10)
def _source_name(text: str) -> str | None:
    """Return the name of a source; None for a day, a kind of media, or the address of an article.

    The articles of a file have few sources.
    """
    address = _ADDRESS.fullmatch(text)
    is_other = _DAY.match(text) or is_kind_of_media(text) or (address and address["path"])
    return None if is_other else without_issue(text)


def _section(values: _Values) -> str | None:
    """Return the part of the newspaper that a record names; a number is only the id of one."""
    sections = values.texts("section", as_texts)
    return sections[0] if sections and not sections[0].isdigit() else None


def _page(values: _Values) -> str | None:
    """Return the pages that a record names: `3` of `p. 3`, `1-2` of a list of both."""
    for value in values.of("page"):
        items = value if isinstance(value, list) else [value]
        pages = list(dict.fromkeys(filter(None, map(as_text, items))))
        page = one_line("-".join([pages[0], pages[-1]] if len(pages) > 1 else pages))
        page = _PAGE_LABEL.sub("", page).removesuffix(".0")
        if len(page) <= _MAX_PAGE_CHARS and any(map(str.isdigit, page)):
            return page
    return None
