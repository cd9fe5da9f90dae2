// title = { zh = "权责对等", en = "Duties and powers" }
// kind = "list"
// [description]
// zh = "各组织截至日期承担的职责，有无相应的权力或资源；无的列在前。"
// en = "Duties that bodies have on the day, and whether power or resource comes with them; those without first."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// duty = { zh = "职责内容", en = "duty" }
// state = { zh = "状态", en = "state", choices = { matched = { zh = "有相应权力或资源", en = "matched" }, unmatched = { zh = "无", en = "not matched" }, unknown = { zh = "不详", en = "unknown" } } }
// assigned = { zh = "交办日期", en = "assigned", type = "date" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (duty:Duty)-[:OF]->(body:Organisation)
WHERE duty.place STARTS WITH $scope
  AND coalesce(duty.assigned <= $as_of, true) AND (duty.ended IS NULL OR $as_of < duty.ended)
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
WITH *, CASE
    WHEN duty.assigned IS NULL OR duty.matched IS NULL THEN 'unknown'
    WHEN duty.matched THEN 'matched'
    ELSE 'unmatched'
  END AS state
RETURN body.id AS body_id, body.name AS body, body.kind AS kind, duty.name AS duty, state,
  duty.assigned AS assigned, duty.sources AS sources
ORDER BY state <> 'unmatched', state, body_id, duty
