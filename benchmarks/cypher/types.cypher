// Which types of relationships there are.
MATCH ()-[r]->() RETURN DISTINCT type(r) AS type
