-- What the rows say that a load repeats, of one label.
SELECT DISTINCT facts.key, facts.body
FROM confirmations JOIN facts ON facts."row" = confirmations."row"
WHERE confirmations.load = :load AND facts.body GLOB :beginning
