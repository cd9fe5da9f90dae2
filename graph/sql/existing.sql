SELECT DISTINCT key
FROM facts JOIN rows ON rows.id = facts."row" JOIN active ON active.number = rows.load
WHERE key IN (?)
