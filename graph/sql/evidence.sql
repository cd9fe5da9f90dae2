SELECT files.name, rows.written, loads.id, loads.at
FROM sheets CROSS JOIN rows ON rows.sheet = sheets.id
JOIN files ON files.load = sheets.load AND files.id = sheets.file
JOIN loads ON loads.number = rows.load
WHERE sheets.file = ? AND sheets.name = ? AND rows.number = ?
ORDER BY rows.load DESC LIMIT 1
