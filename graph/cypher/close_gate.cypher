// While the graph is made anew in several steps, no load of ours is complete.
MATCH (load:Load)
WHERE load.number IS NOT NULL
SET load.status = 'running'
RETURN count(load) AS loads
