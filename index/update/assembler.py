"""Assemble an article from what a reader gives: clean it, date it, find its source and people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from index.article import Article
from index.cleaning import clean
from index.cleaning.authors import author_names
from index.cleaning.foreign_paragraphs import foreign_paragraphs, without_foreign_paragraphs
from index.cleaning.language_detection import detect_language
from index.dates.day_span import DaySpan
from index.dates.publication_date import DateEvidence, find_publication
from index.dates.zones import DEFAULT_ZONE, load_zone
from index.entities.finder import find_entities, forms_of
from index.entities.kind import EntityKind
from index.entities.spellings import first_spellings
from index.files.names import printable_id
from index.people.coreference import Mention, find_mentions, named_people
from index.people.identity import may_mean
from index.people.lookup_keys import lookup_key
from index.people.spacy_ner import EntityRecognizer, french_model
from index.quotations.body_mentions import mentions_in_body
from index.quotations.finder import find_quotations
from index.quotations.quotation import Quotation
from index.readers.formats import FORMATS
from index.readers.raw_article import RawArticle
from index.sources import SourceTable
from index.stored_article import StoredArticle

_DEFAULT_LANGUAGE = "fr"
_MAX_LABEL_CHARS = 200
"""Characters of the name of a section or a page. A longer text is something else."""


class Assembler(Struct, frozen=True):
    """Assembles articles.

    Attributes:
        today: No article is later than this day. Years that dates leave out are counted back from
            it.
        source_names: Lines of the user's own table of sources.
        ner: Whether to ask spaCy for a second opinion on who is a person.
        timezone: The zone in which the moments of metadata have their day.
    """

    today: date
    source_names: str = ""
    ner: bool = False
    timezone: str = DEFAULT_ZONE

    def check(self) -> None:
        """Check that the table of sources, the time zone and the model of spaCy can be used.

        Raises:
            InputError: A line of the table of sources cannot be used, there is no such time zone, or
                spaCy's model is not installed.
        """
        load_zone(self.timezone)
        if self.source_names:  # the table of the program alone can be used, and takes long to read
            SourceTable.parse(self.source_names)
        if self.ner:
            entity_recognizer()

    def assemble(self, raw: RawArticle, path: str, span: DaySpan | None = None) -> StoredArticle:
        """Assemble one article.

        Args:
            raw: What a reader gave.
            path: The path of its file in the index.
            span: The days of the other articles of the file, where they are known.
        """
        text = clean(raw.text, raw.title, author=raw.author)
        captions = tuple(dict.fromkeys((*raw.captions, *text.captions)))
        # a stray paragraph in another language belongs to another article
        french = without_foreign_paragraphs(text.body)
        evidence = DateEvidence(
            title=text.title,
            body=french,
            captions=captions,
            metadata=raw.date,
            url=raw.url,
            path=_path_with_date(raw, path),
            saved=raw.saved,
            span=span,
        )
        published = find_publication(evidence, self.today, self.timezone)
        source = SourceTable.parse(self.source_names).find_source(
            metadata=raw.source,
            source_line=text.source_line,
            url=raw.url,
            copyright=text.copyright,
        )
        # a title that is no line of its own is the first sentence of the body
        text_with_names = f"{text.title}\n{french}" if text.has_headline else french
        mentions = self._find_mentions(text_with_names)
        people = first_spellings(_people(raw, text_with_names, mentions), EntityKind.PERSON)
        entities = find_entities(text_with_names, mentions)
        organisations, places = (
            first_spellings(forms_of(text_with_names, entities, kind), kind)
            for kind in (EntityKind.ORGANISATION, EntityKind.PLACE)
        )
        article = Article(
            id=article_id(raw, path),
            path=path,
            title=text.title,
            body=text.body,
            captions=captions,
            source=source,
            section=_label(raw.section),
            page=_label(raw.page),
            authors=author_names(text.author),
            carriers=raw.carriers,
            date=published.day,
            date_evidence=published.evidence,
            possible_dates=published.possible_days,
            people=tuple(people),
            organisations=tuple(organisations),
            places=tuple(places),
            url=raw.url,
            language=_language(raw, text.body),
        )
        left_out = () if french is text.body else foreign_paragraphs(text.body)
        body_start = len(text_with_names) - len(french)
        in_body = mentions_in_body(mentions, body_start, left_out)
        quotations = _quotations(text.body, tuple(in_body), raw.people or (), people)
        return StoredArticle(
            article,
            people,
            organisations=organisations,
            places=places,
            quotations=quotations,
        )

    def _find_mentions(self, text: str) -> Sequence[Mention]:
        """Return the mentions of people in a title and body. Captions often belong to another."""
        return find_mentions(text, entity_recognizer() if self.ner else None)


def _people(
    raw: RawArticle, text: str, mentions: Iterable[Mention]
) -> Mapping[str, Mapping[str, int]]:
    """Return the people that the file lists, and then others that the text names.

    Args:
        raw: The article as read, which may list people.
        text: Its title and body.
        mentions: The mentions of people in the text.

    Returns:
        For each name, the forms that it has in the text and how often each stands there:
        `{"Nadia Ferrand": {"Nadia Ferrand": 1, "Mme Ferrand": 2}}`.
    """
    people: dict[str, dict[str, int]] = {name: {} for name in raw.people or ()}
    for person in named_people(text, mentions):
        name = _listed_name(person.name, raw.people or ())
        forms = people.setdefault(name, {})
        for form, count in person.forms:
            forms[form] = forms.get(form, 0) + count
    return people


def _quotations(
    body: str, mentions: Sequence[Mention], listed_people: Iterable[str], people: Iterable[str]
) -> tuple[Quotation, ...]:
    """Return the quotations of a body, their speakers named as among the people of the article.

    Args:
        body: The body.
        mentions: The mentions of people in it.
        listed_people: The people that the file lists.
        people: All people of the article, each in one spelling.
    """
    spellings = {lookup_key(name): name for name in people}

    def spelt(speaker: str) -> str:
        name = _listed_name(speaker, listed_people)
        return spellings.get(lookup_key(name), name)

    return tuple(
        replace(quotation, speaker=spelt(quotation.speaker))
        for quotation in find_quotations(body, mentions)
    )


def article_id(raw: RawArticle, path: str) -> str:
    """Return the id of an article: its file's path, with its own key if the file holds many.

    The only article of `2019/maire.txt` has the id `2019/maire.txt`, and the article `17` of
    `2019.jsonl` has the id `2019.jsonl#17`.
    """
    return path if raw.key is None else printable_id(path, raw.key)


def _path_with_date(raw: RawArticle, path: str) -> str:
    """Return the path that the article's date may be read from, or "" if there is none.

    `maire-2019-03-01.txt` names the date of its only article, in an archive, too. A file of many
    articles, such as `export-2019-03-01.jsonl`, names a date that is not theirs.
    """
    if raw.key is None:
        return path
    member = raw.key.rpartition("#")[2]  # `lundi.zip/port.zip#maire-2019-03-01.txt`
    if "." not in member:  # as it is with most: to look for a suffix takes longer
        return ""
    suffix = PurePosixPath(member).suffix.lower()
    is_file = suffix and FORMATS.of_suffix(suffix) and "://" not in member
    return member if is_file else ""


def _listed_name(name: str, listed_people: Iterable[str]) -> str:
    """Return the name under which the file lists a person, or the name itself."""
    for listed in listed_people:
        if may_mean(name, listed):
            return listed
    return name


def _label(text: str | None) -> str | None:
    """Return the name of a section or a page on one line, if it is short enough to be one."""
    label = " ".join((text or "").split())
    return label if 0 < len(label) <= _MAX_LABEL_CHARS else None


def _language(raw: RawArticle, body: str) -> str:
    """Return the language that the body is in, or the one that the file names, or French."""
    return detect_language(body) or _language_code(raw.language) or _DEFAULT_LANGUAGE


def _language_code(language: str | None) -> str | None:
    """Return the code `fr` of `fr-FR`, `fr_FR` or `FR`; None if no code of two letters is given."""
    if language is None:
        return None
    code = language.strip().lower().replace("_", "-").partition("-")[0]
    is_code = len(code) == 2 and code.isascii() and code.isalpha()
    return code if is_code else None


@cache
def entity_recognizer() -> EntityRecognizer:
    """Return spaCy's model, loaded once in each process."""
    return french_model()
