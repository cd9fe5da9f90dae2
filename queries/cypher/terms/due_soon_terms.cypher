// title = { zh = "即将届满", en = "Terms due soon" }
// kind = "list"
// [description]
// zh = "截至日期起若干日内届满的组织（默认150日）；业委会另列是否已书面报告，街道从未登记过报告的为不详。"
// en = "Bodies whose term is due within so many days (150 unless told); of an owners' committee also whether the report was made, unknown where its street never recorded one."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// term_rules = { type = "rules", topic = "term", zh = "任期规则", en = "rules on terms" }
// postponement_rules = { type = "rules", topic = "postponement", zh = "延期规则", en = "rules on postponement" }
// days = { type = "integer", default = 150, zh = "多少日内", en = "within days" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// form = { zh = "组织形式", en = "form", of = "PartyOrganisation.form" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// number = { zh = "届次", en = "term no.", type = "integer" }
// start = { zh = "本届起始", en = "term began", type = "date" }
// due = { zh = "届满日期", en = "due", type = "date" }
// days_left = { zh = "剩余天数", en = "days left", type = "integer" }
// reported = { zh = "是否已书面报告", en = "reported", type = "boolean" }
// rule = { zh = "依据规则", en = "rule" }
// term_id = { zh = "届编号", en = "term id", type = "id" }
// place = { zh = "所在区划", en = "place", type = "id" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

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
WITH * WHERE $as_of <= due AND due <= $as_of + duration({ days: $days })
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
  term.number AS number, term.start AS start, due,
  duration.inDays($as_of, due).days AS days_left,
  CASE
    WHEN NOT body:OwnersCommittee THEN null
    WHEN term.reported <= $as_of THEN true
    // Of several streets: in their district.
    WHEN size(body.place) > 5 AND EXISTS {
      MATCH (other:Organisation)<-[:OF]-(told:Term)
      WHERE other.place STARTS WITH left(body.place, 9) AND other:OwnersCommittee
        AND told.reported IS NOT NULL
    } THEN false
  END AS reported,
  CASE WHEN filed_due IS NULL THEN rule.id END AS rule,
  term.id AS term_id, body.place AS place, [place IN places | place.id] AS area_ids,
  term.sources AS sources
ORDER BY days_left, body_id
