"""``decisions.jsonl``: one decision a line, appended to and never rewritten.

Whoever reads a line knows what it says without the graph; whoever merges two of these files keeps the lines
of both.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from graph.decisions.checks import find_faults
from graph.decisions.model import VERDICTS, Decision, Quote
from graph.errors import DecisionError, GraphFormatError
from graph.resolve import Mention
from graph.schema import show
from graph.stores.jsonl import parse_record

DECISIONS = "decisions.jsonl"

_KEYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # act: what it must have, and what it may have
    **dict.fromkeys(VERDICTS, (("one", "other"), ())),
    "reject": (("one",), ("other", "type", "capacity", "documents")),
    "rename": (("one", "to"), ("from",)),
    "capacity": (("one", "other", "to"), ("from", "documents")),
    "undo": (("of",), ()),
}
_SIGNED = ("decision", "who", "when", "why", "evidence", "id")
_MENTION = ("document", "label", "start", "end", "words")
_TOPIC = ("id", "words")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def generate_line(decision: Decision) -> str:
    """Write a decision as a line, without a line end.

    Args:
        decision: Any decision.

    Returns:
        A JSON object whose keys stand in the order in which a person reads them; what is empty is left out.
    """
    record = {
        "decision": decision.act,
        "type": decision.type,
        "one": _side(decision.one),
        "other": _side(decision.other),
        "capacity": decision.capacity,
        "documents": list(decision.documents),
        "from": decision.before,
        "to": decision.after,
        "of": decision.of,
        "who": decision.who,
        "when": decision.when,
        "why": decision.why,
        "evidence": list(decision.evidence),
        "id": decision.id,
    }
    said = {key: value for key, value in record.items() if value or key == "who"}
    # ensure_ascii stays off for readers, and a lone surrogate cannot be written as UTF-8
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def _side(quotes: tuple[Quote, ...]) -> Any:
    """One mention as an object, several as a list."""
    records = [_quote_record(quote) for quote in quotes]
    return records[0] if len(records) == 1 else records


def _quote_record(quote: Quote) -> dict[str, Any]:
    more = {"sentence": quote.sentence} if quote.sentence else {}
    if isinstance(quote.end, str):
        return {"id": quote.end, "words": quote.words, **more}
    mention = quote.end
    return {
        "document": mention.document,
        "label": mention.label,
        "start": mention.start,
        "end": mention.end,
        "words": quote.words,
        **more,
    }


def parse_decisions(lines: Iterable[str], source: str = DECISIONS) -> tuple[list[Decision], list[str]]:
    """Read decisions, and name every line that is none.

    Args:
        lines: Lines of JSON; empty ones are passed over.
        source: What a message calls them.

    Returns:
        The decisions in their order, each line once, and what is wrong with the other lines ("FILE:3: ...").

    Example:
        >>> parse_decisions(['{"decision": "undo", "of": "1f0c22ab"}'])
        ([], ['decisions.jsonl:1: lacks when, who; a line of "undo" has decision, of, who, when'])
    """
    known: dict[str, tuple[int, Decision]] = {}
    faults = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            decision = _parse(line)
            first, twin = known.setdefault(decision.id, (number, decision))
            if twin != decision:
                raise DecisionError(
                    f"its id {decision.id} is that of line {first}, which says something else"
                )
        except (GraphFormatError, DecisionError) as fault:
            faults.append(f"{source}:{number}: {fault}")
    return [decision for _, decision in known.values()], faults


def read_decisions(path: str | Path) -> list[Decision]:
    """Read a file of decisions.

    Args:
        path: The file; it need not be there.

    Returns:
        The decisions in their order.

    Raises:
        DecisionError: A line is no decision. All such lines are named; none is passed over, since a graph
            made without one might join two persons whom somebody told apart.
    """
    decisions, faults = read_with_faults(path)
    if faults:
        raise DecisionError(
            "\n".join([*faults, f"mend or delete these lines of {path}; nothing was changed"])
        )
    return decisions


def read_with_faults(path: str | Path) -> tuple[list[Decision], list[str]]:
    """Read a file of decisions as far as it can be read.

    Args:
        path: The file; it need not be there.

    Returns:
        As `parse_decisions`.

    Raises:
        DecisionError: The file cannot be read at all.
    """
    try:
        with Path(path).open(encoding="utf-8-sig") as lines:
            return parse_decisions(lines, str(path))
    except FileNotFoundError:
        return [], []
    except UnicodeDecodeError as error:
        raise DecisionError(f"{path}: not UTF-8 ({error.reason}); save it as UTF-8 text") from error
    except OSError as error:
        raise DecisionError(f"{path}: cannot be read ({error.strerror or error})") from error


def append_decisions(path: str | Path, decisions: Iterable[Decision]) -> None:
    """Add decisions at the end of their file; what stands there stays as it is.

    Args:
        path: The file; it is made where there is none, with its folder.
        decisions: What to add.

    Raises:
        OSError: The disk refuses.
    """
    text = "".join(f"{generate_line(decision)}\n" for decision in decisions)
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:  # one write, so that two who decide at once do not mix their lines
        size = file.seek(0, os.SEEK_END)
        if size and (file.seek(size - 1), file.read(1))[1] != b"\n":
            text = "\n" + text
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


def _parse(line: str) -> Decision:
    if line.startswith(_CONFLICT):
        raise DecisionError("a mark of a git conflict; keep the lines of both sides and delete the marks")
    record = parse_record(line)
    act = record.get("decision")
    if act not in _KEYS:
        raise DecisionError(f'"decision" must be one of {", ".join(_KEYS)}; found {show(act)}')
    _check_keys(act, record)
    decision = Decision(
        act,
        _text(record, "who"),
        _clock(_text(record, "when")),
        one=_parse_side(record, "one"),
        other=_parse_side(record, "other"),
        type=_text(record, "type"),
        capacity=_text(record, "capacity"),
        documents=_texts(record, "documents"),
        before=_text(record, "from"),
        after=_text(record, "to"),
        of=_text(record, "of"),
        why=_text(record, "why"),
        evidence=_texts(record, "evidence"),
        id=_text(record, "id"),
    )
    faults = list(find_faults(decision))
    if faults:
        raise DecisionError("; ".join(faults))
    return decision


def _check_keys(act: str, record: Mapping[str, Any]) -> None:
    own, more = _KEYS[act]
    must, allowed = ("decision", *own, "who", "when"), {*own, *more, *_SIGNED}
    missing, extra = sorted(set(must) - set(record)), sorted(set(record) - allowed)
    said = [f"{what} {', '.join(keys)[:80]}" for what, keys in (("lacks", missing), ("has", extra)) if keys]
    if said:
        raise DecisionError(f'{" and ".join(said)}; a line of "{act}" has {", ".join(must)}')


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key, "")
    if not isinstance(value, str):
        raise DecisionError(f'"{key}" must be a string, found {show(value)}')
    return value


def _texts(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = record.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DecisionError(f'"{key}" must be a list of strings, found {show(value)}')
    return tuple(value)


def _clock(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise DecisionError(
            f'"when" must be a time like 2024-10-29T09:30:00+07:00, found {show(text)}'
        ) from None
    return text


def _parse_side(record: Mapping[str, Any], key: str) -> tuple[Quote, ...]:
    value = record.get(key, [])
    if key in record and value == []:
        raise DecisionError(f'"{key}" is empty; it must name a mention')
    return tuple(_parse_quote(key, item) for item in (value if isinstance(value, list) else [value]))


def _parse_quote(key: str, value: Any) -> Quote:
    keys = _TOPIC if isinstance(value, dict) and "id" in value else _MENTION
    if not isinstance(value, dict) or not set(keys) <= set(value) <= {*keys, "sentence"}:
        raise DecisionError(
            f'"{key}" must have {", ".join(keys)} (and may have sentence), found {show(value)}'
        )
    words, sentence = _text(value, "words"), _text(value, "sentence")
    if keys is _TOPIC:
        return Quote(_text(value, "id"), words, sentence)
    start, end = value["start"], value["end"]
    if not (type(start) is type(end) is int and 0 <= start < end):
        raise DecisionError(
            f'"{key}" has {show(start)} to {show(end)}; expected offsets, a start before its end'
        )
    return Quote(Mention(_text(value, "document"), _text(value, "label"), start, end), words, sentence)
