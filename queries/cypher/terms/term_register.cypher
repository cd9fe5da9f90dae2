// title = { zh = "换届台账", en = "Register of terms" }
// kind = "list"
// [description]
// zh = "截至日期每个应换届组织的本届任期：届满、延期、书面报告、备案、在任人数和空缺。任期和备案按起始日、报告和缺额按截至日期所行规定判断；当日无已知规定的，规则栏空缺，状态仅供参考。只知年月的，起始和届满按当月最后一日、备案按当月第一日计。街道从未登记过备案或书面报告的，备案或报告为不详。"
// en = "The current term of each elected body: its end, postponement, report, filing, members and vacancies. Term and filing are judged by the rule in force at the term's start, report and depletion by that of the as-of date; where no rule of the day is known the rule is empty and the state a comparison only. A month counts as its last day for start and end, as its first for a filing. Where a street never recorded a filing or a report it is unknown."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// term_rules = { type = "rules", topic = "term", zh = "任期规则", en = "rules on terms" }
// postponement_rules = { type = "rules", topic = "postponement", zh = "延期规则", en = "rules on postponement" }
// notice_rules = { type = "rules", topic = "notice", zh = "报告规则", en = "rules on reports" }
// filing_rules = { type = "rules", topic = "filing", zh = "备案规则", en = "rules on filing" }
// depletion_rules = { type = "rules", topic = "depletion", zh = "缺额规则", en = "rules on depletion" }
// faults = { type = "boolean", default = false, zh = "只列有问题的", en = "list those with faults only" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// form = { zh = "组织形式", en = "form", of = "PartyOrganisation.form" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// status = { zh = "状态", en = "state", choices = { overdue = { zh = "逾期", en = "overdue" }, due_soon = { zh = "即将届满", en = "due soon" }, running = { zh = "任期内", en = "running" }, unknown = { zh = "届满日期不详", en = "due day unknown" } } }
// number = { zh = "届次", en = "term no.", type = "integer" }
// start = { zh = "本届起始", en = "term began", type = "date" }
// due = { zh = "届满日期", en = "due", type = "date" }
// days = { zh = "逾期天数", en = "days overdue", type = "integer" }
// days_left = { zh = "剩余天数", en = "days left", type = "integer" }
// rule = { zh = "任期规则", en = "rule on the term" }
// longest = { zh = "最长任期届满", en = "due by the longest term", type = "date" }
// beyond = { zh = "超过最长任期", en = "beyond the longest term", type = "boolean" }
// shortest = { zh = "最短任期届满", en = "due by the shortest term", type = "date" }
// brief = { zh = "短于最短任期", en = "shorter than the shortest term", type = "boolean" }
// longest_rule = { zh = "最长任期规则", en = "rule on the longest term" }
// exceeded = { zh = "已超过的任期规则", en = "rule exceeded" }
// first_due = { zh = "延期前届满", en = "due before postponement", type = "date" }
// postponed = { zh = "批准延期至", en = "postponed until", type = "date" }
// postponement = { zh = "延期", en = "postponement", choices = { within = { zh = "已批准延期", en = "approved" }, too_long = { zh = "延期超过上限", en = "longer than allowed" } } }
// postponement_rule = { zh = "延期规则", en = "rule on postponement" }
// report_due = { zh = "应报告日", en = "report due", type = "date" }
// reported_on = { zh = "书面报告日期", en = "reported on", type = "date" }
// report = { zh = "书面报告", en = "report", choices = { made = { zh = "已报告", en = "made" }, late = { zh = "报告迟于规定", en = "made late" }, missing = { zh = "未报告", en = "not made" }, open = { zh = "未到报告日", en = "not due yet" }, unknown = { zh = "不详", en = "unknown" } } }
// report_rule = { zh = "报告规则", en = "rule on the report" }
// reported = { zh = "是否已书面报告", en = "reported", type = "boolean" }
// filing_due = { zh = "备案期限", en = "to be filed by", type = "date" }
// filed = { zh = "备案日期", en = "filed", type = "date" }
// filing = { zh = "备案", en = "filing", choices = { in_time = { zh = "按期备案", en = "in time" }, late = { zh = "逾期备案", en = "late" }, missing = { zh = "未备案", en = "not filed" }, open = { zh = "期限内", en = "not due yet" }, unknown = { zh = "不详", en = "unknown" } } }
// filing_days = { zh = "备案用时（日）", en = "days until filed", type = "integer" }
// filing_rule = { zh = "备案规则", en = "rule on filing" }
// method = { zh = "选举方式", en = "method", of = "Term.method" }
// elected_size = { zh = "选举产生人数", en = "elected size", type = "integer" }
// members = { zh = "在任人数", en = "members", type = "integer" }
// members_unknown = { zh = "起始不详人数", en = "members, start unknown", type = "integer" }
// depletion = { zh = "缺额", en = "depletion", choices = { full = { zh = "满额", en = "complete" }, by_election = { zh = "应补选", en = "by-election" }, early_replacement = { zh = "应提前换届", en = "early replacement" }, unknown = { zh = "待核实", en = "unknown" } } }
// depletion_rule = { zh = "缺额规则", en = "rule on depletion" }
// last_left = { zh = "最近离任", en = "last departure", type = "date" }
// seats = { zh = "席位数", en = "seats", type = "integer" }
// vacant = { zh = "空缺数", en = "vacant", type = "integer" }
// critical = { zh = "正职空缺", en = "no head", type = "boolean" }
// start_precision = { zh = "起始精度", en = "precision of the start", of = "Term.start_precision" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// term_id = { zh = "届编号", en = "term id", type = "id" }
// place = { zh = "所在区划", en = "place", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }
// member_sources = { zh = "任职来源", en = "sources of the members", type = "id" }

