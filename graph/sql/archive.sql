-- The archive; see graph/archive.py.
PRAGMA journal_mode = WAL;
-- The journal must be on the disk before the graph is touched: with NORMAL, the last
-- transactions may be lost when the power fails, while the graph keeps its own.
PRAGMA synchronous = FULL;
-- 16 MiB: the fold of a city sorts within as much again, and takes no longer than with 64.
PRAGMA cache_size = -16384;
PRAGMA temp_store = FILE;
PRAGMA foreign_keys = ON;

CREATE TABLE IF NOT EXISTS loads (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('running', 'done', 'withdrawing', 'rolled_back')),
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    sample INTEGER NOT NULL,
    -- Code of the subdistrict whose rosters it brought, where that was one.
    place TEXT
);

CREATE TABLE IF NOT EXISTS files (
    load INTEGER NOT NULL REFERENCES loads (number),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    rows INTEGER NOT NULL,
    PRIMARY KEY (load, id)
);

CREATE TABLE IF NOT EXISTS sheets (
    id INTEGER PRIMARY KEY,
    load INTEGER NOT NULL REFERENCES loads (number),
    file TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
);

-- Rows that assert something. `raw` is the hash of the cells as read, `hash` that of the
-- cleaned ones.
CREATE TABLE IF NOT EXISTS rows (
    id INTEGER PRIMARY KEY,
    load INTEGER NOT NULL REFERENCES loads (number),
    sheet INTEGER NOT NULL REFERENCES sheets (id),
    number INTEGER NOT NULL,
    raw BLOB NOT NULL,
    hash BLOB NOT NULL,
    written TEXT NOT NULL
);

-- Rows of a later load that repeat a row: they assert nothing new, and one of them steps in
-- if that row's load is rolled back. `written` is empty where it is the same to the letter.
CREATE TABLE IF NOT EXISTS confirmations (
    "row" INTEGER NOT NULL REFERENCES rows (id),
    load INTEGER NOT NULL REFERENCES loads (number),
    sheet INTEGER NOT NULL REFERENCES sheets (id),
    number INTEGER NOT NULL,
    written TEXT
);

-- `key`, `start` and `end` are hashes, short enough to be sorted by; what a fact is of, its body
-- says.
CREATE TABLE IF NOT EXISTS facts (
    "row" INTEGER NOT NULL REFERENCES rows (id),
    place INTEGER NOT NULL,
    key INTEGER NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY ("row", place)
) WITHOUT ROWID;

-- Which records the numbers in `facts` take for one: what is said of the one that goes is found
-- at the one that stays. The body of a fact is as the roster asserts it.
CREATE TABLE IF NOT EXISTS same (
    number INTEGER PRIMARY KEY,
    goes TEXT NOT NULL,
    stays TEXT NOT NULL
);

-- Names, in normal form, that a load gave to what did not bear them before: a row of a load
-- before `since` in which one stands may mean another body now. Where the load was taken back,
-- that are the loads until then.
CREATE TABLE IF NOT EXISTS named (
    load INTEGER NOT NULL REFERENCES loads (number),
    name TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (load, name)
) WITHOUT ROWID;

-- Nodes that went with a load taken back though ties of other loads hang on them.
CREATE TABLE IF NOT EXISTS gone (key INTEGER PRIMARY KEY);

-- Nodes and ties of which rows of one load said different things. Where such a row comes again
-- without the one that overruled it, it speaks again; noted, since to look for them among the
-- rows of a city takes long. Kept when a load is taken back: whether rows differ is asked anew.
CREATE TABLE IF NOT EXISTS differing (key INTEGER PRIMARY KEY);

-- Loads that count in this session: done here, and held by the graph.
CREATE TEMP TABLE IF NOT EXISTS active (number INTEGER PRIMARY KEY);

