-- One fact of each touched key that no load asserts any more.
SELECT facts.key, facts.body
FROM touched CROSS JOIN facts ON facts.key = touched.key
JOIN rows ON rows.id = facts."row"
WHERE rows.load = :load AND rows.number > 0
  AND NOT EXISTS (SELECT 1 FROM asserted WHERE asserted.key = touched.key)
GROUP BY facts.key
