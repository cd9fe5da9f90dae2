-- Rows that hang on what no load that counts asserts any more: they do not stand in the graph.
SELECT mine.id
FROM gone CROSS JOIN facts AS tie ON tie."start" = gone.key OR tie."end" = gone.key
CROSS JOIN rows AS mine ON mine.id = tie."row"
CROSS JOIN active ON active.number = mine.load
WHERE NOT EXISTS (SELECT 1 FROM asserted WHERE asserted.key = gone.key)
