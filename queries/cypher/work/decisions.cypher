// title = { zh = "议事决定", en = "Decisions" }
// kind = "list"
// [description]
// zh = "期限内各组织的决定及其监督意见记录；没有意见记录的列在前。"
// en = "Decisions of bodies within the days, and the supervision opinion recorded; those without one first."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// [columns]
// decision_id = { zh = "决定编号", en = "decision id", type = "id" }
// decision = { zh = "决定事项", en = "decision" }
// body = { zh = "组织", en = "body" }
// date = { zh = "决定日期", en = "date", type = "date" }
// supervision = { zh = "监督意见", en = "opinion", of = "Decision.supervision" }
// recorded = { zh = "有监督意见", en = "opinion recorded", type = "boolean" }
// told = { zh = "告知居委会日期", en = "residents' committee told", type = "date" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (decision:Decision)
WHERE decision.place STARTS WITH $scope
  AND $as_of - duration({ days: $days }) <= decision.date AND decision.date <= $as_of
MATCH (decision)-[:OF]->(body:Organisation)
RETURN decision.id AS decision_id, decision.name AS decision, body.name AS body,
  decision.date AS date, decision.supervision AS supervision,
  coalesce(decision.supervision <> 'none', false) AS recorded, decision.told AS told,
  decision.sources AS sources
ORDER BY recorded, date DESC, decision_id
