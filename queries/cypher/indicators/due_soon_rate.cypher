// title = { zh = "即将届满", en = "Terms due soon" }
// kind = "indicator"
// id = "I16"
// unit = "ratio"
// detail = "due_soon_terms"
// rule = "OC7"
// [description]
// zh = "150日内届满的组织占届满日期已知的组织的比例；分项为其中未提交书面报告的业委会，街道从未登记过报告的不计入。"
// en = "Bodies whose term is due within 150 days, of those with a known due day; part: owners' committees among them without the report, except those whose street never recorded one."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// term_rules = { type = "rules", topic = "term", zh = "任期规则", en = "rules on terms" }
// postponement_rules = { type = "rules", topic = "postponement", zh = "延期规则", en = "rules on postponement" }
// [columns]
// part = { zh = "分项", en = "part", choices = { unreported = { zh = "业委会未书面报告", en = "owners' committees without report" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

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
WITH collect(CASE WHEN body IS NOT NULL THEN {
    known: due IS NOT NULL,
    soon: $as_of <= due AND due <= $as_of + duration({ days: 150 }),
    owners: body:OwnersCommittee,
    reported: coalesce(term.reported <= $as_of, false),
    place: left(coalesce(body.place, ''), 9)
  } END) AS bodies
CALL (bodies) {
  // Where a street never recorded a report, none is said to be missing. A committee of several
  // streets is judged by their district.
  MATCH (body:Organisation)<-[:OF]-(term:Term)
  WHERE body.place STARTS WITH left($scope, 6) AND size(body.place) > 5 AND body:OwnersCommittee
    AND term.reported IS NOT NULL
  UNWIND [9, 6] AS digits
  RETURN collect(DISTINCT left(body.place, digits)) AS received
}
WITH bodies, [b IN bodies WHERE b.soon AND b.owners] AS reporting, received
WITH bodies, reporting, [b IN reporting WHERE b.reported OR b.place IN received] AS told
UNWIND [null, 'unreported'] AS part
WITH part,
  CASE WHEN part IS NULL
    THEN size([b IN bodies WHERE b.soon])
    ELSE size([b IN told WHERE NOT b.reported])
  END AS numerator,
  CASE WHEN part IS NULL
    THEN size([b IN bodies WHERE b.known])
    ELSE size(told)
  END AS denominator,
  size([b IN bodies WHERE NOT b.known AND (part IS NULL OR b.owners)])
    + CASE WHEN part IS NULL THEN 0 ELSE size(reporting) - size(told) END AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
