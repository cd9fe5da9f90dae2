// title = { zh = "个人任职经历", en = "Holdings of a person" }
// kind = "list"
// [description]
// zh = "一个人历来的任职，含已离任者。"
// en = "All holdings of one person over time."
// [parameters]
// as_of = { type = "date" }
// id = { type = "string", zh = "编号", en = "id" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// post_id = { zh = "岗位编号", en = "post id", type = "id" }
// role = { zh = "职务", en = "role", of = "Post.role" }
// title = { zh = "岗位名称", en = "title" }
// start = { zh = "起", en = "start", type = "date" }
// end = { zh = "止", en = "end", type = "date" }
// state = { zh = "状态", en = "state", choices = { current = { zh = "在任", en = "in office" }, past = { zh = "已离任", en = "past" }, future = { zh = "未到任", en = "to come" }, unknown = { zh = "起始不详", en = "start unknown" } } }
// full_time = { zh = "专职", en = "full-time", type = "boolean" }
// system = { zh = "来源系统", en = "source system", of = "HOLDS.system" }
// on_behalf_of = { zh = "派出单位", en = "sent by" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (:Person { id: $id })-[held:HOLDS]->(post:Post)-[:OF]->(body:Organisation)
OPTIONAL MATCH (sender:Organisation { id: held.on_behalf_of })
RETURN body.id AS body_id, body.name AS body, body.kind AS kind, post.id AS post_id,
  post.role AS role, post.title AS title, held.start AS start, held.end AS end,
  CASE
    WHEN held.end <= $as_of THEN 'past'
    WHEN held.start IS NULL THEN 'unknown'
    WHEN held.start <= $as_of THEN 'current'
    ELSE 'future'
  END AS state,
  held.full_time AS full_time, held.system AS system, sender.name AS on_behalf_of,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN area.name AS name ORDER BY area.id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN area.name AS name ORDER BY area.id
  } AS areas,
  held.sources AS sources
ORDER BY start DESC, body_id, role
