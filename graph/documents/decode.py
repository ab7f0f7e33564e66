"""Bytes to text: UTF-8 or UTF-16 as the bytes say, else Windows-1252 where that gives plausible text."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from graph.errors import InputError

LARGEST = 50_000_000  # bytes of one record
_SAMPLE = 65_536  # characters that are enough to tell text from other bytes
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_PLAIN = re.compile(r"[ -~\s]")
_MOST_CONTROL = 0.02
_LEAST_PLAIN = 0.7  # Indonesian is written in plain letters; a text in another encoding is not
_BINARY = "binary file, not text; expected an article as text (export a PDF or Word file as .txt first)"


def read_limited(file: BinaryIO, source: str) -> bytes:
    """Read a whole file that must not be larger than a record may be.

    Args:
        file: Open for reading bytes.
        source: What a message calls it.

    Returns:
        Its bytes.

    Raises:
        InputError: It is larger than `LARGEST`.
    """
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError(source, too_large())
    return data


def too_large() -> str:
    """Say that a record is too large and what to do."""
    return (
        f"larger than {LARGEST // 1_000_000} MB; one article is expected in a file or record, "
        "so split it (.jsonl takes any number of articles, one a line)"
    )


def has_utf16_mark(data: bytes) -> bool:
    """True when bytes begin with the byte order mark of UTF-16."""
    return data.startswith(_UTF_16)


def decode(data: bytes, source: str) -> str:
    """Turn the bytes of an article into text.

    Args:
        data: The bytes of a file or line.
        source: What a message calls them.

    Returns:
        The text, with plain line ends and no byte order mark.

    Raises:
        InputError: The bytes are no text.
    """
    text = _decode_utf16(data, source) if has_utf16_mark(data) else _decode_bytes(data, source)
    sample = text[:_SAMPLE]
    if "\0" in text or len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample):
        raise InputError(source, _BINARY)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decode_utf16(data: bytes, source: str) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        raise InputError(source, "it begins as UTF-16 and is not; save it as UTF-8") from None


def _decode_bytes(data: bytes, source: str) -> str:
    if b"\0" in data:
        raise InputError(source, _BINARY)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # A page that was cut in the middle of a letter is still UTF-8: more letters are right than wrong.
        text = data.decode("utf-8", "replace")
        wrong = text.count("\ufffd")
        if sum(letter > "\x7f" for letter in text) - wrong > wrong:
            return text
    return _decode_cp1252(data, source)


def _decode_cp1252(data: bytes, source: str) -> str:
    reason = "neither UTF-8, UTF-16 nor Windows-1252 text; if it is an article, save it as UTF-8"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise InputError(source, reason) from None
    sample = text[:_SAMPLE]
    if len(_PLAIN.findall(sample)) < _LEAST_PLAIN * len(sample):
        raise InputError(source, reason)
    return text
