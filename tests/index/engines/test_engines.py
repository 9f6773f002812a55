"""Every engine keeps the same promises."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from index.analysis.minhash import HASH_BITS, SKETCH_SIZE
from index.engines.base import EMBEDDED, DateSpan, Document, Engine, open_engine
from index.engines.query import (
    MAX_WILDCARDS,
    And,
    AndMaybe,
    AndNot,
    Constant,
    EngineQuery,
    Filtered,
    Fuzzy,
    MatchAll,
    Near,
    Or,
    Phrase,
    Prefix,
    Range,
    Term,
    Wildcard,
)
from index.errors import IndexCorrupt, InputError
from tests.support.cluster import EVERY_ENGINE, remove_unused_indexes
from tests.support.documents import write_documents


def doc(
    id: str,
    body: str,
    *,
    title: str = "",
    date: int | None = None,
    source: str = "",
    path: str = "",
    people: tuple[str, ...] = (),
) -> Document:
    return Document(
        id=id,
        path=path or id,
        terms={"title": title, "title_exact": title, "body": body, "body_exact": body},
        keywords={
            "source": (source,) if source else (),
            "person": people,
            "person_by_surname": tuple(f"{name.split()[-1]}|{name}" for name in people if name),
        },
        numbers={"words": len(body.replace("|", "").split())} | ({"date": date} if date else {}),
        stored=f"article {id} œ",
        hashes=sorted(SKETCHES.get(id, ())),
    )


SKETCHES: dict[str, set[int]] = {
    "a": {7},
    "b": set(range(3, 14, 2)),
    "c": {0, (1 << HASH_BITS) - 1, *range(9_000, 9_000 + SKETCH_SIZE - 2)},
}
"""The hashes of those documents of the corpus that have a sketch."""
CORPUS = (
    doc("a", "le gouvernement reforme la retraite", title="reforme", date=20230101, source="AFP"),
    doc(
        "b",
        "le match de football",
        date=20220101,
        source="Le Monde",
        people=("Élise Roy", "Marc Aubin"),
    ),
    doc("c", "la reforme retraite greve gouvernement", date=20240101, source="AFP"),
    doc("d", "greve generale | football feminin", people=("Élise Roy",)),
)


@pytest.fixture(params=EVERY_ENGINE)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(request.param, tmp_path / "index", create=True)
    yield engine
    engine.close()
    if request.param not in EMBEDDED:
        remove_unused_indexes()


@pytest.fixture
def engine(empty: Engine) -> Engine:
    write_documents(empty, CORPUS)
    return empty


def ids(engine: Engine, node: EngineQuery, **options: object) -> list[str]:
    return [match.id for match in engine.match(node, **options).best]  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Term("body", "reforme"), "ac"),
        (Term("body", "absent"), ""),
        (Term("source", "Le Monde"), "b"),
        (Term("id", "a"), "a"),
        (Phrase("body_exact", ("match", "de", "football")), "b"),
        (Phrase("body_exact", ("football", "de", "match")), ""),
        (Phrase("body_exact", ("football",)), "bd"),
        (Phrase("body_exact", ("generale", "football")), ""),
        (Near("body_exact", ("match", "football"), 0), ""),
        (Near("body_exact", ("match", "football"), 1), "b"),
        (Near("body_exact", ("football", "match"), 2), ""),
        (Near("body_exact", ("football", "match"), 3), "b"),
        (Near("body_exact", ("gouvernement", "reforme"), 0), "a"),
        (Near("body_exact", ("reforme", "gouvernement"), 1), ""),
        (Near("body_exact", ("reforme", "gouvernement"), 2), "ac"),
        (Near("body_exact", ("reforme", "absent"), 9), ""),
        (Prefix("body_exact", "gouv"), "ac"),
        (Prefix("body_exact", "g"), "acd"),
        (Wildcard("body_exact", "f*t?all"), "bd"),
        (Wildcard("body_exact", "gr?ve"), "cd"),
        (Wildcard("body_exact", "*ball"), "bd"),
        (Wildcard("body_exact", "?rev?"), "cd"),
        (Wildcard("body_exact", "*r*t*"), "ac"),
        (Wildcard("body_exact", "greve?"), ""),
        (Wildcard("body_exact", "g.*e"), ""),
        (Fuzzy("body_exact", "fotball"), "bd"),
        (Fuzzy("body_exact", "grvee"), "cd"),
        (Fuzzy("body_exact", "rgvee", 2), "cd"),
        (Fuzzy("body_exact", "ootball"), "bd"),
        (Fuzzy("body_exact", "fotbal"), ""),
        (Fuzzy("body_exact", "fotbal", 2), "bd"),
        (Range("date", 20220601, None), "ac"),
        (Range("date", None, 20230101), "ab"),
        (Range("date", 20220101, 20220101), "b"),
        (Range("date"), "abc"),
        (And((Term("body", "reforme"), Term("body", "greve"))), "c"),
        (Or((Term("body", "match"), Term("body", "greve"))), "bcd"),
        (Or(()), ""),
        (
            Or((Term("body", "reforme"), Term("body", "greve"), Term("body", "gouvernement")), 2),
            "ac",
        ),
        (
            Or((Term("body", "reforme"), Term("body", "greve"), Term("body", "gouvernement")), 3),
            "c",
        ),
        (Or((Term("body", "reforme"),), 2), ""),
        (AndNot(Term("body", "reforme"), Term("body", "greve")), "a"),
        (AndNot(MatchAll(), Term("body", "reforme")), "bd"),
        (Filtered(Term("body", "reforme"), Range("date", 20240101, None)), "c"),
        (Filtered(MatchAll(), Or((Term("source", "AFP"), Term("source", "Le Monde")))), "abc"),
        (AndMaybe(Term("body", "reforme"), Term("body", "match")), "ac"),
        (AndMaybe(Term("body", "reforme"), Or(())), "ac"),
        (Constant(Term("body", "reforme"), 2.0), "ac"),
        (Or((Or((Term("body", "match"), Term("body", "absent"))), Term("body", "greve"))), "bcd"),
        (Or((Or((Term("body", "reforme"), Term("body", "greve")), 2), Or(()))), "c"),
        (Filtered(Constant(AndMaybe(Term("body", "greve"), MatchAll())), Range("date")), "c"),
        (MatchAll(), "abcd"),
    ],
)
def test_match_finds_the_documents_that_a_query_describes(
    engine: Engine, node: EngineQuery, expected: str
) -> None:
    found = engine.match(node)
    assert "".join(sorted(match.id for match in found.best)) == expected
    assert found.total == len(expected) == engine.count(node)


def moves(text: str) -> int:
    """Count the moves after which `a b` stands in a text of single letters."""
    letters = text.split()
    first = [index for index, letter in enumerate(letters) if letter == "a"]
    second = [index for index, letter in enumerate(letters) if letter == "b"]
    return min(abs(end - start - 1) for start, end in product(first, second))


def test_near_counts_its_slop_in_moves(empty: Engine) -> None:
    texts = {" ".join(words) for words in product("abx", repeat=5) if {"a", "b"} <= set(words)}
    write_documents(empty, [doc(text, text) for text in texts])
    for slop in range(6):
        found = set(ids(empty, Near("body_exact", ("a", "b"), slop), limit=1000))
        assert found == {text for text in texts if moves(text) <= slop}


def test_fuzzy_finds_the_terms_that_it_matches(empty: Engine) -> None:
    words = ["".join(letters) for size in range(1, 6) for letters in product("ab", repeat=size)]
    write_documents(empty, [doc(word, word) for word in words])
    for typed, distance in product(("abab", "aabb", "ba"), (1, 2)):
        node = Fuzzy("body_exact", typed, distance)
        assert set(ids(empty, node, limit=1000)) == set(filter(node.matches, words))


@pytest.mark.parametrize(
    ("shape", "term", "fits"),
    [
        ("a*a", "a", False),
        ("a*a", "aa", True),
        ("*a*b", "abab", True),
        ("*a*b", "aba", False),
        ("a?*b", "ab", False),
        ("a?*b", "acb", True),
        ("*ab?", "abab", False),
        ("*ab*?", "ababc", True),
        ("*", "", True),
        ("a.c", "abc", False),
        ("a*", "ba", False),
    ],
)
def test_wildcard_fits_the_whole_of_a_term(
    engine: Engine, shape: str, term: str, fits: bool
) -> None:
    assert bool(Wildcard("body_exact", shape).regex().fullmatch(term)) == fits
    if term:
        write_documents(engine, [doc("z", term)])
        assert ("z" in ids(engine, Wildcard("body_exact", shape))) == fits


@pytest.mark.parametrize("wildcard", ["*", "?"])
def test_wildcard_may_have_max_wildcards(engine: Engine, wildcard: str) -> None:
    assert ids(engine, Wildcard("body_exact", "ab".join(wildcard * MAX_WILDCARDS))) == []
    assert ids(engine, Wildcard("body_exact", "x" * 64 + wildcard * MAX_WILDCARDS)) == []


def test_match_all_does_not_score(engine: Engine) -> None:
    assert [match.score for match in engine.match(MatchAll()).best] == [0.0] * len(CORPUS)
    filtered = engine.match(Filtered(MatchAll(), Term("source", "AFP", 0.0))).best
    assert [match.score for match in filtered] == [0.0, 0.0]


def test_term_scores_by_frequency_and_length_of_text(empty: Engine) -> None:
    write_documents(
        empty,
        [
            doc("a", "x" + " z" * 20),
            doc("b", "x x x x x" + " z" * 16),
            doc("c", "z" * 21),
            doc("d", "x z"),
        ],
    )
    scores = {match.id: match.score for match in empty.match(Term("body", "x")).best}
    assert scores.keys() == {"a", "b", "d"}
    assert scores["b"] > scores["a"]  # as long, and more often
    assert scores["d"] > scores["a"]  # as often, and shorter


def test_boost_decides_between_fields(engine: Engine) -> None:
    in_title = Or((Term("title", "reforme", 5.0), Term("body", "reforme")))
    assert ids(engine, in_title) == ["a", "c"]


def test_conditions_are_counted_among_what_matches_now(empty: Engine) -> None:
    hits = Term("body", "greve")
    with_hall, with_port = (Filtered(hits, Term("body", word)) for word in ("halle", "port"))
    write_documents(empty, [doc("a", "greve halle port"), doc("b", "halle port")])
    assert (empty.count(with_hall), empty.count(with_port)) == (1, 1)
    assert empty.count(Filtered(Term("body", "port"), Term("body", "halle"))) == 2
    write_documents(empty, [doc("c", "greve port")])
    assert (empty.count(with_hall), empty.count(with_port)) == (1, 2)


def test_filtered_does_not_change_scores(engine: Engine) -> None:
    plain = engine.match(Term("body", "greve")).best
    filtered = engine.match(Filtered(Term("body", "greve"), Term("body", "la"))).best
    assert [m.score for m in filtered] == [pytest.approx(m.score) for m in plain if m.id == "c"]


@pytest.mark.parametrize(
    "node",
    [
        Prefix("body_exact", "g", 2.0),
        Wildcard("body_exact", "gr?ve", 2.0),
        Fuzzy("body_exact", "fotball", boost=2.0),
        Or((Prefix("body_exact", "zzz"), Prefix("body_exact", "gouv", 2.0))),
    ],
)
def test_queries_of_several_terms_score_their_boost(engine: Engine, node: EngineQuery) -> None:
    assert [match.score for match in engine.match(node).best] == pytest.approx(
        [2.0] * engine.match(node).total
    )


def test_and_maybe_adds_the_score_of_its_bonus(engine: Engine) -> None:
    plain = {m.id: m.score for m in engine.match(Term("body", "reforme")).best}
    lifted = {
        m.id: m.score
        for m in engine.match(AndMaybe(Term("body", "reforme"), Term("body", "greve"))).best
    }
    assert lifted["c"] > plain["c"]
    assert lifted["a"] == pytest.approx(plain["a"])


def test_match_by_date_puts_undated_documents_last(engine: Engine) -> None:
    assert ids(engine, MatchAll(), sort="date") == ["b", "a", "c", "d"]
    assert ids(engine, MatchAll(), sort="-date") == ["c", "a", "b", "d"]


@pytest.mark.slow
@pytest.mark.parametrize("sort", ["relevance", "date", "-date"])
def test_match_puts_ties_in_the_order_of_ids_across_pages(empty: Engine, sort: str) -> None:
    order = [f"{n:03}" for n in range(50)]
    for start in (3, 0, 4, 1, 2):  # several segments, written in another order
        write_documents(empty, [doc(name, "x", date=20200101) for name in order[start::5]])
    pages = [
        ids(empty, Term("body", "x"), sort=sort, offset=page * 7, limit=7) for page in range(8)
    ]
    assert [name for page in pages for name in page] == order


def test_match_past_the_end_is_empty_but_knows_the_total(engine: Engine) -> None:
    found = engine.match(MatchAll(), offset=40, limit=5)
    assert (found.total, found.best) == (4, ())


def test_match_gives_stored_text_back_untouched(engine: Engine) -> None:
    match = engine.match(Term("id", "b")).best[0]
    assert match.stored == "article b œ"
    assert match.stored_bytes == "article b œ".encode()


def test_every_match_gives_each_document_that_matches_once(engine: Engine) -> None:
    found = {match.id: match.stored for match in engine.every_match(Term("body", "greve"))}
    assert found == {"c": "article c œ", "d": "article d œ"}
    assert sorted(match.id for match in engine.every_match(MatchAll())) == ["a", "b", "c", "d"]
    assert list(engine.every_match(Term("body", "absent"))) == []


def test_a_match_knows_its_day_and_its_hashes(engine: Engine) -> None:
    days = {"a": 20230101, "b": 20220101, "c": 20240101, "d": None}
    for matches in (engine.every_match(MatchAll()), engine.match(MatchAll()).best):
        found = {match.id: (match.day, set(match.hashes)) for match in matches}
        assert {id: day for id, (day, _) in found.items()} == days
        assert {id: hashes for id, (_, hashes) in found.items() if id in SKETCHES} == SKETCHES
        assert len(found["d"][1]) <= 1  # it has no sketch


def test_writer_replaces_the_documents_of_a_path(empty: Engine) -> None:
    write_documents(empty, [doc("f#1", "x", path="f"), doc("f#2", "x", path="f"), doc("g", "x")])
    write_documents(empty, [doc("f#2", "y", path="f")], deleted_paths=["f"])
    assert ids(empty, MatchAll(), sort="date") == ["f#2", "g"]
    for node in (
        Term("body", "x"),
        Wildcard("body_exact", "x*"),
        Fuzzy("body_exact", "xx"),
        Prefix("body_exact", "x"),
    ):
        assert ids(empty, node) == ["g"]


def write_and_fail(engine: Engine) -> None:
    with engine.writer() as writer:
        writer.delete_paths(["a"])
        writer.add(doc("z", "x"))
        raise KeyError


def test_writer_that_fails_leaves_everything_as_it_was(engine: Engine) -> None:
    with pytest.raises(KeyError):
        write_and_fail(engine)
    engine.refresh()
    assert ids(engine, MatchAll(), sort="date") == ["b", "a", "c", "d"]


def test_writer_that_failed_does_not_keep_the_index_locked(engine: Engine) -> None:
    with pytest.raises(KeyError) as kept:  # with its traceback, and so with the writer
        write_and_fail(engine)
    write_documents(engine, [doc("y", "x")])
    assert ids(engine, Term("body", "x")) == ["y"]
    assert kept.tb


def test_writer_commits_nothing_before_its_block_ends(engine: Engine) -> None:
    with engine.writer() as writer:
        writer.delete_paths(["a"])
        writer.add(doc("z", "x"))
        assert engine.count(MatchAll()) == len(CORPUS)
    assert ids(engine, MatchAll(), sort="date") == ["b", "c", "d", "z"]
    assert list(writer.refused) == []


def test_writer_deletes_no_path_after_it_added_a_document(engine: Engine) -> None:
    with engine.writer() as writer:
        writer.add(doc("z", "x", path="a"))
        with pytest.raises(RuntimeError):
            writer.delete_paths(["a"])
    assert engine.count(Term("path", "a")) == 2


def test_writer_without_changes_leaves_everything_as_it_was(engine: Engine) -> None:
    with engine.writer():
        pass
    assert engine.count(MatchAll()) == len(CORPUS)


def test_constant_gives_every_document_its_score(engine: Engine) -> None:
    matches = engine.match(Constant(Term("body", "reforme"), 2.5)).best
    assert [match.score for match in matches] == [2.5, 2.5]


def test_match_counts_counts_the_queries_that_match_each_document(engine: Engine) -> None:
    words = [Term("body", word) for word in ("reforme", "greve", "gouvernement", "absent")]
    assert engine.match_counts(words, MatchAll(), 10) == (3, 2, 1)
    assert engine.match_counts(words, MatchAll(), 2) == (3, 2)
    assert engine.match_counts(words, Range("date", None, 20231231), 10) == (2,)
    assert engine.match_counts(words[3:], MatchAll(), 10) == ()


def test_facet_counts_are_of_the_documents_that_match(engine: Engine) -> None:
    assert engine.facet_counts("source", MatchAll()) == {"AFP": 2, "Le Monde": 1}
    assert engine.facet_counts("source", Term("body", "football")) == {"Le Monde": 1}
    assert engine.facet_counts("source", Term("body", "absent")) == {}


def test_facet_counts_of_all_documents_are_those_of_the_state_that_is_shown(
    engine: Engine,
) -> None:
    assert engine.facet_counts("source", MatchAll()) == {"AFP": 2, "Le Monde": 1}
    write_documents(engine, [doc("e", "x", source="AFP")])
    assert engine.facet_counts("source", MatchAll()) == {"AFP": 3, "Le Monde": 1}
    again = engine.reopened()
    write_documents(engine, [doc("f", "x", source="AFP")])
    assert engine.facet_counts("source", MatchAll()) == {"AFP": 4, "Le Monde": 1}
    assert engine.facet_counts("source", MatchAll()) == {"AFP": 4, "Le Monde": 1}
    if again is not engine:
        again.close()


def test_facet_counts_every_value_of_a_document(
    engine: Engine,
) -> None:
    assert engine.facet_counts("person", MatchAll()) == {"Élise Roy": 2, "Marc Aubin": 1}
    assert ids(engine, Term("person", "Marc Aubin")) == ["b"]
    assert ids(engine, Term("person", "Élise Roy", 0.0)) == ["b", "d"]
    assert ids(engine, Term("person", "Roy")) == []


def test_values_beginning_are_counted_in_the_documents_that_match(engine: Engine) -> None:
    def counts(start: str, query: EngineQuery) -> dict[str, int]:
        return dict(engine.values_beginning("person_by_surname", start, query))

    assert counts("Roy|", MatchAll()) == {"Roy|Élise Roy": 2}
    assert counts("Roy|", Term("id", "d")) == {"Roy|Élise Roy": 1}
    assert counts("Roy|", Term("id", "a")) == {}
    assert counts("Ro|", MatchAll()) == {}
    assert counts("", Term("id", "b")) == {"Roy|Élise Roy": 1, "Aubin|Marc Aubin": 1}


@pytest.mark.parametrize("name", EMBEDDED)
def test_values_of_deleted_documents_are_not_counted(name: str, tmp_path: Path) -> None:
    engine = open_engine(name, tmp_path, create=True)
    write_documents(engine, CORPUS)
    write_documents(engine, [doc("e", "x", people=("Ana Roy",))], deleted_paths=["b"])
    counts = engine.values_beginning("person_by_surname", "Roy|", MatchAll())
    assert counts == {"Roy|Élise Roy": 1, "Roy|Ana Roy": 1}
    engine.close()


def test_matches_of_any_tell_which_queries_each_document_matches(engine: Engine) -> None:
    queries = [Term("body", word) for word in ("reforme", "greve", "absent", "football")]
    found = [
        (match.id, match.stored, *numbers) for match, numbers in engine.matches_of_any(queries)
    ]
    pairs = {(id, number) for id, _, *numbers in found for number in numbers}
    assert pairs == {("a", 0), ("c", 0), ("c", 1), ("d", 1), ("b", 3), ("d", 3)}
    assert sum(len(numbers) for _, _, *numbers in found) == len(pairs)
    assert {stored for _, stored, *_ in found} == {f"article {id} œ" for id in "abcd"}
    assert list(engine.matches_of_any([])) == []


@pytest.mark.parametrize("name", EMBEDDED)
def test_days_are_of_their_documents_where_no_other_of_a_segment_has_one(
    name: str, tmp_path: Path
) -> None:
    engine = open_engine(name, tmp_path, create=True)
    # Whoosh merges segments that are smaller
    write_documents(engine, [doc(f"a{number}", "greve") for number in range(20)])
    write_documents(engine, [doc(f"b{number}", "greve") for number in range(20)])
    assert engine.date_span(MatchAll()) == DateSpan(40)
    days = [20230101 + number for number in range(20)]
    write_documents(engine, [doc(f"c{day}", "retraite", date=day) for day in days])
    assert engine.date_span(Term("body", "greve")) == DateSpan(40)
    assert engine.date_span(MatchAll()) == DateSpan(60, days[0], days[-1])
    engine.close()


def test_sums_are_of_the_documents_that_match(engine: Engine) -> None:
    assert engine.number_sum("words", MatchAll()) == 18
    assert engine.number_sum("words", Term("body", "football")) == 8
    assert engine.number_sum("words", Term("body", "absent")) == 0
    assert engine.facet_sums("source", "words", MatchAll()) == {"AFP": 10, "Le Monde": 4}
    assert engine.facet_sums("person", "words", MatchAll()) == {"Élise Roy": 8, "Marc Aubin": 4}
    assert engine.facet_sums("source", "words", Term("body", "absent")) == {}


def test_pair_counts_count_the_documents_that_have_values_of_two_groups(engine: Engine) -> None:
    groups = [["Élise Roy", "Inconnu"], ["Marc Aubin"], ["Absent"]]
    counts = engine.pair_counts("person", groups, MatchAll())
    assert {pair: count for pair, count in counts.items() if count} == {
        (0, 0): 2,
        (1, 1): 1,
        (0, 1): 1,
    }
    of_query = engine.pair_counts("person", groups[:2], Term("id", "d"))
    assert {pair: count for pair, count in of_query.items() if count} == {(0, 0): 1}
    assert dict(engine.pair_counts("person", [], MatchAll())) == {}


def test_pair_counts_are_those_of_queries_for_both(engine: Engine) -> None:
    groups = [["AFP"], ["Le Monde"], ["AFP", "Le Monde"]]
    counts = engine.pair_counts("source", groups, MatchAll())
    one_by_one = Engine.pair_counts(engine, "source", groups, MatchAll())
    assert {pair: counts.get(pair, 0) for pair in one_by_one} == one_by_one


@pytest.mark.parametrize(
    "name",
    ['Jo "Bob" Li', "C:\\", "\\", '"', "AND", "*", "x:y", "l’Or OR [a TO b]", "(a) +b -c^2~1"],
)
def test_pair_counts_take_any_name(name: str, tmp_path: Path) -> None:
    engine = open_engine("tantivy", tmp_path, create=True)
    write_documents(engine, [doc("a", "x", people=(name,)), doc("b", "x", people=("Jo",))])
    assert engine.pair_counts("person", [[name], ["Jo"]], MatchAll()) == {
        (0, 0): 1,
        (0, 1): 0,
        (1, 1): 1,
    }
    engine.close()


@pytest.mark.parametrize("name", EMBEDDED)
def test_refresh_shows_writes_to_readers_and_close_keeps_them(name: str, tmp_path: Path) -> None:
    writer, reader = open_engine(name, tmp_path, create=True), open_engine(name, tmp_path)
    write_documents(writer, CORPUS)
    assert reader.match(MatchAll()).total == 0
    reader.refresh()
    assert reader.match(MatchAll()).total == len(CORPUS)
    writer.close()
    reader.close()
    again = open_engine(name, tmp_path)
    assert again.match(MatchAll()).total == len(CORPUS)
    again.close()


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Whoosh leaves the bad file open
@pytest.mark.parametrize("name", EMBEDDED)
def test_open_engine_reports_an_index_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    engine = open_engine(name, tmp_path, create=True)
    write_documents(engine, CORPUS)
    engine.close()
    for file in tmp_path.iterdir():
        if file.name == "meta.json" or file.suffix == ".toc":
            file.write_bytes(b"{")
    with pytest.raises(IndexCorrupt):
        open_engine(name, tmp_path)


def test_open_engine_refuses_an_unknown_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="tantivy, whoosh, opensearch"):
        open_engine("lucene", tmp_path)
