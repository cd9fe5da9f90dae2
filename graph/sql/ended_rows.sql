-- Rows that say what a later complete roster ended: one of them that comes back speaks again.
-- From the absences on, which are few and have an index.
SELECT DISTINCT mine.id, mine.hash, mine.raw
FROM rows AS absence CROSS JOIN ended ON ended."row" = absence.id
CROSS JOIN facts AS said ON said.key = ended.key
CROSS JOIN rows AS mine ON mine.id = said."row" AND mine.load < ended.load AND mine.number > 0
CROSS JOIN active ON active.number = mine.load
CROSS JOIN sheets ON sheets.id = mine.sheet AND sheets.kind = ended.kind
WHERE absence.number <= 0
