"""Read the settings: the environment first, then a configuration file, then the defaults.

The file is `search.toml` in the current folder, if the user has trusted that folder, or else
`kiosque-search/config.toml` in the user's configuration folder. Its keys are those of `Settings`:
`seeds`, `index`, `engine`, `source_names`, `synonyms`, `ner` and `timezone`; the limits that may be
changed (`largest_mb`, `archive_gb`, `spooled_gb`, `archive_depth`, `file_seconds` and `memory_gb`); `opensearch_url`
and the like, which say how a cluster is reached (see `index.engines.config`); and the table
`[serve]`, whose keys are those of `search.serve.settings.ServeSettings`.

A password belongs to the address that it was given with. It is never sent to one that another file,
or the environment, names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from index.engines.config import SETTING_KEYS, VARIABLE_PREFIX, ClusterConfig
from index.errors import InputError
from search.cli.trust import is_trusted
from search.cli.user_folders import configuration_folder

FOLDER_FILE = Path("search.toml")
"""The configuration file of the current folder."""

_ADDRESS = "opensearch_url"
_CREDENTIALS = frozenset(f"opensearch_{key}" for key in ("user", "password", "certificate", "key"))

_TEXT_VARIABLES: Mapping[str, str] = {
    "seeds": "SEARCH_SEEDS",
    "index": "SEARCH_INDEX",
    "engine": "SEARCH_ENGINE",
    "source_names": "SEARCH_SOURCE_NAMES",
    "synonyms": "SEARCH_SYNONYMS",
    "ner": "SEARCH_NER",
    "timezone": "SEARCH_TIMEZONE",
    **{f"opensearch_{key}": f"{VARIABLE_PREFIX}{key.upper()}" for key in SETTING_KEYS},
}
"""The environment variable of each setting that is a text in the environment."""
_LIMIT_VARIABLES: Mapping[str, str] = {
    "largest_mb": "SEARCH_LARGEST_MB",
    "archive_gb": "SEARCH_ARCHIVE_GB",
    "spooled_gb": "SEARCH_SPOOLED_GB",
    "archive_depth": "SEARCH_ARCHIVE_DEPTH",
    "file_seconds": "SEARCH_FILE_SECONDS",
    "memory_gb": "SEARCH_MEMORY_GB",
}
"""The environment variable of each limit.

The keys are those of `index.readers.limits`. They are repeated because a search does not load the
modules that read files.
"""

_SERVE_VARIABLES: Mapping[str, str] = {
    "host": "SEARCH_SERVE_HOST",
    "port": "SEARCH_SERVE_PORT",
    "title": "SEARCH_SERVE_TITLE",
    "language": "SEARCH_SERVE_LANGUAGE",
    "base_url": "SEARCH_SERVE_BASE_URL",
    "token_file": "SEARCH_SERVE_TOKEN_FILE",
    "behind_proxy": "SEARCH_SERVE_BEHIND_PROXY",
    "read_only": "SEARCH_SERVE_READ_ONLY",
    "originals": "SEARCH_SERVE_ORIGINALS",
    "mcp": "SEARCH_SERVE_MCP",
    "watch": "SEARCH_SERVE_WATCH",
    "workers": "SEARCH_SERVE_WORKERS",
    "readers": "SEARCH_SERVE_READERS",
    "budget": "SEARCH_SERVE_BUDGET",
}
"""The environment variable of each setting of the server of pages that is no list."""

_BOOLEANS: Mapping[str, bool] = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}
"""The texts that stand for true and false in the environment."""

_TYPES: Mapping[str, type] = {
    **dict.fromkeys(_TEXT_VARIABLES, str),
    "ner": bool,
    **dict.fromkeys(_LIMIT_VARIABLES, int),
    "serve": dict,
}
"""The type that each key must have in the configuration file."""


_TYPE_CODES: Mapping[type, str] = {
    str: "setting-not-text",
    bool: "setting-not-boolean",
    int: "setting-not-number",
    dict: "setting-not-table",
}
"""The code of the error of a setting that must have this type, and has another."""


class Settings(Struct, frozen=True):
    """The settings in force.

    Attributes:
        seeds: The folder of articles.
        index: The folder of the index.
        engine: The engine to index with; None leaves the choice to the index.
        source_names: A file of names of sources; None leaves the choice to the index.
        synonyms: A file of names that stand for each other; by default `synonyms.txt` beside the
            user's configuration, if there is one.
        ner: True to ask spaCy for more people; None leaves the choice to the index.
        timezone: The zone in which moments have their day; None leaves the choice to the index.
        limits: The limits that are set, by their keys, as `index.readers.limits.Limits.of` takes
            them.
        cluster: How a cluster is reached.
        serve: The settings of the server of pages, as `search.serve` takes them.
    """

    seeds: Path = Path("seeds")
    index: Path = Path(".search")
    engine: str | None = None
    source_names: Path | None = None
    synonyms: Path | None = None
    ner: bool | None = None
    timezone: str | None = None
    limits: Mapping[str, str] = field(default_factory=dict)
    cluster: ClusterConfig = field(default_factory=ClusterConfig)
    serve: Mapping[str, Any] = field(default_factory=dict)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings in force.

    Raises:
        InputError: The configuration file cannot be read, or a setting does not exist or has a
            wrong type.
    """
    layers = _Layers.read(environment)
    values = layers.values
    limits = {key: str(values[key]) for key in _LIMIT_VARIABLES if key in values}
    limits |= _set_variables(environment, _LIMIT_VARIABLES)
    default = Settings()
    source_names = values.get("source_names")
    return Settings(
        seeds=Path(values.get("seeds", default.seeds)),
        index=Path(values.get("index", default.index)),
        engine=values.get("engine", default.engine),
        source_names=None if source_names is None else Path(source_names),
        synonyms=_synonyms(values, environment),
        ner=_boolean(values["ner"]) if "ner" in values else default.ner,
        timezone=values.get("timezone", default.timezone),
        limits=limits,
        cluster=_cluster(values),
        serve={**values.get("serve", {}), **_set_variables(environment, _SERVE_VARIABLES)},
    )


