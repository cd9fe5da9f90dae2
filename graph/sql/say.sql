-- The keys of which a load says something, in rows of its own or in rows it repeats.
INSERT OR IGNORE INTO said
SELECT facts.key FROM rows JOIN facts ON facts."row" = rows.id WHERE rows.load = :load
UNION
SELECT facts.key FROM confirmations JOIN facts ON facts."row" = confirmations."row"
WHERE confirmations.load = :load
