// Relatives are two persons.
MATCH (p:Person)-[:RELATIVE_OF]->(other:Person)
RETURN p.id AS person, collect(DISTINCT other.id) AS relatives
ORDER BY person
