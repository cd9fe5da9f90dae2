-- What the loads that count say of the ties of one type between two ends, the earliest first. By
-- the start, at which fewer ties begin: the + keeps the index of the other end away.
SELECT facts.body
FROM facts CROSS JOIN rows ON rows.id = facts."row"
JOIN active ON active.number = rows.load
WHERE facts."start" = :start AND +facts."end" = :end AND facts.body GLOB :beginning
ORDER BY rows.load, facts."row", facts.place
