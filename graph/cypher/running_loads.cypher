// Loads that the graph holds a part of: too large for one transaction, not complete yet.
MATCH (load:Load {status: 'running'})
RETURN coalesce(toStringOrNull(load.id), elementId(load)) AS id