-- The keys that an act on loads changes; `fresh` where the graph does not hold it yet.
CREATE TEMP TABLE IF NOT EXISTS touched (
    key INTEGER PRIMARY KEY,
    tie INTEGER NOT NULL,
    fresh INTEGER NOT NULL
);

-- What rows of loads that count say. A row numbered 0 or less says nothing: it stands for an
-- absence.
CREATE TEMP VIEW IF NOT EXISTS asserted AS
SELECT facts.key, rows.load FROM facts JOIN rows ON rows.id = facts."row"
JOIN active ON active.number = rows.load
WHERE rows.number > 0;

-- What complete rosters lack, in the rows that stand for an absence. It is lacking no
-- more where the same load or a later one says it, anew or by repeating, in a roster of the kind.
CREATE TEMP VIEW IF NOT EXISTS lacking AS
SELECT facts.key, rows.id AS "row", rows.load, sheets.kind
FROM rows JOIN active ON active.number = rows.load
JOIN sheets ON sheets.id = rows.sheet JOIN facts ON facts."row" = rows.id
WHERE rows.number <= 0 AND EXISTS (SELECT 1 FROM asserted WHERE asserted.key = facts.key)
  AND NOT EXISTS (
    SELECT 1 FROM facts AS again JOIN rows AS said ON said.id = again."row"
    JOIN sheets AS its ON its.id = said.sheet
    WHERE again.key = facts.key AND said.number > 0 AND its.kind = sheets.kind AND (
        said.load >= rows.load AND said.load IN active OR EXISTS (
            SELECT 1 FROM confirmations AS repeated
            WHERE repeated."row" = said.id AND repeated.load >= rows.load
              AND repeated.load IN active
        )
    )
);

-- What complete rosters ended: the first that lacks it gives the day, the others stand by.
CREATE TEMP VIEW IF NOT EXISTS ended AS
SELECT lacking.key, lacking."row", lacking.load, lacking.kind FROM lacking
WHERE NOT EXISTS (
    SELECT 1 FROM lacking AS before
    WHERE before.key = lacking.key AND before.load < lacking.load
);

-- The subdistricts in which the nodes of a row lie, by the place that it gives them.
CREATE TEMP VIEW IF NOT EXISTS placed AS
SELECT "row", substr(json_extract(body, '$[2].place'), 1, 9) AS street FROM facts
WHERE "start" IS NULL AND json_extract(body, '$[2].place') IS NOT NULL;

-- The subdistricts in which what a tie joins lies, as far as any row says: of a person, those of
-- the posts held. Of all ties only those of persons, which start at them, are asked for such.
CREATE TEMP VIEW IF NOT EXISTS joined AS
SELECT tie."row", substr(json_extract(node.body, '$[2].place'), 1, 9) AS street
FROM facts AS tie CROSS JOIN facts AS node ON node.key IN (
    SELECT tie."start" UNION ALL SELECT tie."end" UNION ALL
    SELECT held."end" FROM facts AS held
    WHERE held."start" IN (tie."start", tie."end") AND json_extract(held.body, '$[0]') = 'HOLDS'
      AND json_extract(tie.body, '$[1][0]') = 'Person'
)
WHERE tie."start" IS NOT NULL AND node."start" IS NULL
  AND json_extract(node.body, '$[2].place') IS NOT NULL;

-- The keys of which a complete roster says something.
CREATE TEMP TABLE IF NOT EXISTS said (key INTEGER PRIMARY KEY);

-- The keys of which complete rosters before it ended something.
CREATE TEMP TABLE IF NOT EXISTS past (key INTEGER PRIMARY KEY);


-- Files of a load of which every row was taken and nothing else was to be told. `reading` is
-- what decides how a file is read; `told` what the report says of its sheets.
CREATE TABLE IF NOT EXISTS wholes (
    load INTEGER NOT NULL REFERENCES loads (number),
    file TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    reading TEXT NOT NULL,
    rows INTEGER NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (load, file, name)
);
