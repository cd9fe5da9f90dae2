-- The labels of the nodes that a row makes, and of what its posts and terms are OF.
SELECT DISTINCT
    CASE WHEN facts."start" IS NULL THEN '' ELSE 'OF' END AS type,
    json_extract(facts.body, CASE WHEN facts."start" IS NULL THEN '$[0]' ELSE '$[2][0]' END) AS label
FROM facts WHERE facts."row" = :row AND (facts."start" IS NULL OR facts.body GLOB '[[]"OF"*')
