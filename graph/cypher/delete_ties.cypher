// Ties that no fact is left for, found from their start; START and TYPE as in write_nodes.
UNWIND $rows AS row
MATCH (:START {id: row.start})-[r:TYPE {id: row.id}]->()
DELETE r
RETURN count(*) AS deleted
