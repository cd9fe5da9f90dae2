// The ids of the nodes of a root label that loads made, a page of them; ROOT as in write_nodes.
// Sources of ours name a file, a sheet and a row: others may have a property of this name.
MATCH (n:ROOT)
WHERE n.id > $after AND n.sources IS :: LIST<STRING NOT NULL> NOT NULL
  AND n.sources[0] CONTAINS '#' AND n.sources[0] CONTAINS '!'
WITH n.id AS id ORDER BY id LIMIT $limit
RETURN collect(id) AS ids
