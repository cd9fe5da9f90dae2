// title = { zh = "可承接阵地的组织", en = "Bodies that could run the position" }
// kind = "list"
// [description]
// zh = "一个居民区的某项品牌阵地未启用或近期无活动时，本区可承接的组织和基地及逐项核对结果，不作评分。"
// en = "Where a brand position of an area is absent or quiet, the bodies and bases of the area that could run it, with each check apart and no score."
// [parameters]
// as_of = { type = "date" }
// area = { type = "string", zh = "居民区区划代码", en = "area code" }
// [columns]
// candidate_id = { zh = "编号", en = "id", type = "id" }
// candidate = { zh = "对象", en = "candidate" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// check = { zh = "核对项", en = "check", choices = { exists = { zh = "截至日期存在", en = "exists on this day" }, active = { zh = "近180日有活动", en = "active within 180 days" } } }
// rule = { zh = "规则", en = "rule" }
// passed = { zh = "是否符合", en = "passed", type = "boolean" }
// seen = { zh = "所见", en = "seen" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (area:Area { id: $area })
CALL (area) {
  MATCH (body:Organisation)-[:COVERS]->(area)
  WHERE NOT body:PropertyFirm
  OPTIONAL MATCH (body)-[:TOOK_PART]->(activity:Activity)
  WHERE $as_of - duration({ days: 180 }) <= activity.date AND activity.date <= $as_of
  RETURN body AS candidate, body.kind AS kind, body.founded AS from, body.dissolved AS to,
    count(activity) AS activities
  UNION
  MATCH (base:Base)-[:AT]->(area)
  RETURN base AS candidate, 'Base' AS kind, base.opened AS from, base.closed AS to,
    null AS activities
}
UNWIND [
  { check: 'exists', rule: null,
    passed: CASE
      WHEN to <= $as_of OR $as_of < from THEN false
      WHEN from IS NOT NULL OR kind <> 'Base' THEN true
    END,
    seen: coalesce(toString(from), '—') + coalesce(' – ' + toString(to), '') },
  { check: 'active', rule: 'I38', passed: activities > 0,
    seen: coalesce(toString(activities), '—') }
] AS one
RETURN candidate.id AS candidate_id, candidate.name AS candidate, kind, one.check AS check,
  one.rule AS rule, one.passed AS passed, one.seen AS seen, candidate.sources AS sources
ORDER BY candidate, candidate_id, check
