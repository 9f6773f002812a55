"""How the cluster of an engine on other machines is reached, and what part of an archive is fed to it from here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit, urlunsplit
from zlib import crc32

from msgspec import Struct

from index import schema
from index.analysis import analyzer
from index.errors import InputError

VARIABLE_PREFIX = "SEARCH_OPENSEARCH_"
"""What the names of the variables of the environment begin with."""
SETTING_KEYS = (
    "url",
    "user",
    "password",
    "ca",
    "certificate",
    "key",
    "archive",
    "shards",
    "replicas",
)
"""What can be set; each key of `Access.of`."""
DEFAULT_URL = "http://127.0.0.1:9200"

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_PART = re.compile(r"([1-9]\d{0,5})/([1-9]\d{0,5})")


class Shard(Struct, frozen=True):
    """One of the equal parts that an archive's files are divided into, counted from 1; all of them if `of` is 1."""

    number: int = 1
    of: int = 1

    @classmethod
    def read(cls, text: str) -> Shard:
        """The part that a user means by `3/8`.

        Raises:
            InputError: There is no such part.
        """
        found = _PART.fullmatch(text.strip())
        if not found or int(found[1]) > int(found[2]):
            raise InputError(f"there is no part {text!r}: the third of eight is 3/8")
        return cls(int(found[1]), int(found[2]))

    def holds(self, path: str) -> bool:
        """Whether a file belongs to it: every file to just one of the parts, whichever machine asks."""
        return self.of == 1 or crc32(path.encode("utf-8", "replace")) % self.of == self.number - 1

    def __str__(self) -> str:
        """As `read` takes it."""
        return f"{self.number}/{self.of}"


WHOLE_ARCHIVE = Shard()


class ClusterConfig(Struct, frozen=True):
    """How a cluster is reached. Its secrets are left out wherever it is shown.

    Attributes:
        urls: Of its nodes, or of what stands before them, without users and passwords.
        user, password: Who asks; empty for nobody.
        ca: A file of certificates that the cluster's own is believed by; by default those of the system.
        certificate, key: Files of the client's own certificate and its key.
        archive: What the archive is called in the cluster; empty for a name that nobody else will choose.
        shards: Pieces that a new index is made of.
        replicas: Copies of each beside the first; None for one wherever there is a second node.
        part: The part of the archive's files that is fed from here.
        instead: Whether what is fed may take the place of an archive that was not fed from here.
        version: Of the terms and fields; indexes of other versions are not read.
    """

    urls: tuple[str, ...] = (DEFAULT_URL,)
    user: str = ""
    password: str = ""
    ca: str = ""
    certificate: str = ""
    key: str = ""
    archive: str = ""
    shards: int = 1
    replicas: int | None = None
    part: Shard = WHOLE_ARCHIVE
    instead: bool = False
    version: str = f"{analyzer.VERSION}.{schema.VERSION}"

    def __repr__(self) -> str:
        shown = (
            f"{name}={getattr(self, name)!r}"
            for name in self.__struct_fields__
            if name != "password"
        )
        return f"Access({', '.join(shown)})"

    @classmethod
    def of(cls, chosen: Mapping[str, str]) -> ClusterConfig:
        """What was chosen, by the names of `SETTING_KEYS`; `url` may hold several addresses, with commas between.

        Raises:
            InputError: One of them cannot be used.
        """
        pairs = [_address(url.strip()) for url in chosen.get("url", "").split(",") if url.strip()]
        user, password = next((found for _, found in pairs if found[0]), ("", ""))
        archive = chosen.get("archive", "")
        if archive and not _NAME.fullmatch(archive):
            raise InputError(
                f"{archive!r} is no name for an archive: small letters, digits, - and _ make one"
            )
        return cls(
            urls=tuple(url for url, _ in pairs) or (DEFAULT_URL,),
            user=chosen.get("user") or user,
            password=chosen.get("password") or password,
            ca=chosen.get("ca", ""),
            certificate=chosen.get("certificate", ""),
            key=chosen.get("key", ""),
            archive=archive,
            shards=_number("shards", chosen.get("shards") or "1", 1),
            replicas=_number("replicas", chosen["replicas"], 0) if chosen.get("replicas") else None,
        )

    @classmethod
    def of_environment(cls, environment: Mapping[str, str]) -> ClusterConfig:
        """What the environment says.

        Raises:
            InputError: It cannot be used.
        """
        return cls.of(
            {key: environment.get(f"{VARIABLE_PREFIX}{key.upper()}", "") for key in SETTING_KEYS}
        )

    @property
    def shown(self) -> str:
        """Where the cluster is, to be told to people."""
        return ", ".join(self.urls)


def _address(url: str) -> tuple[str, tuple[str, str]]:
    """An address without the user and the password in it, and these."""
    try:
        parts = urlsplit(url if "//" in url else f"http://{url}")
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        usable = False
    if not usable:
        raise InputError(
            "the address of the cluster cannot be used: one looks like https://search.example.org:9200"
        )
    host = f"[{host}]" if ":" in host else host
    default = 443 if parts.scheme == "https" else 9200
    plain = urlunsplit((parts.scheme, f"{host}:{port or default}", parts.path.rstrip("/"), "", ""))
    return plain, (unquote(parts.username or ""), unquote(parts.password or ""))


def _number(name: str, text: str, least: int) -> int:
    if not (text.isdecimal() and least <= int(text) <= 1024):
        raise InputError(f"the number of {name} is {text!r}; it may be {least} to 1024")
    return int(text)
