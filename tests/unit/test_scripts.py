"""The analysis scripts, run as a user runs them: the table on stdout and a picture that is not blank."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import matplotlib.image
import pytest
from page_samples import Builder, news_graph

from graph.stores import Graph, write_graph

SCRIPTS = Path(__file__).parents[2] / "scripts"
NAMES = ["best_connected", "co_attendance", "speakers_topics"]


def run(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / f"{name}.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def small_graph() -> Graph:
    """Ani and Budi were at two events, Citra at one of them; Ani spoke twice about floods."""
    made = Builder()
    for name in ("Ani", "Budi", "Citra"):
        person = made.node("Person", f"person/{name}", name=name, norm_name=name.lower())
        office = made.node("Role", f"role/{name}", title=f"Camat {name}", plural=False)
        made.edge(person, "HOLDS", office, f"Camat {name}.")
    for number, guests in enumerate((["Ani", "Budi"], ["Ani", "Budi", "Citra"])):
        event = made.node("Event", f"event/{number}", name=f"rapat {number}", kind="rapat", main=True)
        for guest in guests:
            made.edge(event, "ATTENDED_BY", f"person/{guest}", f"{guest} hadir.")
    topic = made.node("Topic", "topic/banjir", key="banjir", label="Banjir")
    for number in range(2):
        said = made.node("Statement", f"statement/{number}", text=f"ujaran {number}", mode="direct")
        made.edge(said, "SAID_BY", "person/Ani", "Ani berkata.")
        made.edge(said, "ABOUT", topic, "Soal banjir.", rank=1)
    return made.graph()


@pytest.fixture(scope="module")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graf") / "graph.jsonl"
    write_graph(small_graph(), path)
    return path


def lines(name: str, graph_file: Path, picture: Path, *more: str) -> list[list[str]]:
    result = run(name, graph_file, "-o", picture, *more)
    assert (result.returncode, result.stderr) == (0, "")
    return [line.split() for line in result.stdout.splitlines()]


def assert_not_blank(picture: Path) -> None:
    pixels = matplotlib.image.imread(picture)
    assert min(pixels.shape[:2]) > 200
    assert pixels[..., :3].std() > 0.02


def test_co_attendance_counts_common_events(graph_file: Path, tmp_path: Path) -> None:
    picture = tmp_path / "deep" / "pairs.png"
    table = lines("co_attendance", graph_file, picture)
    assert table[1:4] == [["Ani", "Budi", "2"], ["Ani", "Citra", "1"], ["Budi", "Citra", "1"]]
    assert_not_blank(picture)


def test_co_attendance_shows_the_top_only(graph_file: Path, tmp_path: Path) -> None:
    table = lines("co_attendance", graph_file, tmp_path / "pairs.png", "--top", "1")
    assert [row[:2] for row in table if row[:1] == ["Ani"]] == [["Ani", "Budi"]]


def test_best_connected_ranks_officials_with_their_offices(graph_file: Path, tmp_path: Path) -> None:
    picture = tmp_path / "best.png"
    table = lines("best_connected", graph_file, picture, "--top", "2")
    assert [row[0] for row in table[1:3]] == ["Ani", "Budi"]
    assert table[1] == ["Ani", "2", "2", "0", "0", "Camat", "Ani"]
    assert_not_blank(picture)


def test_speakers_topics_counts_statements(graph_file: Path, tmp_path: Path) -> None:
    picture = tmp_path / "topics.png"
    table = lines("speakers_topics", graph_file, picture)
    assert table[1] == ["Ani", "2", "Banjir", "(2)"]
    assert_not_blank(picture)


@pytest.mark.parametrize("name", NAMES)
def test_a_larger_graph_is_drawn_too(name: str, tmp_path: Path) -> None:
    write_graph(news_graph(300), tmp_path / "graph.jsonl")
    assert len(lines(name, tmp_path / "graph.jsonl", tmp_path / "picture.png")) > 10
    assert_not_blank(tmp_path / "picture.png")


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_graph_says_so_and_draws_nothing(name: str, tmp_path: Path) -> None:
    write_graph(Graph(), tmp_path / "graph.jsonl")
    result = run(name, tmp_path / "graph.jsonl", "-o", tmp_path / "picture.png")
    assert result.returncode == 0
    assert result.stdout.startswith("No")
    assert not (tmp_path / "picture.png").exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_graph_is_named(name: str, tmp_path: Path) -> None:
    result = run(name, tmp_path / "none.jsonl", "-o", tmp_path / "picture.png")
    assert result.returncode == 1
    assert "none.jsonl" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", NAMES)
def test_help_has_an_example(name: str) -> None:
    result = run(name, "--help")
    assert result.returncode == 0
    assert f"python scripts/{name}.py output/graph.jsonl" in result.stdout
