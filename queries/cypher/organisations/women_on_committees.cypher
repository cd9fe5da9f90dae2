// title = { zh = "居委会女性成员", en = "Women on committees" }
// kind = "list"
// [description]
// zh = "居委会现任成员中的女性人数；没有女性而有成员性别或任职起始不详的、没有起始日期已知的成员的为不详。"
// en = "Women among the members of each residents' committee; none, but a member of unknown gender or start, or no member of known start at all, is unknown."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// women_rules = { type = "rules", topic = "women", zh = "女性成员规则", en = "rules on women" }
// faults = { type = "boolean", default = false, zh = "只列有问题的", en = "list those with faults only" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// women = { zh = "女性人数", en = "women", type = "integer" }
// members = { zh = "成员数", en = "members", type = "integer" }
// state = { zh = "状态", en = "state", choices = { present = { zh = "有", en = "present" }, missing = { zh = "无", en = "none" }, unknown = { zh = "不详", en = "unknown" } } }
// rule = { zh = "依据规则", en = "rule" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

CALL () {
  MATCH (body:Organisation) WHERE body.place STARTS WITH $scope RETURN body
  UNION
  // A body over several areas lies in the place that holds them all.
  WITH $scope AS scope WHERE size(scope) > 4
  MATCH (body:Organisation)-[:COVERS]->(area:Area) WHERE area.place STARTS WITH scope
  RETURN body
}
WITH body
WHERE body:ResidentsCommittee
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
// Where one woman is enough the first that is found spares looking at the others.
WITH body
WHERE NOT $faults OR any(rule IN $women_rules WHERE rule.numbers.minimum > 1) OR NOT EXISTS {
  MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE person.gender = 'female' AND post.role IN ['director', 'deputy_director', 'member']
    AND held.start <= $as_of AND (held.end IS NULL OR $as_of < held.end)
}
MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
WHERE post.role IN ['director', 'deputy_director', 'member']
  AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
WITH body, person, count(held.start) > 0 AS sure
WITH body, count(CASE WHEN sure AND person.gender = 'female' THEN 1 END) AS women,
  count(CASE WHEN sure THEN 1 END) AS members,
  count(CASE WHEN person.gender IS NULL OR NOT sure AND person.gender = 'female' THEN 1 END)
    AS unsure
WITH *, head([rule IN $women_rules
    WHERE rule.from <= $as_of AND $as_of < rule.to
      AND coalesce(body.place, '') STARTS WITH rule.place]) AS rule
WITH *, CASE
    WHEN women >= coalesce(rule.numbers.minimum, 1) THEN 'present'
    WHEN unsure > 0 OR members = 0 THEN 'unknown'
    ELSE 'missing'
  END AS state
WHERE NOT $faults OR state = 'missing' AND rule IS NOT NULL
WITH *,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN { id: area.id, name: area.name } AS found ORDER BY area.id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN { id: area.id, name: area.name } AS found ORDER BY area.id
  } AS places
RETURN body.id AS body_id, body.name AS body, body.kind AS kind,
  [place IN places | place.name] AS areas,
  women, members, state, CASE WHEN state <> 'present' THEN rule.id END AS rule,
  [place IN places | place.id] AS area_ids, body.sources AS sources
ORDER BY state = 'present', state, body_id