def _synonyms(values: Mapping[str, Any], environment: Mapping[str, str]) -> Path | None:
    """Return the file of synonyms that is set, or else that of the user's configuration folder."""
    if "synonyms" in values:
        return Path(values["synonyms"])
    return _user_file("synonyms.txt", environment)


def _cluster(values: Mapping[str, Any]) -> ClusterConfig:
    """Return how a cluster is reached by the values in force."""
    return ClusterConfig.from_settings(
        {key: values.get(f"opensearch_{key}", "") for key in SETTING_KEYS}
    )


def _set_variables(environment: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Return the settings whose variable of the environment is set, by their keys."""
    return {key: environment[name] for key, name in names.items() if environment.get(name)}


def _boolean(value: str | bool) -> bool:
    """Return the value of `ner`, a boolean in the file and a text such as `yes` in the environment.

    Raises:
        InputError: The text is none of `_BOOLEANS`.
    """
    if isinstance(value, bool):
        return value
    boolean = _BOOLEANS.get(value.strip().lower())
    if boolean is None:
        raise InputError("setting-ner", value=value, values=tuple(_BOOLEANS))
    return boolean


class _Layers(Struct, frozen=True):
    """The values of the configuration file and of the environment, which comes first.

    Credentials belong to the address that they were given with. Those of a file belong to its own
    address, and those of the user to any address of the user, if they came without one.

    Attributes:
        configured: The values of the file.
        chosen: The values of the environment.
        is_of_folder: True if the file is that of a folder, and not the user's own.
    """

    configured: Mapping[str, Any]
    chosen: Mapping[str, str]
    is_of_folder: bool

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> _Layers:
        """Read the layers.

        Raises:
            InputError: The file cannot be read, or has a key or a type that is wrong.
        """
        file = configuration_file(environment)
        configured = {} if file is None else _file_values(file)
        chosen = _set_variables(environment, _TEXT_VARIABLES)
        return cls(configured, chosen, file == FOLDER_FILE)

    @property
    def values(self) -> dict[str, Any]:
        """The values in force, without credentials that were given with another address."""
        configured = dict(self.configured)
        if _ADDRESS in self.chosen and (_ADDRESS in configured or self.is_of_folder):
            configured = _without_credentials(configured)
        chosen = _without_credentials(self.chosen) if self.withholds_chosen else self.chosen
        return configured | dict(chosen)

    @property
    def withholds_chosen(self) -> bool:
        """True if the environment has credentials, and the folder names the address."""
        is_address_of_folder = self.is_of_folder and _ADDRESS in self.configured
        has_credentials = not _CREDENTIALS.isdisjoint(self.chosen)
        return is_address_of_folder and has_credentials and _ADDRESS not in self.chosen


def _without_credentials(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in _CREDENTIALS}


def settings_notes(environment: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the code and the values of what the user should know of the settings in force.

    Raises:
        InputError: See `read_settings`.
    """
    if FOLDER_FILE.is_file() and not is_trusted(FOLDER_FILE, environment):
        yield "settings-distrusted", {}
    layers = _Layers.read(environment)
    if layers.withholds_chosen:
        yield "credentials-withheld", {}
    exposed = _cluster(layers.values).exposed_addresses
    if exposed:
        yield "password-in-the-open", {"addresses": ", ".join(exposed)}


def configuration_file(environment: Mapping[str, str]) -> Path | None:
    """Return the configuration file in force, or None if there is none."""
    if FOLDER_FILE.is_file() and is_trusted(FOLDER_FILE, environment):
        return FOLDER_FILE
    return _user_file("config.toml", environment)


def _user_file(name: str, environment: Mapping[str, str]) -> Path | None:
    """Return a file of the user's configuration folder, or None if there is none."""
    folder = configuration_folder(environment)
    file = folder / name if folder else None
    return file if file is not None and file.is_file() else None


def limit_variable(key: str) -> str:
    """Return the environment variable of a limit."""
    return _LIMIT_VARIABLES[key]


def _file_values(file: Path) -> dict[str, Any]:
    """Read a configuration file, and check its keys and the types of their values.

    Raises:
        InputError: The file cannot be read, or a key does not exist or has a wrong type.
    """
    import tomllib

    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("settings-unreadable", file=str(file), reason=str(error)) from error
    for key, value in values.items():
        type_ = _TYPES.get(key)
        if type_ is None:
            raise InputError("setting-unknown", file=str(file), key=key, keys=tuple(_TYPES))
        # not isinstance, since a boolean is an integer for it
        if type(value) is not type_:
            raise InputError(_TYPE_CODES[type_], file=str(file), key=key)
    return values
