UPDATE touched SET fresh = 1
WHERE NOT EXISTS (
    SELECT 1 FROM facts JOIN rows ON rows.id = facts."row"
    JOIN active ON active.number = rows.load
    WHERE facts.key = touched.key AND rows.load <> :load
)
