-- Rows of which a later load said otherwise of one key, and what they say.
SELECT DISTINCT mine.id, mine.hash, mine.raw
FROM rows AS later
JOIN active AS theirs ON theirs.number = later.load
CROSS JOIN facts AS other ON other."row" = later.id
JOIN facts AS said ON said.key = other.key AND said.body <> other.body
JOIN rows AS mine ON mine.id = said."row"
JOIN active AS ours ON ours.number = mine.load
WHERE later.load > (SELECT min(number) FROM active)
  AND mine.load < later.load AND mine.hash <> later.hash
