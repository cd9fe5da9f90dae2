// title = { zh = "公推直选率", en = "Open nomination and direct election" }
// kind = "indicator"
// id = "I4"
// unit = "ratio"
// detail = "current_terms"
// benchmark = { zh = "文中：100%", en = "the article: 100 %" }
// [description]
// zh = "党组织本届任期中以公推直选产生的占选举方式已知者的比例。"
// en = "Current Party terms elected by open nomination and direct election, of those with known method."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL MATCH (body:PartyOrganisation)
WHERE (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  AND coalesce(body.place, '') STARTS WITH $scope
OPTIONAL MATCH (body)<-[:OF]-(term:Term)
WHERE term.start <= $as_of AND (term.end IS NULL OR $as_of < term.end)
WITH body, term ORDER BY term.start DESC, term.number DESC
WITH body, head(collect(term)) AS term
WITH count(term.method) AS denominator,
  count(CASE WHEN term.method = 'open_nomination_direct_election' THEN 1 END) AS numerator,
  count(CASE WHEN term IS NOT NULL AND term.method IS NULL THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
