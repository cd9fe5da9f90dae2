-- Subdistricts of which a load speaks in one kind of sheet, anew or by repeating. A row of ties
-- alone speaks of the one in which all that it joins lies.
SELECT DISTINCT substr(json_extract(facts.body, '$[2].place'), 1, 9)
FROM sheets JOIN rows ON rows.sheet = sheets.id JOIN facts ON facts."row" = rows.id
WHERE sheets.kind = :kind AND sheets.load = :load AND facts."start" IS NULL
UNION
SELECT substr(json_extract(facts.body, '$[2].place'), 1, 9)
FROM sheets JOIN confirmations ON confirmations.sheet = sheets.id
JOIN facts ON facts."row" = confirmations."row"
WHERE sheets.kind = :kind AND sheets.load = :load AND facts."start" IS NULL
UNION
SELECT min(joined.street)
FROM sheets JOIN rows ON rows.sheet = sheets.id CROSS JOIN joined ON joined."row" = rows.id
WHERE sheets.kind = :kind AND sheets.load = :load
  AND NOT EXISTS (SELECT 1 FROM facts WHERE facts."row" = rows.id AND facts."start" IS NULL)
GROUP BY rows.id HAVING min(joined.street) = max(joined.street)
UNION
SELECT min(joined.street)
FROM sheets JOIN confirmations AS again ON again.sheet = sheets.id
CROSS JOIN joined ON joined."row" = again."row"
WHERE sheets.kind = :kind AND sheets.load = :load
  AND NOT EXISTS (SELECT 1 FROM facts WHERE facts."row" = again."row" AND facts."start" IS NULL)
GROUP BY again."row" HAVING min(joined.street) = max(joined.street)
