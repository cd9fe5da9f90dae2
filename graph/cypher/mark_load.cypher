// Says of a load how far it is; nothing where the graph does not hold it.
OPTIONAL MATCH (load:Load {id: $load})
SET load.status = $status
RETURN count(load) AS loads
