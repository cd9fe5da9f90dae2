// title = { zh = "联动事项", en = "Linkage cases" }
// kind = "list"
// [description]
// zh = "期限内收到并已派单的联动事项是否按期办结、有哪些单位参加；收到日期不详的按派单日期计，只知年月的期限按该期间最后一日计。"
// en = "Matters of the great linkage received within the days and dispatched: whether each was closed in time, and who took part. The day of dispatch stands for an unknown day of receipt; a month or year is due on its last day."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// [columns]
// case_id = { zh = "事项编号", en = "case id", type = "id" }
// case = { zh = "事项", en = "case" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// state = { zh = "状态", en = "state", choices = { timely = { zh = "按期办结", en = "closed in time" }, late = { zh = "逾期", en = "late" }, running = { zh = "未到期", en = "not yet due" }, unknown = { zh = "期限不详", en = "due day unknown" } } }
// dispatched = { zh = "派单日期", en = "dispatched", type = "date" }
// due = { zh = "办理期限", en = "due", type = "date" }
// closed = { zh = "办结日期", en = "closed", type = "date" }
// units = { zh = "参加单位数", en = "units", type = "integer" }
// bodies = { zh = "参加组织", en = "bodies", type = "strings" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (item:Case { form: 'linkage' })
WHERE coalesce(item.place, '') STARTS WITH $scope
  AND $as_of - duration({ days: $days }) <= coalesce(item.received, item.dispatched)
  AND coalesce(item.received <= $as_of, true) AND item.dispatched <= $as_of
CALL (item) {
  OPTIONAL MATCH (item)<-[:TOOK_PART]-(body:Organisation)
  WITH body ORDER BY body.id
  RETURN count(DISTINCT body) AS units, collect(DISTINCT body.name) AS bodies
}
WITH *, CASE item.due_precision
    WHEN 'month' THEN date.truncate('month', item.due) + duration('P1M') - duration('P1D')
    WHEN 'year', 'circa' THEN date.truncate('year', item.due) + duration('P1Y') - duration('P1D')
    ELSE item.due
  END AS due
WITH *, CASE
    WHEN due IS NULL THEN 'unknown'
    WHEN item.closed <= $as_of AND item.closed <= due THEN 'timely'
    WHEN item.closed <= $as_of OR due < $as_of THEN 'late'
    ELSE 'running'
  END AS state
RETURN item.id AS case_id, item.name AS case,
  COLLECT { MATCH (item)-[:AT]->(area:Area) RETURN area.name ORDER BY area.id } AS areas,
  state, item.dispatched AS dispatched, due,
  CASE WHEN item.closed <= $as_of THEN item.closed END AS closed, units, bodies,
  item.sources AS sources
ORDER BY state <> 'late', state, dispatched DESC, case_id
