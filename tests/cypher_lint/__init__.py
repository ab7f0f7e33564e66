"""Neo4j's own analyser of Cypher, run by node."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.schema import load_schema
from graph.stores.neo4j.rows import OWN_PROPERTIES

PACKAGE = "@neo4j-cypher/language-support"
VERSION = "2.0.0-next.38"


class CannotLintError(Exception):
    """The analyser cannot be had on this machine; the message says what is missing and what brings it."""


def lint(texts: Mapping[str, tuple[str, Mapping[str, Any]]]) -> dict[str, list[str]]:
    """Give what the analyser finds wrong.

    Args:
        texts: By name, the Cypher and the values of its parameters.

    Returns:
        By name, one line a fault; labels, types and properties that ``schema.toml`` does not know are faults.

    Raises:
        CannotLintError: There is no node, or npm does not get the analyser.
    """
    node = shutil.which("node")
    if node is None:
        raise CannotLintError(
            "Neo4j's analyser runs on node, and there is none (Debian: apt-get install nodejs)"
        )
    asked = {
        "schema": _schema(),
        "texts": {
            name: {"text": text, "parameters": parameters} for name, (text, parameters) in texts.items()
        },
    }
    script = Path(__file__).with_name("lint.cjs")
    done = subprocess.run(
        [node, script, _fetch()], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def _schema() -> dict[str, Any]:
    schema = load_schema()
    own = {name for node in schema.nodes.values() for name in node.properties}
    ties = {name for edge in schema.edges.values() for name in edge.properties}
    return {
        "labels": list(schema.nodes),
        "relationshipTypes": list(schema.edges),
        "propertyKeys": sorted({*own, *ties, *OWN_PROPERTIES}),
    }


def _fetch() -> Path:
    """The folder with the analyser, brought by npm once; it is there whole or not at all."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "simpul"
    target = cache / f"cypher-lint-{VERSION}"
    if not target.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise CannotLintError(
                "Neo4j's analyser comes by npm, and there is none (Debian: apt-get install npm)"
            )
        unfinished = target.with_name(f"{target.name}.{os.getpid()}")
        unfinished.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--silent", "--prefix", str(unfinished), f"{PACKAGE}@{VERSION}"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise CannotLintError(f"npm could not bring {PACKAGE}:\n{done.stdout[-2000:]}")
        if target.exists():  # another run was quicker
            shutil.rmtree(unfinished)
        else:
            unfinished.rename(target)
    return target
