// Whether the graph holds a load. MERGE, unlike MATCH, waits for a transaction that may be about
// to keep it: that of a process which was cut off while it asked for that.
MERGE (load:Load {id: $load})
WITH load, load.number IS NOT NULL AS held
FOREACH (made IN CASE WHEN held THEN [] ELSE [load] END | DELETE made)
RETURN held
