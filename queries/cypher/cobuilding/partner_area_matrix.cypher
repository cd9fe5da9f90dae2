// title = { zh = "共建单位类型×居民区", en = "Partner kinds by area" }
// kind = "list"
// [description]
// zh = "截至日期履行中的协议：每个居民区与每类共建单位的单位数和协议数，零也列出；签约日期不详的另计。"
// en = "Agreements in force: partners and agreements of each area by kind of partner, zeros included; agreements of unknown signing day are counted apart."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// unit_type = { zh = "单位类型", en = "unit type", of = "PartnerUnit.unit_type" }
// partners = { zh = "单位数", en = "partners", type = "integer" }
// agreements = { zh = "协议数", en = "agreements", type = "integer" }
// names = { zh = "共建单位", en = "partners", type = "strings" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }

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
WITH a, collect({ agreement: agreement, partner: partner, force: force }) AS signed
UNWIND [
  'university', 'university_department', 'school', 'hospital', 'institute', 'enterprise',
  'government', 'justice', 'military', 'association', 'other'
] AS unit_type
WITH a, unit_type, [s IN signed WHERE s.partner.unit_type = unit_type] AS signed
WITH a, unit_type, [s IN signed WHERE s.force = 'active'] AS active, signed
CALL (active) {
  UNWIND active AS s
  RETURN count(DISTINCT s.partner) AS partners, count(DISTINCT s.agreement) AS agreements,
    collect(DISTINCT coalesce(s.partner.short_name, s.partner.name)) AS names
}
RETURN a.id AS area_id, a.name AS area, unit_type, partners, agreements, names,
  size(signed) - size(active) AS unknown
ORDER BY area_id, unit_type
