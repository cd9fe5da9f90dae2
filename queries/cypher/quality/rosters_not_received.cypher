// title = { zh = "从未登记的事项", en = "Records never received" }
// kind = "list"
// [description]
// zh = "每个街道从未登记过一条的事项，并列出因此有无待核实的居民区、业委会或合同的数目。登记过的不论日期均算；备案和书面报告只列本届依规定在截至日期前应备案、应报告的，延期不计。"
// en = "What a street never recorded once, and of how many areas, committees or contracts it therefore stays open. A record of any date counts. Filings and reports are told where one was due by the as-of date by a rule, postponements left aside."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// term_rules = { type = "rules", topic = "term", zh = "任期规则", en = "rules on terms" }
// filing_rules = { type = "rules", topic = "filing", zh = "备案规则", en = "rules on filing" }
// notice_rules = { type = "rules", topic = "notice", zh = "报告规则", en = "rules on reports" }
// [columns]
// street_id = { zh = "街道代码", en = "street code", type = "id" }
// street = { zh = "街道", en = "street" }
// record = { zh = "事项", en = "record", choices = { assemblies = { zh = "社代会", en = "community assemblies" }, womens_congresses = { zh = "妇代会", en = "women's congresses" }, mediation_bodies = { zh = "调解组织", en = "mediation bodies" }, committee_filings = { zh = "业委会备案", en = "filings of owners' committees" }, contract_filings = { zh = "物业合同备案", en = "filings of service contracts" }, committee_reports = { zh = "业委会换届书面报告", en = "reports of owners' committees before their terms end" }, committee_meetings = { zh = "业委会会议", en = "meetings of owners' committees" }, joint_meetings = { zh = "四方联席会议", en = "four-party meetings" } } }
// subjects = { zh = "待核实数", en = "left open", type = "integer" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

// What was never received is said of the whole street, whichever of its areas is asked for.
MATCH (a:Area)
WHERE a.place STARTS WITH left($scope, 9)
WITH a ORDER BY a.id
WITH left(a.place, 9) AS street_id, collect(a) AS areas
CALL (street_id) {
  MATCH (area:Area)<-[:COVERS]-(body:Organisation)
  WHERE area.place STARTS WITH street_id
    AND body.kind IN ['Assembly', 'WomensCongress', 'MediationBody']
  RETURN collect(DISTINCT body.kind) AS kinds
}
CALL (street_id) {
  MATCH (body:Organisation)
  WHERE body.place STARTS WITH street_id AND body:OwnersCommittee
  CALL (body) {
    OPTIONAL MATCH (body)<-[:OF]-(term:Term)
    WITH term ORDER BY term.start DESC
    RETURN count(term.filed) > 0 AS filed, count(term.reported) > 0 AS reported,
      head(collect(CASE WHEN term.start <= $as_of THEN term END)) AS term
  }
  WITH *, CASE term.start_precision
      WHEN 'month' THEN date.truncate('month', term.start) + duration('P1M') - duration('P1D')
      WHEN 'year', 'circa' THEN date.truncate('year', term.start) + duration('P1Y') - duration('P1D')
      ELSE term.start
    END AS began
  WITH *, coalesce(term.due, head([rule IN $term_rules
      WHERE rule.kind = 'OwnersCommittee' AND rule.from <= began AND began < rule.to
        AND body.place STARTS WITH rule.place
      | began + duration({ years: rule.numbers.years })])) AS due
  WITH filed, reported,
    (body.founded IS NULL OR body.founded <= $as_of)
      AND (body.dissolved IS NULL OR $as_of < body.dissolved) AS existing,
    any(rule IN $filing_rules
      WHERE rule.kind = 'OwnersCommittee' AND rule.from <= began AND began < rule.to
        AND body.place STARTS WITH rule.place
        AND began + duration({ days: rule.numbers.days }) < $as_of) AS filing,
    any(rule IN $notice_rules
      WHERE rule.kind = 'OwnersCommittee' AND rule.from <= $as_of AND $as_of < rule.to
        AND body.place STARTS WITH rule.place
        AND due - duration({ months: rule.numbers.months }) < $as_of) AS reporting,
    EXISTS { (body)-[:GOVERNS]->(:Estate) } AS meeting,
    EXISTS { (body)<-[:OF]-(:Decision) }
      OR EXISTS {
        MATCH (body)-[:TOOK_PART]->(activity:Activity)
        WHERE activity.form IN ['joint_meeting', 'deliberation']
      } AS met
  RETURN max(filed) AS committee_filings, max(reported) AS committee_reports,
    max(met) AS committee_meetings,
    count(CASE WHEN existing AND filing THEN 1 END) AS unfiled,
    count(CASE WHEN existing AND reporting THEN 1 END) AS unreported,
    count(CASE WHEN existing AND meeting THEN 1 END) AS unmet
}
CALL (street_id) {
  MATCH (estate:Estate)<-[serves:SERVES]-(body:PropertyFirm)
  WHERE estate.place STARTS WITH street_id
  WITH *, CASE serves.start_precision
      WHEN 'month' THEN date.truncate('month', serves.start) + duration('P1M') - duration('P1D')
      WHEN 'year', 'circa'
      THEN date.truncate('year', serves.start) + duration('P1Y') - duration('P1D')
      ELSE serves.start
    END AS last_start
  RETURN count(serves.filed) > 0 AS contract_filings, count(CASE
      WHEN serves.start <= $as_of AND (serves.end IS NULL OR $as_of < serves.end)
        AND (body.dissolved IS NULL OR $as_of < body.dissolved)
        AND any(rule IN $filing_rules
          WHERE rule.kind = 'PropertyFirm' AND rule.from <= serves.start AND serves.start < rule.to
            AND estate.place STARTS WITH rule.place
            AND last_start + duration({ days: rule.numbers.days }) < $as_of) THEN 1
    END) AS contracts
}
CALL (street_id) {
  // One above the streets is one of those whose bodies took part.
  RETURN EXISTS {
    MATCH (meeting:Activity { form: 'joint_meeting' }) WHERE meeting.place STARTS WITH street_id
  } OR EXISTS {
    MATCH (body:Organisation)-[:TOOK_PART]->(meeting:Activity { form: 'joint_meeting' })
    WHERE body.place STARTS WITH street_id AND size(coalesce(meeting.place, '')) < 9
  } AS joint_meetings
}
WITH *, [
    ['assemblies', 'Assembly' IN kinds, size(areas)],
    ['womens_congresses', 'WomensCongress' IN kinds, size(areas)],
    ['mediation_bodies', 'MediationBody' IN kinds, size(areas)],
    ['committee_filings', committee_filings, unfiled],
    ['committee_reports', committee_reports, unreported],
    ['contract_filings', contract_filings, contracts],
    ['committee_meetings', committee_meetings, unmet],
    ['joint_meetings', joint_meetings, size(areas)]
  ] AS records
UNWIND records AS found
WITH * WHERE NOT coalesce(found[1], false) AND found[2] > 0
OPTIONAL MATCH (place:Subdistrict { id: street_id })
WITH *, [area IN areas WHERE area.place STARTS WITH $scope] AS asked
RETURN street_id, coalesce(place.name, street_id) AS street, found[0] AS record,
  found[2] AS subjects, [area IN asked | area.name] AS areas, [area IN asked | area.id] AS area_ids,
  coalesce(place.sources, []) AS sources
ORDER BY street_id, record
