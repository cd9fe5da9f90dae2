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

CALL () {
  // By the indexes on place, as the list finds them.
  MATCH (body:Organisation) WHERE body.place STARTS WITH $scope RETURN body
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
WHERE body:PartyOrganisation
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  AND NOT coalesce(body.form IN ['working_committee', 'group', 'functional'], false)
OPTIONAL MATCH (body)<-[:OF]-(begun:Term)
WHERE coalesce(begun.start <= $as_of, true)
WITH body, begun ORDER BY begun.start IS NULL, begun.start DESC, begun.number DESC
WITH body, collect(begun) AS terms
WITH head(terms) AS term,
  any(other IN terms WHERE other.start IS NULL AND other.number > head(terms).number) AS doubtful
// The latest term first, then whether it has ended: an earlier one does not come back.
WITH CASE
    WHEN term IS NULL THEN 'none'
    WHEN doubtful THEN 'unknown'
    WHEN term.end <= $as_of THEN 'none'
    WHEN term.start IS NULL OR term.method IS NULL THEN 'unknown'
    ELSE term.method
  END AS method
WITH count(CASE WHEN NOT method IN ['none', 'unknown'] THEN 1 END) AS denominator,
  count(CASE WHEN method = 'open_nomination_direct_election' THEN 1 END) AS numerator,
  count(CASE WHEN method = 'unknown' THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
