// All nodes of one kind.
MATCH (n) WHERE labels(n) = $labels RETURN properties(n) AS cells
