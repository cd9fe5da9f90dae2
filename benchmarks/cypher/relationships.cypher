// All relationships of one type with their ends.
MATCH (a)-[r]->(b) WHERE type(r) = $kind
RETURN properties(r) AS cells, a.id AS one, b.id AS other
