-- Facts of the touched nodes (:tie = 0) or ties (1) in the loads that count, key by key.
-- A tie one of whose ends no load asserts any more is left out: it waits for it.
SELECT
    touched.key, touched.fresh, facts.body, rows.sheet, rows.number
FROM touched
CROSS JOIN facts ON facts.key = touched.key
JOIN rows ON rows.id = facts."row"
JOIN active ON active.number = rows.load
WHERE touched.tie = :tie AND (
    :tie = 0 OR (
        EXISTS (SELECT 1 FROM asserted WHERE asserted.key = facts."start")
        AND EXISTS (SELECT 1 FROM asserted WHERE asserted.key = facts."end")
    )
) AND (rows.number > 0 OR EXISTS (
    SELECT 1 FROM ended WHERE ended."row" = facts."row" AND ended.key = facts.key
))
-- In the order of the loads; a row that stepped in for another counts in its own.
ORDER BY touched.key, rows.load, facts."row", facts.place
