-- What complete rosters ended.
SELECT ended.key, facts.body
FROM rows AS absence CROSS JOIN ended ON ended."row" = absence.id
CROSS JOIN facts ON facts."row" = ended."row" AND facts.key = ended.key
WHERE absence.number <= 0
