// title = { zh = "缺少的共建类型", en = "Missing partner kinds" }
// kind = "list"
// [description]
// zh = "每个居民区履行中协议的共建单位类型，以及范围内其他居民区已有而该区没有的类型。"
// en = "Kinds of partner each area has by agreements in force, and those that other areas of the scope have and it has not."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// partners = { zh = "单位数", en = "partners", type = "integer" }
// present = { zh = "已有类型", en = "kinds present", type = "strings", of = "PartnerUnit.unit_type" }
// missing = { zh = "缺少类型", en = "kinds absent", type = "strings", of = "PartnerUnit.unit_type" }
// unknown = { zh = "签约日期不详的协议", en = "agreements, day unknown", type = "integer" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
OPTIONAL CALL (a) {
  CALL (a) {
    MATCH (a)<-[:COVERS]-(:Organisation)-[:PARTY_TO { side: 'area' }]->(agreement:Agreement)
    RETURN agreement
    UNION
    MATCH (agreement:Agreement { place: a.id })
    RETURN agreement
  }
  WITH agreement WHERE coalesce(agreement.signed <= $as_of, true)
  WITH *, CASE agreement.ends_precision
      WHEN 'month'
      THEN date.truncate('month', agreement.ends) + duration('P1M') - duration('P1D')
      WHEN 'year', 'circa'
      THEN date.truncate('year', agreement.ends) + duration('P1Y') - duration('P1D')
      ELSE agreement.ends
    END AS expires
  // An agreement whose partner was dissolved before its end is over.
  WITH *, CASE
      WHEN agreement.status = 'terminated' THEN 'terminated'
      WHEN EXISTS {
        MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(gone:Organisation)
        WHERE gone.dissolved <= $as_of AND coalesce(gone.dissolved <= expires, true)
      } AND NOT EXISTS {
        MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(other:Organisation)
        WHERE other.dissolved IS NULL OR $as_of < other.dissolved
      } THEN 'terminated'
      WHEN expires < $as_of OR expires IS NULL AND agreement.status = 'ended' THEN 'ended'
      WHEN agreement.signed IS NULL THEN 'unknown'
      ELSE 'active'
    END AS force
  WITH * WHERE force IN ['active', 'unknown']
  MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(partner:Organisation)
  WHERE partner.dissolved IS NULL OR $as_of < partner.dissolved
  RETURN agreement, partner, force ORDER BY partner.id, agreement.id
}
WITH a, collect(DISTINCT CASE WHEN force = 'active' THEN partner.unit_type END) AS present,
  count(DISTINCT CASE WHEN force = 'active' THEN partner END) AS partners,
  count(DISTINCT CASE WHEN force = 'unknown' THEN agreement END) AS unknown
WITH collect({ area: a, present: present, partners: partners, unknown: unknown }) AS rows
WITH rows, reduce(all = [], row IN rows | all + row.present) AS known
UNWIND rows AS row
RETURN row.area.id AS area_id, row.area.name AS area, row.partners AS partners,
  [t IN [
    'university', 'university_department', 'school', 'hospital', 'institute', 'enterprise',
    'government', 'justice', 'military', 'association', 'other'
  ] WHERE t IN row.present] AS present,
  [t IN [
    'university', 'university_department', 'school', 'hospital', 'institute', 'enterprise',
    'government', 'justice', 'military', 'association', 'other'
  ] WHERE t IN known AND NOT t IN row.present] AS missing,
  row.unknown AS unknown, row.area.sources AS sources
ORDER BY area_id
