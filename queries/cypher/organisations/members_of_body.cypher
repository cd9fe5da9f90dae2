// title = { zh = "组织成员", en = "Members of a body" }
// kind = "list"
// [description]
// zh = "一个组织在截至日期的任职者，含起始日期不详者（另标）；空缺岗位也列出。"
// en = "Who holds the posts of one body, those of unknown start marked; posts that nobody holds are listed too."
// [parameters]
// as_of = { type = "date" }
// body = { type = "string", zh = "组织编号", en = "id of the body" }
// [columns]
// post_id = { zh = "岗位编号", en = "post id", type = "id" }
// role = { zh = "职务", en = "role", of = "Post.role" }
// title = { zh = "岗位名称", en = "title" }
// seats = { zh = "席位数", en = "seats", type = "integer" }
// person_id = { zh = "人员编号", en = "person id", type = "id" }
// person = { zh = "姓名", en = "person" }
// gender = { zh = "性别", en = "gender", of = "Person.gender" }
// birth = { zh = "出生年月", en = "birth", type = "date" }
// party = { zh = "中共党员", en = "Party member", type = "boolean" }
// full_time = { zh = "专职", en = "full-time", type = "boolean" }
// system = { zh = "来源系统", en = "source system", of = "HOLDS.system" }
// on_behalf_of = { zh = "派出单位", en = "sent by" }
// start = { zh = "起", en = "start", type = "date" }
// end = { zh = "止", en = "end", type = "date" }
// certain = { zh = "起始日期已知", en = "start known", type = "boolean" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (body:Organisation { id: $body })<-[:OF]-(post:Post)
OPTIONAL MATCH (post)<-[held:HOLDS]-(person:Person)
WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
OPTIONAL MATCH (sender:Organisation { id: held.on_behalf_of })
RETURN post.id AS post_id, post.role AS role, post.title AS title, post.seats AS seats,
  person.id AS person_id, person.name AS person, person.gender AS gender, person.birth AS birth,
  person.party AS party, held.full_time AS full_time, held.system AS system,
  sender.name AS on_behalf_of, held.start AS start, held.end AS end,
  CASE WHEN held IS NOT NULL THEN held.start IS NOT NULL END AS certain, held.sources AS sources
ORDER BY
  CASE role WHEN 'secretary' THEN 0 WHEN 'director' THEN 0 WHEN 'head' THEN 0
    WHEN 'deputy_secretary' THEN 1 WHEN 'deputy_director' THEN 1 WHEN 'part_time_commissioner' THEN 3
    ELSE 2 END,
  role, start, person_id
