"""Test which fields and terms `Ranking` searches for a query tree, and their weights."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from index.dates.period import Period
from index.engines import query as engine_query
from search.names.alternatives import Alternatives
from search.parser import parse_query
from search.query import And, DateRange, Named, Not, Or, Phrase, Prefix, Query, Source, Word, Words
from search.ranking import STOP_WORD_WEIGHT, Ranking, unquoted

IRAK, IRAN = Word("irakiens", ("irak",)), Word("iran", ("iran",))
THE = Word("les", ("les",), optional=True)
ONE = Words((IRAK,))
RANKING = Ranking(
    lambda name: (name.upper(),) if name.isalpha() else (),
    lambda kind, name: engine_query.Term(kind.facet_field, name, 0.0),
)


def leaves(node: engine_query.EngineQuery) -> list[engine_query.EngineQuery]:
    match node:
        case engine_query.And(nodes) | engine_query.Or(nodes):
            return [leaf for part in nodes for leaf in leaves(part)]
        case (
            engine_query.AndNot(left, right)
            | engine_query.Filtered(left, right)
            | engine_query.AndMaybe(left, right)
        ):
            return leaves(left) + leaves(right)
        case _:
            return [node]


def terms(query: Query, ranking: Ranking = RANKING) -> set[tuple[str, str]]:
    return {
        (leaf.field, leaf.text)
        for leaf in leaves(ranking.translate(query))
        if isinstance(leaf, engine_query.Term)
    }


def test_ranking_searches_a_word_by_lemma_and_exact_form_in_every_text() -> None:
    assert terms(ONE) == {
        *((field, "irak") for field in ("title", "body", "captions")),
        *((field, "irakiens") for field in ("title_exact", "body_exact", "people_exact")),
        *(("beginnings", beginning) for beginning in ("irak", "irakie")),
    }


def found_by(query: Query, ranking: Ranking = RANKING) -> engine_query.EngineQuery:
    node = ranking.translate(query)
    return node.query if isinstance(node, engine_query.AndMaybe) else node


def bonus(query: Query, ranking: Ranking = RANKING) -> list[engine_query.EngineQuery]:
    node = ranking.translate(query)
    return leaves(node.bonus) if isinstance(node, engine_query.AndMaybe) else []


def test_ranking_scores_by_prefixes_and_never_matches_by_them() -> None:
    assert {
        leaf.field for leaf in leaves(found_by(ONE)) if isinstance(leaf, engine_query.Term)
    }.isdisjoint({"beginnings"})
    assert {leaf.text for leaf in bonus(ONE) if isinstance(leaf, engine_query.Term)} == {
        "irak",
        "irakie",
    }


def test_ranking_uses_no_prefixes_for_exact_words_or_one_field() -> None:
    assert bonus(ONE, Ranking(RANKING.sources, RANKING.named, exact=True)) == []
    assert bonus(Words((IRAK,), "title")) == []


def test_ranking_weights_lemmas_over_exact_forms_and_titles_over_bodies() -> None:
    weights = {
        leaf.field: leaf.boost
        for leaf in leaves(found_by(ONE))
        if isinstance(leaf, engine_query.Term)
    }
    assert weights["title"] > weights["body"] > weights["captions"] > 0
    assert 0 < weights["title_exact"] < weights["title"]
    assert 0 < weights["body_exact"] < weights["body"]


def test_ranking_never_searches_exact_words_by_lemma() -> None:
    exact = Ranking(RANKING.sources, RANKING.named, exact=True)
    assert {field for field, _ in terms(ONE, exact)} == {
        "title_exact",
        "body_exact",
        "people_exact",
    }
    assert {text for _, text in terms(ONE, exact)} == {"irakiens"}


@pytest.mark.parametrize(
    ("field", "fields"), [("title", {"title", "title_exact"}), ("body", {"body", "body_exact"})]
)
def test_ranking_searches_only_the_field_that_is_named(field: str, fields: set[str]) -> None:
    assert {name for name, _ in terms(Words((IRAK,), field))} == fields  # type: ignore[arg-type]
    phrase = RANKING.translate(Phrase(("a", "b"), field))  # type: ignore[arg-type]
    assert {leaf.field for leaf in leaves(phrase) if isinstance(leaf, engine_query.Phrase)} == {
        f"{field}_exact"
    }
    start = RANKING.translate(Prefix("ira", field))  # type: ignore[arg-type]
    assert {leaf.field for leaf in leaves(start) if isinstance(leaf, engine_query.Prefix)} == {
        f"{field}_exact"
    }


def test_ranking_looks_for_no_loose_phrase_among_the_names_of_people() -> None:
    """The list of an article's people has names beside each other that the text has not."""
    loose = leaves(RANKING.translate(Phrase(("morel", "bart"), slop=3)))
    assert {leaf.field for leaf in loose if isinstance(leaf, engine_query.Near)} == {
        "title_exact",
        "body_exact",
        "captions_exact",
    }
    tight = leaves(RANKING.translate(Phrase(("zoe", "bart"))))
    fields = {leaf.field for leaf in tight if isinstance(leaf, engine_query.Phrase)}
    assert "people_exact" in fields


def test_ranking_scores_by_optional_words_and_never_matches_by_them() -> None:
    query = Words((THE, IRAK, THE))
    assert found_by(query) == found_by(ONE)
    silent = [
        leaf for leaf in bonus(query) if isinstance(leaf, engine_query.Term) and leaf.text == "les"
    ]
    assert [leaf.field for leaf in silent] == ["title_exact", "body_exact"]
    weights = {
        leaf.field: leaf.boost
        for leaf in leaves(found_by(ONE))
        if isinstance(leaf, engine_query.Term)
    }
    assert [leaf.boost for leaf in silent] == [
        STOP_WORD_WEIGHT * weights[leaf.field] for leaf in silent
    ]


