SELECT rows.id, facts.rowid, key, body, rows.file, rows.sheet, rows.number
FROM facts JOIN rows ON rows.id = facts."row" JOIN active ON active.number = rows.load
WHERE key IN (?)
