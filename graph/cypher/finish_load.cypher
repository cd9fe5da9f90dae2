MATCH (load:Load {id: $load})
SET load.status = 'done'
RETURN count(*) AS loads
