"""Simpul turns Indonesian news about officials into a graph that opens its sources."""
