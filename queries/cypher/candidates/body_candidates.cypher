// title = { zh = "可补位的组织", en = "Bodies that could fill the gap" }
// kind = "list"
// [description]
// zh = "一个居民区缺少某类组织时，同一街道可考虑的对象及逐项核对结果，不作评分：业委会列出尚无业委会的小区，物业列出在本街道服务的企业，其他列出同类组织。"
// en = "Where an area lacks a kind of body, what in the same subdistrict might be considered, with each check apart and no score: estates without committee, firms that serve the subdistrict, else bodies of the kind."
// [parameters]
// as_of = { type = "date" }
// area = { type = "string", zh = "居民区区划代码", en = "area code" }
// of_kind = { type = "string", zh = "缺少的类别", en = "kind lacking" }
// duty_rules = { type = "rules", topic = "duty", zh = "应组建规则", en = "rules on when it is due" }
// interest_rules = { type = "rules", topic = "interest", zh = "利益冲突规则", en = "rules on interests" }
// [columns]
// candidate_id = { zh = "编号", en = "id", type = "id" }
// candidate = { zh = "对象", en = "candidate" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// check = { zh = "核对项", en = "check", choices = { due = { zh = "应召开首次业主大会", en = "assembly is due" }, no_conflict = { zh = "与本区业委会无利益冲突", en = "no conflict of interest" }, here = { zh = "登记在本居民区", en = "registered in this area" }, free = { zh = "未覆盖其他居民区", en = "covers no other area" }, members = { zh = "正式党员三人以上", en = "three full members" } } }
// rule = { zh = "规则", en = "rule" }
// passed = { zh = "是否符合", en = "passed", type = "boolean" }
// seen = { zh = "所见", en = "seen" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (area:Area { id: $area })
CALL (area) {
  MATCH (estate:Estate)-[:IN]->(area)
  WHERE $of_kind = 'OwnersCommittee'
    AND NOT EXISTS {
      MATCH (estate)<-[:GOVERNS]-(body:OwnersCommittee)
      WHERE (body.founded IS NULL OR body.founded <= $as_of)
        AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    }
  WITH estate, area, head([rule IN $duty_rules
      WHERE rule.from <= $as_of AND $as_of < rule.to
        AND estate.place STARTS WITH rule.place]) AS rule
  // Delivered some day of a month or year: due for certain when its last day is long enough ago.
  WITH *, CASE estate.first_delivery_precision
      WHEN 'month'
      THEN date.truncate('month', estate.first_delivery) + duration('P1M') - duration('P1D')
      WHEN 'year', 'circa'
      THEN date.truncate('year', estate.first_delivery) + duration('P1Y') - duration('P1D')
      ELSE estate.first_delivery
    END AS delivered
  RETURN estate AS candidate, 'Estate' AS kind, [{
      check: 'due', rule: rule.id,
      passed: CASE
        WHEN rule IS NULL THEN null
        WHEN estate.delivered_share >= rule.numbers.delivered_share THEN true
        WHEN delivered + duration({ years: rule.numbers.years }) <= $as_of THEN true
        WHEN estate.delivered_share IS NOT NULL
          AND $as_of < estate.first_delivery + duration({ years: rule.numbers.years }) THEN false
      END,
      seen: coalesce(toString(round(100 * estate.delivered_share)) + ' %', '—')
        + ' · ' + coalesce(toString(estate.first_delivery), '—')
    }] AS checks
  UNION
  MATCH (firm:PropertyFirm)-[serves:SERVES]->(near:Estate)
  WHERE $of_kind = 'PropertyFirm' AND near.place STARTS WITH left(area.id, 9)
    AND serves.start <= $as_of AND (serves.end IS NULL OR $as_of < serves.end)
    AND (firm.dissolved IS NULL OR $as_of < firm.dissolved)
  WITH DISTINCT area, firm
  CALL (area, firm) {
    OPTIONAL MATCH (area)<-[:IN]-(:Estate)<-[:GOVERNS]-(body:OwnersCommittee)<-[:OF]-(:Post)
      <-[held:HOLDS]-(member:Person)
    WHERE (body.founded IS NULL OR body.founded <= $as_of)
      AND (body.dissolved IS NULL OR $as_of < body.dissolved)
      AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
    WITH DISTINCT firm, member
    OPTIONAL MATCH (member)-[:RELATIVE_OF]-(relative:Person)
    WITH firm, collect(DISTINCT member) + collect(DISTINCT relative) AS persons
    UNWIND CASE WHEN size(persons) = 0 THEN [null] ELSE persons END AS person
    OPTIONAL MATCH (person)-[job:EMPLOYED_BY]->(firm)
    WHERE coalesce(job.start <= $as_of, true) AND (job.end IS NULL OR $as_of < job.end)
    RETURN count(DISTINCT CASE WHEN job.start IS NOT NULL THEN person END) AS certain,
      count(DISTINCT CASE WHEN job IS NOT NULL THEN person END) AS employed
  }
  RETURN firm AS candidate, 'PropertyFirm' AS kind, [{
      check: 'no_conflict',
      rule: head([rule IN $interest_rules
        WHERE rule.from <= $as_of AND $as_of < rule.to
          AND area.id STARTS WITH rule.place | rule.id]),
      passed: CASE WHEN certain > 0 THEN false WHEN employed > 0 THEN null ELSE true END,
      seen: toString(employed)
    }] AS checks
  UNION
  MATCH (body:Organisation)
  WHERE body.kind = $of_kind AND NOT $of_kind IN ['OwnersCommittee', 'PropertyFirm']
    AND body.place STARTS WITH left(area.id, 9)
    AND NOT coalesce(body.form IN ['working_committee', 'group', 'functional'], false)
    AND (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  WITH area, body, COUNT { (body)-[:COVERS]->(:Area) } AS covered
  // A Party organisation may cover one more area; of other kinds each area has its own.
  WHERE covered = 0 OR body.place = area.id OR body:PartyOrganisation
  RETURN body AS candidate, body.kind AS kind, [
      { check: 'here', rule: null, passed: body.place = area.id, seen: body.place },
      { check: 'free', rule: null, passed: covered = 0, seen: toString(covered) }
    ] + CASE WHEN $of_kind = 'PartyOrganisation' THEN [{
      check: 'members', rule: 'PO1', passed: body.full_members >= 3,
      seen: coalesce(toString(body.full_members), '—')
    }] ELSE [] END AS checks
}
UNWIND checks AS one
RETURN candidate.id AS candidate_id, candidate.name AS candidate, kind, one.check AS check,
  one.rule AS rule, one.passed AS passed, one.seen AS seen, candidate.sources AS sources
ORDER BY candidate, candidate_id, check
