// The books: a load under way and its files. Pages count only what is done.
MERGE (load:Load {id: $load.id})
SET load = $load
WITH load
UNWIND $files AS row
MERGE (file:SourceFile {id: row.id})
SET file = row
MERGE (file)-[part:PART_OF {id: row.id + '>' + load.id}]->(load)
RETURN count(*) AS files
