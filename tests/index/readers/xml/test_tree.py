"""Trees are made of XML however broken it is."""

from __future__ import annotations

from index.readers.xml.tree import parse_leniently


def test_elements_that_nobody_closes_are_not_nested_without_end() -> None:
    root = parse_leniently("<a>" * 1000)
    depth, innermost = 0, root
    while len(innermost):
        depth, innermost = depth + 1, innermost[-1]
    assert depth < 1000
    assert len(list(root.iter("a"))) == 1000
