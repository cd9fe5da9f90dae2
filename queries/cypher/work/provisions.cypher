// title = { zh = "经费与人员", en = "Funds and staff" }
// kind = "list"
// [description]
// zh = "各居民区最近年度（不早于前年）的工作经费是否低于该年度的最低标准，社区工作者人数、每千户人数和签约定级人数。"
// en = "Whether each area's funds of the latest year, at most two back, are below the floor of that year; community workers, workers per 1,000 households and those with contract and grade."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// fund_rules = { type = "rules", topic = "funds", zh = "经费规则", en = "rules on funds" }
// faults = { type = "boolean", default = false, zh = "只列有问题的", en = "list those with faults only" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// year = { zh = "年度", en = "year", type = "integer" }
// funds = { zh = "工作经费（元）", en = "funds (yuan)", type = "float" }
// floor = { zh = "最低标准（元）", en = "floor (yuan)", type = "float" }
// state = { zh = "状态", en = "state", choices = { below = { zh = "低于标准", en = "below the floor" }, enough = { zh = "达到标准", en = "enough" }, unknown = { zh = "不详", en = "unknown" } } }
// workers = { zh = "社区工作者人数", en = "workers", type = "integer" }
// households = { zh = "户数", en = "households", type = "integer" }
// per_thousand = { zh = "每千户人数", en = "per 1,000 households", type = "float" }
// contracted = { zh = "签约定级人数", en = "with contract and grade", type = "integer" }
// rule = { zh = "依据规则", en = "rule" }
// sources = { zh = "来源", en = "sources", type = "id" }

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
WHERE NOT $faults OR state = 'below'
RETURN a.id AS area_id, a.name AS area, provision.year AS year, provision.funds AS funds,
  toFloat(floor) AS floor, state, provision.workers AS workers, a.households AS households,
  CASE WHEN a.households > 0 THEN 1000.0 * provision.workers / a.households END AS per_thousand,
  provision.contracted AS contracted, CASE WHEN state = 'below' THEN rule.id END AS rule,
  coalesce(provision.sources, a.sources) AS sources
ORDER BY state <> 'below', state, area_id
