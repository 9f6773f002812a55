"""Test how mentions are moved from the text that people are found in to the body."""

from __future__ import annotations

from index.people.coreference import Mention
from index.quotations.body_mentions import mentions_in_body


def test_mentions_get_their_offsets_in_the_whole_body() -> None:
    title = "Ali Karimi\n"
    paragraphs = ["Paul Rousset", "A foreign one", "Nadia Ferrand", "Another", "One more", "Ali"]
    body = "\n".join(paragraphs)
    text = title + "\n".join([paragraphs[0], paragraphs[2], paragraphs[5]])
    left_out = [
        (body.index(paragraph), body.index(paragraph) + len(paragraph))
        for paragraph in (paragraphs[1], paragraphs[3], paragraphs[4])
    ]
    names = ["Ali Karimi", "Paul Rousset", "Nadia Ferrand", "Ali"]
    starts = [text.rindex(name) if name == "Ali" else text.index(name) for name in names]
    mentions = [
        Mention(start, start + len(name), name) for start, name in zip(starts, names, strict=True)
    ]
    moved = list(mentions_in_body(mentions, len(title), left_out))
    assert [body[mention.start : mention.end] for mention in moved] == names[1:]
