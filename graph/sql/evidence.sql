SELECT files.name, rows.written, loads.id, loads.at
FROM rows JOIN files ON files.load = rows.load AND files.id = rows.file
JOIN loads ON loads.number = rows.load
WHERE rows.file = ? AND rows.sheet = ? AND rows.number = ?
ORDER BY rows.load DESC LIMIT 1
