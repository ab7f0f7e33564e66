from __future__ import annotations

import doctest
import subprocess
import sys
from importlib import import_module

import pytest

import graph

NAMES = [
    "Document",
    "Edge",
    "Extraction",
    "Graph",
    "Node",
    "SimpulError",
    "__version__",
    "best_connected",
    "build",
    "extract",
    "load_schema",
    "open_store",
    "read_documents",
    "render_html",
    "validate",
    "write_graph",
    "write_html",
]


def test_the_door_has_these_names_and_no_other() -> None:
    assert graph.__all__ == NAMES
    assert set(NAMES) <= set(dir(graph))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "__version__"])
def test_every_name_leads_home_and_is_described(name: str) -> None:
    found = getattr(graph, name)
    assert getattr(import_module(found.__module__), name) is found
    first = (found.__doc__ or "").splitlines()[0]
    assert first.endswith(".")


@pytest.mark.parametrize(
    "name", ["build", "extract", "load_schema", "open_store", "read_documents", "validate"]
)
def test_the_main_functions_have_an_example(name: str) -> None:
    assert any(
        test.examples for test in doctest.DocTestFinder(recurse=False).find(getattr(graph, name), name)
    )


def test_the_version_is_the_installed_one() -> None:
    from importlib.metadata import version

    assert graph.__version__ == version("simpul")


def test_another_name_is_refused_with_what_there_is() -> None:
    with pytest.raises(AttributeError, match=r"no attribute 'bild'; it has Document, Edge"):
        graph.bild  # noqa: B018


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, graph; print({'networkx', 'click', 'pyvis', 'neo4j'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"
