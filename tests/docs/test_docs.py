"""What the pages say holds: generated parts are fresh, links lead somewhere, named things exist."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import generate
import matplotlib.image
import pytest

from graph.decisions import parse_decisions

ROOT = generate.ROOT
WRITTEN = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "examples" / "README.md"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# The order in which a reader needs them.
HEADINGS = [
    "What it reads and what it gives",
    "Try it",
    "A session",
    "Ask and correct",
    "Keep it in Neo4j",
    "From Python",
    "The graph",
    "Commands",
    "How it works",
    "How good it is",
    "Data and sources",
    "Development",
]


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    found = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", generate.PAGES, ids=name_of)
def test_generated_parts_are_fresh(page: Path) -> None:
    text = text_of(page)
    assert generate.fill(text) == text, "run `make docs` and look at what changed"


def test_every_generated_part_is_used() -> None:
    text = "".join(map(text_of, generate.PAGES))
    assert set(re.findall(r"<!-- generated: ([\w-]+) -->", text)) == set(generate.PARTS)


def test_a_part_that_is_not_known_is_named() -> None:
    with pytest.raises(SystemExit, match="no part 'nodez'"):
        generate.fill("<!-- generated: nodez -->\n<!-- end -->\n")


def test_a_stale_part_is_made_anew() -> None:
    stale = "# X\n<!-- generated: nodes -->\nold\n<!-- end -->\nkept\n"
    fresh = generate.fill(stale)
    assert fresh.startswith("# X\n<!-- generated: nodes -->\n| node |")
    assert "old" not in fresh
    assert fresh.endswith("<!-- end -->\nkept\n")


def test_the_readme_keeps_its_order() -> None:
    readme = text_of(ROOT / "README.md")
    assert re.findall(r"^## (.+)$", readme, re.MULTILINE) == HEADINGS
    assert readme.index("](docs/graph.png)") < readme.index("## ")


def test_the_picture_is_a_small_one() -> None:
    picture = ROOT / "docs" / "graph.png"
    assert picture.stat().st_size < 200_000
    height, width = matplotlib.image.imread(picture).shape[:2]
    assert 600 <= width <= 1600
    assert 400 <= height <= 1000


def links() -> list[tuple[str, str]]:
    found = [(page, link) for page in WRITTEN for link in re.findall(r"\]\(([^)\s]+)\)", text_of(page))]
    return [(name_of(page), link) for page, link in found if not link.startswith("https://")]


@pytest.mark.parametrize(("page", "link"), links())
def test_a_link_leads_somewhere(page: str, link: str) -> None:
    path, _, anchor = link.partition("#")
    target = (ROOT / page).parent / path if path else ROOT / page
    assert target.exists()
    assert not anchor or anchor in anchors(target)


def named_files() -> set[str]:
    """What stands in backticks and begins like a path of this project."""
    rooms = "graph|docs|tests|scripts|benchmarks|examples|cypher|\\.ci"
    text = "".join(map(text_of, WRITTEN))
    return set(re.findall(rf"`((?:{rooms})/[\w./-]*)`", text))


@pytest.mark.parametrize("path", sorted(named_files()))
def test_a_named_file_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_make_target_that_is_named_exists() -> None:
    rules = set(re.findall(r"^([\w-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([\w-]+)", "".join(map(text_of, WRITTEN)), re.MULTILINE))
    assert {"demo", "test"} <= named <= rules


def test_make_help_names_every_target() -> None:
    makefile = text_of(ROOT / "Makefile")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    shown = set(re.findall(r'@echo "make ([\w-]+) ', makefile))
    assert shown == set(phony[1].split()) - {"help"}


def test_the_extras_that_are_named_exist() -> None:
    named = set(re.findall(r"\.\[(\w+)\]", "".join(map(text_of, WRITTEN))))
    assert named
    assert named <= set(PROJECT["optional-dependencies"])


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## (\S+)", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == PROJECT["version"]


def test_check_writes_nothing(tmp_path: Path) -> None:
    before = [text_of(page) for page in generate.PAGES]
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert [text_of(page) for page in generate.PAGES] == before


def test_decisions_that_are_shown_are_decisions() -> None:
    (block,) = re.findall(r"```json\n(.*?)```", text_of(ROOT / "docs" / "decisions.md"), re.DOTALL)
    decisions, faults = parse_decisions(block.splitlines())
    assert faults == []
    assert {decision.act for decision in decisions} == {"same", "reject", "rename", "capacity", "undo"}
