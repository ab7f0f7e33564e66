"""Decisions are data: what people decided about who is who and what is so, kept as lines that outlive ids."""

from graph.decisions.checks import find_faults
from graph.decisions.following import Plan, Unheeded, find_lost, find_standing, make_plan
from graph.decisions.lines import (
    DECISIONS,
    append_decisions,
    generate_line,
    parse_decisions,
    read_decisions,
    read_with_faults,
)
from graph.decisions.model import VERDICTS, Act, Decision, Quote
from graph.decisions.quoting import quote_edges, quote_node

__all__ = [
    "DECISIONS",
    "VERDICTS",
    "Act",
    "Decision",
    "Plan",
    "Quote",
    "Unheeded",
    "append_decisions",
    "find_faults",
    "find_lost",
    "find_standing",
    "generate_line",
    "make_plan",
    "parse_decisions",
    "quote_edges",
    "quote_node",
    "read_decisions",
    "read_with_faults",
]
