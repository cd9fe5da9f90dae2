// Which kinds of nodes there are.
MATCH (n) RETURN DISTINCT labels(n) AS labels
