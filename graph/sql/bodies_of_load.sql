-- The same of each row of one kind of sheet of which a load speaks, anew or by repeating: those of
-- one row come together, for CROSS JOIN keeps the order of the loops.
SELECT
    rows.id AS "row",
    CASE WHEN facts."start" IS NULL THEN '' ELSE 'OF' END AS type,
    json_extract(facts.body, CASE WHEN facts."start" IS NULL THEN '$[0]' ELSE '$[2][0]' END) AS label
FROM sheets CROSS JOIN rows ON rows.sheet = sheets.id AND rows.number > 0
CROSS JOIN facts ON facts."row" = rows.id
WHERE sheets.kind = :kind AND sheets.load = :load
  AND (facts."start" IS NULL OR facts.body GLOB '[[]"OF"*')
UNION ALL
SELECT
    again."row" AS "row",
    CASE WHEN facts."start" IS NULL THEN '' ELSE 'OF' END AS type,
    json_extract(facts.body, CASE WHEN facts."start" IS NULL THEN '$[0]' ELSE '$[2][0]' END) AS label
FROM confirmations AS again CROSS JOIN sheets ON sheets.id = again.sheet
CROSS JOIN facts ON facts."row" = again."row"
WHERE sheets.kind = :kind AND again.load = :load
  AND (facts."start" IS NULL OR facts.body GLOB '[[]"OF"*')
