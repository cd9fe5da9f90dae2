SELECT key FROM facts JOIN rows ON rows.id = facts."row" JOIN active ON active.number = rows.load
WHERE "start" IN (?)
UNION
SELECT key FROM facts JOIN rows ON rows.id = facts."row" JOIN active ON active.number = rows.load
WHERE "end" IN (?)
