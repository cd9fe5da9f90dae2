// title = { zh = "利益冲突数", en = "Conflicts of interest" }
// kind = "indicator"
// id = "I13"
// unit = "count"
// detail = "conflicts_of_interest"
// rule = "OC5"
// [description]
// zh = "业委会委员本人、配偶或直系亲属受雇于为其小区服务的物业企业或在其中任职的（委员，企业）对数；目标为0。分母为核对过的对数。"
// en = "Pairs (member, firm) where the member, a spouse or lineal relative is employed by, or holds a post of, a firm serving the member's estate; the target is 0. The denominator is the pairs looked at."
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
  // Few of a firm's people sit on a committee; they are found from the firms, in a quarter of
  // the time that all posts of all members take.
  MATCH (estate:Estate)<-[:SERVES]-(firm:PropertyFirm)
  WHERE estate.place STARTS WITH $scope
  WITH DISTINCT firm
  MATCH (firm)<-[:OF]-(:Post)<-[:HOLDS]-(person:Person)
  WHERE EXISTS { (person)-[:HOLDS]->(:Post)-[:OF]->(:OwnersCommittee) }
  RETURN collect(DISTINCT person) AS staff
}
OPTIONAL MATCH (body:OwnersCommittee)-[:GOVERNS]->(estate:Estate)
  <-[serves:SERVES]-(firm:PropertyFirm)
WHERE estate.place STARTS WITH $scope
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  AND coalesce(serves.start <= $as_of, true) AND (serves.end IS NULL OR $as_of < serves.end)
OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(member:Person)
WHERE post.role IN [
    'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
    'publicity_member', 'director', 'deputy_director', 'head', 'member'
  ]
  AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
WITH member, firm,
  member IN staff OR EXISTS { (member)-[:EMPLOYED_BY|RELATIVE_OF]-() } AS tied,
  max(serves.start IS NOT NULL AND held.start IS NOT NULL) AS certain
CALL (member, firm, tied) {
  // Who holds a post of the firm works for it, whether that is written down once more or not.
  OPTIONAL MATCH (member)-[:RELATIVE_OF*0..1]-(employed:Person)
    -[job:EMPLOYED_BY|HOLDS]->()-[:OF*0..1]->(firm)
  WHERE tied AND coalesce(job.start <= $as_of, true) AND (job.end IS NULL OR $as_of < job.end)
  RETURN count(job) > 0 AS employed, count(job.start) > 0 AS surely
}
WITH count(CASE WHEN certain AND surely THEN 1 END) AS numerator,
  count(CASE WHEN certain AND (surely OR NOT employed) THEN 1 END) AS denominator,
  count(CASE WHEN employed AND NOT (certain AND surely) THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) END AS value
