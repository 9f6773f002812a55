"""Know the records of a few tools that give usual names another meaning, or names of their own.

A post of a social network has its day in `created_at`, which elsewhere is the day of saving. A
bookmark has its title in `description`. Each shape is told by names that stand together in no other
record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from index.readers.bylines import author_name
from index.readers.europresse.header import read_header
from index.readers.records.values import as_text

Record = Mapping[str, Any]

_ACCOUNT_MARKS = frozenset(
    """
    author_id id_str user_screen_name tweet_id conversation_id retweet_count public_metrics
    in_reply_to_user_id in_reply_to_status_id favorite_count user_id possibly_sensitive
    reblogs_count favourites_count
    """.split()  # noqa: SIM905 - names read better without quotes and commas
)
"""Names of fields that a post of X (Twitter) or Mastodon has, of which one is enough."""

_TEXTS_OF_POST = frozenset(("full_text", "text", "rawContent", "content"))
_ACCOUNTS = (
    "author",
    "user",
    "account",
    "user_name",
    "user_screen_name",
    "screen_name",
    "username",
)
_DAYS_OF_POST = ("created_at", "local_time", "timestamp_utc", "date")

_MESSAGE_MARKS = frozenset(("from_id", "text_entities", "date_unixtime", "actor"))
"""Names of fields that a message of Telegram has, of which one is enough."""

_IMPRESSO_ID = re.compile(
    r"(?P<newspaper>\w{2,40}?)-(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})-[a-z]{1,2}-i[0-9]{4}"
)
"""The id of an article of impresso: the code of the newspaper, the day, the edition, the number."""

_NEWSPAPERS: Mapping[str, str] = {
    "EXP": "L'Express",
    "GDL": "Gazette de Lausanne",
    "IMP": "L'Impartial",
    "JDG": "Journal de Genève",
    "LLE": "La Liberté",
    "NZZ": "Neue Zürcher Zeitung",
}
"""The names of newspapers by their codes in impresso. Of others, the code is the name."""

_UNTITLED = frozenset(("unknown", "untitled", "n/a", "[untitled]"))
"""What impresso writes, in capitals or not, for a title that was not recognised."""

_BULK_ACTIONS = frozenset(("index", "create", "update", "delete"))
"""What the lines between the records of an Elasticsearch export say."""


class _Shape(Struct, frozen=True):
    """The records of one tool.

    Attributes:
        mark: The name of a field that all of them have, which is looked for first.
        is_of: Tells if a record with that field is one of them.
        translated: Returns the record under usual names.
    """

    mark: str
    is_of: Callable[[Record], bool]
    translated: Callable[[Record], Record]


def usual(record: Record) -> Record:
    """Return a record under the usual names, if it is of a tool that has others; else itself."""
    if MARKS.isdisjoint(record):
        return record
    for shape in _SHAPES:
        if shape.mark in record and shape.is_of(record):
            return shape.translated(record)
    return record


def is_no_content(record: Record) -> bool:
    """Return True if a record without a text should have none.

    It is an instruction, an event in a chat, or a message that is a picture.
    """
    if len(record) == 1:
        [(name, value)] = record.items()
        return name in _BULK_ACTIONS and isinstance(value, dict) and _is_address(value)
    return is_message(record)


def id_in_action(record: Record) -> str | None:
    """Return the id that an instruction gives the record below it; None if it gives none."""
    if len(record) != 1:
        return None
    [(name, value)] = record.items()
    return as_text(value.get("_id")) if name in _BULK_ACTIONS and isinstance(value, dict) else None


def _is_address(value: Record) -> bool:
    """Return True if an object says where in an index something is, and nothing more."""
    return bool(value) and all(name.startswith("_") or name == "routing" for name in value)


def with_accounts(answer: Record) -> Record:
    """Return an answer of X with the accounts in its posts, which it lists apart."""
    posts = answer.get("data")
    included = answer.get("includes")
    users = included.get("users") if isinstance(included, dict) else None
    if not isinstance(posts, list) or not isinstance(users, list):
        return answer
    accounts = {as_text(user.get("id")): user for user in users if isinstance(user, dict)}
    named: list[Any] = []
    for post in posts:
        account = accounts.get(as_text(post.get("author_id"))) if isinstance(post, dict) else None
        named.append({**post, "author": account} if account else post)
    return {**answer, "data": named}


def is_piece_of_transcript(value: object) -> bool:
    """Return True if a value is what was said from one second on."""
    if not isinstance(value, dict) or "title" in value:
        return False
    return isinstance(value.get("start"), (int, float)) and isinstance(value.get("text"), str)


def is_message(record: Record) -> bool:
    """Return True if a record is a message of Telegram."""
    # another value of this name may be a list, which no set can be asked for
    return record.get("type") in ("message", "service") and not _MESSAGE_MARKS.isdisjoint(record)


def _is_post(record: Record) -> bool:
    has_text = not _TEXTS_OF_POST.isdisjoint(record)
    return has_text and not _ACCOUNT_MARKS.isdisjoint(record)


def _post(record: Record) -> Record:
    """Return a post of X: the account is its source, not the program that it was written with."""
    account = _account(record)
    post: dict[str, Any] = {
        "text": _text_of_post(record),
        "date": next(filter(None, map(record.get, _DAYS_OF_POST)), None),
        "source": account,
        "author": account,
        "id": record.get("id_str") or record.get("tweet_id") or record.get("id"),
        "url": record.get("url") or record.get("tweet_url") or record.get("permalink"),
        "language": record.get("lang"),
    }
    return {name: value for name, value in post.items() if value}


def _account(record: Record) -> str | None:
    """Return the name of the account that wrote a post."""
    for name in _ACCOUNTS:
        account = as_text(record.get(name))
        if account:
            return account
    return None


def _text_of_post(record: Record) -> str | None:
    """Return the whole text of a post, also of one that is long or repeats another."""
    for name in ("retweeted_status", "extended_tweet", "note_tweet"):
        inner = record.get(name)
        if isinstance(inner, dict):
            longer = as_text(inner.get("full_text") or inner.get("text"))
            if longer:
                return longer
    texts = map(record.get, ("full_text", "rawContent", "text", "content"))
    return as_text(next(filter(None, texts), None))


def _message(record: Record) -> Record:
    """Return a message of Telegram. The channel is its source; what it forwards has another one."""
    return {
        "id": record.get("id"),
        "date": record.get("date"),
        "text": record.get("text"),
        "source": record.get("from"),
        "carriers": record.get("forwarded_from"),
    }


def _bookmark(record: Record) -> Record:
    """Return a bookmark of Pinboard, whose description is the title of the page."""
    return {
        "title": record["description"],
        "text": record.get("extended"),
        "url": record.get("href"),
        "saved": record.get("time"),
        "id": record.get("hash"),
    }


def _is_of_impresso(record: Record) -> bool:
    number = record.get("id") or record.get("uid")
    return isinstance(number, str) and _IMPRESSO_ID.match(number) is not None


def _of_impresso(record: Record) -> Record:
    """Return an article of impresso, whose number tells the newspaper and the day."""
    number = _IMPRESSO_ID.match(record.get("id") or record["uid"])
    usual_names = dict(record)
    for usual_name, name in (("date", "d"), ("language", "lg"), ("page", "pp"), ("saved", "ts")):
        usual_names.setdefault(usual_name, record.get(name))
    if number:
        code = as_text(record.get("mediaUid")) or number["newspaper"]
        usual_names.setdefault("source", record.get("var_t") or _NEWSPAPERS.get(code, code))
        if usual_names["date"] is None and "publicationDate" not in record:
            usual_names["date"] = number["day"]
    title = record.get("t") or record.get("title")
    is_titled = isinstance(title, str) and title.strip().lower() not in _UNTITLED
    usual_names["title"] = title if is_titled else None
    usual_names["text"] = record.get("ft") or record.get("transcript") or record.get("text")
    return usual_names


def _issue(record: Record) -> Record:
    """Return an issue or a page of a newspaper, whose title is the name of the newspaper."""
    issue = {**record, "source": record["title"], "title": None}
    if record.get("complete_text"):
        issue["ocr"] = None  # how much of it was recognised, in some data sets
    return issue


def _post_of_reddit(record: Record) -> Record:
    """Return a post of Reddit, whose day is given in seconds."""
    forum = as_text(record.get("subreddit"))
    return {**record, "date": record["created_utc"], "source": f"r/{forum}" if forum else None}


def _post_of_crowdtangle(record: Record) -> Record:
    """Return a post of a page of Facebook, as CrowdTangle exported them."""
    return {
        "text": record["Message"],
        "title": record.get("Link Text"),
        "date": record["Post Created"],
        "source": record.get("Page Name") or record.get("Group Name"),
        "url": record.get("URL"),
    }


def _starred(record: Record) -> Record:
    """Return an article of a reader of feeds, as Google Reader and its heirs export it."""
    return {**record, "source": record.get("origin"), "saved": record["crawlTimeMsec"]}


def _of_europarser(record: Record) -> Record:
    """Return an article of europarser, which keeps the line below the source of Europresse."""
    header = read_header(str(record["complement"]).partition("|")[0])
    return {"rubrique": header.section, "page": header.page, **record}


def _of_dow_jones(record: Record) -> Record:
    """Return an article of Dow Jones: the snippet is its lead, which the body does not repeat."""
    byline = author_name(as_text(record.get("byline")) or "")
    return {**record, "chapo": record["snippet"], "id": record["an"], "byline": byline}


def _archived_post(record: Record) -> Record:
    """Return a post in an archive of X, which has a box around it."""
    return usual(record["tweet"])


def _long_post(record: Record) -> Record:
    """Return a long post in an archive of X, which has two boxes around its text."""
    note = record["noteTweet"]
    core = note.get("core")
    return {
        "id": note.get("noteTweetId"),
        "text": core.get("text") if isinstance(core, dict) else None,
        "date": note.get("createdAt"),
    }


def _has_box(name: str) -> Callable[[Record], bool]:
    """Return a function that tells if a record holds nothing but an object of a name."""
    return lambda record: len(record) == 1 and isinstance(record[name], dict)


def _always(_: Record) -> bool:
    return True


_SHAPES = (
    _Shape("local_time", _is_post, _post),
    _Shape("rawContent", _always, _post),
    _Shape("created_utc", _always, _post_of_reddit),
    _Shape("Post Created", lambda record: "Message" in record, _post_of_crowdtangle),
    _Shape("crawlTimeMsec", _always, _starred),
    _Shape("tweet", _has_box("tweet"), _archived_post),
    _Shape("noteTweet", _has_box("noteTweet"), _long_post),
    _Shape("created_at", _is_post, _post),
    _Shape("from_id", is_message, _message),
    _Shape("text_entities", is_message, _message),
    _Shape("extended", lambda record: {"href", "description"} <= record.keys(), _bookmark),
    _Shape("ft", _is_of_impresso, _of_impresso),
    _Shape("transcript", _is_of_impresso, _of_impresso),
    _Shape("complete_text", lambda record: {"file_id", "title"} <= record.keys(), _issue),
    _Shape("ocr", lambda record: {"file_id", "title"} <= record.keys(), _issue),
    _Shape("issue_uri", lambda record: {"text", "title"} <= record.keys(), _issue),
    _Shape("complement", lambda record: {"journal", "texte"} <= record.keys(), _of_europarser),
    _Shape("snippet", lambda record: {"an", "body"} <= record.keys(), _of_dow_jones),
)

MARKS = frozenset(shape.mark for shape in _SHAPES)
"""The names of fields without which a record is of none of these tools."""
