-- The files of a load as other loads that count describe them, the earliest first.
SELECT files.id, files.name, files.sha256, files.rows
FROM files AS mine JOIN files ON files.id = mine.id
JOIN active ON active.number = files.load
WHERE mine.load = :load AND files.load <> :load
ORDER BY files.load
