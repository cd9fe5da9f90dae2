// title = { zh = "大联动", en = "Linkage" }
// kind = "indicator"
// id = "I35"
// unit = "ratio"
// detail = "linkage_cases"
// rule = "DL1"
// units = { units = "index" }
// [description]
// zh = "近365日收到并派单的联动事项中按期办结的比例；期限不详、或未到期未办结的计入不详；收到日期不详的按派单日期计，只知年月的期限按该期间最后一日计。分项为每件事项的参加单位数。"
// en = "Linkage matters closed in time, of those received within 365 days and dispatched; without a due day, or open and not yet due, they count as unknown. The day of dispatch stands for an unknown day of receipt; a month or year is due on its last day. Part: units taking part per case."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// [columns]
// part = { zh = "分项", en = "part", choices = { units = { zh = "每件参加单位数", en = "units per case" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL CALL () {
  MATCH (item:Case { form: 'linkage' })
  WHERE coalesce(item.place, '') STARTS WITH $scope
    AND $as_of - duration({ days: $days }) <= coalesce(item.received, item.dispatched)
    AND coalesce(item.received <= $as_of, true) AND item.dispatched <= $as_of
  CALL (item) {
    OPTIONAL MATCH (item)<-[:TOOK_PART]-(body:Organisation)
    RETURN count(DISTINCT body) AS units, collect(DISTINCT body.name) AS bodies
  }
  WITH *, CASE item.due_precision
      WHEN 'month' THEN date.truncate('month', item.due) + duration('P1M') - duration('P1D')
      WHEN 'year', 'circa' THEN date.truncate('year', item.due) + duration('P1Y') - duration('P1D')
      ELSE item.due
    END AS due
  WITH *, CASE
      WHEN due IS NULL THEN 'unknown'
      WHEN item.closed <= $as_of AND item.closed <= due THEN 'timely'
      WHEN item.closed <= $as_of OR due < $as_of THEN 'late'
      ELSE 'running'
    END AS state
  RETURN item, units, state
}
UNWIND [null, 'units'] AS part
WITH part, CASE WHEN part IS NULL THEN count(CASE WHEN state = 'timely' THEN 1 END)
    ELSE coalesce(sum(units), 0) END AS numerator,
  CASE WHEN part IS NULL THEN count(CASE WHEN state IN ['timely', 'late'] THEN 1 END)
    ELSE count(item) END AS denominator,
  CASE WHEN part IS NULL THEN count(CASE WHEN state IN ['running', 'unknown'] THEN 1 END)
    ELSE 0 END AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
