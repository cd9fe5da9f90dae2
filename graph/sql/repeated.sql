-- What the rows that a load repeats say of a node or tie.
SELECT facts.body FROM facts CROSS JOIN confirmations ON confirmations."row" = facts."row"
WHERE facts.key = :key AND confirmations.load = :load
