// title = { zh = "各组织本届任期", en = "Current terms" }
// kind = "list"
// [description]
// zh = "截至日期每个应换届组织的本届任期、届满日期和状态；任期按起始日所行规定计算，有备案届满日期的以备案为准；只知年月的按当月最后一日计。"
// en = "The current term of each elected body, when it is due and whether it is overdue. A term is judged by the rule in force at its start, or by its filed end; a month counts as its last day."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// term_rules = { type = "rules", topic = "term", zh = "任期规则", en = "rules on terms" }
// postponement_rules = { type = "rules", topic = "postponement", zh = "延期规则", en = "rules on postponement" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// form = { zh = "组织形式", en = "form", of = "PartyOrganisation.form" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// number = { zh = "届次", en = "term no.", type = "integer" }
// start = { zh = "本届起始", en = "term began", type = "date" }
// method = { zh = "选举方式", en = "method", of = "Term.method" }
// due = { zh = "届满日期", en = "due", type = "date" }
// postponed = { zh = "批准延期至", en = "postponed until", type = "date" }
// rule = { zh = "依据规则", en = "rule" }
// status = { zh = "状态", en = "state", choices = { overdue = { zh = "逾期", en = "overdue" }, due_soon = { zh = "即将届满", en = "due soon" }, running = { zh = "任期内", en = "running" }, unknown = { zh = "届满日期不详", en = "due day unknown" } } }
// days = { zh = "逾期天数", en = "days overdue", type = "integer" }
// term_id = { zh = "届编号", en = "term id", type = "id" }

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
RETURN body.id AS body_id, body.name AS body, body.kind AS kind, body.form AS form,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN area.name AS name ORDER BY area.id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN area.name AS name ORDER BY area.id
  } AS areas,
  term.number AS number, term.start AS start, term.method AS method, due, postponed,
  CASE WHEN filed_due IS NULL THEN rule.id END AS rule,
  CASE
    WHEN due IS NULL THEN 'unknown'
    WHEN due < $as_of THEN 'overdue'
    WHEN due <= $as_of + duration({ days: 150 }) THEN 'due_soon'
    ELSE 'running'
  END AS status,
  CASE WHEN due < $as_of THEN duration.inDays(due, $as_of).days END AS days,
  term.id AS term_id
ORDER BY body_id
