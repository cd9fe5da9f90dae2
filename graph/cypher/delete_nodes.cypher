// Nodes that no fact is left for, with every tie at them; ROOT as in write_nodes.
UNWIND $ids AS id
MATCH (n:ROOT {id: id})
DETACH DELETE n
RETURN count(*) AS deleted
