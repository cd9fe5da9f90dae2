-- Rows of earlier loads and of one kind of sheet that say something which this load, in what it
-- asserts and what it repeats, does not say again. The + keeps the index of all its rows away.
SELECT rows.id, files.name, sheets.name, rows.number, rows.written
FROM sheets CROSS JOIN rows ON rows.sheet = sheets.id
JOIN active ON active.number = rows.load
JOIN files ON files.load = sheets.load AND files.id = sheets.file
WHERE sheets.kind = :kind AND rows.load <> :load AND rows.number > 0
  AND NOT EXISTS (
    SELECT 1 FROM confirmations AS again WHERE again."row" = rows.id AND +again.load = :load
  )
  AND EXISTS (SELECT 1 FROM facts WHERE facts."row" = rows.id AND facts.key NOT IN said)
ORDER BY rows.load, rows.id
