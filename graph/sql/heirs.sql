-- The confirmation that steps in for each row of a load which is rolled back: the earliest.
SELECT confirmations.rowid, confirmations."row", min(confirmations.load)
FROM rows JOIN confirmations ON confirmations."row" = rows.id
JOIN active ON active.number = confirmations.load
WHERE rows.load = :load
GROUP BY rows.id
