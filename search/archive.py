"""Open an archive, search it, and read its articles."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar, Unpack, get_args

from index.article import Article
from index.engines.base import Sort
from index.engines.config import ClusterConfig
from index.engines.query import MatchAll
from index.entities.kind import EntityKind, KindName
from index.errors import InputError, SearchError
from index.stored_article import StoredArticle
from search.filters import Filters, Names, each_name
from search.open_index import OpenIndex
from search.option_checks import (
    MAX_PAGE_HITS,
    check_limit,
    check_order,
    check_page,
    check_sort,
    check_width,
)
from search.results import EntitiesPage, Hit, ResultPage, SourceArticles, Status
from search.searcher import Searcher, comparable_timelines
from search.snapshot import Snapshot
from search.sorted_counts import Counts

if TYPE_CHECKING:
    from index.cleaning.placement import PlacedLine
    from index.messages import Language
    from index.readers import Limits
    from search.alerts.alert import Target
    from search.alerts.delivery import Delivery
    from search.composition import Composition
    from search.concordance import Concordance, ConcordanceLine, Order
    from search.exports import Comparison, Manifest
    from search.exports.exporter import Export
    from search.exports.manifest import Selection
    from search.facets import FacetScope
    from search.filters import FilterOptions
    from search.folders import Folders
    from search.names.completion import Completion
    from search.names.initials import Initial
    from search.network import Network
    from search.originals import Original
    from search.quotations.found_quotation import QuotationPage
    from search.reading import Reading
    from search.reviews.review import GroupedBy, Review
    from search.saved import SavedQueries
    from search.similar import Similar
    from search.statistics.statistics import Statistics
    from search.tags.tags import Tags
    from search.timeline import Base, Step, Timeline
    from search.upkeep import Upkeep

Found = TypeVar("Found")


class Archive:
    """An index that is open for searching.

    It is a context manager, may stay open while the index is written to, and may be shared by
    threads.

        >>> from search import Archive
        >>> with Archive(".search") as archive:
        ...     archive.status().articles
        36
    """

    def __init__(
        self,
        location: str | Path = ".search",
        access: ClusterConfig | None = None,
        *,
        synonyms: str | Path | None = None,
    ) -> None:
        """Open an index.

        Args:
            location: The folder of the index.
            access: How to reach the cluster, if the index is stored in one. By default the
                environment says so.
            synonyms: A file with further names that stand for each other, in the form of
                `index/entities/french/synonyms.txt`.

        Raises:
            IndexMissing: There is no index there.
            IndexBusy: The index is being made at this moment.
            IndexOutdated: Another version of this program made the index.
            IndexCorrupt: The index cannot be read.
            ClusterDown, ClusterRefusal: The cluster cannot be reached, or refuses.
        """
        synonyms_file = Path(synonyms) if synonyms else None
        self._index = OpenIndex(Path(location), access, synonyms_file)

    def __enter__(self) -> Self:
        return self

    def __repr__(self) -> str:
        """Return the place and the content of the archive: `<Archive .search: 36 articles …>`."""
        try:
            status = self.status()
        except SearchError as error:
            return f"<Archive {self._index.location}: {error}>"
        days = f", {status.first} to {status.last}" if status.first else ""
        return (
            f"<Archive {self._index.location}: {status.articles:,} articles{days}, {status.engine}>"
        )

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def location(self) -> Path:
        """The folder of the index."""
        return self._index.location

    @property
    def access(self) -> ClusterConfig | None:
        """Access to the cluster, if the index is stored in one."""
        return self._index.opened.access

    @property
    def synonyms(self) -> Path | None:
        """The file with further names that stand for each other, if there is one."""
        return self._index.opened.synonyms_file

    def close(self) -> None:
        """Release the files and connections of the index."""
        self._index.close()

    def find(  # noqa: PLR0913 - the keywords are the options of a search
        self,
        text: str,
        *,
        sort: Sort | None = None,
        limit: int = 10,
        page: int = 1,
        exact: bool = False,
        variants: bool = True,
        group: bool = True,
        facets: bool = False,
        multi_select: bool = False,
        count_copies: bool = False,
        partial: bool = False,
        explain: bool = False,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> ResultPage:
        """Find the articles that match a query.

            >>> archive.find("Hachd al-Chaabi", since="2019").total
            5

        Args:
            text: The query as `search query` takes it; empty for all that pass the filters.
            sort: By default `relevance`, or `-date` (latest first) for a query without words.
            limit: The number of hits on a page.
            page: The number of the page, from 1.
            exact: True if only the words as typed match, not their inflected forms.
            variants: False to search for names only as they were typed, not in other spellings, nor
                by other names. So does `exact`.
            group: True if near-duplicates count as one hit, shown by the best of them.
            facets: True to count the hits by source, person, year, month and day.
            multi_select: True to let facets count the articles of other sources and days than the
                filters have chosen as well, so that these can be chosen, too.
            count_copies: True to count the hits without their copies in `ResultPage.without_copies`
                even if there are many. Of 10,000 hits this takes about a second, and a cluster
                sends all of them.
            partial: True to show all articles that `ResultPage.partial` counts. By default, those
                on another subject than the query are left out, which a note says.
            explain: True to explain how the query was read and what the scores are made of.
            today: The day that relative dates count from; by default the current day.
            budget: The seconds that the question may take. By default, they are not limited, but
                by `search.limited_to`.
            filters: The filters; keywords replace some of them.
            options: `since`, `until`, `source` and the other filters of `search.filters.Filters`.

        Raises:
            QueryError, DateError, InputError: The query, a date or a number cannot be used.
            TooLong: The question takes longer than its budget.
        """
        check_page(limit, page)
        check_sort(sort)
        scope: FacetScope | None = None
        if facets:
            scope = "choices" if multi_select else "hits"

        def find_page(snapshot: Snapshot) -> ResultPage:
            narrowing = Filters.of(filters, **options)
            searcher = snapshot.searcher(text, narrowing, today, exact=exact, variants=variants)
            return searcher.page(
                sort,
                limit,
                page,
                group=group,
                facets=scope,
                count_copies=count_copies,
                partial=partial,
                explain=explain,
            )

        return self._index.ask(find_page, budget)

    def hits(
        self,
        text: str,
        *,
        sort: Sort | None = None,
        exact: bool = False,
        variants: bool = True,
        partial: bool = False,
        today: date | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Iterator[Hit]:
        """Return every hit of a query, one after the other, near-duplicates as hits of their own.

        They are the articles that `ResultPage.total` counts. Each names its copies among them.

        Args:
            text: As in `find`.
            sort: As in `find`.
            exact: As in `find`.
            variants: As in `find`.
            partial: True to return all articles that hold some of the words as well, after the
                others; `ResultPage.partial` counts these.
            today: As in `find`.
            filters: As in `find`.
            options: As in `find`.

        Raises:
            QueryError, DateError, InputError: The query, a date or the order cannot be used.
        """
        check_sort(sort)
        narrowing = Filters.of(filters, **options)
        snapshot = self._index.latest()
        with snapshot.faults_as_damage():
            searcher = snapshot.searcher(text, narrowing, today, exact=exact, variants=variants)
            hits = searcher.hits(sort, partial=partial)
        return _guarded(hits, snapshot)

    def export(  # noqa: PLR0913 - the keywords are the options of an export
        self,
        text: str,
        target: str | Path,
        *,
        format: str = "",
        fields: Sequence[str] = (),
        sort: Sort = "date",
        without_copies: bool = False,
        overwrite: bool = False,
        exact: bool = False,
        variants: bool = True,
        today: date | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Manifest:
        """Write the articles that hold all of a query to a file or a folder, with a manifest.

        Either all of it is written or nothing. A few articles are in memory at a time, and the id
        of each.

        Args:
            text: As in `find`.
            target: The file or the folder. A name with a suffix is that of a file.
            format: One of `search.exports.FORMATS`; by default the one of the suffix.
            fields: Some of `search.exports.FIELDS`; by default those that are usual in the format.
            sort: The order of the articles; by default the oldest first.
            without_copies: True to write articles with much the same text once.
            overwrite: True to replace an export that is there.
            exact: As in `find`.
            variants: As in `find`.
            today: As in `find`.
            filters: As in `find`.
            options: As in `find`.

        Raises:
            QueryError, DateError, InputError: The query, a date, the order, the format, a field or
                the target cannot be used.
        """
        from search.exports.exporter import resolved  # late: a search needs none of it
        from search.exports.manifest import Selection
        from search.saved.saved_query import SavedOptions
        from search.surrogates import without_surrogates

        check_sort(sort)
        narrowing = Filters.of(filters, **options)
        selection = Selection(
            query=without_surrogates(text),
            options=SavedOptions.of(narrowing, exact=exact, variants=variants),
            today=today or date.today(),
            sort=sort,
            without_copies=without_copies,
            format=format,
            fields=tuple(fields),
        )
        snapshot = self._index.latest()
        with snapshot.faults_as_damage():
            export = _export(snapshot, resolved(selection, Path(target)))
            return export.write(Path(target), overwrite=overwrite)

    def export_again(
        self, manifest: str | Path, target: str | Path | None = None, *, overwrite: bool = False
    ) -> Comparison:
        """Repeat an export, and compare its articles with those of the one before.

        Without a target nothing is written, unless the export before is to be replaced.

        Args:
            manifest: The manifest of the export before.
            target: The file or the folder to write to.
            overwrite: True to replace the target or, without one, the export before.

        Raises:
            QueryError, DateError, InputError: The manifest or the target cannot be used.
        """
        from search.exports.comparison import Comparison, altered_files  # late: as above
        from search.exports.manifest import exported_to, read_manifest

        file = Path(manifest)
        before = read_manifest(file)
        altered = altered_files(before, file.parent)
        place = exported_to(file) if overwrite and target is None else target
        snapshot = self._index.latest()
        with snapshot.faults_as_damage():
            export = _export(snapshot, before.selection)
            now = export.write(Path(place), overwrite=overwrite) if place else export.account()
        return Comparison.of(before, now, altered)

    @property
    def saved(self) -> SavedQueries:
        """The saved queries of the index."""
        from search.saved import SavedQueries  # late: a search needs none of it

        return SavedQueries(self._index.location, self._prepare)

    def deliver(self, name: str, targets: Sequence[Target], language: Language = "en") -> Delivery:
        """Send the articles that are new for a saved query to somebody.

        Args:
            name: The name of the query.
            targets: The places, see `search.alerts.targets.read_target`.
            language: The language of the words around the articles.

        Raises:
            InputError: No query has this name.
            IndexBusy: Another process is sending at the same time.
        """
        from search.alerts.delivery import deliver  # late: a search needs none of it

        return deliver(self.saved, name, targets, language)

    @property
    def statistics(self) -> Statistics:
        """Counts of words and articles: frequencies, collocates, keywords and n-grams."""
        from search.statistics.statistics import Statistics  # late: a search needs none of it

        return Statistics(self._index)

    @property
    def folders(self) -> Folders:
        """The folders of articles that users have made."""
        from search.folders import Folders  # late: a search needs none of it

        return Folders(self._index.location, self._prepare)

    @property
    def tags(self) -> Tags:
        """The tags that users have given to articles, and the notes on them."""
        from search.tags.tags import Tags  # late: a search needs none of it

        return Tags(self._index.location, self._prepare)

    def _prepare(
        self, text: str, filters: Filters, *, exact: bool, variants: bool = True
    ) -> Searcher:
        """Return a query, ready to be searched for in the state that the index has now."""
        return self._index.latest().searcher(text, filters, None, exact=exact, variants=variants)

    def timeline(  # noqa: PLR0913 - the keywords are the options of a search
        self,
        text: str,
        *,
        by: Step | None = "month",
        relative_to: Base = "filters",
        exact: bool = False,
        variants: bool = True,
        count_copies: bool = False,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Timeline:
        """Count how many articles of each period match a query, and what share of them that is.

        Args:
            text: The query; an article must hold all of it.
            by: The length of a period: `day`, `week`, `month`, `quarter` or `year`. None chooses the
                shortest that gives at most `search.timeline.MAX_PERIODS`, and leaves out periods at
                both ends that have no matches and hardly any articles.
            relative_to: What shares are relative to: `all` articles of a period, or those that pass
                the `filters`, be they keywords or typed in the query.
            exact: As in `find`.
            variants: As in `find`.
            count_copies: True to count the articles without copies as well; as in `find`.
            today: As in `find`.
            budget: As in `find`.
            filters: As in `find`.
            options: As in `find`.

        Raises:
            QueryError: The query cannot be read.
            DateError: A date cannot be read.
            TooLong: The question takes longer than its budget.
        """
        [timeline] = self.timelines(
            (text,),
            by=by,
            relative_to=relative_to,
            exact=exact,
            variants=variants,
            count_copies=count_copies,
            today=today,
            budget=budget,
            filters=filters,
            **options,
        )
        return timeline

    def timelines(  # noqa: PLR0913 - the keywords are the options of a search
        self,
        texts: Sequence[str],
        *,
        by: Step | None = "month",
        relative_to: Base = "filters",
        exact: bool = False,
        variants: bool = True,
        count_copies: bool = False,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> tuple[Timeline, ...]:
        """Count the articles of several queries over time, with periods of one length.

        All of them are of one state of the index, so that they can be compared.

        Args:
            texts: The queries.
            by: As in `timeline`.
            relative_to: As in `timeline`.
            exact: As in `find`.
            variants: As in `find`.
            count_copies: True to count the articles without copies as well; as in `find`.
            today: As in `find`.
            budget: As in `find`.
            filters: As in `find`.
            options: As in `find`.

        Raises:
            QueryError: A query cannot be read.
            DateError: A date cannot be read.
            TooLong: The questions take longer than their budget.
        """
        narrowing = Filters.of(filters, **options)

        def count(snapshot: Snapshot) -> tuple[Timeline, ...]:
            searchers = [
                snapshot.searcher(text, narrowing, today, exact=exact, variants=variants)
                for text in texts
            ]
            return comparable_timelines(searchers, by, relative_to, count_copies=count_copies)

        return self._index.ask(count, budget)

    def get(self, id: str) -> Article | None:
        """Return the article with an id, or None."""
        stored = self.stored(id)
        return stored.article if stored else None

    def read(
        self,
        id: str,
        text: str = "",
        *,
        exact: bool = False,
        variants: bool = True,
        today: date | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Reading | None:
        """Return the article with an id and what is to be seen in it, or None.

        Args:
            id: The id of the article.
            text: The query whose matches are marked; as in `find`.
            exact: As in `find`.
            variants: As in `find`.
            today: As in `find`.
            filters: The filters of the query. The people that they ask for are marked as well.
            options: As in `find`.

        Raises:
            QueryError, DateError, InputError: The query, a date or a name cannot be used.
        """
        from search.reading import read  # late: a search needs none of it

        narrowing = Filters.of(filters, **options)

        def read_article(snapshot: Snapshot) -> Reading | None:
            searcher = snapshot.searcher(text, narrowing, today, exact=exact, variants=variants)
            stored = snapshot.article(id)
            return read(searcher, stored) if stored else None

        return self._index.ask(read_article)

    def stored(self, id: str) -> StoredArticle | None:
        """Return the article with an id and the forms by which its text mentions people, or None."""
        return self._index.ask(lambda snapshot: snapshot.article(id))

    def original(self, id: str) -> Original | None:
        """Return the file that an article was read from, or None if there is no article with this id.

        Of an article in an archive of files, that is the file in the archive.

        Raises:
            InputError: The file is not there any more, or lies outside the folders of the index.
            UnreadableFile: It is in an archive that is damaged, or is too large to be unpacked.
        """
        from search.originals import find_original  # late: a search needs none of it

        snapshot = self._index.latest()
        with snapshot.faults_as_damage():
            stored = snapshot.article(id)
        if stored is None:
            return None
        return find_original(stored.article, snapshot.manifest.roots, snapshot.folder)

    def placed_lines(self, id: str, limits: Limits | None = None) -> tuple[PlacedLine, ...] | None:
        """Return each line of the file of an article with where it went, or None without the article.

        The file is read again: menus, pleas and other boilerplate are in no index.

        Args:
            id: The id of the article.
            limits: How much of a file is read; by default as the environment says.

        Raises:
            InputError: The file is not there any more, lies outside the folders of the index, cannot
                be read, or does not hold the article any more.
        """
        from index.readers import Limits  # late: a search reads no files
        from index.rereading import reread
        from search.originals import locate

        snapshot = self._index.latest()
        with snapshot.faults_as_damage():
            stored = snapshot.article(id)
        if stored is None:
            return None
        path, roots = stored.article.path, snapshot.manifest.roots
        file = locate(path, roots, snapshot.folder)
        return reread(id, path, file, roots, limits or Limits.of_environment(os.environ))

    def ids_ending(self, text: str, limit: int = 10) -> tuple[str, ...]:
        """Return the ids that end with a text, such as the name of a file, a few at most."""
        return self._index.ask(lambda snapshot: snapshot.ids_ending(text, limit))

    def similar(self, id: str, limit: int = 10) -> tuple[Similar, ...] | None:
        """Return the articles most like one, or None if there is no article with this id.

        Near-duplicates come first, then articles on the same subject.

        Raises:
            InputError: The limit is out of bounds.
        """
        from search.similar import similar  # late: a search needs none of it

        check_page(limit, page=1)

        def find_similar(snapshot: Snapshot) -> tuple[Similar, ...] | None:
            stored = snapshot.article(id)
            return similar(snapshot.engine, stored, limit) if stored else None

        return self._index.ask(find_similar)

    def similar_to(self, example: StoredArticle | str, limit: int = 10) -> tuple[Similar, ...]:
        """Return the articles most like one that need not be in the index.

            >>> [found.stored.article.source for found in archive.similar_to("Séisme en Turquie", 1)]
            ['AFP']

        Each tells which words of the subject and which people both have. Its own file may be in the
        index: then that is among those with much the same text.

        Args:
            example: A text, or an article that `index.unindexed` has read from a file. Of either, the
                first `search.subject_words.MAX_SUBJECT_CHARS` characters count.
            limit: The greatest number of articles to return.

        Raises:
            InputError: The text has no words, or the limit is out of bounds.
        """
        from search.similar import similar  # late: a search needs none of it
        from search.subject_words import MAX_SUBJECT_CHARS

        check_page(limit, page=1)
        if isinstance(example, str):
            if not example.strip():
                raise InputError("example-empty")
            from index.unindexed import article_of_text  # late: this loads the readers
            from search.surrogates import without_surrogates

            example = article_of_text(without_surrogates(example[:MAX_SUBJECT_CHARS]))
        stored = example
        return self._index.ask(
            lambda snapshot: similar(snapshot.engine, stored, limit, is_indexed=False)
        )

    def published_at(self, address: str) -> tuple[str, ...]:
        """Return the ids of the articles that were published at an address, nearly always one.

        Nothing is downloaded. Every article is looked at, since no field of the index has
        addresses.

        Raises:
            TooLong: It takes longer than `search.limited_to` allows.
        """
        from search.published import ids_at  # late: a search needs none of it

        return self._index.ask(lambda snapshot: tuple(ids_at(snapshot.engine, address)))

    def people(
        self,
        name: str | None = None,
        *,
        beside: Names = None,
        limit: int = 20,
        page: int = 1,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> EntitiesPage:
        """List the people whom the archive names, most frequent first.

        Args:
            name: Only people whom this name stands for: in full or the surname alone, in any
                spelling.
            beside: Only people who are named in the articles that name this person, or all of
                these people.
            limit: The number of people on a page.
            page: The number of the page, from 1.
            today: As in `find`.
            budget: As in `find`.
            filters: Only people who are named in articles that pass these filters; as in `find`.
            options: As in `find`.

        Raises:
            DateError: A date cannot be read.
            InputError: Another argument is out of bounds.
            TooLong: The question takes longer than its budget.
        """
        return self.entities(
            name,
            kind="person",
            beside=beside,
            limit=limit,
            page=page,
            today=today,
            budget=budget,
            filters=filters,
            **options,
        )

    def entities(  # noqa: PLR0913 - the keywords are the options of a list
        self,
        name: str | None = None,
        *,
        kind: KindName | None = None,
        beside: Names = None,
        initial: Initial | None = None,
        limit: int = 20,
        page: int = 1,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> EntitiesPage:
        """List the people, organisations and places of the archive, most frequent first.

            >>> [found.name for found in archive.entities("EI", kind="organisation").entities]
            ['État islamique']

        Args:
            name: Only those that this name stands for: in any spelling, or another name that the
                lists have for it.
            kind: Only names of this kind: `person`, `organisation` or `place`.
            beside: Only those of the articles that have this name of their kind, or all of these.
            initial: Only names of this letter, `A` to `Z`, or `#` for those of no letter: that of
                the surname of a person, and of the first word after an article.
            limit: The number of names on a page.
            page: The number of the page, from 1.
            today: As in `find`.
            budget: As in `find`.
            filters: Only those of articles that pass these filters; as in `find`.
            options: As in `find`.

        Raises:
            DateError: A date cannot be read.
            InputError: Another argument is out of bounds.
            TooLong: The question takes longer than its budget.
        """
        check_page(limit, page)
        narrowing = Filters.of(filters, **options)
        beside_names = tuple(each_name(beside))
        kinds = (EntityKind(kind),) if kind else tuple(EntityKind)
        offset = (page - 1) * limit

        def list_entities(snapshot: Snapshot) -> EntitiesPage:
            searcher = snapshot.searcher("", narrowing, today)  # only the filters
            return searcher.entities(
                kinds, name, beside_names, offset=offset, limit=limit, initial=initial
            )

        return self._index.ask(list_entities, budget)

    def sources(
        self,
        *,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> tuple[SourceArticles, ...]:
        """List the sources of the archive with the number and the days of their articles.

        Args:
            today: As in `find`.
            budget: As in `find`.
            filters: Only articles that pass these filters count; as in `find`.
            options: As in `find`.

        Raises:
            DateError, InputError: A date or a name cannot be read.
            TooLong: The question takes longer than its budget.
        """
        narrowing = Filters.of(filters, **options)

        def list_sources(snapshot: Snapshot) -> tuple[SourceArticles, ...]:
            return snapshot.searcher("", narrowing, today).sources()  # only the filters

        return self._index.ask(list_sources, budget)

    def source_spellings(self, name: str) -> tuple[str, ...]:
        """Return the spellings that stand for a source, beginning with the one that was asked for."""
        from index.sources.entries import spellings_of  # late: few ask for them

        return spellings_of(name, self._index.latest().manifest.source_names)

    def network(
        self,
        text: str = "",
        *,
        most: int = 40,
        exact: bool = False,
        variants: bool = True,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Network:
        """Find the people whom the articles of a query name most often, and who is named with whom.

        People whom the query asks for are left out, be they of a filter or typed in the query: all
        others are named with them.

        Args:
            text: The query; an article must hold all of it.
            most: The largest number of people.
            exact: As in `find`.
            variants: As in `find`.
            today: As in `find`.
            budget: As in `find`.
            filters: As in `find`.
            options: As in `find`.

        Raises:
            QueryError, DateError, InputError: The query, a date or a number cannot be used.
            TooLong: The question takes longer than its budget.
        """
        from search.network import MAX_PEOPLE, find_network  # late: a search needs none of it

        check_limit(most, MAX_PEOPLE)
        narrowing = Filters.of(filters, **options)

        def find(snapshot: Snapshot) -> Network:
            searcher = snapshot.searcher(text, narrowing, today, exact=exact, variants=variants)
            return find_network(searcher, most)

        return self._index.ask(find, budget)

    def concordance(  # noqa: PLR0913 - the keywords are the options of a concordance
        self,
        text: str,
        *,
        width: int = 70,
        limit: int = 500,
        order: Order = "right",
        exact: bool = False,
        variants: bool = True,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Concordance:
        """Show the matches of a query in their contexts, one below the other.

        Args:
            text: The query; an article must hold all of it. A person that it asks for is shown as
                the articles write the name.
            width: The largest number of characters on each side of a match.
            limit: The largest number of lines. They are from the best articles, or from the oldest
                ones if they are in the order of days.
            order: The order of the lines: by what follows the match (`right`), by what precedes it
                (`left`), or by `date`, the oldest first.
            exact: As in `find`.
            variants: As in `find`.
            today: As in `find`.
            budget: As in `find`.
            filters: As in `find`.
            options: As in `find`.

        Raises:
            QueryError, DateError, InputError: The query, a date, a number or the order cannot be
                used.
            TooLong: The question takes longer than its budget.
        """
        from search import concordance  # late: a search needs none of it

        check_limit(limit, concordance.MAX_LINES)
        check_width(width, concordance.MAX_WIDTH)
        check_order(order, get_args(concordance.Order))
        narrowing = Filters.of(filters, **options)

        def find(snapshot: Snapshot) -> Concordance:
            searcher = snapshot.searcher(text, narrowing, today, exact=exact, variants=variants)
            return concordance.find_concordance(searcher, width, limit, order)

        return self._index.ask(find, budget)

    def quotations(  # noqa: PLR0913 - the keywords are the options of a search
        self,
        speaker: str,
        text: str = "",
        *,
        sort: Sort | None = None,
        limit: int = 10,
        page: int = 1,
        exact: bool = False,
        variants: bool = True,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> QuotationPage:
        """List what a person is quoted with.

        Quotations of the same words are listed once, as the earliest article has them.

        Args:
            speaker: The name: in full or the surname alone, in any spelling.
            text: A query. A quotation must hold all of it, and so must its article.
            sort: `relevance`, `date` or `-date` (latest first). By default the best match of the
                text comes first, or the latest quotation if there is no text.
            limit: The number of quotations on a page.
            page: The number of the page, from 1.
            exact: As in `find`.
            variants: As in `find`.
            today: As in `find`.
            budget: As in `find`.
            filters: As in `find`.
            options: As in `find`.

        Raises:
            QueryError, DateError, InputError: The query, a date, a number, the order or the name
                cannot be used.
            TooLong: The question takes longer than its budget.
        """
        from search.quotations.finder import find_quotations  # late: a search needs none of it

        check_page(limit, page)
        check_sort(sort)
        narrowing = Filters.of(filters, **options)

        def find(snapshot: Snapshot) -> QuotationPage:
            searcher = snapshot.searcher(text, narrowing, today, exact=exact, variants=variants)
            return find_quotations(searcher, speaker, sort, limit, page)

        return self._index.ask(find, budget)

    def concordance_lines(
        self,
        text: str,
        *,
        width: int = 70,
        sort: Sort | None = None,
        exact: bool = False,
        variants: bool = True,
        today: date | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Iterator[ConcordanceLine]:
        """Return every match of a query in its context, one after the other, however many there are.

        Args:
            text: As in `concordance`.
            width: As in `concordance`.
            sort: The order of the articles, whose lines follow one another; as in `find`.
            exact: As in `find`.
            variants: As in `find`.
            today: As in `find`.
            filters: As in `find`.
            options: As in `find`.

        Raises:
            QueryError, DateError, InputError: The query, a date, a number or the order cannot be
                used.
        """
        from search import concordance  # late: a search needs none of it

        check_width(width, concordance.MAX_WIDTH)
        check_sort(sort)
        narrowing = Filters.of(filters, **options)
        snapshot = self._index.latest()
        with snapshot.faults_as_damage():
            searcher = snapshot.searcher(text, narrowing, today, exact=exact, variants=variants)
            lines = concordance.find_lines(searcher, width, sort)
        return _guarded(lines, snapshot)

    def review(  # noqa: PLR0913 - the keywords are the options of a search
        self,
        text: str = "",
        *,
        by: GroupedBy = "day",
        limit: int = 500,
        title: str = "",
        exact: bool = False,
        variants: bool = True,
        today: date | None = None,
        budget: float | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Review:
        """Return a press review: the articles of a query in groups, each text once.

        Args:
            text: The query; an article must hold all of it.
            by: The groups: of one `day`, of one `subject` or of one `source`.
            limit: The largest number of texts. The latest ones are left out.
            title: The title of the review; empty for the usual one.
            exact: As in `find`.
            variants: As in `find`.
            today: As in `find`.
            budget: As in `find`.
            filters: As in `find`.
            options: As in `find`.

        Raises:
            QueryError, DateError, InputError: The query, a date, a number or the groups cannot be
                used.
            TooLong: It takes longer than its budget.
        """
        from search.reviews import building, review  # late: a search needs none of it

        check_limit(limit, building.MAX_TEXTS)
        check_order(by, get_args(review.GroupedBy))
        narrowing = Filters.of(filters, **options)

        def make(snapshot: Snapshot) -> Review:
            searcher = snapshot.searcher(text, narrowing, today, exact=exact, variants=variants)
            return building.make_review(searcher, by, limit, title)

        return self._index.ask(make, budget)

    def names(self, kind: KindName = "person") -> tuple[str, ...]:
        """Return the names of a kind that the archive has, most frequent first, each by one spelling."""
        from search.names.spellings import group_spellings, most_frequent  # late: few need it

        def count(snapshot: Snapshot) -> Counts:
            return snapshot.engine.facet_counts(kind, MatchAll())

        groups = group_spellings(self._index.ask(count), EntityKind(kind))
        return tuple(map(most_frequent, groups))

    def complete(self, typed: str, most: int = 8) -> tuple[Completion, ...]:
        """Return the names that begin as was typed, most frequent first.

        They are of people, organisations, places and sources.

            >>> [completion.name for completion in archive.complete("soleim")]
            ['Qassem Soleimani']

        Any word of a name may begin so, in any of its spellings, without regard to accents and
        capitals. The names are sorted when one is first asked for, and again when the index has
        changed.

        Args:
            typed: The beginnings of one or several words of a name.
            most: The largest number of names to return.

        Raises:
            InputError: The number is out of bounds.
        """
        check_limit(most, MAX_PAGE_HITS)
        return self._index.ask(lambda snapshot: snapshot.complete(typed, most))

    def status(self) -> Status:
        """Return what the index holds."""
        return self._index.ask(Snapshot.status)

    def upkeep(self) -> Upkeep:
        """Return what the runs of the indexer have left undone: files that could not be read, and why."""
        return self._index.ask(Snapshot.upkeep)

    def composition(self) -> Composition | None:
        """Count the articles by language, and by the way in which their days are known.

        Every article is read for that. It is None for more than `search.composition.MAX_READ`
        articles, and for those on a cluster.
        """
        return self._index.ask(Snapshot.composition)

    def refresh(self) -> None:
        """Read what was written meanwhile. Every search does so by itself."""
        self._index.latest()


def _export(snapshot: Snapshot, selection: Selection) -> Export:
    """Prepare an export from one state of the index."""
    from search.exports.exporter import Export  # late: a search needs none of it
    from search.exports.manifest import IndexState

    options = selection.options
    searcher = snapshot.searcher(
        selection.query,
        options.filters,
        selection.today,
        exact=options.exact,
        variants=options.variants,
    )
    state = IndexState(
        indexed=snapshot.indexed,
        generation=snapshot.manifest.generation,
        engine=snapshot.manifest.engine,
        analyser=snapshot.manifest.analyser,
        schema=snapshot.manifest.schema,
    )
    return Export(selection, searcher, state)


def _guarded(found: Iterator[Found], snapshot: Snapshot) -> Iterator[Found]:
    """Yield what is found, and say so if some of it cannot be read since a file is damaged."""
    with snapshot.faults_as_damage():
        yield from found
