// One batch of ties of one type between two root labels; START, TYPE and END as in write_nodes.
// A row whose ends are not both there gives no tie: the writer compares the count.
UNWIND $rows AS row
MATCH (a:START {id: row.start})
MATCH (b:END {id: row.end})
MERGE (a)-[r:TYPE {id: row.id}]->(b)
SET r = row.properties
RETURN count(*) AS written
