// Nodes that no fact is left for, with every tie at them; ROOT as in write_nodes. What has no
// sources, no load made: it is not ours to delete.
UNWIND $ids AS id
MATCH (n:ROOT {id: id})
WHERE n.sources IS NOT NULL
DETACH DELETE n
RETURN count(*) AS deleted
