// title = { zh = "书记任务", en = "Secretaries' tasks" }
// kind = "list"
// [description]
// zh = "期限内由书记承担的任务，是否党建任务。"
// en = "Tasks that secretaries did within the days, and whether each was Party building."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// task = { zh = "任务", en = "task" }
// received = { zh = "接受日期", en = "received", type = "date" }
// origin = { zh = "任务来源", en = "origin", of = "Task.origin" }
// party_building = { zh = "党建任务", en = "Party building", type = "boolean" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (task:Task { role: 'secretary' })-[:OF]->(body:Organisation)
WHERE task.place STARTS WITH $scope
  AND $as_of - duration({ days: $days }) <= task.received AND task.received <= $as_of
RETURN body.id AS body_id, body.name AS body, body.kind AS kind, task.name AS task,
  task.received AS received, task.origin AS origin, task.party_building AS party_building,
  task.sources AS sources
ORDER BY party_building, body_id, received, task
