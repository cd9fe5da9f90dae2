INSERT OR IGNORE INTO touched
SELECT DISTINCT facts.key, facts."start" IS NOT NULL, 0
FROM rows CROSS JOIN facts ON facts."row" = rows.id
WHERE rows.load = :load
