// title = { zh = "接地气项目比例", en = "Grounded projects" }
// kind = "indicator"
// id = "I24"
// unit = "ratio"
// detail = "projects"
// [description]
// zh = "满足至少一项居民提出的需求的项目占截至日期已开始的项目的比例；开始日期或需求提出方不详的为不详。"
// en = "Projects that meet at least one need raised by residents, of the projects begun by the day; unknown start or unknown raiser leaves both."
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
  MATCH (project:Project)
  WHERE coalesce(project.place, '') STARTS WITH $scope AND coalesce(project.start <= $as_of, true)
  CALL (project) {
    OPTIONAL MATCH (project)<-[:MET_BY]-(need:ListItem { list: 'need' })
    WHERE coalesce(need.listed <= $as_of, true)
    RETURN collect(need) AS needs
  }
  WITH *, CASE
      WHEN project.start IS NULL THEN 'unknown'
      WHEN any(need IN needs WHERE need.raised_by = 'residents') THEN 'grounded'
      WHEN any(need IN needs WHERE need.raised_by IS NULL) THEN 'unknown'
      ELSE 'other'
    END AS state
  RETURN project, state
}
WITH count(CASE WHEN state = 'grounded' THEN 1 END) AS numerator,
  count(CASE WHEN state <> 'unknown' THEN 1 END) AS denominator,
  count(CASE WHEN state = 'unknown' THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
