SELECT known.hash FROM (
    SELECT hash, max(load) AS latest FROM rows JOIN active ON active.number = load
    WHERE hash IN (?) GROUP BY hash
) AS known
WHERE latest = (SELECT max(number) FROM active) OR NOT EXISTS (
    SELECT 1 FROM rows AS mine
    JOIN facts AS said ON said."row" = mine.id
    JOIN facts AS other ON other.key = said.key AND other.body <> said.body
    JOIN rows AS later ON later.id = other."row"
    JOIN active ON active.number = later.load
    WHERE mine.hash = known.hash AND mine.asserted
      AND later.load > latest AND later.hash <> known.hash
)
