-- Ties of loads that count, at the touched nodes that no load asserts any more: tie and node.
SELECT tie.key, gone.key FROM (
    SELECT touched.key FROM touched WHERE NOT touched.tie
      AND NOT EXISTS (SELECT 1 FROM asserted WHERE asserted.key = touched.key)
) AS gone
CROSS JOIN facts AS tie ON tie."start" = gone.key OR tie."end" = gone.key
JOIN rows ON rows.id = tie."row" JOIN active ON active.number = rows.load
