"""Finds what an article names: regions, bodies, offices, persons, regulations. Rooms of equals: none imports another."""
