// title = { zh = "应有组织", en = "Expected bodies" }
// kind = "list"
// [description]
// zh = "每个居民区是否有党组织、居委会、业委会、物业、社代会、妇代会、调解组织；只列截至日期存在的组织。物业合同起始日期不详的标为待核实。"
// en = "Whether each area has a Party organisation, residents' committee, owners' committee, property firm, community assembly, women's congress and mediation body. A service contract of unknown start is marked unknown."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// faults = { type = "boolean", default = false, zh = "只列缺与待核实的", en = "list what is missing or unknown only" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// state = { zh = "状态", en = "state", choices = { present = { zh = "有", en = "present" }, missing = { zh = "缺", en = "missing" }, unknown = { zh = "待核实", en = "unknown" } } }
// bodies = { zh = "组织名称", en = "bodies", type = "strings" }
// body_ids = { zh = "组织编号", en = "body ids", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
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
WITH a, collect({ id: body.id, name: body.name, kind: body.kind, certain: certain }) AS present
UNWIND [
  'PartyOrganisation', 'ResidentsCommittee', 'OwnersCommittee',
  'PropertyFirm', 'Assembly', 'WomensCongress', 'MediationBody'
] AS kind
WITH a, kind,
  [one IN present WHERE one.kind = kind AND one.certain] AS bodies,
  any(one IN present WHERE one.kind = kind) AS possible
WHERE NOT $faults OR size(bodies) = 0
RETURN a.id AS area_id, a.name AS area, kind,
  CASE
    WHEN size(bodies) > 0 THEN 'present'
    WHEN possible THEN 'unknown'
    ELSE 'missing'
  END AS state,
  [body IN bodies | body.name] AS bodies, [body IN bodies | body.id] AS body_ids,
  a.sources AS sources
ORDER BY area_id, kind
