"""Make an article of what a reader gives: clean it, date it, find its source and people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from index.article import Article
from index.cleaning import cleaning_steps
from index.cleaning.authors import author_names
from index.cleaning.foreign_paragraphs import foreign_paragraphs, without_foreign_paragraphs
from index.cleaning.language_detection import detect_language
from index.dates.day_span import DaySpan
from index.dates.publication_date import DateEvidence, find_publication
from index.entities.finder import find_entities, forms_of
from index.entities.kind import EntityKind
from index.entities.spellings import first_spellings
from index.files.names import printable_id
from index.lockstep import Steps
from index.people.coreference import Mention, mention_steps, named_people
from index.people.identity import may_mean
from index.people.lookup_keys import lookup_key
from index.people.spacy_ner import EntityRecognizer
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


class Assembly(Struct, frozen=True):
    """The making of one article.

    Attributes:
        raw: What a reader gave.
        path: The path of its file in the index.
        span: The days of the other articles of the file, where they are known.
        today: The article is not later than this day.
        timezone: The zone in which its moments have their day.
        sources: The table of sources.
        recognizer: A second opinion on who is a person; None for no such opinion.
    """

    raw: RawArticle
    path: str
    span: DaySpan | None
    today: date
    timezone: str
    sources: SourceTable
    recognizer: EntityRecognizer | None

    def steps(self) -> Steps[StoredArticle]:
        """Make the article step by step, and return it with what was found in it."""
        text = yield from cleaning_steps(self.raw.text, self.raw.title, author=self.raw.author)
        yield
        captions = tuple(dict.fromkeys((*self.raw.captions, *text.captions)))
        # a stray paragraph in another language belongs to another article
        french = without_foreign_paragraphs(text.body)
        yield
        evidence = DateEvidence(
            title=text.title,
            body=french,
            captions=captions,
            metadata=self.raw.date,
            url=self.raw.url,
            path=_path_with_date(self.raw, self.path),
            saved=self.raw.saved,
            span=self.span,
        )
        published = find_publication(evidence, self.today, self.timezone)
        yield
        source = self.sources.find_source(
            metadata=self.raw.source,
            source_line=text.source_line,
            url=self.raw.url,
            copyright=text.copyright,
        )
        yield
        # a title that is no line of its own is the first sentence of the body
        text_with_names = f"{text.title}\n{french}" if text.has_headline else french
        # captions often belong to another article: nobody is looked for there
        mentions = yield from mention_steps(text_with_names, self.recognizer)
        yield
        people = first_spellings(_people(self.raw, text_with_names, mentions), EntityKind.PERSON)
        yield
        entities = find_entities(text_with_names, mentions)
        yield
        organisations, places = (
            first_spellings(forms_of(text_with_names, entities, kind), kind)
            for kind in (EntityKind.ORGANISATION, EntityKind.PLACE)
        )
        yield
        article = Article(
            id=article_id(self.raw, self.path),
            path=self.path,
            title=text.title,
            body=text.body,
            captions=captions,
            source=source,
            section=_label(self.raw.section),
            page=_label(self.raw.page),
            authors=author_names(text.author),
            carriers=self.raw.carriers,
            date=published.day,
            date_evidence=published.evidence,
            possible_dates=published.possible_days,
            people=tuple(people),
            organisations=tuple(organisations),
            places=tuple(places),
            url=self.raw.url,
            language=_language(self.raw, text.body),
        )
        yield
        left_out = () if french is text.body else foreign_paragraphs(text.body)
        body_start = len(text_with_names) - len(french)
        yield
        in_body = mentions_in_body(mentions, body_start, left_out)
        quotations = _quotations(text.body, tuple(in_body), self.raw.people or (), people)
        return StoredArticle(
            article,
            people,
            organisations=organisations,
            places=places,
            quotations=quotations,
        )


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
    quotations = find_quotations(body, mentions)
    if not quotations:
        return ()
    spellings = {lookup_key(name): name for name in people}

    def spelt(speaker: str) -> str:
        name = _listed_name(speaker, listed_people)
        return spellings.get(lookup_key(name), name)

    return tuple(replace(quotation, speaker=spelt(quotation.speaker)) for quotation in quotations)


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
