// title = { zh = "任职者与组织网络", en = "Network of persons and bodies" }
// kind = "network"
// [description]
// zh = "在两个以上组织任职者及其所在组织（二模网络）；物业只计项目经理。"
// en = "Persons who serve in two bodies or more, and these bodies (two-mode network)."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// nodes = { zh = "节点", en = "nodes", type = "maps" }
// ties = { zh = "关系", en = "ties", type = "maps" }

MATCH (person:Person)-[held:HOLDS]->(post:Post)-[:OF]->(body:Organisation)
WHERE held.start <= $as_of AND (held.end IS NULL OR $as_of < held.end)
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  AND (NOT body:PropertyFirm OR post.role = 'project_manager')
WITH person, body, held, post ORDER BY person.id, body.id, post.role
WITH person, body, collect(DISTINCT post.role) AS roles, max(held.full_time) AS full_time
WITH person, collect({ body: body, roles: roles, full_time: full_time }) AS held
WHERE size(held) > 1
  AND any(h IN held WHERE coalesce(h.body.place, '') STARTS WITH $scope)
WITH person, held ORDER BY person.id
WITH collect({ person: person, held: held }) AS found
CALL (found) {
  UNWIND found AS one
  UNWIND one.held AS h
  WITH DISTINCT h.body AS body ORDER BY body.id
  RETURN collect(body { .id, .name, .short_name, .place, .form, .unit_type, label: body.kind }) AS bodies
}
RETURN
  [one IN found | {
    id: one.person.id, name: one.person.name, label: 'Person', bodies: size(one.held)
  }] + bodies AS nodes,
  reduce(ties = [], one IN found | ties + [h IN one.held | {
    start: one.person.id, end: h.body.id, type: 'HOLDS', roles: h.roles, full_time: h.full_time
  }]) AS ties
