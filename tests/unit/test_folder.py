"""An output folder changes as a whole, whatever dies in the middle."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph.stores.folder import changing, retire, settle


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".simpul.lock")


def contents(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text() for name in names(folder)}


def change(folder: Path, text: str) -> None:
    with changing(folder) as aside:
        (aside / "a").write_text(text)
        (aside / "b").write_text(text)


def test_new_files_take_their_places_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("mine")
    change(tmp_path, "1")
    change(tmp_path, "2")
    assert contents(tmp_path) == {"a": "2", "b": "2", "own": "mine"}


def test_a_retired_file_goes(tmp_path: Path) -> None:
    change(tmp_path, "1")
    with changing(tmp_path) as aside:
        (aside / "a").write_text("2")
        retire(aside, "b")
        retire(aside, "never there")
        assert (tmp_path / "b").exists()
    assert contents(tmp_path) == {"a": "2"}


def test_after_an_exception_nothing_has_changed(tmp_path: Path) -> None:
    change(tmp_path, "1")
    with pytest.raises(ValueError, match="half"), changing(tmp_path) as aside:
        (aside / "a").write_text("2")
        raise ValueError("half")
    assert contents(tmp_path) == {"a": "1", "b": "1"}


DIE = """
import os, sys
from pathlib import Path
from graph.stores import folder
where, target = sys.argv[1], Path(sys.argv[2])
if where == "moving":  # after the first file is in its place
    moved = []
    move = Path.replace
    def replace(self, to):
        if moved:
            os._exit(9)
        moved.append(to)
        return move(self, to)
    Path.replace = replace
with folder.changing(target) as aside:
    (aside / "a").write_text("2")
    if where == "writing":
        os._exit(9)
    (aside / "b").write_text("2")
"""


@pytest.mark.parametrize(("where", "left"), [("writing", "1"), ("moving", "2")])
def test_a_process_that_dies_leaves_all_or_nothing(tmp_path: Path, where: str, left: str) -> None:
    change(tmp_path, "1")
    died = subprocess.run([sys.executable, "-c", DIE, where, str(tmp_path)], check=False)
    assert died.returncode == 9
    settle(tmp_path)
    assert (tmp_path / "a").read_text() == (tmp_path / "b").read_text() == left
    change(tmp_path, "3")
    assert contents(tmp_path) == {"a": "3", "b": "3"}


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    code = "import sys; from graph.stores import folder; folder._PATIENCE = 0.1\n"
    code += "with folder.changing(sys.argv[1]): pass"
    command = [sys.executable, "-c", code, str(tmp_path)]
    with changing(tmp_path):
        other = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "GraphFormatError" in other.stderr
    assert "another command is changing this folder; try again when it is done" in other.stderr
    assert subprocess.run(command, check=False).returncode == 0
