"""Archives of X (Twitter): posts in a script."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from index.errors import UnreadableFile
from index.readers import Limits, read, reads
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle

POST = {"id_str": "17", "full_text": "Une crue.", "created_at": "Tue Mar 12 10:00:00 +0000 2019"}
ARTICLE = RawArticle("Une crue.", "17", date="Tue Mar 12 10:00:00 +0000 2019")


def found(content: str, name: str = "tweets.js") -> list[RawArticle | Problem]:
    return list(read(Material(name, content.encode())))


@pytest.mark.parametrize(
    "name", ["tweets.js", "data/tweet.js", "TWEETS-PART12.js", "community-tweet.js"]
)
def test_posts_in_a_script_are_articles(name: str) -> None:
    content = f"window.YTD.tweets.part0 = {json.dumps([{'tweet': POST}] * 2, indent=2)}"
    assert found(content, name) == [ARTICLE, ARTICLE]


def test_long_posts_have_a_file_of_their_own() -> None:
    note = {"noteTweetId": "18", "core": {"text": "Une longue crue."}, "createdAt": "2023-03-12"}
    content = f"window.YTD.note_tweet.part0 = {json.dumps([{'noteTweet': note}])}"
    assert found(content, "note-tweet.js") == [
        RawArticle("Une longue crue.", "18", date="2023-03-12")
    ]


@pytest.mark.parametrize(
    ("account", "source"),
    [
        ([{"account": {"username": "leval", "accountDisplayName": "Le Val"}}], "Le Val"),
        ([{"account": {"username": "leval"}}], "leval"),
        ([{"account": [5]}], None),
        ([], None),
        (5, None),
    ],
)
def test_posts_have_the_account_beside_them_for_a_source(
    account: object, source: str | None
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("data/account.js", f"window.YTD.account.part0 = {json.dumps(account)}")
        archive.writestr("data/tweets.js", f"window.YTD.tweets.part0 = [{json.dumps(POST)}]")
        archive.writestr("data/ad-impressions.js", "window.YTD.ads.part0 = []")
    parts = list(read(Material("twitter.zip", packed.getvalue())))
    articles = [part for part in parts if isinstance(part, RawArticle)]
    assert [(part.source, part.author) for part in articles] == [(source, source)]


@pytest.mark.parametrize("name", ["jquery.js", "tweets.min.js", "my-tweets.js", "account.js"])
def test_other_scripts_are_not_read(name: str) -> None:
    assert not reads(name)


@pytest.mark.parametrize("content", ["var a = [1];", "window.YTD.tweets.part0 = ", "\0\1", "{}"])
def test_script_without_posts_is_refused(content: str) -> None:
    with pytest.raises(UnreadableFile):
        found(content)


def test_script_cut_anywhere_is_read_up_to_there() -> None:
    content = f"window.YTD.tweets.part0 = {json.dumps([{'tweet': POST}] * 2)}".encode()
    for size in range(len(content)):
        try:
            parts = list(read(Material("tweets.js", content[:size], Limits())))
        except UnreadableFile:
            continue
        assert ARTICLE in parts
        assert isinstance(parts[-1], Problem)
