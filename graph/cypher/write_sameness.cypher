// Note which records this graph holds as one, in the transaction that makes them so.
OPTIONAL MATCH (former:Sameness)
DELETE former
WITH count(*) AS _
UNWIND $rows AS row
CREATE (s:Sameness)
SET s = row
RETURN count(*) AS written
