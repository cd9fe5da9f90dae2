// title = { zh = "调解案件", en = "Mediation cases" }
// kind = "list"
// [description]
// zh = "期限内收到的调解案件及其进程：受理、达成协议、司法确认、办结。"
// en = "Mediation cases received within the days, and how far each came: accepted, agreed, confirmed, closed."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// confirmation_rules = { type = "rules", topic = "confirmation", zh = "司法确认规则", en = "rules on confirmation" }
// [columns]
// case_id = { zh = "案件编号", en = "case id", type = "id" }
// case = { zh = "案由", en = "case" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// stage = { zh = "进程", en = "stage", choices = { received = { zh = "收到", en = "received" }, accepted = { zh = "受理", en = "accepted" }, agreed = { zh = "达成协议", en = "agreed" }, confirmed = { zh = "司法确认", en = "confirmed" }, failed = { zh = "办结未达成", en = "closed without agreement" } } }
// received = { zh = "收到日期", en = "received", type = "date" }
// agreed = { zh = "达成协议日期", en = "agreed", type = "date" }
// confirmed = { zh = "司法确认日期", en = "confirmed", type = "date" }
// closed = { zh = "办结日期", en = "closed", type = "date" }
// routes = { zh = "调解途径", en = "routes", type = "strings", of = "Case.routes" }
// timely = { zh = "30日内确认", en = "confirmed within 30 days", type = "boolean" }
// bodies = { zh = "参加组织", en = "bodies", type = "strings" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (item:Case { form: 'mediation' })
WHERE coalesce(item.place, '') STARTS WITH $scope
  AND $as_of - duration({ days: $days }) <= item.received AND item.received <= $as_of
WITH item,
  coalesce(item.accepted <= $as_of, false) AS accepted,
  coalesce(item.agreed <= $as_of, false) AS agreed,
  coalesce(item.confirmed <= $as_of, false) AS confirmed,
  coalesce(item.closed <= $as_of, false) AS closed,
  head([rule IN $confirmation_rules WHERE rule.from <= $as_of AND $as_of < rule.to]) AS rule
WITH *, CASE
    WHEN confirmed AND item.agreed IS NOT NULL
    THEN item.confirmed <= item.agreed + duration({ days: coalesce(rule.numbers.days, 30) })
  END AS timely
RETURN item.id AS case_id, item.name AS case,
  COLLECT { MATCH (item)-[:AT]->(area:Area) RETURN area.name ORDER BY area.id } AS areas,
  CASE
    WHEN confirmed THEN 'confirmed'
    WHEN agreed THEN 'agreed'
    WHEN closed THEN 'failed'
    WHEN accepted THEN 'accepted'
    ELSE 'received'
  END AS stage,
  item.received AS received, CASE WHEN agreed THEN item.agreed END AS agreed,
  CASE WHEN confirmed THEN item.confirmed END AS confirmed,
  CASE WHEN closed THEN item.closed END AS closed, item.routes AS routes, timely,
  COLLECT { MATCH (item)<-[:TOOK_PART]-(body:Organisation) RETURN body.name ORDER BY body.id }
    AS bodies, item.sources AS sources
ORDER BY received DESC, case_id
