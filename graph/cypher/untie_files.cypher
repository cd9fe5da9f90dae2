// The ties of files to loads, which naming these makes again: one may be drawn by hand.
MATCH (:SourceFile)-[part:PART_OF]->(load:Load)
WHERE load.id IN $loads
DELETE part
