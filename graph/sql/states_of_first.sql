-- As states.sql where one load alone counts: no other says anything, none of its rows ends what
-- another said, and the ends of its ties are its own. Its facts are read as they were written and
-- sorted, a quarter of the time of finding them key by key (a city: 6 s instead of 23).
SELECT facts.key, 1, facts.body, rows.sheet, rows.number
FROM rows CROSS JOIN facts ON facts."row" = rows.id
WHERE rows.load = :load AND (facts."start" IS NOT NULL) = :tie
ORDER BY facts.key, facts."row", facts.place
