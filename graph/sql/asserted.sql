SELECT EXISTS (
    SELECT 1 FROM facts JOIN rows ON rows.id = facts."row"
    JOIN active ON active.number = rows.load WHERE facts.key = :number
)
