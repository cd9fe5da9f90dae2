// Who is or was employed by which known body.
MATCH (p:Person)-[:EMPLOYED_BY]->(body:Organisation)
RETURN body.id AS body, collect(DISTINCT p.id) AS persons
ORDER BY body
