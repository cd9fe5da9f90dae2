-- All rows of a sheet stand again in another load's sheet; not what stands for an absence.
INSERT INTO confirmations ("row", load, sheet, number, written)
SELECT id, :load, :again, number, NULL FROM rows WHERE sheet = :sheet AND number > 0
UNION ALL
SELECT "row", :load, :again, number, written FROM confirmations
WHERE sheet = :sheet AND load = :first
