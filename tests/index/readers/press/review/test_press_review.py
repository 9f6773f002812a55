"""A press review gives an article for each title that has a line about its source."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from index.errors import UnreadableFile
from index.readers.paragraph import Paragraph
from index.readers.press.review import articles, review
from index.readers.raw_article import Problem, RawArticle

BODY = (
    "Le bac de Rosette a repris jeudi ses traversées, onze jours après la crue qui l’avait arrêté."
)
ITEMS = (
    ("Le bac est de retour", "Le Monde", "12 mars 2019", "Anne Bo"),
    ("Un pont pour le delta", "Ouest-France", "13 mars 2019", "Yann Le Du"),
    ("La crue recule", "Le Courrier du Val", "14 mars 2019", "Ida Roc"),
)
LINES = tuple(f"{source} – {day} – {author}" for _, source, day, author in ITEMS)
EXPECTED = [
    RawArticle(BODY, str(number), title, day, source, author=author)
    for number, (title, source, day, author) in enumerate(ITEMS, 1)
]


def found(paragraphs: list[Paragraph]) -> list[RawArticle]:
    read = []
    for part in articles(paragraphs):
        assert isinstance(part, RawArticle)
        read.append(part)
    return read


def styled(level: int = 1) -> list[Paragraph]:
    """The articles below headings of a level."""
    paragraphs = []
    for (title, *_), line in zip(ITEMS, LINES, strict=True):
        paragraphs += [Paragraph(title, level), Paragraph(line), Paragraph(BODY)]
    return paragraphs


@pytest.mark.parametrize("level", [0, 1, 3])
def test_a_heading_with_a_line_about_its_source_begins_an_article(level: int) -> None:
    assert found(styled(level)) == EXPECTED


def test_a_cover_and_a_table_of_contents_are_no_articles() -> None:
    cover = [Paragraph("Revue de presse", 0), Paragraph("Sommaire", 1)]
    titles = [Paragraph(title) for title, *_ in ITEMS]
    assert found(cover + titles + styled()) == EXPECTED


def test_headings_of_themes_are_the_sections_of_articles() -> None:
    first, second, third = (styled(2)[index : index + 3] for index in (0, 3, 6))
    themes = [Paragraph("Transports", 1), Paragraph("Météo", 1)]
    read = found([themes[0], *first, *second, themes[1], *third])
    assert [(raw.text, raw.section) for raw in read] == [
        (BODY, "Transports"),
        (BODY, "Transports"),
        (BODY, "Météo"),
    ]


def test_headings_of_days_and_newspapers_are_those_of_articles() -> None:
    paragraphs = []
    for title, source, day, author in ITEMS[:2]:
        paragraphs += [Paragraph(f"Mercredi {day}", 1), Paragraph(title, 2)]
        paragraphs += [Paragraph(f"{source}, p. 4 – {author}"), Paragraph(BODY)]
    first, second = found(paragraphs)
    assert (first.date, first.source, first.section) == ("12 mars 2019", "Le Monde", None)
    assert (second.date, second.source) == ("13 mars 2019", "Ouest-France")
    by_source = []
    for title, source, day, author in ITEMS[:2]:
        by_source += [Paragraph(source, 1), Paragraph(title, 2), Paragraph(f"{day} – {author}")]
        by_source += [Paragraph(BODY)]
    assert found(by_source) == EXPECTED[:2]


def test_a_heading_within_an_article_is_part_of_its_text() -> None:
    paragraphs = styled()
    paragraphs[3:3] = [Paragraph("Onze jours d’attente", 2), Paragraph(BODY)]
    first, *others = found(paragraphs)
    assert first.text == f"{BODY}\nOnze jours d’attente\n{BODY}"
    assert others == EXPECTED[1:]


def test_two_headings_that_both_have_their_lines_are_enough() -> None:
    assert found(styled()[:6]) == EXPECTED[:2]
    [single] = found([*styled()[:3], Paragraph("Repères", 1), Paragraph(BODY)])
    assert single.title == ITEMS[0][0]


def test_a_line_may_stand_above_its_heading_or_below_its_text() -> None:
    above, below = [], []
    for (title, *_), line in zip(ITEMS, LINES, strict=True):
        above += [Paragraph(line), Paragraph(title, 1), Paragraph(BODY)]
        below += [Paragraph(title, 1), Paragraph(BODY), Paragraph(f"({line})")]
    assert found(above) == EXPECTED
    assert found(below) == EXPECTED


@pytest.mark.parametrize("form", ["{title} ({line})", "{title} [{line}]", "{title} | {line}"])
def test_a_heading_may_name_the_source_behind_the_title(form: str) -> None:
    sourced = [item for item in ITEMS if "Val" not in item[1]]
    paragraphs = []
    for title, source, day, author in sourced:
        line = f"{source} – {day} – {author}"
        paragraphs += [Paragraph(form.format(title=title, line=line), 2), Paragraph(BODY)]
    assert found(paragraphs) == EXPECTED[:2]


def test_a_heading_may_be_the_line_above_the_title() -> None:
    paragraphs = []
    for (title, *_), line in zip(ITEMS, LINES, strict=True):
        paragraphs += [Paragraph(line, 2), Paragraph(title), Paragraph(BODY)]
    assert found(paragraphs) == EXPECTED


def test_an_article_without_a_day_may_have_that_of_the_review() -> None:
    paragraphs = [Paragraph("Revue de presse du mardi 12 mars 2019", 0)]
    for title, source, _, author in ITEMS[:2]:
        paragraphs += [Paragraph(title), Paragraph(f"{source}, p. 4, {author}"), Paragraph(BODY)]
    paragraphs += [Paragraph(ITEMS[2][0]), Paragraph(LINES[2]), Paragraph(BODY)]
    read = found(paragraphs)
    assert [(raw.title, raw.date, raw.saved) for raw in read] == [
        (ITEMS[0][0], None, "mardi 12 mars 2019"),
        (ITEMS[1][0], None, "mardi 12 mars 2019"),
        (ITEMS[2][0], "14 mars 2019", None),
    ]


def test_a_lead_may_stand_between_the_title_and_its_line() -> None:
    lead = "Onze jours après la crue, les habitants de la rive droite traversent de nouveau"
    paragraphs = []
    for (title, *_), line in zip(ITEMS, LINES, strict=True):
        paragraphs += [Paragraph(title, 1), Paragraph(lead), Paragraph(line), Paragraph(BODY)]
    assert found(paragraphs) == [replace(raw, text=f"{lead}\n{BODY}") for raw in EXPECTED]


def test_a_title_without_its_line_begins_an_article_all_the_same() -> None:
    paragraphs = styled()
    del paragraphs[4]
    assert found(paragraphs) == [
        EXPECTED[0],
        RawArticle(BODY, "2", ITEMS[1][0]),
        EXPECTED[2],
    ]


def test_short_lines_above_all_titles_are_sections() -> None:
    paragraphs = []
    for (title, *_), line in zip(ITEMS, LINES, strict=True):
        paragraphs += [Paragraph("TRANSPORTS"), Paragraph(title), Paragraph(line), Paragraph(BODY)]
    assert found(paragraphs) == [replace(raw, section="TRANSPORTS") for raw in EXPECTED]


@pytest.mark.parametrize(
    "line",
    ["↑ Retour au sommaire", "Lire la suite…", "Page 1/2", "Tous droits réservés à l’éditeur"],
)
def test_links_within_a_review_and_notices_are_left_out(line: str) -> None:
    paragraphs = styled()
    paragraphs.insert(3, Paragraph(line))
    assert found(paragraphs) == EXPECTED


def test_labels_of_a_monitoring_service_are_read_in_any_document() -> None:
    paragraphs = []
    for title, source, day, author in ITEMS:
        paragraphs += [
            Paragraph(source.upper()),
            Paragraph("Pays : France"),
            Paragraph("OJD : 210"),
        ]
        paragraphs += [Paragraph(f"Date : {day}"), Paragraph("Page de l'article : p.4")]
        paragraphs += [Paragraph(f"Journaliste : {author}"), Paragraph(title), Paragraph(BODY)]
    assert found(paragraphs) == [
        replace(raw, source=(raw.source or "").upper(), page="4") for raw in EXPECTED
    ]


def test_a_byline_may_stand_below_a_title_without_a_style() -> None:
    paragraphs = []
    for title, source, day, author in ITEMS:
        paragraphs += [Paragraph(f"{source}\t{day}"), Paragraph(title), Paragraph(f"Par {author}")]
        paragraphs.append(Paragraph(BODY))
    assert found(paragraphs) == EXPECTED


def test_a_table_may_give_the_fields() -> None:
    paragraphs = []
    for title, source, day, author in ITEMS:
        cells = (("Média", source), ("Date", day), ("Journaliste", author), ("Page", "4"))
        paragraphs.append(Paragraph(title, 1))
        paragraphs += [Paragraph(f"{label}\t{value}") for label, value in cells]
        paragraphs.append(Paragraph(BODY))
    assert found(paragraphs) == [replace(raw, page="4") for raw in EXPECTED]


def test_fields_may_stand_in_lines_of_their_own() -> None:
    paragraphs = []
    for title, source, day, author in ITEMS:
        paragraphs += [
            Paragraph(f"{title}\nSource : {source}", 2),
            Paragraph(f"Date\t{day}" if "Val" in source else day),
            Paragraph(f"Par {author}"),
            Paragraph(BODY),
        ]
    assert found(paragraphs) == EXPECTED


def test_titles_without_a_style_are_told_by_the_lines_below() -> None:
    paragraphs = [Paragraph("Bonjour, voici la revue de presse.")]
    paragraphs += [Paragraph(item.text) for item in styled()]
    assert found(paragraphs) == EXPECTED


def test_titles_without_a_style_may_stand_below_their_lines() -> None:
    paragraphs = []
    for (title, *_), line in zip(ITEMS, LINES, strict=True):
        paragraphs += [Paragraph(line), Paragraph(title), Paragraph(BODY)]
    assert found(paragraphs) == EXPECTED


@pytest.mark.parametrize("marks", [("1. ", "2. ", "3. "), ("* ", "* ", "* "), ("• ", "• ", "• ")])
def test_numbers_before_all_titles_and_rules_are_left_out(marks: tuple[str, ...]) -> None:
    paragraphs = []
    for mark, (title, *_), line in zip(marks, ITEMS, LINES, strict=True):
        paragraphs += [Paragraph(f"{mark}{title}\n{line}\n\n{BODY}\n-----------")]
    assert found(paragraphs) == EXPECTED


def test_a_line_with_an_address_gives_the_address() -> None:
    paragraphs = styled()
    paragraphs.insert(3, Paragraph("Lien : https://www.example.fr/bac"))
    paragraphs[3 + 1] = Paragraph(ITEMS[1][0], 1, links=("https://www.example.fr/pont",))
    read = found(paragraphs)
    assert [raw.url for raw in read] == [
        "https://www.example.fr/bac",
        "https://www.example.fr/pont",
        None,
    ]
    assert read[0].text == BODY


def test_a_long_text_above_the_first_title_is_an_article_too() -> None:
    editorial = [Paragraph("Éditorial"), *[Paragraph(BODY * 4)] * 3]
    first, *others = found(editorial + styled())
    assert first.text.startswith("Éditorial")
    assert len(others) == len(ITEMS)


def test_headings_that_each_begin_a_page_are_titles_of_articles() -> None:
    paged = []
    for title, *_ in ITEMS:
        paged += [Paragraph(title, 1, begins_page=True), Paragraph(BODY)]
    assert [raw.title for raw in found(paged)] == [title for title, *_ in ITEMS]
    assert review(paged) == []
    assert len(found([Paragraph(item.text, item.level) for item in paged])) == 1


def test_sources_at_the_foot_of_an_article_make_no_review() -> None:
    references = [Paragraph(line) for line in LINES]
    [single] = found([Paragraph("Le delta", 1), *[Paragraph(BODY)] * 3, *references])
    assert single.text.endswith(LINES[-1])


def test_a_single_article_has_its_title_and_its_line() -> None:
    expected = RawArticle(BODY, None, "Le bac", "12 mars 2019", "Le Monde")
    line = Paragraph("Le Monde, 12 mars 2019")
    for level in (1, 0, None):
        assert found([Paragraph("Le bac", level), line, Paragraph(BODY)]) == [expected]
    assert found([line, Paragraph("Le bac", 1), Paragraph(BODY)]) == [expected]


def test_a_dateline_is_no_source_of_a_single_article() -> None:
    [single] = found(
        [Paragraph("Le bac", 1), Paragraph("Rosette, le 12 mars 2019"), Paragraph(BODY)]
    )
    assert (single.source, single.text) == (None, f"Rosette, le 12 mars 2019\n{BODY}")


def test_the_days_of_a_chronology_are_part_of_its_text() -> None:
    days = [Paragraph(text) for day in range(1, 5) for text in (f"{day} mars 2019", BODY)]
    [single] = found([Paragraph("Dix jours de crue", 1), *days])
    assert (single.date, single.text.splitlines()[0]) == (None, "1 mars 2019")
    [dated] = found([Paragraph("Dix jours de crue", 1), *days[:2]])
    assert (dated.date, dated.text) == ("1 mars 2019", BODY)


def test_a_document_that_breaks_off_keeps_what_comes_before() -> None:
    def broken() -> Iterator[Paragraph]:
        yield Paragraph(BODY)
        raise UnreadableFile("archive-damaged")

    first, problem = articles(broken())
    assert first == RawArticle(BODY)
    assert isinstance(problem, Problem)
    with pytest.raises(UnreadableFile, match="no text"):
        list(articles([]))
