-- Facts of any load that are said of a node, or are ties at it, as the numbers stand.
SELECT "row", place, body FROM facts WHERE key = :number
UNION
SELECT "row", place, body FROM facts WHERE "start" = :number
UNION
SELECT "row", place, body FROM facts WHERE "end" = :number
