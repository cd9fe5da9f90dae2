// Nodes that rows may name, of one root label.
MATCH (n:$($root))
RETURN
  n.id AS id, labels(n) AS labels, n.name AS name, n.code AS code, n.place AS place,
  n.short_name AS short_name, n.aliases AS aliases, n.birth AS birth
ORDER BY id
