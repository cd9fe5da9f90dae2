// title = { zh = "居委工作行政化", en = "Administrative load" }
// kind = "indicator"
// id = "I31"
// unit = "ratio"
// detail = "tasks"
// rule = "RC9"
// units = { monthly = "index" }
// [description]
// zh = "近365日居委会任务中协助事项清单外的占来源已知任务的比例；来源或是否在清单内不详的为不详。分项为每个居委会每月承担的条线任务数。"
// en = "Residents' committee tasks outside the assistance list, of tasks of known origin, within 365 days; unknown origin or unknown listing leaves both. Part: tasks from line departments per committee and month."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// [columns]
// part = { zh = "分项", en = "part", choices = { monthly = { zh = "每个居委会每月条线任务数", en = "line tasks per committee and month" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

CALL () {
  OPTIONAL MATCH (task:Task)-[:OF]->(body:ResidentsCommittee)
  WHERE task.place STARTS WITH $scope
    AND $as_of - duration({ days: $days }) <= task.received AND task.received <= $as_of
  WITH task, task.origin IS NOT NULL AND task.listed IS NOT NULL AS known
  RETURN null AS part, count(CASE WHEN known AND NOT task.listed THEN 1 END) AS numerator,
    count(CASE WHEN known THEN task END) AS denominator,
    count(CASE WHEN NOT known THEN task END) AS unknown
  UNION ALL
  OPTIONAL MATCH (body:Organisation:ResidentsCommittee)
  WHERE body.place STARTS WITH $scope
    AND (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  CALL (body) {
    OPTIONAL MATCH (task:Task)-[:OF]->(body)
    WHERE $as_of - duration({ days: $days }) <= task.received AND task.received <= $as_of
    RETURN count(CASE WHEN task.origin = 'line_department' THEN 1 END) AS from_line,
      count(CASE WHEN task.origin IS NULL THEN task END) AS unsure
  }
  RETURN 'monthly' AS part, coalesce(sum(from_line), 0) AS numerator,
    count(body) * 12.0 * $days / 365 AS denominator, coalesce(sum(unsure), 0) AS unknown
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
