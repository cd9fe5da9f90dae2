-- Rows of one load that say different things of one node or tie, and every sheet in which each stands.
WITH rivals AS (
    SELECT said.key, rows.load, rows.id, rows.hash, rows.raw, rows.sheet
    FROM differing CROSS JOIN facts AS said ON said.key = differing.key
    JOIN rows ON rows.id = said."row" AND rows.number > 0
    JOIN active ON active.number = rows.load
)
SELECT key, load, id, hash, raw, sheet FROM rivals
UNION
SELECT rivals.key, rivals.load, rivals.id, rivals.hash, rivals.raw, confirmations.sheet
FROM rivals CROSS JOIN confirmations ON confirmations."row" = rivals.id
