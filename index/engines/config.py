"""The settings of a cluster, and the share of an archive that this machine feeds to it."""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from msgspec import Struct

from index import schema
from index.analysis import analyzer
from index.errors import InputError
from index.lazy_pattern import lazy_pattern

VARIABLE_PREFIX = "SEARCH_OPENSEARCH_"
"""The start of the names of the environment variables."""
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
    "patience",
)
"""The settings that `ClusterConfig.from_settings` reads."""
DEFAULT_URL = "http://127.0.0.1:9200"
INDEX_VERSION = f"{analyzer.VERSION}.{schema.VERSION}"
"""The version of the terms and fields of an index. Indexes of other versions are not read."""
MAX_SHARDS_OR_REPLICAS = 1024
"""The largest number of shards and of replicas."""
DEFAULT_PATIENCE_SECONDS = 15
"""The time that a question waits for a cluster. A person sooner asks again than waits any longer, and
each of two addresses has been tried twice by then."""
MAX_PATIENCE_SECONDS = 3600
"""The longest time that a question may wait."""

_ARCHIVE_NAME = lazy_pattern(r"[a-z0-9][a-z0-9_-]{0,99}")
_SHARD = lazy_pattern(r"(?P<number>[1-9]\d{0,5})/(?P<count>[1-9]\d{0,5})")
_HTTPS_PORT = 443
_OPENSEARCH_PORT = 9200


class Shard(Struct, frozen=True):
    """One of the equal parts that the files of an archive are divided into, such as `3/8`.

    Attributes:
        number: The number of this part, counted from 1.
        count: The number of all parts.
    """

    number: int = 1
    count: int = 1

    @classmethod
    def read(cls, text: str) -> Shard:
        """Read a shard as users write it, such as `3/8`.

        Raises:
            InputError: There is no such shard.
        """
        match = _SHARD.fullmatch(text.strip())
        if match is None or int(match["number"]) > int(match["count"]):
            raise InputError("shard-unknown", text=text)
        return cls(int(match["number"]), int(match["count"]))

    def holds(self, path: str) -> bool:
        """Return True if a file belongs to the shard.

        Every file belongs to exactly one of the shards, on every machine.
        """
        if self.count == 1:
            return True
        return crc32(path.encode("utf-8", "replace")) % self.count == self.number - 1

    def __str__(self) -> str:
        """Write the shard as `read` takes it."""
        return f"{self.number}/{self.count}"


WHOLE_ARCHIVE = Shard()
"""The only shard of an archive that one machine feeds alone."""


class Feed(Struct, frozen=True):
    """The part of an archive that this machine feeds to a new index on other machines.

    Attributes:
        shard: The part of the archive's files that is read here.
        replaces: True if the new index may replace an archive that was not fed from here.
    """

    shard: Shard = WHOLE_ARCHIVE
    replaces: bool = False


FEED_ALL = Feed()
"""Feed every file, and replace no archive of others."""


