"""The questions of ``cypher/queries``, answered from a graph in memory.

`ask` is the door. Each function that answers is called like its query, with "_" for "-", and gives the same
rows in the same order as the Cypher does on Neo4j.
"""

from graph.analysis.answers import meetings, offices, pictures, sources, speech
from graph.analysis.answers.registry import ANSWERS, Row, ask

__all__ = ["ANSWERS", "Row", "ask", "meetings", "offices", "pictures", "sources", "speech"]
