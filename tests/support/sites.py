"""Ask the pages of an archive as a browser does, without a socket."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient


@contextmanager
def site_of(location: Path, **settings: Any) -> Iterator[TestClient]:
    """Yield a client that asks the pages of an index, or skip the test without the extra `web`."""
    reason = "the pages need the extra web"
    testclient = pytest.importorskip("starlette.testclient", reason=reason)
    app = pytest.importorskip("search.serve.app", reason=reason)
    from search.serve.settings import ServeSettings

    served = app.make_app(ServeSettings(location=location, **settings))
    headers = {"Accept-Language": "fr"}
    with testclient.TestClient(
        served,
        base_url="http://localhost",
        headers=headers,
        follow_redirects=False,
        raise_server_exceptions=False,
    ) as client:
        yield client
