-- What rows of the loads that count say of one key, the earliest first; absences are no rows.
SELECT facts.body FROM facts
JOIN rows ON rows.id = facts."row"
JOIN active ON active.number = rows.load
WHERE facts.key = :key AND rows.number > 0
ORDER BY rows.load, facts."row", facts.place
