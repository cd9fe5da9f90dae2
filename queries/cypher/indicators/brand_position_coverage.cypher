// title = { zh = "六项阵地覆盖率", en = "Coverage of brand positions" }
// kind = "indicator"
// id = "I38"
// unit = "ratio"
// detail = "brand_position_matrix"
// [description]
// zh = "在用的品牌阵地占六项乘以居民区数的比例；在用指已启用且所在居民区近180日有活动。"
// en = "Brand positions in use, of six times the areas; in use means open, with an activity in that area within 180 days."
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
  MATCH (a:Area)
  WHERE a.place STARTS WITH $scope
  CALL (a) {
    OPTIONAL MATCH (a)<-[:AT]-(activity:Activity)
    WHERE $as_of - duration({ days: 180 }) <= activity.date AND activity.date <= $as_of
    RETURN count(activity) AS activities, max(activity.date) AS last_activity
  }
  UNWIND range(1, 6) AS number
  OPTIONAL MATCH (a)<-[:AT]-(position:BrandPosition { number: number })
  WHERE coalesce(position.opened <= $as_of, true)
  WITH a, number, activities, last_activity, position
    ORDER BY position.closed IS NULL DESC, position.opened DESC
  WITH a, number, activities, last_activity, head(collect(position)) AS position
  WITH *, CASE
      WHEN position IS NULL THEN 'missing'
      WHEN position.closed <= $as_of THEN 'closed'
      WHEN position.opened IS NULL THEN 'unknown'
      WHEN activities > 0 THEN 'filled'
      ELSE 'quiet'
    END AS state
  RETURN state
}
WITH count(CASE WHEN state = 'filled' THEN 1 END) AS numerator,
  count(CASE WHEN state <> 'unknown' THEN 1 END) AS denominator,
  count(CASE WHEN state = 'unknown' THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
