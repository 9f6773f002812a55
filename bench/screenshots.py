"""Make the pictures of the README: pages of our own `seeds/`, in a real browser.

`python -m bench.screenshots` indexes `seeds/`, serves it on 127.0.0.1, and writes a picture of each
page in both themes to `docs/images/`, or to the folder that is given. It needs an installed Chromium.
It exits 1 when a picture is larger than a README should load.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, get_args

from playwright.sync_api import Browser, FloatRect

from index import synchronise
from tests.support.browser import open_browser, running_site, why_no_browser

HOUSE = Path(__file__).parents[1]
SEEDS = HOUSE / "seeds"
IMAGES = HOUSE / "docs" / "images"
PAGES: Mapping[str, tuple[str, int]] = {
    "results": ("/?q=irak", 700),
    "article": ("/hit?q=irak&rank=1", 520),
    "timeline": ("/timeline?q=irak&vs=iran&vs=%C3%A9lection&by=year", 700),
    "network": ("/network?q=irak", 720),
}
"""The address of each page by the name of its picture, and the pixels that are shown of it at most."""
WIDTH = 1280
MAX_BYTES = 120_000
"""Bytes of a picture. All of them together are half a second of a slow line."""

Theme = Literal["light", "dark"]


def main() -> int:
    """Make the pictures, print their sizes, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=IMAGES)
    folder: Path = parser.parse_args().folder
    missing = why_no_browser()
    if missing:
        print(missing, file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    sizes = dict(make_pictures(folder))
    for file, size in sizes.items():
        print(f"{file}: {size:,} bytes")
    return 1 if max(sizes.values()) > MAX_BYTES else 0


def make_pictures(folder: Path) -> Iterator[tuple[Path, int]]:
    """Make every picture, and yield its file and size."""
    with TemporaryDirectory() as made:
        location = Path(made, "index")
        synchronise([SEEDS], location)
        with running_site(location) as site, open_browser() as browser:
            for theme in get_args(Theme):
                for name, (address, height) in PAGES.items():
                    file = folder / f"{name}-{theme}.png"
                    take_picture(browser, f"{site}{address}", height, file, theme)
                    yield file, file.stat().st_size


def take_picture(browser: Browser, address: str, height: int, file: Path, theme: Theme) -> None:
    """Make a picture of the upper part of a page, without its foot."""
    context = browser.new_context(
        locale="fr-FR", color_scheme=theme, viewport={"width": WIDTH, "height": height}
    )
    page = context.new_page()
    page.goto(address)
    foot = page.locator("footer").bounding_box()
    shown = min(height, foot["y"]) if foot else height
    clip: FloatRect = {"x": 0, "y": 0, "width": WIDTH, "height": shown}
    page.screenshot(path=file, clip=clip)
    context.close()


if __name__ == "__main__":
    sys.exit(main())
