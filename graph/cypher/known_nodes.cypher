// Nodes that rows may name, of one root label. Many in one row of the answer, column by column:
// a row for each took ten times as long to read. An empty text stands for nothing, since
// collect() would leave that out. What others made without such an id, no row can name.
MATCH (n:$($root))
WHERE n.id IS :: STRING NOT NULL
WITH n ORDER BY n.id
RETURN
  labels(n) AS labels, right(n.id, 1) AS part,
  collect(n.id) AS id, collect(coalesce(n.name, '')) AS name, collect(coalesce(n.code, '')) AS code,
  collect(coalesce(n.place, '')) AS place, collect(coalesce(n.short_name, '')) AS short_name,
  collect(coalesce(n.aliases, [])) AS aliases,
  collect(CASE WHEN n.birth IS :: DATE NOT NULL THEN toString(n.birth) ELSE '' END) AS birth,
  collect(CASE WHEN coalesce(n.start, n.signed) IS :: DATE NOT NULL
    THEN toString(coalesce(n.start, n.signed)) ELSE '' END) AS day,
  collect(coalesce(n.start_precision, n.signed_precision, '')) AS precision