CALL () {
  // By the indexes on place: asked body by body, each of a city's was looked at for a street.
  MATCH (body:Organisation) WHERE body.place STARTS WITH $scope RETURN body
  UNION
  MATCH (body:Organisation)-[:GOVERNS]->(estate:Estate) WHERE estate.place STARTS WITH $scope
  RETURN body
  UNION
  // A body over several areas lies in the place that holds them all.
  WITH $scope AS scope WHERE size(scope) > 4
  MATCH (body:Organisation)-[:COVERS]->(area:Area) WHERE area.place STARTS WITH scope
  RETURN body
  UNION
  WITH $scope AS scope WHERE scope = ''
  MATCH (body:Organisation) WHERE body.place IS NULL RETURN body
}
WITH body
WHERE body.kind IN [
    'PartyOrganisation', 'ResidentsCommittee', 'OwnersCommittee', 'WomensCongress', 'Assembly'
  ]
  AND NOT coalesce(body.form IN ['working_committee', 'group', 'functional'], false)
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
WITH collect(body) AS bodies
CALL (bodies) {
  // Where a street never recorded a filing, or a report, none is said to be missing. A committee
  // of several streets is judged by their district.
  MATCH (body:Organisation)<-[:OF]-(term:Term)
  WHERE body.place STARTS WITH left($scope, 6) AND size(body.place) > 5 AND body:OwnersCommittee
    AND (term.filed IS NOT NULL OR term.reported IS NOT NULL)
  UNWIND [9, 6] AS digits
  WITH term, left(body.place, digits) AS place
  RETURN collect(DISTINCT CASE WHEN term.filed IS NOT NULL THEN place END) AS filed,
    collect(DISTINCT CASE WHEN term.reported IS NOT NULL THEN place END) AS told
}
UNWIND bodies AS body
WITH body, left(coalesce(body.place, ''), 9) IN filed AS filings,
  left(coalesce(body.place, ''), 9) IN told AS reports
OPTIONAL MATCH (body)<-[:OF]-(begun:Term)
WHERE coalesce(begun.start <= $as_of, true)
WITH body, filings, reports, begun ORDER BY begun.start IS NULL, begun.start DESC, begun.number DESC
WITH body, filings, reports, collect(begun) AS terms
WITH body, filings, reports, head(terms) AS term,
  any(other IN terms WHERE other.start IS NULL AND other.number > head(terms).number) AS doubtful
WITH body, filings, reports, term, doubtful,
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
WITH *, CASE WHEN rule IS NOT NULL THEN began + duration({ years: rule.numbers.years }) END
  AS longest
WITH *, coalesce(filed_due, longest) AS first_due
WITH *, head([rule IN $postponement_rules
    WHERE rule.kind = body.kind AND rule.from <= first_due AND first_due < rule.to]) AS limiting
WITH *, CASE
    WHEN limiting IS NOT NULL THEN first_due + duration({ years: limiting.numbers.years })
  END AS latest
