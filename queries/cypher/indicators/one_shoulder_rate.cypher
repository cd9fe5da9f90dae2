// title = { zh = "一肩挑率", en = "One-shoulder rate" }
// kind = "indicator"
// id = "I6"
// unit = "ratio"
// detail = "one_shoulder_areas"
// rule = "XA1"
// [description]
// zh = "书记、主任为同一人的居民区占两职均有人在任的居民区的比例。"
// en = "Areas where Party secretary and director are one person, of those where both posts are filled."
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

OPTIONAL MATCH (a:Area)
WHERE a.place STARTS WITH $scope
OPTIONAL CALL (a) {
  MATCH (a)<-[:COVERS]-(body:Organisation)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE (body:PartyOrganisation AND post.role = 'secretary'
      OR body:ResidentsCommittee AND post.role = 'director')
    AND (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  WITH post.role AS role, person, count(held.start) > 0 AS known
  RETURN role, collect(CASE WHEN known THEN person END) AS known, collect(person) AS possible
}
WITH a, collect({ role: role, known: known, possible: possible }) AS posts
WITH head([p IN posts WHERE p.role = 'secretary']) AS secretary,
  head([p IN posts WHERE p.role = 'director']) AS director
WITH CASE
    WHEN secretary IS NULL OR director IS NULL THEN 'vacant'
    WHEN any(p IN secretary.known WHERE p IN director.known) THEN 'one'
    WHEN any(p IN secretary.possible WHERE p IN director.possible) THEN 'unknown'
    WHEN size(secretary.known) > 0 AND size(director.known) > 0 THEN 'two'
    ELSE 'unknown'
  END AS state
WITH count(CASE WHEN state = 'one' THEN 1 END) AS numerator,
  count(CASE WHEN state IN ['one', 'two'] THEN 1 END) AS denominator,
  count(CASE WHEN state = 'unknown' THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
