// What loads made, a page of the nodes of a root label, with the ties that start at them. ROOT as
// in write_nodes; whose sources are ours, see our_ids.
MATCH (n:ROOT)
WHERE n.id > $after AND (
  n.sources IS :: LIST<STRING NOT NULL> NOT NULL
    AND n.sources[0] CONTAINS '#' AND n.sources[0] CONTAINS '!'
  OR n:Sameness OR (n:Load AND n.number IS NOT NULL)
  OR (n:SourceFile AND EXISTS { (n)-[:PART_OF]->(:Load) })
)
WITH n ORDER BY n.id LIMIT $limit
RETURN
  n.id AS id, labels(n) AS labels, properties(n) AS properties,
  COLLECT {
    MATCH (n)-[r]->(m)
    WHERE (n:SourceFile AND type(r) = 'PART_OF' AND m:Load) OR type(r) IN $types
      AND r.sources IS :: LIST<STRING NOT NULL> NOT NULL
      AND r.sources[0] CONTAINS '#' AND r.sources[0] CONTAINS '!'
    RETURN [type(r), m.id, properties(r)]
  } AS ties
ORDER BY id
