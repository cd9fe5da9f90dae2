-- A row of a load stands as one that repeats an earlier row.
INSERT INTO confirmations ("row", load, sheet, number, written)
SELECT former.id, again.load, again.sheet, again.number,
    CASE WHEN former.raw <> again.raw THEN again.written END
FROM rows AS again JOIN rows AS former ON former.id = :former
WHERE again.id = :row
