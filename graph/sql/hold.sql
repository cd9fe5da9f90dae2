-- Of these keys those are held by the graph already; the others, no load asserts.
UPDATE touched SET fresh = 0 WHERE key IN (SELECT value FROM json_each(?)) RETURNING key
