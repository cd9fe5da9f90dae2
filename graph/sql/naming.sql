-- Ties of any load one of whose values is this id: the body on behalf of which a post is held.
SELECT "row", place, body FROM facts
WHERE "start" IS NOT NULL AND instr(body, :value)
