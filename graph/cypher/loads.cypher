// Also those of others: a node of this label that bears no id goes by the database's own.
MATCH (load:Load)
RETURN
  coalesce(toStringOrNull(load.id), elementId(load)) AS id, load.number AS number,
  load.status AS status
ORDER BY number
