"""The processes of a run: which of them are given what to do."""

from __future__ import annotations

from index.readers import Limits
from index.update.child import Task
from index.update.children import Children


def test_articles_go_to_a_child_that_remembers_words_before_one_that_read_a_file() -> None:
    with Children(Limits()) as children:
        values = children.values_of(Task(iter, (["un", "deux"],), seconds=10.0))
        assert next(values) == "un"
        analyst = children.take()
        children.give_back(analyst)
        assert list(values) == ["deux"]
        assert children.take() is analyst
        children.give_back(analyst)
