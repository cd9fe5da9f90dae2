-- What the rows that a load repeats say of a node or tie. By the key, never by the load, which
-- repeats all the rows of a city: the + keeps its index away.
SELECT facts.body FROM facts CROSS JOIN confirmations ON confirmations."row" = facts."row"
WHERE facts.key = :key AND +confirmations.load = :load
