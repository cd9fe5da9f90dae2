INSERT INTO rows (load, sheet, number, raw, hash, written)
SELECT next.load, next.sheet, next.number, gone.raw, gone.hash, coalesce(next.written, gone.written)
FROM confirmations AS next JOIN rows AS gone ON gone.id = next."row"
WHERE next.rowid = :confirmation
