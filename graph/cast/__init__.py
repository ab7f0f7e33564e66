"""The cast of an article: what its mentions are, under one name each, and who a phrase means.

"Bawaslu" in an article about Kota Bandung is Badan Pengawas Pemilihan Umum Kota Bandung; "Kapolda" after
"Kapolda Kalbar" is the same office; "Bupati" is whoever the article says holds it.
"""

from __future__ import annotations

from graph.cast.actors import find_actors
from graph.cast.cast import Cast
from graph.cast.kin import without_kin
from graph.cast.shapes import Actor, Entity, Holding

__all__ = ["Actor", "Cast", "Entity", "Holding", "find_actors", "without_kin"]
