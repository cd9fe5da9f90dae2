SELECT gone.id, heir.id
FROM rows AS gone JOIN rows AS heir ON heir.id = (
    SELECT min(next.id) FROM rows AS next JOIN active ON active.number = next.load
    WHERE next.hash = gone.hash AND next.load > gone.load
)
WHERE gone.load = :load AND gone.asserted AND NOT heir.asserted
GROUP BY gone.hash
