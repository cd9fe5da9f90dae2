// One batch of nodes of one label that the graph does not hold yet; LABELS as in write_nodes.
// MERGE would look for each of them first; the constraint refuses one that is there after all.
UNWIND $rows AS row
CREATE (n:LABELS)
SET n = row.properties
RETURN count(*) AS written
