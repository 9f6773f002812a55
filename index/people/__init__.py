"""The people an article names: found by rules and word lists, each with one canonical full name."""

from index.people.naming import Mention, Named, cast_of, mentions, people_in

__all__ = ["Mention", "Named", "cast_of", "mentions", "people_in"]
