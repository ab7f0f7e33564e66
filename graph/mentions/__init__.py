"""Finds what an article names: regions, bodies, offices, persons, regulations; none imports another."""
