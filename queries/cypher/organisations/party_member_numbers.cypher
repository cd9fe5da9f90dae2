// title = { zh = "党组织规模", en = "Size of Party organisations" }
// kind = "list"
// [description]
// zh = "正式党员数、覆盖单位数不合截至日期所行规定的党组织。"
// en = "Party organisations whose full members, or whose units, do not fit the rule in force on the day."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// member_rules = { type = "rules", topic = "members", zh = "党员数规则", en = "rules on members" }
// unit_rules = { type = "rules", topic = "units", zh = "单位数规则", en = "rules on units" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// form = { zh = "组织形式", en = "form", of = "PartyOrganisation.form" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// full_members = { zh = "正式党员数", en = "full members", type = "integer" }
// units = { zh = "覆盖单位数", en = "units", type = "integer" }
// minimum = { zh = "下限", en = "minimum", type = "integer" }
// maximum = { zh = "上限", en = "maximum", type = "integer" }
// fault = { zh = "问题", en = "fault", choices = { too_few = { zh = "党员过少", en = "too few members" }, too_many = { zh = "党员过多", en = "too many members" }, too_many_units = { zh = "覆盖单位过多", en = "too many units" } } }
// rule = { zh = "依据规则", en = "rule" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (body:PartyOrganisation)
WHERE coalesce(body.place, '') STARTS WITH $scope
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
WITH body, head([rule IN $member_rules + $unit_rules
    WHERE rule.kind = 'PartyOrganisation' AND body.form IN rule.forms
      AND rule.from <= $as_of AND $as_of < rule.to
      AND coalesce(body.place, '') STARTS WITH rule.place]) AS rule
WHERE rule IS NOT NULL
WITH *, COUNT {
    MATCH (body)-[:LEADS]->(unit:PartnerUnit)
    WHERE (unit.founded IS NULL OR unit.founded <= $as_of)
      AND (unit.dissolved IS NULL OR $as_of < unit.dissolved)
  } AS units,
  coalesce(rule.numbers.minimum, rule.numbers[body.form + '_minimum']) AS minimum,
  coalesce(rule.numbers.maximum, rule.numbers.units_maximum) AS maximum
WITH *, CASE
    WHEN rule.numbers.units_maximum < units THEN 'too_many_units'
    WHEN body.full_members < minimum THEN 'too_few'
    WHEN rule.numbers.maximum < body.full_members THEN 'too_many'
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
  body.full_members AS full_members, units, minimum, maximum, fault, rule.id AS rule,
  [place IN places | place.id] AS area_ids, body.sources AS sources
ORDER BY fault, body_id
