"""The base: settings, errors, words, the declared model, the managed Neo4j and its connection."""
