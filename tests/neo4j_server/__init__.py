"""A real Neo4j Community server for the tests: its jars by Maven, its start and end, no Docker."""
