"""The people an article names: found by rules and word lists, each with one canonical full name."""

from index.people.cast import Mention, mentions, people_in

__all__ = ["Mention", "mentions", "people_in"]
