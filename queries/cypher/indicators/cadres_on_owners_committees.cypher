// title = { zh = "居委会干部进业委会", en = "Cadres on owners' committees" }
// kind = "indicator"
// id = "I10"
// unit = "ratio"
// detail = "estates"
// rule = "RC10"
// [description]
// zh = "业委会中有本居民区居委会成员的小区，占已有业委会的小区的比例。"
// en = "Estates whose owners' committee has a member of the area's residents' committee, of the estates with a committee."
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

OPTIONAL MATCH (estate:Estate)
WHERE estate.place STARTS WITH $scope
WITH estate, [
    'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
    'publicity_member', 'director', 'deputy_director', 'head', 'member'
  ] AS roles
CALL (estate, roles) {
  OPTIONAL MATCH (estate)<-[:GOVERNS]-(body:OwnersCommittee)
  WHERE (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
    -[other:HOLDS]->(second:Post)-[:OF]->(cadres:ResidentsCommittee)-[:COVERS]->(:Area)
    <-[:IN]-(estate)
  WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
    AND coalesce(other.start <= $as_of, true) AND (other.end IS NULL OR $as_of < other.end)
    AND post.role IN roles AND second.role IN roles
    AND (cadres.founded IS NULL OR cadres.founded <= $as_of)
    AND (cadres.dissolved IS NULL OR $as_of < cadres.dissolved)
  RETURN CASE
    WHEN body IS NULL THEN 'none'
    WHEN person IS NULL THEN 'apart'
    WHEN held.start IS NOT NULL AND other.start IS NOT NULL THEN 'joined'
    ELSE 'unknown'
  END AS state
}
WITH estate, collect(state) AS states
WITH CASE
    WHEN 'joined' IN states THEN 'joined'
    WHEN 'unknown' IN states THEN 'unknown'
    ELSE head(states)
  END AS state
WITH count(CASE WHEN state = 'joined' THEN 1 END) AS numerator,
  count(CASE WHEN state IN ['joined', 'apart'] THEN 1 END) AS denominator,
  count(CASE WHEN state = 'unknown' THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
