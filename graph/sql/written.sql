-- The cells of every row of one kind of sheet that counts, and the subdistrict whose rosters its
-- load brought; what stands for an absence is no row.
SELECT rows.id, coalesce(loads.place, ''), rows.written
FROM sheets JOIN rows ON rows.sheet = sheets.id
JOIN active ON active.number = rows.load
JOIN loads ON loads.number = rows.load
WHERE sheets.kind = ? AND rows.number > 0 ORDER BY rows.load, rows.id
