// title = { zh = "应有组织", en = "Expected bodies" }
// kind = "list"
// [description]
// zh = "每个居民区是否有党组织、居委会、业委会、物业、社代会、妇代会、调解组织；只列截至日期存在的组织。物业合同起始日期不详、或未登记任何小区而无从判断业委会和物业的，标为待核实；街道从未登记过任何居民区的社代会、妇代会或调解组织的，标为无登记，不算缺。"
// en = "Whether each area has a Party organisation, residents' committee, owners' committee, property firm, community assembly, women's congress and mediation body. Marked unknown: a service contract of unknown start, and committee and firm where no estate of the area is recorded. Where a street never recorded an assembly, congress or mediation body of any area, this is said and none is called missing."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// duty_rules = { type = "rules", topic = "duty", zh = "应组建规则", en = "rules on when it is due" }
// faults = { type = "boolean", default = false, zh = "只列缺与待核实的", en = "list what is missing or unknown only" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// state = { zh = "状态", en = "state", choices = { present = { zh = "有", en = "present" }, missing = { zh = "缺", en = "missing" }, unknown = { zh = "待核实", en = "unknown" }, unrecorded = { zh = "无登记", en = "none recorded" } } }
// bodies = { zh = "组织名称", en = "bodies", type = "strings" }
// body_ids = { zh = "组织编号", en = "body ids", type = "id" }
// estates = { zh = "小区", en = "estates", type = "integer" }
// estates_not_due = { zh = "尚不必组建业委会的小区", en = "estates, committee not due yet", type = "integer" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
WITH left(a.place, 9) AS street, collect(a) AS areas
CALL (street) {
  // Of what a street never sent a roster of, it is not said of its areas that they have none.
  MATCH (area:Area)<-[:COVERS]-(body:Organisation)
  WHERE area.place STARTS WITH street
    AND body.kind IN ['Assembly', 'WomensCongress', 'MediationBody']
  RETURN collect(DISTINCT body.kind) AS received
}
UNWIND areas AS a
OPTIONAL CALL (a) {
  CALL (a) {
    MATCH (body:Organisation)-[:COVERS]->(a)
    RETURN body, true AS certain
    UNION
    MATCH (body:OwnersCommittee)-[:GOVERNS]->(:Estate)-[:IN]->(a)
    RETURN body, true AS certain
    UNION
    MATCH (body:PropertyFirm)-[serves:SERVES]->(:Estate)-[:IN]->(a)
    WHERE coalesce(serves.start <= $as_of, true) AND (serves.end IS NULL OR $as_of < serves.end)
    RETURN body, serves.start IS NOT NULL AS certain
  }
  WITH body, max(certain) AS certain
  WHERE (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  RETURN body, certain ORDER BY body.id
}
// Looked up once: seven kinds are each sought among all bodies of an area.
WITH a, received, collect({ id: body.id, name: body.name, kind: body.kind, certain: certain }) AS present
CALL (a) {
  OPTIONAL MATCH (a)<-[:IN]-(estate:Estate)
  WITH estate, head([rule IN $duty_rules
      WHERE rule.from <= $as_of AND $as_of < rule.to AND estate.place STARTS WITH rule.place]) AS rule
  RETURN count(estate) AS estates, count(CASE
      WHEN rule IS NULL THEN null
      WHEN estate.delivered_share < rule.numbers.delivered_share
        AND $as_of < estate.first_delivery + duration({ years: rule.numbers.years }) THEN 1
    END) AS estates_not_due
}
UNWIND [
  'PartyOrganisation', 'ResidentsCommittee', 'OwnersCommittee',
  'PropertyFirm', 'Assembly', 'WomensCongress', 'MediationBody'
] AS kind
WITH a, kind, estates, estates_not_due, kind IN ['Assembly', 'WomensCongress', 'MediationBody'] AND NOT kind IN received AS unrecorded,
  [one IN present WHERE one.kind = kind AND one.certain] AS bodies,
  any(one IN present WHERE one.kind = kind) AS possible
WHERE NOT $faults OR size(bodies) = 0 AND NOT unrecorded
RETURN a.id AS area_id, a.name AS area, kind,
  CASE
    WHEN size(bodies) > 0 THEN 'present'
    WHEN possible THEN 'unknown'
    WHEN unrecorded THEN 'unrecorded'
    // An area of which no estate is recorded says nothing about who governs and serves estates.
    WHEN estates = 0 AND kind IN ['OwnersCommittee', 'PropertyFirm'] THEN 'unknown'
    ELSE 'missing'
  END AS state,
  [body IN bodies | body.name] AS bodies, [body IN bodies | body.id] AS body_ids,
  estates, estates_not_due, a.sources AS sources
ORDER BY area_id, kind
