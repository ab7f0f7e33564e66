"""Questions over a graph: who is best connected, who met whom, who speaks of what, what is known of one."""

from graph.analysis.facts import Fact, Source, facts_of
from graph.analysis.network import Official, Pair, best_connected, co_attendance
from graph.analysis.offices import offices_of
from graph.analysis.speech import SpeakerCount, speakers_by_topic

__all__ = [
    "Fact",
    "Official",
    "Pair",
    "Source",
    "SpeakerCount",
    "best_connected",
    "co_attendance",
    "facts_of",
    "offices_of",
    "speakers_by_topic",
]