@pytest.mark.parametrize(("min_match", "expected"), [(None, 2), (1, 1), (2, 2), (5, 2)])
def test_ranking_min_match_is_at_most_the_number_of_words(
    min_match: int | None, expected: int
) -> None:
    node = Ranking(RANKING.sources, RANKING.named, min_match=min_match).translate(
        Words((IRAK, THE, IRAN, IRAK))
    )
    assert isinstance(node, engine_query.AndMaybe)
    assert isinstance(node.query, engine_query.Or)
    assert (len(node.query.clauses), node.query.min_match) == (2, expected)


def test_ranking_gives_a_bonus_to_neighbours_unless_both_are_stop_words() -> None:
    together = bonus(Words((IRAK, THE, THE, IRAN)))
    assert {leaf.texts for leaf in together if isinstance(leaf, engine_query.Phrase)} == {
        ("irakiens", "les"),
        ("les", "iran"),
    }
    assert not any(isinstance(leaf, engine_query.Phrase) for leaf in bonus(ONE))


FILTERS = And((ONE, Source("afp"), Named("Borne"), DateRange(Period(date(2019, 2, 5), None))))


def test_ranking_filters_never_score() -> None:
    node = RANKING.translate(FILTERS)
    assert isinstance(node, engine_query.Filtered)
    assert leaves(node.condition) == [
        engine_query.Term("source", "AFP", 0.0),
        engine_query.Term("person", "Borne", 0.0),
        engine_query.Range("date", 20190205, None),
    ]


def test_ranking_takes_exclusions_away_last() -> None:
    node = RANKING.translate(And((ONE, Not(Words((IRAN,))), Source("afp"))))
    assert isinstance(node, engine_query.AndNot)
    assert {leaf.text for leaf in leaves(node.excluded) if isinstance(leaf, engine_query.Term)} == {
        "iran"
    }


def test_ranking_takes_a_lone_exclusion_from_every_article() -> None:
    node = RANKING.translate(Not(ONE))
    assert isinstance(node, engine_query.AndNot)
    assert node.query == engine_query.MatchAll()
    assert RANKING.translate(And(())) == engine_query.MatchAll()


def test_ranking_matches_one_part_of_an_alternative() -> None:
    node = RANKING.translate(Or((ONE, Source("afp"), Not(ONE))))
    assert isinstance(node, engine_query.Or)
    assert (len(node.clauses), node.min_match) == (3, 1)


def test_ranking_matches_nothing_for_an_unknown_source() -> None:
    assert RANKING.translate(Source("?")) == engine_query.Or(())


def test_unquoted_reads_a_phrase_with_a_compound_as_words() -> None:
    query = parse_query('greve "situations de quasi rupture"', date(2025, 6, 1)).query
    assert isinstance(query, And)
    assert isinstance(query.parts[1], Or)  # in two spellings
    loose = unquoted(query)
    assert isinstance(loose, And)
    (words,) = loose.parts
    assert isinstance(words, Words)
    exacts = [word.exact for word in words.content_words]
    assert exacts == ["greve", "situations", "quasi", "rupture"]


def test_unquoted_keeps_a_choice_of_other_phrases() -> None:
    query = parse_query('greve ("hopital public" OR "train rapide")', date(2025, 6, 1)).query
    assert unquoted(query) == query


def test_unquoted_reads_phrases_as_words_only_if_there_are_words() -> None:
    phrase = Phrase(("le", "general"))
    loose = unquoted(And((ONE, phrase, Source("afp"))))
    assert isinstance(loose, And)
    words, *rest = loose.parts
    assert isinstance(words, Words)
    assert [(word.exact, word.optional) for word in words.words] == [
        ("irakiens", False),
        ("le", True),
        ("general", False),
    ]
    assert rest == [Source("afp")]
    for kept in (
        phrase,
        And((phrase, Source("afp"))),
        And((phrase, phrase)),
        Or((ONE, phrase)),
        ONE,
    ):
        assert unquoted(kept) == kept


QASSEM = Word("qassem", ("qassem",))
NAME = Alternatives(("qassem", "irakiens"), ("Kassem Irakien",), weight=0.5)
OTHER_FORM = engine_query.Phrase("body_exact", ("kassem", "irakien"), 0.5)
NAMED = Ranking(RANKING.sources, RANKING.named, names=(NAME,))


def test_ranking_matches_other_forms_for_every_word_of_a_name() -> None:
    node = NAMED.translate(Words((QASSEM, IRAK, IRAN)))
    assert leaves(node).count(OTHER_FORM) == 2
    assert OTHER_FORM in leaves(NAMED.presence(IRAK))
    assert OTHER_FORM not in leaves(NAMED.presence(IRAN))


@pytest.mark.parametrize(
    "query", [Words((QASSEM, IRAK), "title"), Phrase(("qassem", "irakiens")), Not(Words((IRAK,)))]
)
def test_ranking_has_no_other_forms_in_fields_quotes_and_exclusions(query: Query) -> None:
    assert OTHER_FORM not in leaves(NAMED.translate(query))


def test_ranking_has_no_other_forms_for_exact_words() -> None:
    exact = replace(NAMED, exact=True)
    assert OTHER_FORM not in leaves(exact.translate(Words((QASSEM, IRAK))))
    assert OTHER_FORM not in leaves(exact.presence(IRAK))


def test_ranking_searches_no_words_among_sounds() -> None:
    for query in (Phrase(("a", "b")), Prefix("a"), ONE, Words((IRAK, IRAN))):
        assert "sounds" not in {
            leaf.field
            for leaf in leaves(RANKING.translate(query))
            if isinstance(leaf, engine_query.Term | engine_query.Phrase)
        }
