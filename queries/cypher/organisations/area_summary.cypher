// title = { zh = "居民区概况", en = "Areas at a glance" }
// kind = "list"
// [description]
// zh = "每个居民区一行：党组织、居委会、业委会、物业的数目，小区、在任人数、空缺、逾期、即将届满、履行中的协议和利益冲突的数目。跨居民区的组织在各居民区均计入。日期不详、尚待核实的另计。"
// en = "One row an area: its bodies by kind, estates, holders, vacancies, overdue and soon due terms, agreements in force, conflicts of interest. A body of several areas counts in each. What an unknown day leaves open is counted apart."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// term_rules = { type = "rules", topic = "term", zh = "任期规则", en = "rules on terms" }
// postponement_rules = { type = "rules", topic = "postponement", zh = "延期规则", en = "rules on postponement" }
// duty_rules = { type = "rules", topic = "duty", zh = "应组建规则", en = "rules on when it is due" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// households = { zh = "户数", en = "households", type = "integer" }
// residents = { zh = "人口", en = "residents", type = "integer" }
// estates = { zh = "小区", en = "estates", type = "integer" }
// party_organisations = { zh = "党组织", en = "Party organisations", type = "integer" }
// residents_committees = { zh = "居委会", en = "residents' committees", type = "integer" }
// owners_committees = { zh = "业委会", en = "owners' committees", type = "integer" }
// property_firms = { zh = "物业", en = "property firms", type = "integer" }
// other_bodies = { zh = "其他组织", en = "other bodies", type = "integer" }
// persons = { zh = "在任人数", en = "holders", type = "integer" }
// vacant = { zh = "空缺", en = "vacant seats", type = "integer" }
// critical = { zh = "关键空缺", en = "critical vacancies", type = "integer" }
// overdue = { zh = "逾期", en = "overdue", type = "integer" }
// due_soon = { zh = "即将届满", en = "due soon", type = "integer" }
// partners = { zh = "共建单位", en = "partners", type = "integer" }
// agreements = { zh = "协议", en = "agreements", type = "integer" }
// conflicts = { zh = "利益冲突", en = "conflicts of interest", type = "integer" }
// estates_not_due = { zh = "尚不必组建业委会的小区", en = "estates, committee not due yet", type = "integer" }
// firms_unknown = { zh = "合同起始不详的物业", en = "firms, contract start unknown", type = "integer" }
// due_unknown = { zh = "届满日期不详", en = "terms, due day unknown", type = "integer" }
// agreements_unknown = { zh = "签约日期不详的协议", en = "agreements, day unknown", type = "integer" }
// conflicts_unknown = { zh = "待核实的利益冲突", en = "conflicts to be verified", type = "integer" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
OPTIONAL CALL (a) {
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
WITH a, body, max(certain) AS certain, (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved) AS existing
WITH a, collect(CASE WHEN existing AND certain THEN body END) AS bodies,
  count(CASE WHEN existing AND NOT certain THEN body END) AS firms_unknown
OPTIONAL CALL (a, bodies) {
  UNWIND bodies AS body
  MATCH (body)<-[:OF]-(post:Post)
  WHERE NOT body:PropertyFirm OR a.place STARTS WITH coalesce(post.place, '')
  OPTIONAL MATCH (post)<-[held:HOLDS]-(person:Person)
  WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  WITH post, collect(DISTINCT CASE WHEN held.start IS NOT NULL THEN person END) AS holders,
    count(DISTINCT person) AS possible
  WITH post, holders, CASE
      WHEN possible = size(holders) AND post.seats > possible THEN post.seats - possible
      ELSE 0
    END AS open
  WITH sum(open) AS vacant, collect(holders) AS all_holders, count(CASE
      WHEN open > 0 AND size(holders) = 0 AND post.role IN ['secretary', 'director', 'head'] THEN 1
    END) AS critical
  RETURN vacant, critical,
    COUNT { UNWIND all_holders AS some UNWIND some AS person RETURN DISTINCT person } AS persons
}
// Terms are asked for by the bodies at hand: all that lie in the scope, found once before the
// areas and looked up in lists, took a district 18 s and a city more memory than a query may have.
CALL (bodies) {
  UNWIND bodies AS body
  WITH body
  WHERE body.kind IN [
      'PartyOrganisation', 'ResidentsCommittee', 'OwnersCommittee', 'WomensCongress', 'Assembly'
    ]
    AND NOT coalesce(body.form IN ['working_committee', 'group', 'functional'], false)
  OPTIONAL MATCH (body)<-[:OF]-(begun:Term)
  WHERE coalesce(begun.start <= $as_of, true)
  WITH body, begun ORDER BY begun.start IS NULL, begun.start DESC, begun.number DESC
  WITH body, collect(begun) AS terms
  WITH body, head(terms) AS term,
    any(other IN terms WHERE other.start IS NULL AND other.number > head(terms).number) AS doubtful
  WITH body, term, doubtful,
    CASE term.start_precision
      WHEN 'month' THEN date.truncate('month', term.start) + duration('P1M') - duration('P1D')
      WHEN 'year', 'circa' THEN date.truncate('year', term.start) + duration('P1Y') - duration('P1D')
      ELSE term.start
    END AS began,
    CASE term.due_precision
      WHEN 'month' THEN date.truncate('month', term.due) + duration('P1M') - duration('P1D')
      WHEN 'year', 'circa' THEN date.truncate('year', term.due) + duration('P1Y') - duration('P1D')
      ELSE term.due
    END AS filed_due,
    CASE term.postponed_until_precision
      WHEN 'month'
      THEN date.truncate('month', term.postponed_until) + duration('P1M') - duration('P1D')
      WHEN 'year', 'circa'
      THEN date.truncate('year', term.postponed_until) + duration('P1Y') - duration('P1D')
      ELSE term.postponed_until
    END AS postponed
  WITH *, head([rule IN $term_rules
      WHERE rule.kind = body.kind
        AND rule.from <= began AND began < rule.to
        AND coalesce(body.place, '') STARTS WITH rule.place
        AND (size(rule.forms) = 0 OR body.form IN rule.forms)
        AND (size(rule.bases) = 0 OR body.basis IN rule.bases)]) AS rule
  WITH *, coalesce(
      filed_due,
      CASE WHEN rule IS NOT NULL THEN began + duration({ years: rule.numbers.years }) END
    ) AS first_due
  WITH *, head([rule IN $postponement_rules
      WHERE rule.kind = body.kind AND rule.from <= first_due AND first_due < rule.to
      | first_due + duration({ years: rule.numbers.years })]) AS latest
  WITH *, CASE
      WHEN doubtful THEN null
      WHEN postponed > latest THEN latest
      WHEN postponed > first_due THEN postponed
      ELSE first_due
    END AS due
  RETURN count(CASE WHEN due < $as_of THEN 1 END) AS overdue,
    count(CASE WHEN $as_of <= due AND due <= $as_of + duration({ days: 150 }) THEN 1 END) AS due_soon,
    count(CASE WHEN due IS NULL THEN body END) AS due_unknown
}
CALL (a) {
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
  RETURN count(DISTINCT CASE WHEN force = 'active' THEN partner END) AS partners,
    count(DISTINCT CASE WHEN force = 'active' THEN agreement END) AS agreements,
    count(DISTINCT CASE WHEN force = 'unknown' THEN agreement END) AS agreements_unknown
}
CALL (a) {
  OPTIONAL MATCH (a)<-[:IN]-(estate:Estate)<-[:GOVERNS]-(committee:OwnersCommittee)
    <-[:OF]-(post:Post)<-[held:HOLDS]-(member:Person),
    (estate)<-[serves:SERVES]-(firm:PropertyFirm)
  WHERE post.role IN [
      'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
      'publicity_member', 'director', 'deputy_director', 'head', 'member'
    ]
    AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
    AND coalesce(serves.start <= $as_of, true) AND (serves.end IS NULL OR $as_of < serves.end)
    AND (committee.founded IS NULL OR committee.founded <= $as_of)
    AND (committee.dissolved IS NULL OR $as_of < committee.dissolved)
    AND (EXISTS { (member)-[:EMPLOYED_BY|RELATIVE_OF]-() }
      OR EXISTS { (member)-[:HOLDS]->(:Post)-[:OF]->(firm) })
  WITH member, firm, max(held.start IS NOT NULL AND serves.start IS NOT NULL) AS certain
  CALL (member, firm) {
    OPTIONAL MATCH (member)-[:RELATIVE_OF*0..1]-(:Person)
      -[job:EMPLOYED_BY|HOLDS]->()-[:OF*0..1]->(firm)
    WHERE coalesce(job.start <= $as_of, true) AND (job.end IS NULL OR $as_of < job.end)
    RETURN count(job) > 0 AS employed, count(job.start) > 0 AS surely
  }
  RETURN count(CASE WHEN certain AND surely THEN 1 END) AS conflicts,
    count(CASE WHEN employed AND NOT (certain AND surely) THEN 1 END) AS conflicts_unknown
}
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
RETURN a.id AS area_id, a.name AS area, a.households AS households, a.residents AS residents,
  estates,
  size([body IN bodies WHERE body:PartyOrganisation]) AS party_organisations,
  size([body IN bodies WHERE body:ResidentsCommittee]) AS residents_committees,
  size([body IN bodies WHERE body:OwnersCommittee]) AS owners_committees,
  size([body IN bodies WHERE body:PropertyFirm]) AS property_firms,
  size([body IN bodies WHERE NOT body.kind IN [
    'PartyOrganisation', 'ResidentsCommittee', 'OwnersCommittee', 'PropertyFirm'
  ]]) AS other_bodies,
  coalesce(persons, 0) AS persons, coalesce(vacant, 0) AS vacant,
  coalesce(critical, 0) AS critical,
  overdue, due_soon, partners, agreements, conflicts,
  estates_not_due, firms_unknown, due_unknown, agreements_unknown, conflicts_unknown
ORDER BY area_id
