-- What a load says of one node or tie besides a row that speaks again: in the rows that it
-- repeats, then in those that are new in it. Others that speak again (:echoes) are not counted.
SELECT facts.body, rows.load = :load AS new
FROM facts CROSS JOIN rows ON rows.id = facts."row"
WHERE facts.key = :key AND (
    rows.load = :load AND rows.id NOT IN (SELECT value FROM json_each(:echoes))
    OR EXISTS (  -- by the row, never by the load, as in repeated.sql
        SELECT 1 FROM confirmations WHERE confirmations."row" = rows.id AND +load = :load
    )
)
ORDER BY rows.load, facts."row", facts.place
