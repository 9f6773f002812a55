"""The picture of engines has a dot for each ratio, on the side of ours that says who takes more."""

from __future__ import annotations

from xml.etree import ElementTree

from bench.speed.ratios import as_svg

RATIOS = {
    "indexing": {"Alpha": 0.05, "Beta & Fils": 2.0},
    "a search for a word": {"Alpha": 1.0},
}
SVG = "{http://www.w3.org/2000/svg}"


def dots() -> dict[str, float]:
    """Return where the dots of a picture stand, by what each tells."""
    picture = ElementTree.fromstring(as_svg(RATIOS))
    titles = {circle.findtext(f"{SVG}title"): circle for circle in picture.iter(f"{SVG}circle")}
    return {title: float(circle.attrib["cx"]) for title, circle in titles.items() if title}


def line_of_ours() -> float:
    picture = ElementTree.fromstring(as_svg(RATIOS))
    lines = [line for line in picture.iter(f"{SVG}line") if line.get("class") == "ours"]
    return float(lines[0].attrib["x1"])


def test_each_ratio_is_a_dot_that_tells_it() -> None:
    assert list(dots()) == ["Alpha: ×0.05", "Beta & Fils: ×2", "Alpha: ×1"]


def test_what_takes_more_stands_right_of_ours_and_what_takes_less_left() -> None:
    less, more, equal = dots().values()
    assert less < line_of_ours() < more
    assert equal == line_of_ours()


def test_the_picture_says_ratios_only_and_names_everything() -> None:
    texts = [each.text for each in ElementTree.fromstring(as_svg(RATIOS)).iter(f"{SVG}text")]
    assert {"Alpha", "Beta & Fils", "indexing", "a search for a word", "ours"} <= set(texts)
    assert not any("ms" in text or "articles/s" in text for text in texts if text)
