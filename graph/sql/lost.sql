-- One fact of each touched key that no load asserts any more.
SELECT facts.key, facts.body
FROM touched CROSS JOIN facts ON facts.key = touched.key
JOIN rows ON rows.id = facts."row"
WHERE rows.load = :load AND NOT EXISTS (
    SELECT 1 FROM facts AS other JOIN rows AS said ON said.id = other."row"
    JOIN active ON active.number = said.load WHERE other.key = touched.key
)
GROUP BY facts.key
