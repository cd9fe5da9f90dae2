// The two records of each pair in full, and where a person sits or which areas a body covers.
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Person {id: id})
  OPTIONAL MATCH (n)-[:HOLDS]->(:Post)-[:OF]->(body:Organisation)
  RETURN n, 'Person' AS label, collect(DISTINCT body.name) AS around
  UNION
  MATCH (n:Organisation {id: id})
  OPTIONAL MATCH (n)-[:COVERS]->(area:Area)
  RETURN n, n.kind AS label, collect(DISTINCT area.name) AS around
}
RETURN n.id AS id, label, properties(n) AS properties, around
ORDER BY id
