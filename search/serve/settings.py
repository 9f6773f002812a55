"""The settings of a server of pages."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from msgspec import Meta, Struct, ValidationError, convert
from msgspec.structs import replace

from index.engines.config import ClusterConfig
from index.errors import InputError
from index.messages import Language
from search.cli.trust import is_own

USUAL_PORT = 8642
"""The port of the pages, unless another one is chosen."""
MIN_TOKEN_CHARS = 16
"""Characters of a token. A shorter one could be guessed by trying."""
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
"""Names of this machine that no other machine can be reached by."""


class ServeSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of a server of pages.

    Attributes:
        host: The address that the server listens on.
        port: The port that it listens on, or None for the usual one or the next that is free.
        title: The name of the archive on the pages; empty for the program's own.
        language: The language of readers whose browser asks for neither English nor French.
        base_url: The address that readers reach the pages by, if a proxy stands before the server.
        allowed_hosts: Names of this machine that requests may ask for, besides loopback names.
        allowed_origins: Sites whose pages may read the programming interface.
        token_file: A file with a token that requests must bring; empty if they need none.
        behind_proxy: True to believe what a proxy on this machine says of the reader.
        read_only: True if watches, folders and tags are shown and not changed.
        originals: True if readers may fetch the files that articles were read from; None if they may
            in an index that belongs to the user, since the index says where files are.
        mcp: True if assistants may ask at `/mcp`.
        watch: True if a process beside the server keeps the index up to date.
        workers: Number of processes that answer.
        readers: Number of requests that ask the archive at the same time, in each process.
        budget: Seconds that a question may take.
        location: The folder of the index.
        access: How to reach the cluster, if the index is stored in one.
        synonyms: A file with further names that stand for each other, or None.
        token: The token that requests must bring.
    """

    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65_535)] | None = None
    title: str = ""
    language: Language = "fr"
    base_url: str = ""
    allowed_hosts: tuple[str, ...] = ()
    allowed_origins: tuple[str, ...] = ()
    token_file: str = ""
    behind_proxy: bool = False
    read_only: bool = False
    originals: bool | None = None
    mcp: bool = True
    watch: bool = False
    workers: Annotated[int, Meta(ge=1, le=256)] = 1
    readers: Annotated[int, Meta(ge=1, le=256)] = 4
    budget: Annotated[float, Meta(gt=0)] = 10.0
    location: Path = Path(".search")
    access: ClusterConfig | None = None
    synonyms: Path | None = None
    token: str = ""

    @classmethod
    def read(
        cls,
        values: Mapping[str, Any],
        location: Path,
        access: ClusterConfig | None = None,
        synonyms: Path | None = None,
    ) -> ServeSettings:
        """Read the settings of the server of an index, and check that it is protected.

        Args:
            values: The settings that are set, by their names. Those of the environment are texts.
            location: The folder of the index.
            access: How to reach its cluster.
            synonyms: A file with further names that stand for each other.

        Raises:
            InputError: A setting cannot be used, or others could read the archive unasked.
        """
        for name, value in values.items():
            if not _fits(cls, name, value):
                raise InputError("serve-setting-wrong", name=name, value=str(value))
        settings = convert(dict(values), cls, strict=False)
        settings = replace(
            settings,
            location=location,
            access=access,
            synonyms=synonyms,
            token=_token(settings.token_file),
            read_only=settings.read_only or not os.access(location, os.W_OK),
        )
        settings.check()
        return settings

    def check(self) -> None:
        """Refuse to show the archive to others without a token or a proxy, and a name.

        Raises:
            InputError: Others could read the archive unasked.
        """
        if self.host in LOOPBACK_NAMES:
            return
        if not (self.token or self.behind_proxy):
            raise InputError("serve-unprotected", host=self.host)
        if not (self.allowed_hosts or self.base_url):
            raise InputError("serve-without-name", host=self.host)

    @property
    def is_private(self) -> bool:
        """True if only people at this machine can reach the pages."""
        is_loopback = self.host in LOOPBACK_NAMES
        return is_loopback and not (self.token or self.behind_proxy or self.base_url)

    @property
    def gives_originals(self) -> bool:
        """True if readers may fetch the files that articles were read from."""
        return is_own(self.location) if self.originals is None else self.originals

    @property
    def prefix(self) -> str:
        """The path that all addresses begin with: `/press` for `https://example.org/press/`."""
        return urlsplit(self.base_url).path.rstrip("/")

    @property
    def hosts(self) -> frozenset[str]:
        """The names that requests may ask for, in small letters and without a port."""
        named = urlsplit(self.base_url).hostname
        names = (*LOOPBACK_NAMES, *self.allowed_hosts, *([named] if named else []))
        return frozenset(name.lower() for name in names)


def _fits(kind: type[ServeSettings], name: str, value: object) -> bool:
    """Return True if there is a setting of this name that may have this value."""
    try:
        convert({name: value}, kind, strict=False)
    except ValidationError:
        return False
    return True


def _token(file: str) -> str:
    """Return the token in a file, or nothing without a file.

    Raises:
        InputError: The file cannot be read, or its token can be guessed.
    """
    if not file:
        return ""
    try:
        token = Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError("token-unreadable", file=file, reason=reason) from error
    if len(token) < MIN_TOKEN_CHARS:
        raise InputError("token-short", file=file, least=MIN_TOKEN_CHARS)
    return token
