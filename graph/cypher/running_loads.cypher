// Loads that the graph holds a part of: too large for one transaction, not complete yet.
MATCH (load:Load {status: 'running'})
RETURN load.id AS id
