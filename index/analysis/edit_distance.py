"""The number of edits between two words."""

from __future__ import annotations

from collections.abc import Sequence


def edit_distance(left: str, right: str, limit: int) -> int:
    """Count the letters to add, drop, change or swap with a neighbour to turn one word into another.

    This is the optimal string alignment distance: no letter is edited twice.

    Args:
        left: A word.
        right: Another word.
        limit: The greatest distance that matters. For words further apart, any greater number is
            returned.
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    # Each row of the usual table holds the costs for the first letters of `left`. Its columns stand
    # for the first letters of `right`. Three rows are needed at a time.
    before_previous: Sequence[int] = ()
    previous = list(range(len(right) + 1))
    for row, left_letter in enumerate(left, 1):
        current = [row]
        for column, right_letter in enumerate(right, 1):
            dropped = previous[column] + 1
            added = current[-1] + 1
            changed = previous[column - 1] + (left_letter != right_letter)
            cost = min(dropped, added, changed)
            may_swap = row > 1 and column > 1
            if may_swap and left_letter == right[column - 2] and right_letter == left[row - 2]:
                cost = min(cost, before_previous[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:  # costs never fall again in later rows
            return limit + 1
        before_previous = previous
        previous = current
    return previous[-1]
