"""Move the mentions of people from the text in which they were found to the body of its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.people.coreference import Mention


def mentions_in_body(
    mentions: Sequence[Mention], body_start: int, left_out: Sequence[tuple[int, int]]
) -> Iterator[Mention]:
    """Yield the mentions in a body with their offsets there.

    Args:
        mentions: The mentions in a text, in their order.
        body_start: Offset in the text at which the body begins, after a title.
        left_out: Start and end, in the body, of each paragraph that the text lacks with its line
            end, in their order.
    """
    moved_by = -body_start
    paragraphs = iter(left_out)
    start, end = next(paragraphs, (-1, -1))
    for mention in mentions:
        if mention.start < body_start:
            continue  # it is in the title
        while 0 <= start <= mention.start + moved_by:
            moved_by += end + 1 - start
            start, end = next(paragraphs, (-1, -1))
        if not moved_by:
            yield mention
        else:
            yield Mention(mention.start + moved_by, mention.end + moved_by, mention.name)
