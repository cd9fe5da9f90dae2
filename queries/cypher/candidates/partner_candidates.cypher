// title = { zh = "可对接的共建单位", en = "Units that could become partners" }
// kind = "list"
// [description]
// zh = "一个居民区缺少某类共建单位时，该类中与本区没有有效协议的单位及逐项核对结果，不作评分。"
// en = "Where an area lacks a kind of partner, the units of that kind that have no agreement in force with it, with each check apart and no score."
// [parameters]
// as_of = { type = "date" }
// area = { type = "string", zh = "居民区区划代码", en = "area code" }
// unit_type = { type = "string", zh = "单位类型", en = "unit type" }
// [columns]
// candidate_id = { zh = "编号", en = "id", type = "id" }
// candidate = { zh = "对象", en = "candidate" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// check = { zh = "核对项", en = "check", choices = { near = { zh = "在本街道", en = "in this subdistrict" }, reported = { zh = "已向本区报到", en = "reported to this area" }, resource = { zh = "有资源清单", en = "has listed a resource" }, known = { zh = "曾与本区签约", en = "signed with this area before" }, elsewhere = { zh = "与其他区有协议", en = "agreements elsewhere" } } }
// rule = { zh = "规则", en = "rule" }
// passed = { zh = "是否符合", en = "passed", type = "boolean" }
// seen = { zh = "所见", en = "seen" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (unit:PartnerUnit { unit_type: $unit_type })
WHERE (unit.founded IS NULL OR unit.founded <= $as_of)
  AND (unit.dissolved IS NULL OR $as_of < unit.dissolved)
CALL (unit) {
  OPTIONAL MATCH (unit)-[:PARTY_TO { side: 'partner' }]->(agreement:Agreement)
  WHERE coalesce(agreement.signed <= $as_of, true)
  WITH *, coalesce(agreement.place = $area, false) OR EXISTS {
      MATCH (agreement)<-[:PARTY_TO { side: 'area' }]-(:Organisation)-[:COVERS]->(:Area { id: $area })
    } AS here,
    CASE agreement.ends_precision
      WHEN 'month'
      THEN date.truncate('month', agreement.ends) + duration('P1M') - duration('P1D')
      WHEN 'year', 'circa'
      THEN date.truncate('year', agreement.ends) + duration('P1Y') - duration('P1D')
      ELSE agreement.ends
    END AS expires
  WITH *, agreement.status = 'terminated' OR expires < $as_of
    OR expires IS NULL AND agreement.status = 'ended' AS over
  RETURN count(CASE WHEN here AND NOT coalesce(over, false) THEN agreement END) AS in_force,
    count(CASE WHEN here THEN agreement END) AS before,
    count(CASE WHEN NOT here AND NOT coalesce(over, false) THEN agreement END) AS elsewhere
}
WITH * WHERE in_force = 0
OPTIONAL MATCH (unit)-[reported:REPORTED_TO]->(:Area { id: $area })
WHERE coalesce(reported.start <= $as_of, true)
WITH unit, before, elsewhere, min(reported.start) AS since, count(reported) AS reports,
  COUNT {
    MATCH (item:ListItem { list: 'resource' })-[:LISTED_BY]->(unit)
    WHERE coalesce(item.listed <= $as_of, true)
  } AS resources
UNWIND [
  { check: 'near', rule: null,
    passed: CASE WHEN unit.place IS NOT NULL THEN unit.place STARTS WITH left($area, 9) END,
    seen: coalesce(unit.place, '—') },
  { check: 'reported', rule: 'DR1', passed: reports > 0, seen: coalesce(toString(since), '—') },
  { check: 'resource', rule: 'CB1', passed: resources > 0, seen: toString(resources) },
  { check: 'known', rule: null, passed: before > 0, seen: toString(before) },
  { check: 'elsewhere', rule: null, passed: elsewhere > 0, seen: toString(elsewhere) }
] AS one
RETURN unit.id AS candidate_id, unit.name AS candidate, unit.kind AS kind, one.check AS check,
  one.rule AS rule, one.passed AS passed, one.seen AS seen, unit.sources AS sources
ORDER BY candidate, candidate_id, check
