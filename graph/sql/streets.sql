-- Subdistricts of which a load speaks in one kind of sheet, anew or by repeating. A row of nothing
-- that has a place of its own speaks of the one in which all that it joins lies.
SELECT placed.street
FROM sheets CROSS JOIN rows ON rows.sheet = sheets.id
CROSS JOIN placed ON placed."row" = rows.id
WHERE sheets.kind = :kind AND sheets.load = :load
UNION
SELECT placed.street
FROM confirmations AS again CROSS JOIN sheets ON sheets.id = again.sheet
CROSS JOIN placed ON placed."row" = again."row"
WHERE sheets.kind = :kind AND again.load = :load
UNION
SELECT min(joined.street)
FROM sheets CROSS JOIN rows ON rows.sheet = sheets.id
CROSS JOIN joined ON joined."row" = rows.id
WHERE sheets.kind = :kind AND sheets.load = :load
  AND NOT EXISTS (SELECT 1 FROM placed WHERE placed."row" = rows.id)
GROUP BY rows.id HAVING min(joined.street) = max(joined.street)
UNION
SELECT min(joined.street)
FROM confirmations AS again CROSS JOIN sheets ON sheets.id = again.sheet
CROSS JOIN joined ON joined."row" = again."row"
WHERE sheets.kind = :kind AND again.load = :load
  AND NOT EXISTS (SELECT 1 FROM placed WHERE placed."row" = again."row")
GROUP BY again."row" HAVING min(joined.street) = max(joined.street)
