// title = { zh = "“大总支”", en = "Big general branches" }
// kind = "list"
// [description]
// zh = "每个居民区的“大总支”标识和在任兼职委员人数；有标识而无兼职委员的单列。"
// en = "Whether each area's Party organisation is a big general branch and how many part-time commissioners it has; flagged but empty is shown as such."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// body_ids = { zh = "组织编号", en = "body ids", type = "id" }
// bodies = { zh = "“大总支”", en = "big general branch", type = "strings" }
// state = { zh = "状态", en = "state", choices = { filled = { zh = "已建且有兼职委员", en = "set up with part-timers" }, empty = { zh = "有标识而无兼职委员", en = "flagged but empty" }, none = { zh = "未建", en = "none" }, unknown = { zh = "待核实", en = "unknown" } } }
// part_timers = { zh = "兼职委员人数", en = "part-timers", type = "integer" }
// unknown = { zh = "起始不详人数", en = "part-timers, start unknown", type = "integer" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
OPTIONAL MATCH (a)<-[:COVERS]-(body:PartyOrganisation)
WHERE (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
OPTIONAL MATCH (body)<-[:OF]-(post:Post { role: 'part_time_commissioner' })
  <-[held:HOLDS]-(person:Person)
WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
WITH a, body, person, count(held.start) > 0 AS known ORDER BY body.id
WITH a, body, count(CASE WHEN known THEN person END) AS part_timers,
  count(CASE WHEN NOT known THEN person END) AS unknown
WITH a, collect({ body: body, part_timers: part_timers, unknown: unknown }) AS present
WITH a, present, [p IN present WHERE p.body.big] AS big
RETURN a.id AS area_id, a.name AS area,
  [p IN big | p.body.id] AS body_ids, [p IN big | p.body.name] AS bodies,
  CASE
    WHEN any(p IN big WHERE p.part_timers > 0) THEN 'filled'
    WHEN any(p IN big WHERE p.unknown > 0) THEN 'unknown'
    WHEN size(big) > 0 THEN 'empty'
    WHEN any(p IN present WHERE p.body IS NOT NULL AND p.body.big IS NULL) THEN 'unknown'
    ELSE 'none'
  END AS state,
  reduce(n = 0, p IN big | n + p.part_timers) AS part_timers,
  reduce(n = 0, p IN big | n + p.unknown) AS unknown
ORDER BY area_id
