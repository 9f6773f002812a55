"""Exports of LexisNexis and Nexis Uni of every shape give the same articles."""

from __future__ import annotations

import io
import tracemalloc
from typing import IO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import formats
from index.readers.formats import FORMATS, FormatTable
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.material import Material
from index.readers.press import nexis
from index.readers.raw_article import Problem
from tests.support.exports import articles_of, problems_of, read_export
from tests.support.messages import english
from tests.support.nexis_export import (
    ENGLISH,
    FIRST,
    FRENCH,
    FRENCH_NUMBERED,
    GERMAN,
    SECOND,
    TEXT,
    Words,
    old_lines,
    old_page,
    old_text,
    uni_lines,
)
from tests.support.read_files import storable

LANGUAGES = {"fr": FRENCH, "fr2": FRENCH_NUMBERED, "en": ENGLISH, "de": GERMAN}
SHAPES = {
    "old.TXT": old_text(),
    "old.html": old_page(),
    "lines.txt": "\n".join(old_lines()),
    "uni.txt": "\n".join(uni_lines()),
    "notes.md": "\n".join(uni_lines(is_french=True)),
}
MERGED = {
    "it seems to hold 2 articles, and was read as one",
    "the page shows 2 articles, and was read as one",
}


@pytest.mark.parametrize("name", SHAPES)
def test_nexis_export_of_each_shape_gives_the_same_articles(name: str) -> None:
    assert articles_of(SHAPES[name], name) == [FIRST, SECOND]


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_old_nexis_export_in_each_language_gives_the_same_articles(words: Words) -> None:
    assert articles_of(old_text(words), "a.txt") == [FIRST, SECOND]
    assert articles_of(old_page(words), "a.HTM") == [FIRST, SECOND]
    assert articles_of("\n".join(old_lines(words)), "a.txt") == [FIRST, SECOND]


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_nexis_export_in_other_encodings_is_read(name: str, encoding: str) -> None:
    data = SHAPES[name].replace("\n", "\r\n").encode(encoding)
    assert articles_of(data, name) == [FIRST, SECOND]


