// Files bear the names they have in the loads that are left; of several rows of one the last holds.
UNWIND $files AS row
MATCH (file:SourceFile {id: row.id})
SET file = row
RETURN count(*) AS files
