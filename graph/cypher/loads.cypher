MATCH (load:Load)
RETURN load.id AS id, load.number AS number, load.status AS status
ORDER BY number
