-- All rows of a sheet stand again in another load's sheet.
INSERT INTO confirmations ("row", load, sheet, number, written)
SELECT id, :load, :again, number, NULL FROM rows WHERE sheet = :sheet
UNION ALL
SELECT "row", :load, :again, number, written FROM confirmations
WHERE sheet = :sheet AND load = :first
