"""Where things are by default: the environment first, then a configuration file, then what this program prefers.

The file is `search.toml` in the current folder, or else `kiosque-search/config.toml` in the user's configuration
folder; its keys are `seeds`, `index` and `engine`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.errors import InputError

_VARIABLES = {"seeds": "SEARCH_SEEDS", "index": "SEARCH_INDEX", "engine": "SEARCH_ENGINE"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a command falls back on.

    Attributes:
        seeds: The folder of articles.
        index: The folder of the index.
        engine: The engine to index with; None leaves the choice to the index.
    """

    seeds: Path = Path("seeds")
    index: Path = Path(".search")
    engine: str | None = None


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
    )


def _from_file(environment: Mapping[str, str]) -> dict[str, str]:
    places = [Path("search.toml")]
    if home := environment.get("XDG_CONFIG_HOME"):
        places.append(Path(home, "kiosque-search", "config.toml"))
    elif home := environment.get("HOME"):
        places.append(Path(home, ".config", "kiosque-search", "config.toml"))
    return next((_keys(place) for place in places if place.is_file()), {})


def _keys(place: Path) -> dict[str, str]:
    import tomllib

    try:
        keys = tomllib.loads(place.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{place} cannot be read as TOML ({error}); mend it, or move it away") from error
    for key, value in keys.items():
        if key not in _VARIABLES or not isinstance(value, str):
            raise InputError(f"{place}: {key!r} is not a setting; they are {', '.join(_VARIABLES)}, each a text")
    return keys
