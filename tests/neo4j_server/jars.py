"""Brings the jars of a Neo4j server, of cypher-shell and of APOC into a cache folder, once a version."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")
LTS = "5.26.30"
CALENDAR = "2026.08.1"
TOO_OLD = "5.25.1"
JAVA_FOR = {LTS: (17, 21), CALENDAR: (25,), TOO_OLD: (17, 21)}
"""Releases of Java that a release of Neo4j runs on and that were tried."""


class CannotRunError(Exception):
    """A server cannot be had on this machine; the message says what is missing and what brings it."""


def find_java(version: str = LTS) -> Path:
    """The ``java`` that a release of Neo4j runs on; raises CannotRunError."""
    wanted = JAVA_FOR[version]
    for candidate in _javas():
        if _release_of(candidate) in wanted:
            return candidate
    releases = " or ".join(map(str, wanted))
    raise CannotRunError(
        f"Neo4j {version} needs Java {releases}, and there is none "
        f"(Debian: apt-get install openjdk-{wanted[0]}-jre-headless)"
    )


def _javas() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin/java"
    if found := shutil.which("java"):
        yield Path(found)
    yield from sorted(Path("/usr/lib/jvm").glob("*/bin/java"))


def _release_of(java: Path) -> int:
    """17 for a Java 17; 0 where it does not start."""
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60).stderr
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


def fetch_jars(part: str, version: str = LTS) -> Path:
    """Give the folder with the jars of a part, after copying them there once.

    Args:
        part: A profile of ``pom.xml``: server, shell or apoc.
        version: The release of Neo4j.

    Returns:
        The folder, in ``$XDG_CACHE_HOME/simpul`` (``~/.cache/simpul``). It is there whole or not at all, so a
        copy that was broken off is begun again.

    Raises:
        CannotRunError: There is no Maven, or it does not get the jars.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "simpul"
    target = cache / f"neo4j-{part}-{version}"
    cache.mkdir(parents=True, exist_ok=True)
    with _alone(cache / f"{target.name}.lock"):
        if not target.exists():
            _copy_jars(part, version, target)
    return target


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Let one process at a time in; the system frees the lock of one that dies."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _copy_jars(part: str, version: str, target: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise CannotRunError(
            "a Neo4j server for the tests comes by Maven, and there is none (Debian: apt-get install maven)"
        )
    unfinished = target.with_name(f"{target.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    command = [maven, "-q", "-B", "-f", str(POM), "-P", part, f"-Dneo4j.version={version}"]
    command += ["dependency:copy-dependencies", f"-DoutputDirectory={unfinished}"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode or not list(unfinished.glob("*.jar")):
        last = "\n".join(done.stdout.strip().splitlines()[-15:])
        raise CannotRunError(f"Maven could not bring the jars of {part} {version}:\n{last}")
    unfinished.rename(target)
