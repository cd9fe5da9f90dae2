-- What complete rosters ended, the latest last.
SELECT ended.key, facts.body FROM ended
CROSS JOIN facts ON facts."row" = ended."row" AND facts.key = ended.key
ORDER BY ended.load
