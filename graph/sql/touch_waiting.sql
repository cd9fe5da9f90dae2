-- Ties of earlier loads that waited for a node which comes now.
INSERT OR IGNORE INTO touched
SELECT tie.key, 1, 1
FROM touched CROSS JOIN facts AS tie ON tie."start" = touched.key
JOIN rows ON rows.id = tie."row" JOIN active ON active.number = rows.load
WHERE touched.fresh AND NOT touched.tie AND rows.load <> :load
UNION
SELECT tie.key, 1, 1
FROM touched CROSS JOIN facts AS tie ON tie."end" = touched.key
JOIN rows ON rows.id = tie."row" JOIN active ON active.number = rows.load
WHERE touched.fresh AND NOT touched.tie AND rows.load <> :load
