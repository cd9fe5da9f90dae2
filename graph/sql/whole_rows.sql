-- How many rows of a file of a load count: its own, and those that it confirmed.
SELECT (
    SELECT count(*) FROM sheets JOIN rows ON rows.sheet = sheets.id
    JOIN active ON active.number = rows.load
    WHERE sheets.load = :load AND sheets.file = :file AND rows.number > 0
) + (
    SELECT count(*) FROM sheets JOIN confirmations ON confirmations.sheet = sheets.id
    JOIN rows ON rows.id = confirmations."row" JOIN active ON active.number = rows.load
    WHERE sheets.load = :load AND sheets.file = :file AND confirmations.load = :load
)
