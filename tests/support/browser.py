"""Read pages in a real browser: a Chromium that is installed, and a server on this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""The names under which systems install a Chromium."""
END_SECONDS = 10
"""Limit on the time that a server takes to end."""
BUDGET_SECONDS = 60.0
"""Seconds that a question may take in tests, whatever else the machine does."""
_AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},  # not among those that axe applies by default
    "resultTypes": ["violations"],
}
"""The rules that pages are measured by."""


def find_chromium() -> str | None:
    """Return the path of a Chromium that is installed, or None if there is none."""
    found = map(shutil.which, NAMES)
    return next(filter(None, found), None)


def why_no_browser() -> str:
    """Say what is missing for tests in a browser; nothing if they can run."""
    for module in ("playwright", "axe_playwright_python", "uvicorn", "starlette"):
        if find_spec(module) is None:
            return f"NO PAGE IS TESTED IN A BROWSER: {module} is not installed"
    if find_chromium() is None:
        return f"NO PAGE IS TESTED IN A BROWSER: none of {', '.join(NAMES)} is installed"
    return ""


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Run a browser that fetches nothing by itself, and end it with the context."""
    from playwright.sync_api import sync_playwright

    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # whom Chromium's sandbox refuses
    arguments = ["--no-sandbox"] if is_root else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
        yield browser
        browser.close()


@contextmanager
def running_site(location: Path, **settings: Any) -> Iterator[str]:
    """Serve the pages of an index on a free port until the context ends, and yield their address.

    The address has no slash at its end.
    """
    import uvicorn

    from search.serve.app import make_app
    from search.serve.server import listen
    from search.serve.settings import ServeSettings

    chosen = ServeSettings(location=location, port=0, **settings)
    with listen(chosen) as listening:
        app = make_app(chosen)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(END_SECONDS)


class Reader:
    """A page of a browser, with all that the browser has to say about it."""

    def __init__(self, page: Page, site: str) -> None:
        """Listen to a page that shows nothing yet.

        Args:
            page: The page.
            site: The address of the site, without a slash at its end.
        """
        self.page = page
        self.site = site
        self.complaints: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dismiss)
        page.on("request", self._check)

    def open(self, address: str) -> int:
        """Go to an address within the site, and return the status of the answer."""
        response = self.page.goto(f"{self.site}{address}")
        return response.status if response else 0

    @property
    def path(self) -> str:
        """The address of the page within the site."""
        return self.page.url.removeprefix(self.site)

    def style(self, selector: str, name: str) -> str:
        """Return the value of a property that the first element of a selector has."""
        script = "([element, name]) => getComputedStyle(element).getPropertyValue(name)"
        element = self.page.query_selector(selector)
        return str(self.page.evaluate(script, [element, name]))

    def overflow(self) -> int:
        """Return the pixels by which the page is wider than its window."""
        root = "document.documentElement"
        return int(self.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))

    def unfold_all(self) -> None:
        """Open all that is folded."""
        script = "document.querySelectorAll('details').forEach(each => { each.open = true })"
        self.page.evaluate(script)

    def barriers(self) -> list[str]:
        """Return what keeps somebody from using the page, by the rules of WCAG 2.2 AA."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page, options=_AXE_OPTIONS).response["violations"]
        return [
            f"{violation['id']}: {node['html']} {node['failureSummary']}"
            for violation in found
            for node in violation["nodes"]
        ]

    def _hear(self, message: ConsoleMessage) -> None:
        """Keep what the console says, except that a page is one about an error of the reader's."""
        is_status = message.text.startswith("Failed to load resource: the server responded with a")
        if not (is_status and message.location["url"] == self.page.url):
            self.complaints.append(message.text)

    def _dismiss(self, dialog: Dialog) -> None:
        """Close a dialog, which none of our scripts opens."""
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _check(self, request: Request) -> None:
        """Complain of a request to another site, or for a script that is none of ours."""
        is_ours = request.url.startswith(f"{self.site}/")
        if request.resource_type == "script":
            is_ours = request.url.startswith(f"{self.site}/static/")
        if not is_ours:
            self.complaints.append(f"request: {request.url}")
