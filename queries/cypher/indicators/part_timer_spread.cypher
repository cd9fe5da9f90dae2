// title = { zh = "兼职委员来源覆盖", en = "Spread of part-time commissioners" }
// kind = "indicator"
// id = "I5"
// unit = "ratio"
// detail = "part_timers_by_system"
// [description]
// zh = "各居民区兼职委员来源系统数之和，占五类系统乘以居民区数；单个居民区即五类中占几类。不详为来源或任职起始不详的人数。"
// en = "Source systems of the part-time commissioners, summed over the areas, of five times the areas; for one area how many of the five. Unknown: persons of unknown system or start."
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
CALL (a) {
  OPTIONAL MATCH (a)<-[:COVERS]-(body:PartyOrganisation)<-[:OF]-(post:Post)
    <-[held:HOLDS]-(person:Person)
  WHERE post.role = 'part_time_commissioner'
    AND (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  WITH person, collect(CASE WHEN held.start IS NOT NULL THEN held.system END) AS systems
  WITH collect({ person: person, systems: systems }) AS part_timers
  RETURN COUNT {
      UNWIND part_timers AS p UNWIND p.systems AS system RETURN DISTINCT system
    } AS systems,
    size([p IN part_timers WHERE p.person IS NOT NULL AND size(p.systems) = 0]) AS unknown
}
WITH coalesce(sum(systems), 0) AS numerator, 5 * count(a) AS denominator,
  coalesce(sum(unknown), 0) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
