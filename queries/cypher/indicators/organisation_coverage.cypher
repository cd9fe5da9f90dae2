// title = { zh = "党组织覆盖率", en = "Organisation coverage" }
// kind = "indicator"
// id = "I1"
// unit = "ratio"
// detail = "areas_lacking_bodies"
// benchmark = { zh = "全国社区覆盖率超过99.9%（2023年底）", en = "above 99.9 % of communities (end of 2023)" }
// [description]
// zh = "有党组织覆盖的居民区占全部居民区的比例。"
// en = "Areas covered by an active Party organisation, of all areas."
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
WITH count(a) AS denominator, count(CASE WHEN EXISTS {
    MATCH (body:PartyOrganisation)-[:COVERS]->(a)
    WHERE (body.founded IS NULL OR body.founded <= $as_of)
      AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  } THEN 1 END) AS numerator, 0 AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
