"""The lines of a concordance fill a terminal, in any script."""

from __future__ import annotations

import pytest

from search.cli.concordance import concordance_lines
from search.cli.terminal import Terminal
from search.concordance import Concordance, ConcordanceLine
from search.display_width import display_width


@pytest.mark.parametrize("width", [24, 40, 61, 100])
@pytest.mark.parametrize("filler", ["昨夜海岸重新开放许多居民前来", "昨夜 phare 重新 "])
def test_context_without_spaces_fills_the_line(filler: str, width: int) -> None:
    context = filler * 20
    line = ConcordanceLine("a", 1, context, "灯塔", context, None, None)
    concordance = Concordance("灯塔", articles=1, total=1, lines=(line,))
    shown = list(concordance_lines(concordance, Terminal(width, is_colored=False)))[-1]
    left, _, right = shown.partition("[灯塔]")
    assert display_width(shown) <= width
    assert left.split()[-1] in context
    assert len(right) >= 2
    assert display_width(shown) > width - len("phare ")
