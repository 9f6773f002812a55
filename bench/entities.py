"""Measure which organisations and places are found.

`python -m bench.entities JUDGED` reads a file of articles. It has one article a line of JSON: its
`text`, and its `entities`, each with `start`, `end` and `kind` (organisation or place). Somebody has
read the articles and marked every name. A name is found if a mention has its kind and its span, or
one that differs by an article before it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from bench.options import data_parser
from index.entities.finder import find_entities
from index.people.coreference import find_mentions

KINDS = ("organisation", "place")
MAX_ARTICLE_CHARS = 4
"""Characters of an article, which a span may have or lack before a name."""

Name = tuple[int, int, str]


def judge(article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the kind of every name of an article, found or marked, and how it was judged."""
    text = article["text"]
    marked = {(each["start"], each["end"], each["kind"]) for each in article["entities"]}
    mentions = find_entities(text, find_mentions(text))
    found = {(each.start, each.end, each.kind.value) for each in mentions if each.kind}
    for name in found:
        yield name[2], "right" if _is_among(name, marked) else "wrong"
    for name in marked:
        if not _is_among(name, found):
            yield name[2], "missed"


def _is_among(name: Name, others: Iterable[Name]) -> bool:
    start, end, kind = name
    return any(
        (end, kind) == other[1:] and abs(start - other[0]) <= MAX_ARTICLE_CHARS for other in others
    )


def main() -> None:
    """Print precision and recall of each kind."""
    file = data_parser(__doc__, "the file of articles that were read").parse_args().data
    lines = file.read_text("utf-8").splitlines()
    counts = Counter(judged for line in lines for judged in judge(json.loads(line)))
    for kind in KINDS:
        right, wrong = counts[kind, "right"], counts[kind, "wrong"]
        missed = counts[kind, "missed"]
        precision = right / max(right + wrong, 1)
        recall = right / max(right + missed, 1)
        print(f"{kind}: {right + wrong} found, precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
