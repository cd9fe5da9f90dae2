-- The keys of which a load says something, in rows of its own or in rows it repeats. What stands
-- for an absence is no row.
INSERT OR IGNORE INTO said
SELECT facts.key FROM rows JOIN facts ON facts."row" = rows.id
WHERE rows.load = :load AND rows.number > 0
UNION
SELECT facts.key FROM confirmations JOIN facts ON facts."row" = confirmations."row"
WHERE confirmations.load = :load
