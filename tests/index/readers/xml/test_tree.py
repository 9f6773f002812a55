"""Trees are made of XML however broken it is."""

from __future__ import annotations

from index.readers.xml.tree import is_deeper, outermost, parse, parse_leniently


def test_depth_is_measured_where_the_tree_is_deepest() -> None:
    root = parse_leniently("<a/><b><c><d></d></c></b><e/>")
    assert is_deeper(root, 3)
    assert not is_deeper(root, 4)


def test_the_outermost_elements_of_a_name_are_found() -> None:
    root = parse('<a><b n="1"><b n="2"/></b><c><b n="3"/></c></a>')
    assert [element.get("n") for element in outermost(root, "b")] == ["1", "3"]
