-- What counting rows say that stand in one place of a sheet, where they were read otherwise.
SELECT facts.key, loads.id FROM rows
JOIN active ON active.number = rows.load JOIN loads ON loads.number = rows.load
JOIN facts ON facts."row" = rows.id
WHERE rows.sheet = :sheet AND rows.number = :number AND rows.hash <> :hash
