"""The name of a newspaper is found in the title of its feed."""

from __future__ import annotations

import pytest

from index.readers.feed.newspaper_name import newspaper_name
from tests.support.read_feed import read
from tests.support.read_files import only_article


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Le Nil", "Le Nil"),
        ("Le Nil - Actualités", "Le Nil"),
        ("Flux RSS | Le Nil", "Le Nil"),
        ("Le Nil – International", "Le Nil – International"),
        ("Actualités", "Actualités"),
    ],
)
def test_newspaper_name_is_the_one_part_of_a_title_that_can_be_it(title: str, source: str) -> None:
    assert newspaper_name(title) == source
    channel = f"<rss><channel><title>{title}</title><item><title>T</title></item></channel></rss>"
    assert only_article(read(channel.encode())).source == source
