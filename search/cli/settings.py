"""Where things are by default: the environment first, then a configuration file, then what this program prefers.

The file is `search.toml` in the current folder, or else `kiosque-search/config.toml` in the user's configuration
folder; its keys are `seeds`, `index`, `engine`, `source_names` and `ner`, those of the limits that may be changed
(`largest_mb`, `archive_gb`, `spooled_gb` and `archive_depth`), and `opensearch_url` and the like, which say how a
cluster is reached (see `index.engines.config`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from index.engines.config import SETTING_KEYS, VARIABLE_PREFIX, ClusterConfig
from index.errors import InputError

_VARIABLES = {
    "seeds": "SEARCH_SEEDS",
    "index": "SEARCH_INDEX",
    "engine": "SEARCH_ENGINE",
    "source_names": "SEARCH_SOURCE_NAMES",
    "ner": "SEARCH_NER",
    **{f"opensearch_{key}": f"{VARIABLE_PREFIX}{key.upper()}" for key in SETTING_KEYS},
}
_LIMITS = {
    "largest_mb": "SEARCH_LARGEST_MB",
    "archive_gb": "SEARCH_ARCHIVE_GB",
    "spooled_gb": "SEARCH_SPOOLED_GB",
    "archive_depth": "SEARCH_ARCHIVE_DEPTH",
}
"""The keys of `index.readers.limits`, named here too: a search does not load what reads files."""

_TRUTH = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}

_KINDS: Mapping[str, type] = {
    **dict.fromkeys(_VARIABLES, str),
    "ner": bool,
    **dict.fromkeys(_LIMITS, int),
}


class Settings(Struct, frozen=True):
    """What a command falls back on.

    Attributes:
        seeds: The folder of articles.
        index: The folder of the index.
        engine: The engine to index with; None leaves the choice to the index.
        source_names: A file of names of sources; None leaves the choice to the index.
        ner: Whether to ask for a second opinion on who is a person; None leaves the choice to the index.
        limits: Limits that are set, by their keys, as `index.readers.limits.Limits.of` takes them.
        access: How a cluster is reached.
    """

    seeds: Path = Path("seeds")
    index: Path = Path(".search")
    engine: str | None = None
    source_names: Path | None = None
    ner: bool | None = None
    limits: Mapping[str, str] = field(default_factory=dict)
    access: ClusterConfig = field(default_factory=ClusterConfig)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings in force.

    Raises:
        InputError: The configuration file cannot be read, or has a key that means nothing.
    """
    chosen = _from_file(environment)
    chosen |= {key: environment[name] for key, name in _VARIABLES.items() if environment.get(name)}
    default = Settings()
    return Settings(
        seeds=Path(chosen.get("seeds", default.seeds)),
        index=Path(chosen.get("index", default.index)),
        engine=chosen.get("engine", default.engine),
        source_names=Path(chosen["source_names"])
        if "source_names" in chosen
        else default.source_names,
        ner=_truth(chosen["ner"]) if "ner" in chosen else default.ner,
        limits={
            key: environment.get(name) or str(chosen[key])
            for key, name in _LIMITS.items()
            if key in chosen or environment.get(name)
        },
        access=ClusterConfig.of({key: chosen.get(f"opensearch_{key}", "") for key in SETTING_KEYS}),
    )


def _truth(value: str | bool) -> bool:
    if isinstance(value, bool):
        return value
    if (truth := _TRUTH.get(value.strip().lower())) is None:
        raise InputError(f"the setting ner is {value!r}; it may be {' or '.join(_TRUTH)}")
    return truth


def _from_file(environment: Mapping[str, str]) -> dict[str, Any]:
    places = [Path("search.toml")]
    if home := environment.get("XDG_CONFIG_HOME"):
        places.append(Path(home, "kiosque-search", "config.toml"))
    elif home := environment.get("HOME"):
        places.append(Path(home, ".config", "kiosque-search", "config.toml"))
    return next((_keys(place) for place in places if place.is_file()), {})


def _keys(place: Path) -> dict[str, Any]:
    import tomllib

    try:
        keys = tomllib.loads(place.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"{place} cannot be read as TOML ({error}); mend it, or move it away"
        ) from error
    for key, value in keys.items():
        kind = _KINDS.get(key)
        if kind is None or type(value) is not kind:
            known = ", ".join(_VARIABLES)
            raise InputError(
                f"{place}: {key!r} is not a setting; they are {known}: ner true or false, the others texts; "
                f"and {', '.join(_LIMITS)}: whole numbers"
            )
    return keys
