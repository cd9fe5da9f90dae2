// title = { zh = "保障", en = "Support" }
// kind = "indicator"
// id = "I33"
// unit = "ratio"
// detail = "provisions"
// rule = "SF1"
// benchmark = { zh = "参照：上海2015年每个居委会每年不低于10万元", en = "for comparison: 100,000 yuan a year per committee in Shanghai (2015)" }
// units = { workers = "index" }
// [description]
// zh = "最近年度工作经费低于该年度最低标准的居民区占经费已知的居民区的比例，两年以前的年度视为不详；分项为每千户社区工作者人数、签约定级者占社区工作者的比例。"
// en = "Areas whose funds of the latest year are below the floor of that year, of areas with known funds; a year more than two back counts as unknown; parts: community workers per 1,000 households, and workers with contract and grade."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// fund_rules = { type = "rules", topic = "funds", zh = "经费规则", en = "rules on funds" }
// [columns]
// part = { zh = "分项", en = "part", choices = { workers = { zh = "每千户社区工作者", en = "workers per 1,000 households" }, graded = { zh = "签约定级比例", en = "workers with contract and grade" } } }
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
    OPTIONAL MATCH (a)<-[:AT]-(provision:Provision)
    // What is older than two years tells nothing of the day.
    WHERE $as_of.year - 2 <= provision.year AND provision.year <= $as_of.year
    WITH provision ORDER BY provision.year DESC
    RETURN head(collect(provision)) AS provision
  }
  // The funds of a year are judged by the rule that was in force when the year began.
  WITH *, date({ year: coalesce(provision.year, $as_of.year) }) AS begun
  WITH *, head([rule IN $fund_rules
      WHERE rule.from <= begun AND begun < rule.to AND a.place STARTS WITH rule.place]) AS rule
  WITH *, rule.numbers.yuan AS floor
  WITH *, CASE
      WHEN provision.funds IS NULL OR floor IS NULL THEN 'unknown'
      WHEN provision.funds < floor THEN 'below'
      ELSE 'enough'
    END AS state
  RETURN a, provision, state
}
WITH collect(CASE WHEN a IS NOT NULL THEN {
    state: state, workers: provision.workers, contracted: provision.contracted,
    households: CASE WHEN a.households > 0 THEN a.households END
  } END) AS areas
WITH areas, [x IN areas WHERE x.workers IS NOT NULL AND x.households IS NOT NULL] AS staffed,
  [x IN areas WHERE x.workers IS NOT NULL AND x.contracted IS NOT NULL] AS graded
UNWIND [null, 'workers', 'graded'] AS part
WITH part, CASE part
    WHEN 'workers' THEN reduce(sum = 0, x IN staffed | sum + x.workers)
    WHEN 'graded' THEN reduce(sum = 0, x IN graded | sum + x.contracted)
    ELSE size([x IN areas WHERE x.state = 'below'])
  END AS numerator, CASE part
    WHEN 'workers' THEN reduce(sum = 0, x IN staffed | sum + x.households) / 1000.0
    WHEN 'graded' THEN reduce(sum = 0, x IN graded | sum + x.workers)
    ELSE size([x IN areas WHERE x.state <> 'unknown'])
  END AS denominator, CASE part
    WHEN 'workers' THEN size(areas) - size(staffed)
    WHEN 'graded' THEN size(areas) - size(graded)
    ELSE size([x IN areas WHERE x.state = 'unknown'])
  END AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
