SELECT rows.written FROM sheets JOIN rows ON rows.sheet = sheets.id
JOIN active ON active.number = rows.load
WHERE sheets.kind = ? ORDER BY rows.load, rows.id