@pytest.mark.parametrize("name", SHAPES)
def test_nexis_export_is_read_wherever_it_is_cut(name: str) -> None:
    class Pieces(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            return super().read1(min(size or 1, 1000))

    data = SHAPES[name].encode()
    whole = list(nexis.read(Material(name, lambda: cast("IO[bytes]", Pieces(data)))))
    assert whole == [FIRST, SECOND]


def test_nexis_export_of_several_blocks_takes_the_memory_of_one_article() -> None:
    sentence = "Les mareyeurs attendent le contrat."
    export = old_text().replace(sentence, sentence * 2000)
    data = export.encode() * (10_000_000 // len(export.encode()))
    tracemalloc.start()
    count = sum(1 for _ in nexis.read(Material("a.txt", data)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == data.count(b"DOCUMENTS\n")
    assert peak < len(data)


@pytest.mark.parametrize("name", SHAPES)
def test_nexis_article_that_is_too_large_is_named_and_left_out(name: str) -> None:
    large = "Le phare est haut. " * (MAX_PAGE_CHARS // 18)
    data = SHAPES[name].replace("neuf heures", large, 1).replace("neuf\nheures", large, 1)
    problem, second = nexis.read(Material(name, data.encode()))
    assert isinstance(problem, Problem)
    assert english(problem.reason) == "item 1: a part of it is larger than 8 million characters"
    assert second == SECOND


def test_nexis_export_that_breaks_off_gives_what_there_is() -> None:
    for name, data in SHAPES.items():
        cut = data.partition("mareyeurs")[0]
        first, second, problem = read_export(cut, name)
        assert first == FIRST, name
        assert not isinstance(second, Problem)
        assert second.text == "La criée de Royan change de main.\nLes"
        assert isinstance(problem, Problem)
        assert english(problem.reason) == "item 2: it is cut short; what there is of it was read"


def test_nexis_uni_lines_below_the_last_article_are_named() -> None:
    assert problems_of(SHAPES["uni.txt"] + "\nUn titre qui", "a.txt") == [
        "item 3: it does not look like an article, and was not read (12 characters)"
    ]


def test_nexis_file_without_articles_is_refused() -> None:
    for content in (b"<html></html>", b"rien", b"End of Document"):
        with pytest.raises(UnreadableFile, match="no article"):
            list(nexis.read(Material("a.txt", content)))


@pytest.mark.parametrize("name", SHAPES)
def test_nexis_export_that_is_read_as_another_format_is_named(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [row for row in FORMATS if row.name != "nexis"]
    monkeypatch.setattr(formats, "FORMATS", FormatTable(*others))
    (told,) = problems_of(SHAPES[name], name)
    assert told in MERGED


@pytest.mark.parametrize(
    "text", ["1 of 3 DOCUMENTS\nUne note.", "LENGTH: 12\nUne note.", "Body\nEnd of the day"]
)
def test_text_with_one_mark_of_nexis_is_no_export(text: str) -> None:
    (article,) = articles_of(text, "a.txt")
    assert article.text == text


def test_nexis_values_that_are_missing_are_none() -> None:
    text = "1 of 1 DOCUMENT\n\nLe Phare\n\nmars 2019\n\nUn titre\n\nLENGTH: 3 words\n\nUn texte.\n"
    (article,) = articles_of(text, "a.txt")
    assert (article.title, article.date, article.source) == ("Un titre", "mars 2019", "Le Phare")
    assert (article.text, article.author, article.section, article.page) == (
        "Un texte.",
        None,
        None,
        None,
    )


def test_nexis_heading_of_a_focus_search_is_known() -> None:
    assert articles_of(old_text().replace("1 of 2", "FOCUS - 1 of 2"), "a.txt") == [FIRST, SECOND]


def test_nexis_byline_without_a_label_is_the_author() -> None:
    text = old_text().replace("AUTEUR: Par ", "").replace("(jroubaud@phare.example)", "")
    assert articles_of(text, "a.txt") == [FIRST, SECOND]


def test_nexis_uni_labels_of_several_words_stand_below_the_text() -> None:
    text = SHAPES["notes.md"].replace("Load-Date:", "Date de chargement\u202f:")
    text = text.replace("Classification\n", "")
    first, second = articles_of(text, "a.txt")
    assert (first.saved, second) == (FIRST.saved, SECOND)


def test_nexis_uni_line_in_the_place_of_the_day_is_kept() -> None:
    text = SHAPES["uni.txt"].replace("mercredi 13 mars 2019", "Printemps 2019")
    text = text.replace("Édition du soir\n", "Link to PDF\n")
    _, second = articles_of(text, "a.txt")
    assert (second.date, second.source, second.title) == (
        "Printemps 2019",
        SECOND.source,
        SECOND.title,
    )


@pytest.mark.parametrize("day", ["Winter 2008/2009", "Printemps 2019", "2019"])
def test_nexis_year_without_a_day_stands_below_the_source(day: str) -> None:
    text = f"1 of 1 DOCUMENT\n\nLe Phare\n\n{day}\n\nUn titre\n\nLENGTH: 3 words\n\nUn texte.\n"
    (article,) = articles_of(text, "a.txt")
    assert (article.source, article.date, article.title) == ("Le Phare", day, "Un titre")


def test_labels_in_the_text_of_an_article_are_text() -> None:
    assert FIRST.text.endswith(TEXT[-1])
    assert TEXT[-1].startswith("PAUILLAC :")


@given(st.sampled_from(sorted(SHAPES)), st.integers(0, 2500), st.text(max_size=9))
def test_nexis_file_with_anything_in_it_is_read_or_refused(name: str, at: int, text: str) -> None:
    data = SHAPES[name]
    broken = data[:at] + text + data[at + 3 * len(text) :]
    try:
        read = list(nexis.read(Material(name, broken.encode("utf-8", "replace"))))
    except UnreadableFile:
        return
    assert all(isinstance(part, Problem) or (part.key and storable(part)) for part in read)


def test_a_paragraph_of_many_lines_is_read_in_a_moment() -> None:
    lines = 300_000  # joined one after the other, they would take minutes
    head = "1 of 1 DOCUMENT\n\nLe Phare\n\n12 mars 2019\n\nUn titre\n\nLENGTH: 3 words\n\n"
    (article,) = articles_of(head + "eau\n" * lines, "a.txt")
    assert article.text == " ".join(["eau"] * lines)
