"""Know the posts of social networks: their day is the one on which they were written.

Elsewhere `created_at` is a day of saving, and `source` a newspaper. In a post it is the program
that the post was written with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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

_TITLES = frozenset(("title", "titre", "headline"))
_TEXTS_OF_POST = frozenset(("full_text", "text", "rawContent", "content"))
_ACCOUNTS = (
    "author",
    "author.name",
    "author.username",
    "user",
    "user.name",
    "user.screen_name",
    "account",
    "user_name",
    "user_screen_name",
    "screen_name",
    "username",
)
_DAYS_OF_POST = ("created_at", "local_time", "timestamp_utc", "date")

_MESSAGE_MARKS = frozenset(("from_id", "text_entities", "date_unixtime", "actor"))
"""Names of fields that a message of Telegram has, of which one is enough."""


def is_message(record: Record) -> bool:
    """Return True if a record is a message of Telegram."""
    # another value of this name may be a list, which no set can be asked for
    return record.get("type") in ("message", "service") and not _MESSAGE_MARKS.isdisjoint(record)


def is_post(record: Record) -> bool:
    """Return True if a record is a post of X or Mastodon, which has no title."""
    has_text = not _TEXTS_OF_POST.isdisjoint(record) and _TITLES.isdisjoint(record)
    return has_text and not _ACCOUNT_MARKS.isdisjoint(record)


def post(record: Record) -> Record:
    """Return a post of X: the account is its source, not the program that it was written with."""
    account = _account(record)
    values: dict[str, Any] = {
        "text": _text_of_post(record),
        "date": next(filter(None, map(record.get, _DAYS_OF_POST)), None),
        "source": account,
        "author": account,
        "id": record.get("id_str") or record.get("tweet_id") or record.get("id"),
        "url": record.get("url") or record.get("tweet_url") or record.get("permalink"),
        "language": record.get("lang"),
    }
    return {name: value for name, value in values.items() if value}


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


def message(record: Record) -> Record:
    """Return a message of Telegram. The channel is its source; what it forwards has another one."""
    return {
        "id": record.get("id"),
        "date": record.get("date"),
        "text": record.get("text"),
        "source": record.get("from"),
        "carriers": record.get("forwarded_from"),
    }


def with_accounts(answer: Record) -> Record:
    """Return an answer of X with the accounts in its posts, which it lists apart."""
    posts = answer.get("data")
    included = answer.get("includes")
    users = included.get("users") if isinstance(included, dict) else None
    if not isinstance(posts, list) or not isinstance(users, list):
        return answer
    accounts = {as_text(user.get("id")): user for user in users if isinstance(user, dict)}
    named: list[Any] = []
    for entry in posts:
        account = accounts.get(as_text(entry.get("author_id"))) if isinstance(entry, dict) else None
        named.append({**entry, "author": account} if account else entry)
    return {**answer, "data": named}


def post_of_reddit(record: Record) -> Record:
    """Return a post of Reddit, whose day is given in seconds."""
    forum = as_text(record.get("subreddit"))
    return {**record, "date": record["created_utc"], "source": f"r/{forum}" if forum else None}


def post_of_crowdtangle(record: Record) -> Record:
    """Return a post of a page of Facebook, as CrowdTangle exported them."""
    return {
        "text": record["Message"],
        "title": record.get("Link Text"),
        "date": record["Post Created"],
        "source": record.get("Page Name") or record.get("Group Name"),
        "url": record.get("URL"),
    }


def long_post(record: Record) -> Record:
    """Return a long post in an archive of X, which has two boxes around its text."""
    note = record["noteTweet"]
    core = note.get("core")
    return {
        "id": note.get("noteTweetId"),
        "text": core.get("text") if isinstance(core, dict) else None,
        "date": note.get("createdAt"),
    }
