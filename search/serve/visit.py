"""A request, with all that a page needs to answer it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from functools import cached_property
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from index.entities.kind import EntityKind
from index.messages import Message
from index.store.generations import index_version
from search.archive import Archive
from search.pool import Pool
from search.serve import addresses
from search.serve.asking import MAX_NAME_CHARS, Question, read_question
from search.serve.clients import ExportingClients
from search.serve.failures import ReadOnly
from search.serve.kept import KeptAnswers
from search.serve.language import THEMES, Theme, chosen_language, chosen_theme
from search.serve.marking import marked, plain
from search.serve.readers import Readers
from search.serve.rendering import templates
from search.serve.settings import ServeSettings
from search.serve.statics import static_files
from search.serve.words import page_words

Answer = TypeVar("Answer")

KEYS = (
    ("/", "key-box"),
    ("j  k", "key-hits"),
    ("o  ⏎", "key-open"),
    ("n  p", "key-matches"),
    ("J  K", "key-articles"),
    ("u", "key-up"),
    ("?", "key-help"),
)
"""The keys that the script knows, with the codes of what they do."""

COOKIE_SECONDS = 365 * 24 * 3600
"""Seconds for which a browser keeps a cookie."""
MAX_FIELDS = 400
"""Fields of a form. No form of ours has as many: the articles of a page, and a question."""


class Site(Struct, frozen=True):
    """The state that all requests share.

    Attributes:
        settings: The settings of the server.
        pool: The archives that are lent to the threads.
        readers: The threads that ask it.
        kept: The answers that are kept.
        exporting: The clients that exports are on their way to.
        sections: The pages that the head of every page links to, as paths with the codes of
            their names.
    """

    settings: ServeSettings
    pool: Pool
    readers: Readers
    kept: KeptAnswers
    exporting: ExportingClients
    sections: tuple[tuple[str, str], ...] = ()


class Visit:
    """A request for a page, by a reader with a language and a theme."""

    def __init__(
        self, request: Request, site: Site, archive: Archive | None = None, body: bytes = b""
    ) -> None:
        """Take a request that the site has got.

        Args:
            request: The request.
            site: The state that all requests share.
            archive: The archive that is lent to it; None to say what went wrong.
            body: The body of a form.
        """
        self.request = request
        self.site = site
        self.keys = KEYS
        self.settings = site.settings
        self._archive = archive
        self.cookies = request.cookies
        self.theme = chosen_theme(self.cookies)
        accepted = request.headers.get("accept-language", "")
        self.language = chosen_language(self.cookies, accepted, site.settings.language)
        self.words = page_words(self.language)
        self.body = body

    @property
    def archive(self) -> Archive:
        """The archive, which nobody else asks at the same time."""
        if self._archive is None:
            raise RuntimeError("no archive was lent to this request")
        return self._archive

    @cached_property
    def question(self) -> Question:
        """The question that the address asks.

        Raises:
            ParameterError: A parameter cannot be used.
        """
        return read_question(self.request.query_params.multi_items())

    @cached_property
    def form(self) -> dict[str, str]:
        """The fields of the form that was sent, each with its last value."""
        return dict(self.form_pairs)

    @cached_property
    def form_pairs(self) -> list[tuple[str, str]]:
        """The fields of the form that was sent, in their order.

        Raises:
            HTTPException: There are too many.
        """
        text = self.body.decode("utf-8", "replace")
        try:
            return parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS)
        except ValueError:
            raise HTTPException(HTTPStatus.BAD_REQUEST) from None

    @property
    def path(self) -> str:
        """The path of the address, without the prefix of the site."""
        return addresses.path_below(self.settings.prefix, self.request.scope["path"])

    @property
    def here(self) -> str:
        """The address of the page, with its parameters, within this host."""
        query = self.request.url.query
        place = self.address(addresses.quoted_path(self.path))
        return f"{place}?{query}" if query else place

    def absolute(self, address: str) -> str:
        """Return an address within this host with the name of the host that readers know."""
        base = urlsplit(self.settings.base_url or str(self.request.url))
        return f"{base.scheme}://{base.netloc}{address}"

    @property
    def next_theme(self) -> Theme:
        """The theme after the reader's, for the button that changes it."""
        return THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)]

    @property
    def typed(self) -> str:
        """The query as it was typed, even if it cannot be used."""
        return plain(self.request.query_params.get("q", ""))[: addresses.MAX_SHOWN_CHARS]

    def address(self, path: str, question: Question | None = None) -> str:
        """Return the address of a page of this site, which asks a question if one is given."""
        return addresses.address(self.settings.prefix + path, question)

    def article(self, id: str, question: Question | None = None) -> str:
        """Return the address of an article, whose matches a question marks."""
        return addresses.article_address(f"{self.settings.prefix}/article", id, question)

    def person(self, name: str) -> str:
        """Return the address of a person."""
        return self.entity(EntityKind.PERSON, name)

    def entity(self, kind: EntityKind, name: str) -> str:
        """Return the address of a person, an organisation or a place."""
        return addresses.name_address(self.settings.prefix, kind.value, name)

    def source(self, name: str) -> str:
        """Return the address of a source."""
        return addresses.name_address(self.settings.prefix, "source", name)

    def folder(self, name: str, *more: tuple[str, str]) -> str:
        """Return the address of a folder of articles, with further parameters."""
        return addresses.name_address(self.settings.prefix, "folders", name, *more)

    def watch(self, name: str, *more: tuple[str, str]) -> str:
        """Return the address of a watch, with further parameters."""
        return addresses.name_address(self.settings.prefix, "watches", name, *more)

    def watch_feed(self, name: str) -> str:
        """Return the address of the feed of a watch."""
        return addresses.feed_address(self.settings.prefix, name)

    @property
    def name(self) -> str:
        """The name that the address has, in its path or as a parameter."""
        name: str = self.request.path_params.get("name", "")
        return (name or self.request.query_params.get("name", ""))[:MAX_NAME_CHARS]

    @property
    def article_id(self) -> str:
        """The id of the article that the address names, in its path or as a parameter."""
        id: str = self.request.path_params.get("id") or self.request.query_params.get("id", "")
        return id

    def message(self, message: Message) -> str:
        """Put a message into words, without signs that would turn the direction of its line."""
        return plain(self.words.message(message))

    def check_changes(self) -> None:
        """Refuse to change watches, folders and tags where they are only shown.

        Raises:
            ReadOnly: They are.
        """
        if self.settings.read_only:
            raise ReadOnly("failure-read-only")

    @cached_property
    def version(self) -> tuple[object, ...]:
        """The version of the index, the folders and the tags, and today: all that answers depend on.

        A question may be narrowed to a folder, and ask for the articles of yesterday.
        """
        today = date.today().toordinal()
        users = (self.archive.folders.version, self.archive.tags.version)
        return (*index_version(self.settings.location), *users, today)

    def kept(self, question: Hashable, work_out: Callable[[], Answer]) -> Answer:
        """Return an answer that may have been kept since the index was last written to."""
        return self.site.kept.answer((self.version, question), work_out)

    def known(self, question: Hashable) -> object | None:
        """Return an answer if it has been kept since the index was last written to, or None."""
        return self.site.kept.known((self.version, question))

    def keep(self, question: Hashable, answer: object) -> None:
        """Keep an answer until the index is written to."""
        self.site.kept.keep((self.version, question), answer)

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """Return the page that a template makes; see `filled`."""
        return HTMLResponse(self.filled(template, **values), status)

    def filled(self, template: str, **values: Any) -> str:
        """Fill a template. `values` are what it shows, besides what every page shows."""
        return (
            templates()
            .get_template(template)
            .render(
                visit=self,
                words=self.words,
                t=self.words.text,
                address=self.address,
                article=self.article,
                marked=marked,
                plain=plain,
                static=self._static,
                title_of_site=self.settings.title or self.words.text("site-title"),
                **values,
            )
        )

    def set_cookie(self, response: Response, name: str, value: str) -> None:
        """Let the browser keep a value for a year, out of the reach of scripts and other sites."""
        is_encrypted = self.settings.base_url.startswith("https:")
        response.set_cookie(
            name,
            value,
            max_age=COOKIE_SECONDS,
            path=self.settings.prefix or "/",
            secure=is_encrypted or self.request.url.scheme == "https",
            httponly=True,
            samesite="lax",
        )

    def _static(self, name: str) -> str:
        """Return the address of a static file."""
        return self.settings.prefix + static_files()[name].address
