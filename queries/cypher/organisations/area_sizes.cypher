// title = { zh = "居委会规模", en = "Size of areas" }
// kind = "list"
// [description]
// zh = "各居民区户数与截至日期所行规定的通常规模；户数不详的为不详。"
// en = "Households of each area beside the usual size by the rule in force on the day; unknown where the number is not known."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// household_rules = { type = "rules", topic = "households", zh = "规模规则", en = "rules on households" }
// faults = { type = "boolean", default = false, zh = "只列有问题的", en = "list those with faults only" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// households = { zh = "户数", en = "households", type = "integer" }
// minimum = { zh = "通常下限", en = "usual minimum", type = "integer" }
// maximum = { zh = "通常上限", en = "usual maximum", type = "integer" }
// state = { zh = "状态", en = "state", choices = { usual = { zh = "在通常规模内", en = "usual" }, small = { zh = "低于通常规模", en = "smaller than usual" }, large = { zh = "高于通常规模", en = "larger than usual" }, unknown = { zh = "不详", en = "unknown" } } }
// rule = { zh = "依据规则", en = "rule" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
  AND coalesce(a.form IN ['residents_committee', 'quasi_residents'], true)
WITH a, head([rule IN $household_rules
    WHERE rule.from <= $as_of AND $as_of < rule.to AND a.place STARTS WITH rule.place]) AS rule
WITH *, CASE
    WHEN a.households IS NULL OR rule IS NULL THEN 'unknown'
    WHEN a.households < rule.numbers.minimum THEN 'small'
    WHEN a.households > rule.numbers.maximum THEN 'large'
    ELSE 'usual'
  END AS state
WHERE NOT $faults OR state IN ['small', 'large']
RETURN a.id AS area_id, a.name AS area, a.households AS households,
  rule.numbers.minimum AS minimum, rule.numbers.maximum AS maximum, state,
  rule.id AS rule, a.sources AS sources
ORDER BY state = 'usual', area_id
