-- What the loads that count say of each node of which rows say different things, key by key.
-- The later load has the last word in the graph. An absence counts while what it ends is ended.
SELECT facts.key, facts.body, sheets.file, sheets.name, rows.number
FROM (
    SELECT facts.key FROM facts
    JOIN rows ON rows.id = facts."row"
    JOIN active ON active.number = rows.load
    WHERE facts."start" IS NULL
    GROUP BY facts.key HAVING min(facts.body) <> max(facts.body)
) AS disputed
CROSS JOIN facts ON facts.key = disputed.key
JOIN rows ON rows.id = facts."row"
JOIN active ON active.number = rows.load
JOIN sheets ON sheets.id = rows.sheet
WHERE rows.number > 0 OR EXISTS (
    SELECT 1 FROM ended WHERE ended."row" = facts."row" AND ended.key = facts.key
)
ORDER BY facts.key, rows.load, facts."row", facts.place
