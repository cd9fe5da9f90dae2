// title = { zh = "“大总支”", en = "Big general branches" }
// kind = "list"
// [description]
// zh = "每个居民区的“大总支”标识和在任兼职委员人数；有标识而无兼职委员的单列。"
// en = "Whether each area's Party organisation is a big general branch and how many part-time commissioners it has; flagged but empty is shown as such."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// faults = { type = "boolean", default = false, zh = "只列未建、空建与待核实的", en = "list what is missing, empty or open only" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// body_ids = { zh = "组织编号", en = "body ids", type = "id" }
// bodies = { zh = "“大总支”", en = "big general branch", type = "strings" }
// state = { zh = "状态", en = "state", choices = { filled = { zh = "已建且有兼职委员", en = "set up with part-timers" }, empty = { zh = "有标识而无兼职委员", en = "flagged but empty" }, none = { zh = "未建", en = "none" }, unknown = { zh = "待核实", en = "unknown" } } }
// part_timers = { zh = "兼职委员人数", en = "part-timers", type = "integer" }
// unknown = { zh = "起始不详人数", en = "part-timers, start unknown", type = "integer" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
OPTIONAL MATCH (a)<-[:COVERS]-(body:PartyOrganisation)
WHERE (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
OPTIONAL MATCH (body)<-[:OF]-(post:Post { role: 'part_time_commissioner' })
  <-[held:HOLDS]-(person:Person)
WHERE body.big
  AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
WITH a, body, count(DISTINCT person) AS everybody,
  count(DISTINCT CASE WHEN held.start IS NOT NULL THEN person END) AS part_timers ORDER BY body.id
WITH *, everybody - part_timers AS unknown
WITH a, collect({ body: body, part_timers: part_timers, unknown: unknown }) AS present
WITH a, present, [p IN present WHERE p.body.big] AS big
WITH *, CASE
    WHEN any(p IN big WHERE p.part_timers > 0) THEN 'filled'
    WHEN any(p IN big WHERE p.unknown > 0) THEN 'unknown'
    WHEN size(big) > 0 THEN 'empty'
    WHEN any(p IN present WHERE p.body IS NOT NULL AND p.body.big IS NULL) THEN 'unknown'
    ELSE 'none'
  END AS state
// A flag that nobody filled in is a lack of data, told by the quality of data.
WHERE NOT $faults OR state IN ['empty', 'none'] OR state = 'unknown' AND size(big) > 0
RETURN a.id AS area_id, a.name AS area,
  [p IN big | p.body.id] AS body_ids, [p IN big | p.body.name] AS bodies, state,
  reduce(n = 0, p IN big | n + p.part_timers) AS part_timers,
  reduce(n = 0, p IN big | n + p.unknown) AS unknown,
  CASE
    WHEN size(big) > 0 THEN reduce(all = [], p IN big | all + coalesce(p.body.sources, []))
    ELSE a.sources
  END AS sources
ORDER BY area_id
