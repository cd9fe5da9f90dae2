-- Whether rows that a load repeats say something of a node or tie. A first load repeats none,
-- and has no index by which its facts could be found.
SELECT EXISTS (SELECT 1 FROM confirmations WHERE load = :load) AND EXISTS (
    SELECT 1 FROM facts CROSS JOIN confirmations ON confirmations."row" = facts."row"
    WHERE facts.key = :key AND confirmations.load = :load
)
