-- The last load that says something of a node itself, not only of ties at it.
SELECT coalesce(max(rows.load), 0) FROM facts
JOIN rows ON rows.id = facts."row"
JOIN active ON active.number = rows.load
WHERE facts.key = :number AND rows.number > 0  -- 0 and less stand for an absence
