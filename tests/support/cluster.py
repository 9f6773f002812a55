"""A real OpenSearch cluster for the tests: nodes in one Java process on 127.0.0.1, from Maven Central."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, Queue
from tempfile import mkdtemp
from urllib.request import Request, urlopen

import pytest

from index.engines.base import EMBEDDED, ENGINES
from index.engines.config import ClusterConfig

HOME = Path(__file__).parent / "opensearch"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath"
SECONDS = 180
EVERY = tuple(
    name if name in EMBEDDED else pytest.param(name, marks=pytest.mark.opensearch)
    for name in ENGINES
)
"""Every engine, for the tests that all of them must pass."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Nodes that can be stopped and started again, each by its number from 0."""

    urls: tuple[str, ...]
    folder: Path
    process: subprocess.Popen[str]
    said: Queue[str]

    def stop(self, node: int) -> None:
        """Stop a node; what it holds stays on its disk."""
        self._have_done(f"stop {node}")

    def start(self, node: int) -> None:
        """Start a node that was stopped."""
        self._have_done(f"start {node}")

    def end(self) -> None:
        """Stop everything, and remove what it wrote."""
        assert self.process.stdin
        if self.process.poll() is None:
            self.process.stdin.close()
            self.process.wait(30)
        assert self.process.stdout
        self.process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _have_done(self, order: str) -> None:
        assert self.process.stdin
        print(order, file=self.process.stdin, flush=True)
        wait_for(self.said, f"done {order}")


def missing() -> str:
    """Why no cluster can be had here; empty if one can."""
    absent = [name for name in ("java", "mvn") if not shutil.which(name)]
    absent += [] if find_spec("opensearchpy") else ["opensearch-py"]
    return (
        f"NOTHING IS TESTED AGAINST A REAL OPENSEARCH: there is no {' and no '.join(absent)} here"
        if absent
        else ""
    )


def cluster(nodes: int, heap: str, *settings: str, on_disk: bool = False) -> Cluster:
    """Start a cluster; its jars are fetched the first time.

    Args:
        nodes: How many.
        heap: Memory of all of them together, as Java wants it said.
        settings: Others that each of them has, such as `http.compression=false`.
        on_disk: Whether what they write goes to a disk, and not to memory where there is room for that.
    """
    memory = None if on_disk or not os.access("/dev/shm", os.W_OK) else "/dev/shm"
    folder = Path(mkdtemp(prefix="opensearch-", dir=memory))
    jars = folder / "classpath"
    fetch = ("mvn", "-q", "-B", "-f", str(HOME / "pom.xml"), PLUGIN, f"-Dmdep.outputFile={jars}")
    subprocess.run(fetch, check=True, capture_output=True, timeout=SECONDS)
    java = ("java", f"-Xms{heap}", f"-Xmx{heap}", "-cp", jars.read_text())
    process = subprocess.Popen(
        (*java, str(HOME / "Cluster.java"), str(nodes), folder, *settings),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    said: Queue[str] = Queue()
    threading.Thread(target=_listen, args=(process, said), daemon=True).start()
    ready = wait_for(said, "ready ")
    return Cluster(tuple(ready.split()[1:]), folder, process, said)


def _listen(process: subprocess.Popen[str], said: Queue[str]) -> None:
    assert process.stdout
    while line := process.stdout.readline():
        said.put(line.strip())


def wait_for(said: Queue[str], start: str) -> str:
    """The next line that begins so."""
    try:
        while not (line := said.get(timeout=SECONDS)).startswith(start):
            pass
    except Empty:
        raise TimeoutError(f"the cluster did not say {start!r} within {SECONDS} s") from None
    return line


def forget_indexes() -> None:
    """Remove the indexes that no archive shows from the cluster that the environment names, lest it fill up."""
    place = ClusterConfig.of_environment(os.environ).urls[0]
    with urlopen(f"{place}/_alias") as answer:
        names = [name for name, told in json.load(answer).items() if not told["aliases"]]
    for name in names:
        urlopen(Request(f"{place}/{name}", method="DELETE")).close()
