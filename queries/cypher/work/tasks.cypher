// title = { zh = "工作任务", en = "Tasks" }
// kind = "list"
// [description]
// zh = "期限内各组织承担的任务、来源、是否在协助事项清单内、由谁承担；清单外的列在前。"
// en = "Tasks of bodies within the days: origin, whether the assistance list has them, and who does them; those off the list first."
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
// assigned_by = { zh = "交办单位", en = "assigned by", type = "strings" }
// listed = { zh = "在协助事项清单内", en = "on the assistance list", type = "boolean" }
// party_building = { zh = "党建任务", en = "Party building", type = "boolean" }
// role = { zh = "承担职务", en = "done by", of = "Task.role" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (task:Task)-[:OF]->(body:Organisation)
WHERE task.place STARTS WITH $scope
  AND $as_of - duration({ days: $days }) <= task.received AND task.received <= $as_of
RETURN body.id AS body_id, body.name AS body, body.kind AS kind, task.name AS task,
  task.received AS received, task.origin AS origin,
  COLLECT {
    MATCH (task)-[:ASSIGNED_BY]->(giver:Organisation) RETURN giver.name ORDER BY giver.id
  } AS assigned_by,
  task.listed AS listed, task.party_building AS party_building, task.role AS role,
  task.sources AS sources
ORDER BY coalesce(listed, true), listed IS NULL, body_id, received, task
