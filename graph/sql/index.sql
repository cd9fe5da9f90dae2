-- The indexes of the archive, built anew after a first load (graph/journal.py).
-- With the load, which says whether a row counts: all rows of a roster are looked up by these.
CREATE INDEX IF NOT EXISTS rows_by_raw ON rows (raw, load);
CREATE INDEX IF NOT EXISTS rows_by_hash ON rows (hash, load);
CREATE INDEX IF NOT EXISTS rows_by_load ON rows (load);
CREATE INDEX IF NOT EXISTS rows_of_absence ON rows (load) WHERE number <= 0;
CREATE INDEX IF NOT EXISTS rows_by_place ON rows (sheet, number);
CREATE INDEX IF NOT EXISTS confirmations_by_row ON confirmations ("row");
CREATE INDEX IF NOT EXISTS confirmations_by_load ON confirmations (load);
CREATE INDEX IF NOT EXISTS facts_by_key ON facts (key);
CREATE INDEX IF NOT EXISTS facts_by_start ON facts ("start") WHERE "start" IS NOT NULL;
CREATE INDEX IF NOT EXISTS facts_by_end ON facts ("end") WHERE "end" IS NOT NULL;
