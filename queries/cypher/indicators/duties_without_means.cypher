// title = { zh = "权责不对等率", en = "Duties without means" }
// kind = "indicator"
// id = "I30"
// unit = "ratio"
// detail = "duties"
// [description]
// zh = "没有相应权力或资源的职责占交办职责的比例；交办日期或有无资源不详的为不详。"
// en = "Duties assigned without matching power or resource, of the duties assigned; unknown day or unknown means leave both."
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

OPTIONAL CALL () {
  MATCH (duty:Duty)-[:OF]->(body:Organisation)
  WHERE duty.place STARTS WITH $scope
    AND coalesce(duty.assigned <= $as_of, true) AND (duty.ended IS NULL OR $as_of < duty.ended)
    AND (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  WITH *, CASE
      WHEN duty.assigned IS NULL OR duty.matched IS NULL THEN 'unknown'
      WHEN duty.matched THEN 'matched'
      ELSE 'unmatched'
    END AS state
  RETURN duty, state
}
WITH count(CASE WHEN state = 'unmatched' THEN 1 END) AS numerator,
  count(CASE WHEN state <> 'unknown' THEN 1 END) AS denominator,
  count(CASE WHEN state = 'unknown' THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
