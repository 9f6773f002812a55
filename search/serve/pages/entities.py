"""The pages of the people, organisations and places that the archive names: all of a kind, and each."""

from __future__ import annotations

from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from starlette.responses import Response

from index.entities.keys import lookup_key
from index.entities.kind import EntityKind
from search.cli.export import entities_as_csv
from search.facets import Facets
from search.option_checks import MAX_PAGE_HITS
from search.results import EntitiesPage, Entity
from search.serve.asking import Question
from search.serve.canonical import at_canonical_address
from search.serve.failures import NotThere
from search.serve.marking import plain
from search.serve.pages.results import found
from search.serve.pages.watches import watch_name
from search.serve.parts.downloads import table
from search.serve.parts.filters import chips_of, without_filters
from search.serve.parts.hits import views_of
from search.serve.parts.names import NameView, counts_of, entity_view, letters_of
from search.serve.parts.network import network_of
from search.serve.parts.pager import pager_of
from search.serve.parts.quotations import find_quotations, quotation_views
from search.serve.parts.timeline import over_time, timeline_of
from search.serve.visit import Visit

NAMES_PER_PAGE = 60
"""Names of a page of the list."""
MOST_BESIDE = 28
"""People of the network of a name."""
MOST_NAMESAKES = 12
"""Other people of the same surname."""
LATEST = 5
"""Latest articles and quotations that are shown."""
MOST_COUNTED = 10
"""Sources, and names of another kind, that are shown."""


class EntityPages(Struct, frozen=True):
    """The pages of one kind of names.

    Attributes:
        kind: The kind.
        path: The path of the list, which is also the name of its file.
    """

    kind: EntityKind
    path: str

    def show_all(self, visit: Visit) -> Response:
        """List the names of the kind."""
        return at_canonical_address(self._show_all)(visit)

    def _show_all(self, visit: Visit) -> Response:
        question = visit.question
        page = self._listed(visit, question, NAMES_PER_PAGE)
        has_more = page.total > question.page * NAMES_PER_PAGE
        paged = replace(question, limit=NAMES_PER_PAGE)
        return visit.page(
            "entities.html",
            kind=self.kind.value,
            path=self.path,
            question=question,
            total=page.total,
            notes=[visit.message(note) for note in page.notes],
            chips=chips_of(visit, self.path, question),
            without_filters=visit.address(self.path, without_filters(question)),
            letters=letters_of(visit, self.path, question),
            names=[entity_view(visit, entity) for entity in page.entities],
            pager=pager_of(visit, self.path, paged, page.total, has_more=has_more),
            file_address=visit.address(f"{self.path}.csv", question),
            network_address=visit.address("/network", question.but(q="")),
        )

    def send_table(self, visit: Visit) -> Response:
        """Send the list of all names of the kind as a table."""
        page = self._listed(visit, visit.question.but(), MAX_PAGE_HITS)
        return table(entities_as_csv(page), self.path.removeprefix("/"))

    def show(self, visit: Visit) -> Response:
        """Show a name: over time, among people, in which sources.

        Raises:
            NotThere: No article has a name like it.
        """
        entity = self._named(visit)
        question = Question().but(**{self.kind.value: (entity.name,)})
        page = found(visit, replace(question, limit=LATEST))
        (timeline,) = over_time(visit, question, [""])
        return visit.page(
            "entity.html",
            entity=replace(entity_view(visit, entity), articles=timeline.total),
            question=question,
            spellings=[(plain(each), count) for each, count in entity.spellings.items()],
            timeline=timeline_of(visit, timeline, question) if len(timeline.points) > 1 else None,
            network=network_of(visit, question, MOST_BESIDE),
            counted=self._counted(visit, page.facets) if page.facets else (),
            latest=views_of(visit, page.hits, question),
            namesakes=self._namesakes(visit, entity),
            **self._quoted(visit, question),
            results=visit.address("/", question),
            feed=visit.address("/feed.atom", question),
            watch_name=watch_name(visit, question),
            concordance_address=visit.address("/concordance", Question(q=_typed(entity.name))),
        )

    def _named(self, visit: Visit) -> Entity:
        """Return what the name in the address stands for, the most often named one if several."""
        name = visit.name
        listed = self._listed(visit, Question(q=name), MOST_NAMESAKES) if name.strip() else None
        if listed is None or not listed.entities:
            raise NotThere("failure-no-person", name=name)
        key = lookup_key(self.kind, name)
        same = (each for each in listed.entities if lookup_key(self.kind, each.name) == key)
        return next(same, listed.entities[0])

    def _listed(self, visit: Visit, question: Question, limit: int) -> EntitiesPage:
        """Return a page of the names that a question types, or of all."""

        def find() -> EntitiesPage:
            return visit.archive.entities(
                question.q or None,
                kind=self.kind.label,
                filters=question.filters,
                initial=question.letter,
                limit=limit,
                page=question.page,
            )

        asked = (self.path, question.counted, question.letter, question.page, limit)
        return visit.kept(asked, find)

    def _namesakes(self, visit: Visit, entity: Entity) -> list[NameView]:
        """Return other people of the same surname."""
        if self.kind is not EntityKind.PERSON:
            return []
        surname = entity.name.split()[-1]
        others = self._listed(visit, Question(q=surname), MOST_NAMESAKES).entities
        return [entity_view(visit, other) for other in others if other.name != entity.name]

    def _quoted(self, visit: Visit, question: Question) -> dict[str, Any]:
        """Return the latest quotations of a person."""
        if self.kind is not EntityKind.PERSON:
            return {"quotations": ()}
        quoted = find_quotations(visit, question, LATEST)
        return {
            "quotations": quotation_views(visit, quoted.quotations),
            "quotations_total": quoted.total,
            "quotations_address": visit.address("/quotations", question),
        }

    def _counted(
        self, visit: Visit, facets: Facets
    ) -> list[tuple[str, list[tuple[str, str, str]]]]:
        """Return the sources of the articles, and the organisations and places that they name."""
        counted = [("source", counts_of(visit, facets.source, visit.source, MOST_COUNTED))]
        for kind in (EntityKind.ORGANISATION, EntityKind.PLACE):
            if kind is not self.kind:
                address = partial(visit.entity, kind)
                counted.append(
                    (kind.value, counts_of(visit, facets.of(kind), address, MOST_COUNTED))
                )
        return [(code, counts) for code, counts in counted if counts]


PEOPLE = EntityPages(EntityKind.PERSON, "/people")
ORGANISATIONS = EntityPages(EntityKind.ORGANISATION, "/organisations")
PLACES = EntityPages(EntityKind.PLACE, "/places")


def _typed(name: str) -> str:
    """Return the query for a name as a user types it."""
    return '"{}"'.format(name.replace('"', " "))
