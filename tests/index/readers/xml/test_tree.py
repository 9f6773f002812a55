"""Trees are made of XML however broken it is."""

from __future__ import annotations

from index.readers.xml.tree import is_deeper, parse_leniently


def test_depth_is_measured_where_the_tree_is_deepest() -> None:
    root = parse_leniently("<a/><b><c><d></d></c></b><e/>")
    assert is_deeper(root, 3)
    assert not is_deeper(root, 4)
