// A batch of the ties that loads made; see our_ids.
MATCH ()-[r]->()
WHERE type(r) IN $types AND r.sources IS :: LIST<STRING NOT NULL> NOT NULL
  AND r.sources[0] CONTAINS '#' AND r.sources[0] CONTAINS '!'
WITH r LIMIT $limit
DELETE r
RETURN count(*) AS deleted
