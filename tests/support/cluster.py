"""Run a real OpenSearch cluster for the tests: nodes in one Java process, from Maven Central."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import threading
from dataclasses import dataclass
from functools import cache
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
VARIABLE = "TEST_OPENSEARCH"
"""The environment variable that names the release to test: a key of `RELEASES`."""
MAX_SECONDS = 180
"""Limit on the time that nodes take to start, to stop, and to be fetched."""

END_SECONDS = 30
"""Limit on the time that the process takes to end."""

MEMORY_DISK = "/dev/shm"
"""The folder whose files are in memory, where the system has one."""

_CLIENT_MODULE = "opensearchpy"
_JAVA_VERSION = re.compile(r'version "(\d+)')


@dataclass(frozen=True, slots=True)
class Release:
    """A release of OpenSearch.

    Attributes:
        runner: The version of the package that runs its nodes in one process.
        java: The versions of Java that it runs on.
    """

    runner: str
    java: range


RELEASES = {"2": Release("2.19.1.0", range(17, 24)), "3": Release("3.3.2.0", range(21, 100))}
"""The releases that are tested, by their major versions."""


def tested_release() -> Release:
    """Return the release that the environment names, 2 by default."""
    return RELEASES[os.environ.get(VARIABLE, "2")]


@cache
def find_java(release: Release) -> str | None:
    """Return the path of a Java that a release runs on, or None if there is none."""
    home = os.environ.get("JAVA_HOME")
    candidates = [f"{home}/bin/java"] if home else []
    candidates += [path for path in (shutil.which("java"),) if path]
    candidates += sorted(map(str, Path("/usr/lib/jvm").glob("*/bin/java")))
    for java in candidates:
        try:
            told = subprocess.run((java, "-version"), capture_output=True, text=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        version = _JAVA_VERSION.search(told.stderr)
        if version and int(version[1]) in release.java:
            return java
    return None


def _engine_parameter(name: str) -> object:
    """Return an engine as a parameter of tests, which are marked if they need a cluster."""
    if name in EMBEDDED:
        return name
    return pytest.param(name, marks=pytest.mark.opensearch)


EVERY_ENGINE = tuple(map(_engine_parameter, ENGINES))
"""Every engine, for the tests that all of them must pass."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Nodes that can be stopped and started again, each by its number from 0.

    Attributes:
        urls: The addresses of the nodes.
        folder: The folder of all that the nodes write.
        process: The Java process of all nodes.
        output: The lines that the process has printed and that nobody has read yet.
    """

    urls: tuple[str, ...]
    folder: Path
    process: subprocess.Popen[str]
    output: Queue[str]

    def stop(self, node: int) -> None:
        """Stop a node. Its data stay on its disk."""
        self._order(f"stop {node}")

    def start(self, node: int) -> None:
        """Start a node that was stopped."""
        self._order(f"start {node}")

    def end(self) -> None:
        """Stop everything, and remove what the nodes wrote."""
        assert self.process.stdin
        if self.process.poll() is None:
            self.process.stdin.close()  # the end of its input makes the process end
            self.process.wait(END_SECONDS)
        assert self.process.stdout
        self.process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _order(self, order: str) -> None:
        """Give the process an order, and wait until it has carried it out."""
        assert self.process.stdin
        print(order, file=self.process.stdin, flush=True)
        wait_for_line(self.output, f"done {order}")


def why_no_cluster() -> str:
    """Return why no cluster can be started on this machine, or nothing if one can."""
    absent = [] if shutil.which("mvn") else ["mvn"]
    release = tested_release()
    if not find_java(release):
        absent.append(f"Java {release.java.start} to {release.java[-1]}")
    if not find_spec(_CLIENT_MODULE):
        absent.append("opensearch-py")
    if not absent:
        return ""
    return (
        f"NOTHING IS TESTED AGAINST A REAL OPENSEARCH: there is no {' and no '.join(absent)} here"
    )


def start_cluster(nodes: int, heap: str, *settings: str, on_disk: bool = False) -> Cluster:
    """Start a cluster. Its jars are fetched the first time.

    Args:
        nodes: The number of nodes.
        heap: The memory of all of them together, as Java takes it, such as `768m`.
        settings: Further settings of each node, such as `http.compression=false`.
        on_disk: True to write to a disk even if there is room in memory.
    """
    folder = Path(mkdtemp(prefix="opensearch-", dir=_parent(on_disk=on_disk)))
    java = find_java(tested_release())
    assert java, why_no_cluster()
    options = (f"-Xms{heap}", f"-Xmx{heap}", "-cp", _fetch_jars(folder))
    process = subprocess.Popen(
        (java, *options, str(HOME / "Cluster.java"), str(nodes), folder, *settings),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    output: Queue[str] = Queue()
    threading.Thread(target=_read_lines, args=(process, output), daemon=True).start()
    words = wait_for_line(output, "ready ").split()
    urls = words[1:]  # what follows "ready"
    return Cluster(tuple(urls), folder, process, output)


def _parent(*, on_disk: bool) -> str | None:
    """Return the folder for the data of nodes, or None for the usual temporary folder."""
    if on_disk or not os.access(MEMORY_DISK, os.W_OK):
        return None
    return MEMORY_DISK


def _fetch_jars(folder: Path) -> str:
    """Fetch the jars of OpenSearch, and return their class path."""
    class_path = folder / "classpath"
    pom = str(HOME / "pom.xml")
    chosen = f"-Drunner.version={tested_release().runner}"
    command = ("mvn", "-q", "-B", "-f", pom, PLUGIN, chosen, f"-Dmdep.outputFile={class_path}")
    subprocess.run(command, check=True, capture_output=True, timeout=MAX_SECONDS)
    return class_path.read_text()


def _read_lines(process: subprocess.Popen[str], output: Queue[str]) -> None:
    """Read what a process prints, so that it never waits for a reader."""
    assert process.stdout
    for line in process.stdout:
        output.put(line.strip())


def wait_for_line(output: Queue[str], start: str) -> str:
    """Return the next line that begins with a text.

    Raises:
        TimeoutError: There was no line for a long time.
    """
    line = ""
    while not line.startswith(start):
        try:
            line = output.get(timeout=MAX_SECONDS)
        except Empty:
            message = f"the cluster did not say {start!r} within {MAX_SECONDS} s"
            raise TimeoutError(message) from None
    return line


def remove_unused_indexes() -> None:
    """Remove the indexes that no alias points to, so that the cluster of the tests stays small."""
    url = ClusterConfig.of_environment(os.environ).urls[0]
    with urlopen(f"{url}/_alias") as answer:
        indexes = json.load(answer)
    for name, description in indexes.items():
        if not description["aliases"]:
            urlopen(Request(f"{url}/{name}", method="DELETE")).close()
