"""Questions over a graph: who is best connected, who met whom, who speaks of what, what is known of one."""

from graph.analysis.answers import ask
from graph.analysis.changes import Changes, diff
from graph.analysis.contradictions import Contradiction, contradictions
from graph.analysis.facts import Fact, Source, facts_of
from graph.analysis.network import Official, Pair, best_connected, co_attendance
from graph.analysis.offices import offices_of
from graph.analysis.speech import SpeakerCount, speakers_by_topic
from graph.analysis.tenures import Holder, Nearness, holders
from graph.analysis.unnamed import UnnamedAct, likely_holders, unnamed_acts

__all__ = [
    "Changes",
    "Contradiction",
    "Fact",
    "Holder",
    "Nearness",
    "Official",
    "Pair",
    "Source",
    "SpeakerCount",
    "UnnamedAct",
    "ask",
    "best_connected",
    "co_attendance",
    "contradictions",
    "diff",
    "facts_of",
    "holders",
    "likely_holders",
    "offices_of",
    "speakers_by_topic",
    "unnamed_acts",
]
