// title = { zh = "利益冲突数", en = "Conflicts of interest" }
// kind = "indicator"
// id = "I13"
// unit = "count"
// detail = "conflicts_of_interest"
// rule = "OC5"
// [description]
// zh = "业委会委员本人、配偶或直系亲属受雇于为其小区服务的物业企业的（委员，企业）对数；目标为0。分母为核对过的对数。"
// en = "Pairs (member, firm) where the member, a spouse or lineal relative is employed by a firm serving the member's estate; the target is 0. The denominator is the pairs looked at."
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

OPTIONAL MATCH (body:OwnersCommittee)-[:GOVERNS]->(estate:Estate)
  <-[serves:SERVES]-(firm:PropertyFirm)
WHERE estate.place STARTS WITH $scope
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  AND coalesce(serves.start <= $as_of, true) AND (serves.end IS NULL OR $as_of < serves.end)
OPTIONAL MATCH (body)<-[:OF]-(:Post)<-[held:HOLDS]-(member:Person)
WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
WITH member, firm,
  max(serves.start IS NOT NULL AND held.start IS NOT NULL) AS certain
CALL (member, firm) {
  OPTIONAL MATCH (member)-[:RELATIVE_OF*0..1]-(employed:Person)-[job:EMPLOYED_BY]->(firm)
  WHERE coalesce(job.start <= $as_of, true) AND (job.end IS NULL OR $as_of < job.end)
  RETURN count(job) > 0 AS employed, count(job.start) > 0 AS surely
}
WITH count(CASE WHEN certain AND surely THEN 1 END) AS numerator,
  count(CASE WHEN certain AND (surely OR NOT employed) THEN 1 END) AS denominator,
  count(CASE WHEN employed AND NOT (certain AND surely) THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) END AS value
