-- Every name that the rows which count give each of some nodes.
SELECT DISTINCT facts.key, json_extract(facts.body, '$[2].name')
FROM json_each(:keys) AS asked CROSS JOIN facts ON facts.key = asked.value
JOIN rows ON rows.id = facts."row"
JOIN active ON active.number = rows.load
WHERE facts."start" IS NULL AND json_extract(facts.body, '$[2].name') IS NOT NULL
