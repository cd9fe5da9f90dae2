"""Questions to the graph: prepared Cypher, its catalogue and its runner."""
