// title = { zh = "监督委员配备", en = "Supervision members" }
// kind = "list"
// [description]
// zh = "按截至日期所行规定应设纪检委员或监督委员的党组织（党委、党总支，正式党员达到规定人数的党支部）是否有人在任。党支部正式党员数不详的为不详。"
// en = "Whether each Party body that must have a discipline or supervision member by the rule in force on the day (committees, general branches, branches of as many full members as the rule says) has one in office. A branch of unknown membership is unknown."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// size_rules = { type = "rules", topic = "size", zh = "人数规则", en = "rules on size" }
// faults = { type = "boolean", default = false, zh = "只列有问题的", en = "list those with faults only" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// form = { zh = "组织形式", en = "form", of = "PartyOrganisation.form" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// state = { zh = "状态", en = "state", choices = { present = { zh = "有", en = "present" }, missing = { zh = "缺", en = "missing" }, unknown = { zh = "不详", en = "unknown" } } }
// persons = { zh = "监督委员", en = "members", type = "strings", of = "Person.name" }
// full_members = { zh = "正式党员数", en = "full members", type = "integer" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

CALL () {
  MATCH (body:PartyOrganisation) WHERE coalesce(body.place, '') STARTS WITH $scope RETURN body
  UNION
  // A body over several areas lies in the place that holds them all.
  WITH $scope AS scope WHERE size(scope) > 4
  MATCH (body:Organisation)-[:COVERS]->(area:Area) WHERE area.place STARTS WITH scope
  RETURN body
}
WITH body
WHERE body:PartyOrganisation
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  // Where a rule of the day asks for a committee, one of its members is for discipline.
  AND any(rule IN $size_rules
    WHERE rule.kind = 'PartyOrganisation' AND body.form IN rule.forms
      AND rule.from <= $as_of AND $as_of < rule.to
      AND coalesce(body.place, '') STARTS WITH rule.place
      AND (rule.numbers.full_members IS NULL
        OR coalesce(body.full_members >= rule.numbers.full_members, true)))
CALL (body) {
  OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE (post.role = 'discipline_member' OR coalesce(post.title CONTAINS '监督', false))
    AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  WITH held, person ORDER BY person.id
  RETURN count(held.start) > 0 AS supervised, count(held) > 0 AS possibly,
    collect(DISTINCT person.name) AS persons
}
WITH *, CASE
    WHEN body.form IN ['branch', 'joint_branch'] AND body.full_members IS NULL THEN 'unknown'
    WHEN supervised THEN 'present'
    WHEN possibly THEN 'unknown'
    ELSE 'missing'
  END AS state
WHERE NOT $faults OR state = 'missing'
WITH *,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN { id: area.id, name: area.name } AS found ORDER BY area.id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN { id: area.id, name: area.name } AS found ORDER BY area.id
  } AS places
RETURN body.id AS body_id, body.name AS body, body.kind AS kind, body.form AS form,
  [place IN places | place.name] AS areas,
  state, persons, body.full_members AS full_members, [place IN places | place.id] AS area_ids,
  body.sources AS sources
ORDER BY state <> 'missing', state, body_id
