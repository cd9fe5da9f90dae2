// A load that was rolled back, and those of its files that belong to no other.
OPTIONAL MATCH (file:SourceFile)-[:PART_OF]->(:Load {id: $load})
WHERE NOT EXISTS { (file)-[:PART_OF]->(other:Load WHERE other.id <> $load) }
DETACH DELETE file
WITH count(*) AS _
OPTIONAL MATCH (load:Load {id: $load})
DETACH DELETE load
