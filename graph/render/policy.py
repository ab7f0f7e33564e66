"""What keeps a page to itself: its Content-Security-Policy, and text that cannot break out of it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def content_policy(scripts: Sequence[str], style: str) -> str:
    """Give a Content-Security-Policy that lets exactly these scripts and this style run and loads nothing.

    Args:
        scripts: The text of every script in the page; none where the page has no script.
        style: The text of its style sheet.

    Returns:
        The content of the page's meta element.

    Example:
        >>> content_policy([], "p{}").split(";")[0]
        "default-src 'none'"
    """
    allowed = " ".join(source_hash(script) for script in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src {source_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def source_hash(text: str) -> str:
    """Name a script or style by its hash, as a policy does ("'sha256-...'")."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def printable(text: str) -> str:
    """Replace what no HTML page in UTF-8 can hold: control characters and lone surrogates."""
    return _UNPRINTABLE.sub("\ufffd", text)
