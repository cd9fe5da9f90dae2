// One batch of ties that the graph does not hold yet; START, TYPE and END as in write_ties.
// Half the time of MERGE, which walks the ties between the two ends first.
UNWIND $rows AS row
MATCH (a:START {id: row.start})
MATCH (b:END {id: row.end})
CREATE (a)-[r:TYPE]->(b)
SET r = row.properties
RETURN count(*) AS written