WITH *, CASE
    WHEN doubtful THEN null
    WHEN postponed > latest THEN latest
    WHEN postponed > first_due THEN postponed
    ELSE first_due
  END AS due
// A report or a depletion is compared with the nearest rule even where none of the day is known;
// only a rule in force on the day that counts is named.
WITH *,
  [rule IN $notice_rules
    WHERE rule.kind = body.kind AND coalesce(body.place, '') STARTS WITH rule.place] AS notices,
  [rule IN $depletion_rules
    WHERE rule.kind = body.kind AND coalesce(body.place, '') STARTS WITH rule.place] AS depletions,
  head([rule IN $filing_rules
    WHERE rule.kind = body.kind AND rule.from <= began AND began < rule.to
      AND coalesce(body.place, '') STARTS WITH rule.place]) AS filing_rule
WITH *,
  coalesce(
    head([rule IN notices WHERE rule.from <= $as_of AND $as_of < rule.to]),
    head(notices)) AS notice,
  coalesce(
    head([rule IN depletions WHERE rule.from <= $as_of AND $as_of < rule.to]),
    head(depletions)) AS depleting
WITH *,
  CASE WHEN notice IS NOT NULL THEN due - duration({ months: notice.numbers.months }) END
    AS report_due,
  CASE WHEN term.reported <= $as_of THEN term.reported END AS reported_on,
  CASE WHEN filing_rule IS NOT NULL THEN began + duration({ days: filing_rule.numbers.days }) END
    AS filing_due,
  CASE WHEN term.filed <= $as_of THEN term.filed END AS filed
// What is judged by members is an owners' committee; of other bodies faults show by now.
// Too long or too short is only what is so whatever day of its month or year an end can mean. A
// term that ends on the day before is whole: from 1 April to 31 March.
WITH *, coalesce(term.due > longest, false) AS beyond,
  CASE
    WHEN filed_due IS NULL OR rule.numbers.minimum_years IS NULL THEN false
    ELSE filed_due
      < term.start + duration({ years: rule.numbers.minimum_years }) - duration('P1D')
  END AS brief,
  coalesce(term.postponed_until > latest, false) AS too_late,
  coalesce(reports AND reported_on IS NULL AND report_due < $as_of
    AND notice.from <= $as_of AND $as_of < notice.to, false) AS unreported
WITH *, beyond OR brief OR too_late OR unreported
  OR coalesce(due <= $as_of + duration({ days: 150 }), false) AS told,
  NOT $faults OR (body:OwnersCommittee AND term.elected_size IS NOT NULL) AS counted
WHERE NOT $faults OR body:OwnersCommittee OR told
CALL (body, began, counted) {
  OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE counted AND post.role IN [
      'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
      'publicity_member', 'director', 'deputy_director', 'member'
    ]
  WITH person, began, held,
    coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end) AS valid
  WITH person,
    max(CASE WHEN NOT valid THEN 0 WHEN held.start IS NULL THEN 1 ELSE 2 END) AS sure,
    max(CASE WHEN held.end <= $as_of AND began < held.end THEN held.end END) AS left
  RETURN count(person) > 0 AS recorded, count(CASE WHEN sure = 2 THEN person END) AS members,
    count(CASE WHEN sure = 1 THEN person END) AS members_unknown,
    max(CASE WHEN sure = 0 THEN left END) AS last_left
}
WITH *,
  [share IN [depleting.numbers.share] | CASE
    WHEN members >= term.elected_size THEN 'full'
    WHEN members < share * term.elected_size THEN 'early_replacement'
    WHEN members < term.elected_size THEN 'by_election'
  END][0] AS lowest,
  [share IN [depleting.numbers.share] | CASE
    WHEN members + members_unknown >= term.elected_size THEN 'full'
    WHEN members + members_unknown < share * term.elected_size THEN 'early_replacement'
    WHEN members + members_unknown < term.elected_size THEN 'by_election'
  END][0] AS highest,
  CASE
    WHEN NOT body:OwnersCommittee THEN null
    WHEN filing_due IS NULL THEN 'unknown'
    WHEN filed <= filing_due THEN 'in_time'
    WHEN filed IS NOT NULL THEN 'late'
    WHEN $as_of <= filing_due THEN 'open'
    WHEN filings THEN 'missing'
    ELSE 'unknown'
  END AS filing
