// title = { zh = "小区一览", en = "Estates" }
// kind = "list"
// [description]
// zh = "每个小区的业委会、物业、是否应组建业委会，以及业委会中的居委会成员。"
// en = "Owners' committee and firm of each estate, whether a committee is due, and members of the residents' committee who sit on it."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// duty_rules = { type = "rules", topic = "duty", zh = "应组建规则", en = "rules on when it is due" }
// faults = { type = "boolean", default = false, zh = "只列应组建而没有的", en = "list only where one is due and none exists" }
// [columns]
// estate_id = { zh = "小区编号", en = "estate id", type = "id" }
// estate = { zh = "小区", en = "estate" }
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// committee_id = { zh = "业委会编号", en = "committee id", type = "id" }
// committee = { zh = "业委会", en = "owners' committee" }
// due = { zh = "应组建业委会", en = "committee due", type = "boolean" }
// rule = { zh = "依据规则", en = "rule" }
// firms = { zh = "物业企业", en = "firms", type = "strings" }
// cadres = { zh = "业委会中的居委会成员", en = "residents' committee members on it", type = "strings", of = "Person.name" }
// floor_area = { zh = "建筑面积（平方米）", en = "floor area (m²)", type = "float" }
// households = { zh = "户数", en = "households", type = "integer" }
// delivered_share = { zh = "已交付面积比例", en = "share of floor area delivered", type = "float" }
// first_delivery = { zh = "首套交付日期", en = "first delivery", type = "date" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (estate:Estate)
WHERE estate.place STARTS WITH $scope
OPTIONAL MATCH (estate)-[:IN]->(area:Area)
WITH estate, head(collect(area)) AS area, head([rule IN $duty_rules
    WHERE rule.from <= $as_of AND $as_of < rule.to AND estate.place STARTS WITH rule.place]) AS rule
OPTIONAL MATCH (estate)<-[:GOVERNS]-(body:OwnersCommittee)
WHERE (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
WITH estate, area, rule, body ORDER BY body.id
WITH estate, area, rule, head(collect(body)) AS body
// Delivered some day of a month or year: due for certain when its last day is long enough ago.
WITH *, CASE estate.first_delivery_precision
    WHEN 'month'
    THEN date.truncate('month', estate.first_delivery) + duration('P1M') - duration('P1D')
    WHEN 'year', 'circa'
    THEN date.truncate('year', estate.first_delivery) + duration('P1Y') - duration('P1D')
    ELSE estate.first_delivery
  END AS delivered
WITH *, CASE
    WHEN rule IS NULL THEN null
    WHEN estate.delivered_share >= rule.numbers.delivered_share THEN true
    WHEN delivered + duration({ years: rule.numbers.years }) <= $as_of THEN true
    WHEN estate.delivered_share IS NOT NULL
      AND $as_of < estate.first_delivery + duration({ years: rule.numbers.years }) THEN false
  END AS due
WHERE NOT $faults OR due AND body IS NULL AND area IS NOT NULL
RETURN estate.id AS estate_id, estate.name AS estate, area.id AS area_id, area.name AS area,
  body.id AS committee_id, body.name AS committee, due, rule.id AS rule,
  COLLECT {
    MATCH (estate)<-[serves:SERVES]-(firm:PropertyFirm)
    WHERE serves.start <= $as_of AND (serves.end IS NULL OR $as_of < serves.end)
      AND (firm.dissolved IS NULL OR $as_of < firm.dissolved)
    RETURN DISTINCT firm.name AS name ORDER BY name
  } AS firms,
  COLLECT {
    WITH [
        'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
        'publicity_member', 'director', 'deputy_director', 'head', 'member'
      ] AS roles
    MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
      -[other:HOLDS]->(second:Post)-[:OF]->(cadres:ResidentsCommittee)-[:COVERS]->(area)
    WHERE held.start <= $as_of AND (held.end IS NULL OR $as_of < held.end)
      AND other.start <= $as_of AND (other.end IS NULL OR $as_of < other.end)
      AND post.role IN roles AND second.role IN roles
      AND (cadres.founded IS NULL OR cadres.founded <= $as_of)
      AND (cadres.dissolved IS NULL OR $as_of < cadres.dissolved)
    RETURN DISTINCT person.name AS name ORDER BY name
  } AS cadres,
  estate.floor_area AS floor_area, estate.households AS households,
  estate.delivered_share AS delivered_share, estate.first_delivery AS first_delivery,
  estate.sources AS sources
ORDER BY estate_id
