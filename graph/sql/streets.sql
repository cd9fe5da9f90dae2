-- Subdistricts of which a load speaks in one kind of sheet, anew or by repeating.
SELECT DISTINCT substr(json_extract(facts.body, '$[2].place'), 1, 9)
FROM sheets JOIN rows ON rows.sheet = sheets.id JOIN facts ON facts."row" = rows.id
WHERE sheets.kind = :kind AND sheets.load = :load AND facts."start" IS NULL
UNION
SELECT substr(json_extract(facts.body, '$[2].place'), 1, 9)
FROM sheets JOIN confirmations ON confirmations.sheet = sheets.id
JOIN facts ON facts."row" = confirmations."row"
WHERE sheets.kind = :kind AND sheets.load = :load AND facts."start" IS NULL
