// title = { zh = "班子构成不合规定", en = "Composition faults" }
// kind = "list"
// [description]
// zh = "截至日期居委会、业委会、党组织委员会、人民调解委员会人数与当日所行规定不符者，列出所见人数和规定人数；因起始日期不详者、建筑面积或正式党员数不详而无法判断的标为待核实；无任职记录的不判断。兼职委员不占职数。"
// en = "Residents' committees, owners' committees, Party committees and mediation committees whose size breaks the rule in force on the day, with the numbers seen. Where holdings of unknown start, an unknown floor area or number of full members leave it open, it says so; bodies without any holding are not judged. Part-time commissioners take no quota."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// size_rules = { type = "rules", topic = "size", zh = "人数规则", en = "rules on size" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// form = { zh = "组织形式", en = "form", of = "PartyOrganisation.form" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// fault = { zh = "问题", en = "fault", choices = { too_few = { zh = "人数不足", en = "too few" }, too_many = { zh = "人数超出", en = "too many" }, even = { zh = "人数为双数", en = "even number" }, unknown = { zh = "待核实", en = "unknown" } } }
// members = { zh = "人数", en = "members", type = "integer" }
// minimum = { zh = "下限", en = "minimum", type = "integer" }
// maximum = { zh = "上限", en = "maximum", type = "integer" }
// odd = { zh = "须为单数", en = "must be odd", type = "boolean" }
// rule = { zh = "依据规则", en = "rule" }
// unknown = { zh = "起始不详人数", en = "members, start unknown", type = "integer" }
// person_ids = { zh = "人员编号", en = "person ids", type = "id" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

CALL () {
  // By the indexes on place: asked body by body, each of a city's was looked at for a street.
  MATCH (body:Organisation) WHERE body.place STARTS WITH $scope RETURN body
  UNION
  MATCH (body:Organisation)-[:GOVERNS]->(estate:Estate) WHERE estate.place STARTS WITH $scope
  RETURN body
  UNION
  // A body over several areas lies in the place that holds them all.
  WITH $scope AS scope WHERE size(scope) > 4
  MATCH (body:Organisation)-[:COVERS]->(area:Area) WHERE area.place STARTS WITH scope
  RETURN body
  UNION
  WITH $scope AS scope WHERE scope = ''
  MATCH (body:Organisation) WHERE body.place IS NULL RETURN body
}
WITH body
WHERE body.kind IN [
    'PartyOrganisation', 'ResidentsCommittee', 'OwnersCommittee', 'MediationBody'
  ]
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
WITH body, head([rule IN $size_rules
    WHERE rule.kind = body.kind
      AND rule.from <= $as_of AND $as_of < rule.to
      AND coalesce(body.place, '') STARTS WITH rule.place
      AND (size(rule.forms) = 0 OR body.form IN rule.forms)
      AND (rule.numbers.full_members IS NULL
        OR coalesce(body.full_members >= rule.numbers.full_members, true))]) AS rule
WHERE rule IS NOT NULL
WITH *, CASE WHEN body:PartyOrganisation
    THEN [
      'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
      'publicity_member', 'member'
    ]
    ELSE ['director', 'deputy_director', 'head', 'member']
  END AS roles
CALL (body, roles) {
  MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE post.role IN roles
    AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  RETURN count(DISTINCT person) AS everybody,
    count(DISTINCT CASE WHEN held.start IS NOT NULL THEN person END) AS members
}
WITH *, everybody - members AS unknown
WHERE everybody > 0
WITH *, CASE WHEN body:OwnersCommittee THEN COLLECT {
    MATCH (body)-[:GOVERNS]->(estate:Estate)
    RETURN CASE WHEN count(*) = count(estate.floor_area) THEN sum(estate.floor_area) END
  }[0] END AS floor_area
WITH *, coalesce(rule.numbers.minimum, rule.numbers[body.form + '_minimum']) AS usual_minimum,
  coalesce(rule.numbers.maximum, rule.numbers[body.form + '_maximum']) AS maximum
WITH *, CASE
    WHEN floor_area <= rule.numbers.small_floor_area THEN rule.numbers.small_minimum
    ELSE usual_minimum
  END AS minimum
WITH *, CASE WHEN floor_area IS NULL THEN rule.numbers.small_minimum END AS least
// A fault is one with every number and every minimum that may be the right one.
WITH *, CASE
    WHEN members > maximum THEN 'too_many'
    WHEN members > 0 AND members + unknown < coalesce(least, minimum) THEN 'too_few'
    WHEN unknown > 0 THEN 'unknown'
    WHEN rule.numbers.odd AND members % 2 = 0 THEN 'even'
    WHEN members < minimum THEN 'unknown'
  END AS fault
// Below the full members that a committee is needed from, what is no fault stays none.
WITH *, CASE
    WHEN rule.numbers.full_members IS NOT NULL AND body.full_members IS NULL
      AND fault IS NOT NULL
    THEN 'unknown'
    ELSE fault
  END AS fault
WHERE fault IS NOT NULL
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
  fault, members, minimum, maximum, coalesce(rule.numbers.odd, false) AS odd, rule.id AS rule,
  unknown,
  COLLECT {
    MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
    WHERE post.role IN roles
      AND held.start <= $as_of AND (held.end IS NULL OR $as_of < held.end)
    RETURN DISTINCT person.id AS id ORDER BY id
  } AS person_ids,
  [place IN places | place.id] AS area_ids, body.sources AS sources
ORDER BY fault = 'unknown', body_id
