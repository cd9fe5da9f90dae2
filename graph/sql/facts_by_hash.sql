SELECT hash, key, body
FROM facts JOIN rows ON rows.id = facts."row" JOIN active ON active.number = rows.load
WHERE asserted AND hash IN (?)
