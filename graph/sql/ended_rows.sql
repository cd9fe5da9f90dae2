-- Rows that say what a later complete roster ended: one of them that comes back speaks again.
SELECT DISTINCT mine.id, mine.hash, mine.raw
FROM ended CROSS JOIN facts AS said ON said.key = ended.key
CROSS JOIN rows AS mine ON mine.id = said."row" AND mine.load < ended.load AND mine.number > 0
CROSS JOIN active ON active.number = mine.load
CROSS JOIN sheets ON sheets.id = mine.sheet AND sheets.kind = ended.kind