// Of a committee without any member on record, or of whose terms it is open which is the current
// one, nobody knows what it has lost.
WITH *, CASE WHEN recorded AND NOT doubtful AND lowest = highest THEN lowest ELSE 'unknown' END
  AS loss
WITH *, loss IN ['by_election', 'early_replacement'] AS short
WHERE NOT $faults OR told OR short OR filing IN ['late', 'missing']
// Of thousands of committees the sources of their members were most of what was read and sent.
CALL (body, short) {
  MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE (short OR NOT $faults)
    AND post.role IN [
      'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
      'publicity_member', 'director', 'deputy_director', 'member'
    ]
    AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  WITH held ORDER BY person.id, held.start
  RETURN reduce(all = [], one IN collect(held.sources) | all + one) AS member_sources
}
// Nor is a finding made of the seats, of which other lists tell, or of the members of others.
CALL (body) {
  MATCH (body)<-[:OF]-(post:Post) WHERE NOT $faults
  OPTIONAL MATCH (post)<-[held:HOLDS]-(person:Person)
  WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  WITH post, count(DISTINCT person) AS everybody,
    count(DISTINCT CASE WHEN held.start IS NOT NULL THEN person END) AS holders
  WITH post, holders,
    CASE WHEN post.seats > holders AND everybody = holders THEN post.seats - holders ELSE 0 END
      AS empty
  RETURN sum(post.seats) AS seats, sum(empty) AS vacant,
    count(CASE
      WHEN empty > 0 AND holders = 0 AND post.role IN ['secretary', 'director', 'head'] THEN 1
    END) > 0 AS critical
}
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
  CASE
    WHEN due IS NULL THEN 'unknown'
    WHEN due < $as_of THEN 'overdue'
    WHEN due <= $as_of + duration({ days: 150 }) THEN 'due_soon'
    ELSE 'running'
  END AS status,
  term.number AS number, term.start AS start, due,
  CASE WHEN due < $as_of THEN duration.inDays(due, $as_of).days END AS days,
  CASE WHEN $as_of <= due THEN duration.inDays($as_of, due).days END AS days_left,
  CASE WHEN filed_due IS NULL THEN rule.id END AS rule,
  longest, beyond, CASE
    WHEN rule.numbers.minimum_years IS NOT NULL
    THEN term.start + duration({ years: rule.numbers.minimum_years })
  END AS shortest, brief, rule.id AS longest_rule, CASE WHEN longest < $as_of THEN rule.id END AS exceeded,
  first_due, postponed,
  CASE WHEN too_late THEN 'too_long' WHEN postponed > first_due THEN 'within' END
    AS postponement,
  CASE WHEN postponed > first_due THEN limiting.id END AS postponement_rule,
  report_due, reported_on,
  CASE
    WHEN report_due IS NULL THEN null
    WHEN reported_on <= report_due THEN 'made'
    WHEN reported_on IS NOT NULL THEN 'late'
    WHEN $as_of <= report_due THEN 'open'
    WHEN reports THEN 'missing'
    ELSE 'unknown'
  END AS report,
  CASE WHEN report_due IS NOT NULL AND notice.from <= $as_of AND $as_of < notice.to
    THEN notice.id END AS report_rule,
  CASE
    WHEN NOT body:OwnersCommittee THEN null
    WHEN reported_on IS NOT NULL THEN true
    WHEN reports THEN false
  END AS reported,
  filing_due, filed, filing,
  CASE WHEN began <= filed THEN duration.inDays(began, filed).days END AS filing_days,
  filing_rule.id AS filing_rule,
  term.method AS method, term.elected_size AS elected_size,
  CASE WHEN counted THEN members END AS members,
  CASE WHEN counted THEN members_unknown END AS members_unknown,
  CASE WHEN depleting IS NOT NULL THEN loss END AS depletion,
  CASE WHEN depleting.from <= $as_of AND $as_of < depleting.to THEN depleting.id END
    AS depletion_rule,
  last_left, CASE WHEN NOT $faults THEN seats END AS seats,
  CASE WHEN NOT $faults THEN vacant END AS vacant,
  CASE WHEN NOT $faults THEN critical END AS critical, term.start_precision AS start_precision,
  [place IN places | place.id] AS area_ids, term.id AS term_id, body.place AS place,
  term.sources AS sources, member_sources
ORDER BY days IS NULL, days DESC, due IS NULL, due, body_id
