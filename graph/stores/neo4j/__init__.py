"""Neo4j: the one room of the official driver."""