class ClusterConfig(Struct, frozen=True):
    """The address of a cluster, the rights to use it, and the settings of new indexes in it.

    Its secrets never show in texts.

    Attributes:
        urls: Addresses of nodes, or of a proxy before them, without users and passwords.
        user: The user; empty for an anonymous one.
        password: The password of the user.
        ca: File of the certificates that are trusted; by default those of the system.
        certificate: File of the client's own certificate.
        key: File of the key of that certificate.
        archive: The archive's name in the cluster; empty for a name of this machine and folder.
        shards: Shards of a new index.
        replicas: Copies of each shard besides the shard itself; None for one copy if there is a
            second node, and none otherwise.
        patience: Seconds that a question waits for its answer, all attempts together. Writing
            waits longer.
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
    patience: float = DEFAULT_PATIENCE_SECONDS

    def __repr__(self) -> str:
        fields = [name for name in self.__struct_fields__ if name != "password"]
        values = [f"{name}={getattr(self, name)!r}" for name in fields]
        return f"ClusterConfig({', '.join(values)})"

    @classmethod
    def from_settings(cls, settings: Mapping[str, str]) -> ClusterConfig:
        """Read settings, by the names of `SETTING_KEYS`.

        `url` may hold several addresses with commas between. A missing or empty setting has its
        default.

        Raises:
            InputError: A setting cannot be used.
        """
        urls = [url.strip() for url in settings.get("url", "").split(",")]
        addresses = [_Address.read(url) for url in urls if url]
        # "http://anna:secret@node1" names a user, who is the same for all addresses
        with_user = next((address for address in addresses if address.user), _Address())
        archive = settings.get("archive", "")
        if archive and not _ARCHIVE_NAME.fullmatch(archive):
            raise InputError("archive-name-unusable", name=archive)
        return cls(
            urls=tuple(address.url for address in addresses) or (DEFAULT_URL,),
            user=settings.get("user") or with_user.user,
            password=settings.get("password") or with_user.password,
            ca=settings.get("ca", ""),
            certificate=settings.get("certificate", ""),
            key=settings.get("key", ""),
            archive=archive,
            shards=_read_shards(settings.get("shards", "")),
            replicas=_read_replicas(settings.get("replicas", "")),
            patience=_read_patience(settings.get("patience", "")),
        )

    @classmethod
    def of_environment(cls, environment: Mapping[str, str]) -> ClusterConfig:
        """Read the settings from environment variables, such as `SEARCH_OPENSEARCH_URL`.

        Raises:
            InputError: A setting cannot be used.
        """
        names = {key: f"{VARIABLE_PREFIX}{key.upper()}" for key in SETTING_KEYS}
        return cls.from_settings({key: environment.get(name, "") for key, name in names.items()})

    @property
    def exposed_addresses(self) -> tuple[str, ...]:
        """The addresses to which the password would be sent so that others can read it."""
        if not self.password:
            return ()
        return tuple(url for url in self.urls if _is_exposed(url))

    @property
    def addresses(self) -> str:
        """The addresses of the cluster as one text, without secrets."""
        return ", ".join(self.urls)


class _Address(Struct, frozen=True):
    """An address of a node, taken apart.

    Attributes:
        url: The address without user and password, such as `https://node1:9200`.
        user: The user in it; empty if there is none.
        password: The password in it; empty if there is none.
    """

    url: str = ""
    user: str = ""
    password: str = ""

    @classmethod
    def read(cls, text: str) -> _Address:
        """Read an address as users write it: `node1`, `http://node1:9200`, `https://anna:secret@node1`.

        Raises:
            InputError: The text is no address. The message does not repeat it: it may hold a
                password.
        """
        from urllib.parse import unquote, urlsplit, urlunsplit  # late: few indexes have a cluster

        try:
            parts = urlsplit(text if "//" in text else f"http://{text}")
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise InputError("cluster-address-unusable") from None
        if parts.scheme not in {"http", "https"} or not host:
            raise InputError("cluster-address-unusable")
        if ":" in host:
            host = f"[{host}]"
        default_port = _HTTPS_PORT if parts.scheme == "https" else _OPENSEARCH_PORT
        location = f"{host}:{port or default_port}"
        return cls(
            urlunsplit((parts.scheme, location, parts.path.rstrip("/"), "", "")),
            unquote(parts.username or ""),
            unquote(parts.password or ""),
        )


def _is_exposed(url: str) -> bool:
    """Return True for an address on another machine that is reached without encryption."""
    from urllib.parse import urlsplit  # late: see above

    parts = urlsplit(url)
    host = parts.hostname or ""
    is_here = host in {"localhost", "::1"} or host.startswith("127.")
    return parts.scheme == "http" and not is_here


def _read_shards(text: str) -> int:
    """Return the number of shards; 1 if the text is empty.

    Raises:
        InputError: The text is no such number.
    """
    number = _read_number(text or "1", least=1, most=MAX_SHARDS_OR_REPLICAS)
    if number is None:
        raise InputError("cluster-shards-unusable", text=text, least=1, most=MAX_SHARDS_OR_REPLICAS)
    return number


def _read_replicas(text: str) -> int | None:
    """Return the number of replicas, or None if the text is empty.

    Raises:
        InputError: The text is no such number.
    """
    if not text:
        return None
    number = _read_number(text, least=0, most=MAX_SHARDS_OR_REPLICAS)
    if number is None:
        raise InputError(
            "cluster-replicas-unusable", text=text, least=0, most=MAX_SHARDS_OR_REPLICAS
        )
    return number


def _read_patience(text: str) -> int:
    """Return the seconds that a question waits; the default if the text is empty.

    Raises:
        InputError: The text is no such number.
    """
    if not text:
        return DEFAULT_PATIENCE_SECONDS
    number = _read_number(text, least=1, most=MAX_PATIENCE_SECONDS)
    if number is None:
        raise InputError("cluster-patience-unusable", text=text, least=1, most=MAX_PATIENCE_SECONDS)
    return number


def _read_number(text: str, *, least: int, most: int) -> int | None:
    """Return the number that a text is, or None if it is none, too small or too large."""
    if not text.isdecimal():
        return None
    number = int(text)
    return number if least <= number <= most else None
