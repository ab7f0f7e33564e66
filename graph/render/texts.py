"""The texts of the pages in their languages, and how the picture is drawn: ``data/interface.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from graph.errors import UsageError


@cache
def load_interface() -> dict[str, Any]:
    """Give the texts of the pages and the settings of the picture."""
    text = resources.files("graph").joinpath("data", "interface.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def languages() -> list[str]:
    """The languages that a page can speak."""
    return sorted(key for key, table in load_interface().items() if "text" in table)


def load_texts(lang: str) -> dict[str, Any]:
    """Give the interface's texts in one language.

    Raises:
        UsageError: The interface does not speak it.
    """
    if lang not in languages():
        raise UsageError(f"lang: expected one of {', '.join(languages())}, found {lang!r}")
    texts: dict[str, Any] = load_interface()[lang]
    return texts
