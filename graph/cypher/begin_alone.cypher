// Writes a load down where none but those that are held stand beside it; returns the others. MERGE
// waits for a transaction that may be about to keep one, and who comes after waits for this.
MERGE (turn:Load {id: ''})
DELETE turn
WITH count(*) AS _
OPTIONAL MATCH (load:Load)
WITH coalesce(toStringOrNull(load.id), elementId(load)) AS id
WITH collect(CASE WHEN NOT id IN $held THEN id END) AS others
FOREACH (_ IN CASE WHEN others = [] THEN [1] ELSE [] END |
  MERGE (mine:Load {id: $load.id})
  SET mine = $load
)
RETURN others
