// title = { zh = "组织历任", en = "Holders of a body over time" }
// kind = "list"
// [description]
// zh = "一个组织历任各岗位的人员，含已离任者。"
// en = "Everyone who held a post of one body, past holders included."
// [parameters]
// as_of = { type = "date" }
// id = { type = "string", zh = "编号", en = "id" }
// [columns]
// person_id = { zh = "人员编号", en = "person id", type = "id" }
// person = { zh = "姓名", en = "person" }
// post_id = { zh = "岗位编号", en = "post id", type = "id" }
// role = { zh = "职务", en = "role", of = "Post.role" }
// title = { zh = "岗位名称", en = "title" }
// start = { zh = "起", en = "start", type = "date" }
// end = { zh = "止", en = "end", type = "date" }
// state = { zh = "状态", en = "state", choices = { current = { zh = "在任", en = "in office" }, past = { zh = "已离任", en = "past" }, future = { zh = "未到任", en = "to come" }, unknown = { zh = "起始不详", en = "start unknown" } } }
// full_time = { zh = "专职", en = "full-time", type = "boolean" }
// system = { zh = "来源系统", en = "source system", of = "HOLDS.system" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (person:Person)-[held:HOLDS]->(post:Post)-[:OF]->(:Organisation { id: $id })
RETURN person.id AS person_id, person.name AS person, post.id AS post_id, post.role AS role,
  post.title AS title, held.start AS start, held.end AS end,
  CASE
    WHEN held.end <= $as_of THEN 'past'
    WHEN held.start IS NULL THEN 'unknown'
    WHEN held.start <= $as_of THEN 'current'
    ELSE 'future'
  END AS state,
  held.full_time AS full_time, held.system AS system, held.sources AS sources
ORDER BY start DESC, role, person_id
