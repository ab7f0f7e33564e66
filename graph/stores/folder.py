"""An output folder that is changed as a whole: all of its new files or none, one writer at a time.

New files are written into a folder aside. When all are there its name is changed (that is the moment at which
the change is made), and the files are moved to their places. A process that dies before that leaves the old
files; one that dies after it leaves the moving to whoever opens the folder next.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import GraphFormatError

if TYPE_CHECKING:
    from filelock import BaseFileLock

_LOCK = ".simpul.lock"
_NEXT = ".simpul-next"
_UNFINISHED = ".simpul-unfinished-"
_GONE = ".gone"
_PATIENCE = 60.0  # seconds that a reader or writer waits for another


@contextmanager
def changing(folder: str | Path) -> Iterator[Path]:
    """Change the files of a folder together.

    Args:
        folder: The folder; it is made where it is missing.

    Yields:
        An empty folder to write the new files into. Those that are there at the end take their places in
        `folder`; after an exception nothing has changed. See `retire` for files that have to go.

    Raises:
        GraphFormatError: Another process is changing the folder.
        OSError: The disk refuses.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with _lock(folder):
        _finish(folder)
        for left in folder.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        aside = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder))
        try:
            yield aside
            _flush(aside)
            aside.rename(folder / _NEXT)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
        _finish(folder)


def retire(aside: Path, name: str) -> None:
    """Say that a file of the folder has to go when the change is made.

    Args:
        aside: What `changing` gave.
        name: Name of the file; it need not be there.
    """
    with (aside / _GONE).open("a", encoding="utf-8") as names:
        names.write(f"{name}\n")


def settle(folder: str | Path) -> None:
    """Finish a change that was made when the process that made it died.

    Args:
        folder: A folder that is about to be read.

    Raises:
        GraphFormatError: Another process is changing the folder, or the disk refuses.
    """
    folder = Path(folder)
    if not (folder / _NEXT).is_dir():
        return
    try:
        with _lock(folder):
            _finish(folder)
    except OSError as error:
        raise GraphFormatError(
            f"{folder}: a change of this folder was not finished and cannot be now "
            f"({error.strerror or error}); open it once as a user who may write there"
        ) from error


def _finish(folder: Path) -> None:
    """Move the files of a change that was made to their places; done twice, it does no harm."""
    ready = folder / _NEXT
    if not ready.is_dir():
        return
    gone = ready / _GONE
    if gone.exists():
        for name in gone.read_text(encoding="utf-8").splitlines():
            (folder / name).unlink(missing_ok=True)
    for path in sorted(ready.iterdir()):
        if path.name != _GONE:
            path.replace(folder / path.name)
    shutil.rmtree(ready)


def _flush(aside: Path) -> None:
    """Have the files on the disk before the change counts as made."""
    for path in aside.iterdir():
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _lock(folder: Path) -> Iterator[BaseFileLock]:
    from filelock import FileLock, Timeout  # 30 ms that a command without a folder need not spend

    lock = FileLock(folder / _LOCK, timeout=_PATIENCE)
    try:
        with lock:
            yield lock
    except Timeout:
        raise GraphFormatError(
            f"{folder}: another command is changing this folder; try again when it is done"
        ) from None
