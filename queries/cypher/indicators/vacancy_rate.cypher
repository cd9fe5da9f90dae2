// title = { zh = "空缺岗位率", en = "Vacancy" }
// kind = "indicator"
// id = "I17"
// unit = "ratio"
// detail = "empty_seats"
// [description]
// zh = "空缺席位数占席位总数的比例；席位数不详、或有任职起始不详者而未满员的岗位不计入。"
// en = "Vacant seats of all seats; posts of unknown seats, or not full with holders of unknown start, are left out."
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
  MATCH (body:PropertyFirm)
  WHERE EXISTS { MATCH (body)<-[:OF]-(post:Post) WHERE post.place STARTS WITH $scope }
  RETURN body
  UNION
  WITH $scope AS scope WHERE scope = ''
  MATCH (body:Organisation) WHERE body.place IS NULL RETURN body
}
MATCH (post:Post)-[:OF]->(body)
WHERE (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  // A firm's posts lie where each of them serves.
  AND (NOT body:PropertyFirm OR coalesce(post.place, body.place, '') STARTS WITH $scope)
CALL (post) {
  OPTIONAL MATCH (post)<-[held:HOLDS]-(person:Person)
  WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  WITH person, count(held.start) > 0 AS known
  RETURN count(CASE WHEN known THEN person END) AS holders,
    count(CASE WHEN NOT known THEN person END) AS unsure
}
WITH post, holders, post.seats IS NULL OR unsure > 0 AND holders < post.seats AS open
WITH coalesce(sum(CASE WHEN NOT open AND holders < post.seats THEN post.seats - holders END), 0)
    AS numerator,
  coalesce(sum(CASE WHEN NOT open THEN post.seats END), 0) AS denominator,
  count(CASE WHEN open THEN post END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
