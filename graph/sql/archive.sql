-- The archive; see graph/archive.py.
PRAGMA journal_mode = WAL;
PRAGMA foreign_keys = ON;

CREATE TABLE IF NOT EXISTS loads (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('running', 'done', 'rolled_back')),
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    sample INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS files (
    load INTEGER NOT NULL REFERENCES loads (number),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    rows INTEGER NOT NULL,
    PRIMARY KEY (load, id)
);

-- `id` grows with time: the order of the fold. AUTOINCREMENT, so that no id comes twice.
CREATE TABLE IF NOT EXISTS rows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    load INTEGER NOT NULL REFERENCES loads (number),
    file TEXT NOT NULL,
    sheet TEXT NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    hash TEXT NOT NULL,
    written TEXT NOT NULL,
    asserted INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS rows_by_hash ON rows (hash, load);
CREATE INDEX IF NOT EXISTS rows_by_load ON rows (load);
CREATE INDEX IF NOT EXISTS rows_by_source ON rows (file, sheet, number);

CREATE TABLE IF NOT EXISTS facts (
    "row" INTEGER NOT NULL REFERENCES rows (id),
    key TEXT NOT NULL,
    "start" TEXT,
    "end" TEXT,
    body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS facts_by_row ON facts ("row");
CREATE INDEX IF NOT EXISTS facts_by_key ON facts (key);
CREATE INDEX IF NOT EXISTS facts_by_start ON facts ("start") WHERE "start" IS NOT NULL;
CREATE INDEX IF NOT EXISTS facts_by_end ON facts ("end") WHERE "end" IS NOT NULL;

-- Loads that count in this session: done here, and held by the graph.
CREATE TEMP TABLE IF NOT EXISTS active (number INTEGER PRIMARY KEY);
