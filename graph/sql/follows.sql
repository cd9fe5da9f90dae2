-- What follows a row on one node or tie: the later rows of its own load, and those that another
-- load repeats.
SELECT facts.body
FROM facts CROSS JOIN rows ON rows.id = facts."row"
JOIN rows AS mine ON mine.id = :former
WHERE facts.key = :key AND (
    rows.load = mine.load AND rows.id > mine.id
    OR rows.id IN (SELECT "row" FROM confirmations WHERE load = :load)
)
ORDER BY rows.load, facts."row", facts.place
