// How many ties loads made; see our_ids.
MATCH ()-[r]->()
WHERE type(r) IN $types AND r.sources IS :: LIST<STRING NOT NULL> NOT NULL
  AND r.sources[0] CONTAINS '#' AND r.sources[0] CONTAINS '!'
RETURN count(r) AS ties
