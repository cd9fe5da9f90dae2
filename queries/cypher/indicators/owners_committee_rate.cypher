// title = { zh = "业委会组建率", en = "Owners' committee set-up" }
// kind = "indicator"
// id = "I12"
// unit = "ratio"
// detail = "estates"
// rule = "OC1"
// [description]
// zh = "应召开首次业主大会的小区中已有业委会的比例；依据当日所行规定，交付情况或规定不详的小区不计入。"
// en = "Estates where the owners' assembly is due and a committee exists, of those where it is due; estates of unknown delivery, or of a day whose rule is not known, are left out."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// duty_rules = { type = "rules", topic = "duty", zh = "应组建规则", en = "rules on when it is due" }
// [columns]
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL MATCH (estate:Estate)
WHERE estate.place STARTS WITH $scope
WITH estate, head([rule IN $duty_rules
    WHERE rule.from <= $as_of AND $as_of < rule.to AND estate.place STARTS WITH rule.place]) AS rule
// Delivered some day of a month or year: due for certain when its last day is long enough ago.
WITH estate, rule, CASE estate.first_delivery_precision
    WHEN 'month'
    THEN date.truncate('month', estate.first_delivery) + duration('P1M') - duration('P1D')
    WHEN 'year', 'circa'
    THEN date.truncate('year', estate.first_delivery) + duration('P1Y') - duration('P1D')
    ELSE estate.first_delivery
  END AS delivered
WITH estate, CASE
    WHEN rule IS NULL THEN null
    WHEN estate.delivered_share >= rule.numbers.delivered_share THEN true
    WHEN delivered + duration({ years: rule.numbers.years }) <= $as_of THEN true
    WHEN estate.delivered_share IS NOT NULL
      AND $as_of < estate.first_delivery + duration({ years: rule.numbers.years }) THEN false
  END AS due
WITH count(CASE WHEN due AND EXISTS {
    MATCH (estate)<-[:GOVERNS]-(body:OwnersCommittee)
    WHERE (body.founded IS NULL OR body.founded <= $as_of)
      AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  } THEN 1 END) AS numerator,
  count(CASE WHEN due THEN 1 END) AS denominator,
  count(CASE WHEN due IS NULL THEN estate END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
