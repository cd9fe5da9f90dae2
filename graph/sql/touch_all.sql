-- Every key of which a load that counts says something, as one that the graph does not hold yet.
INSERT INTO touched
SELECT facts.key, max(facts."start" IS NOT NULL), 1
FROM facts JOIN rows ON rows.id = facts."row" JOIN active ON active.number = rows.load
WHERE rows.number > 0
GROUP BY facts.key
