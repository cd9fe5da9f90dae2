// title = { zh = "物业合同备案", en = "Contract filing" }
// kind = "list"
// [description]
// zh = "截至日期有效的物业服务合同中，未在规定日数内备案者；依合同开始之日所行规定，开始日期不详的不判断；街道从未登记过备案的，不算未备案。"
// en = "Service contracts in force that were not filed within the days that the rule of their first day gives; those of unknown start are not judged, and where the street never recorded a filing none is said to be missing."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// filing_rules = { type = "rules", topic = "filing", zh = "备案规则", en = "rules on filing" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// estate_id = { zh = "小区编号", en = "estate id", type = "id" }
// estate = { zh = "小区", en = "estate" }
// start = { zh = "开始日期", en = "start", type = "date" }
// due = { zh = "备案期限", en = "file by", type = "date" }
// filed = { zh = "备案日期", en = "filed", type = "date" }
// state = { zh = "状态", en = "state", choices = { missing = { zh = "未备案", en = "not filed" }, late = { zh = "逾期备案", en = "filed late" } } }
// rule = { zh = "依据规则", en = "rule" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

CALL () {
  MATCH (estate:Estate)<-[serves:SERVES]-(:PropertyFirm)
  WHERE estate.place STARTS WITH left($scope, 9) AND serves.filed IS NOT NULL
  RETURN collect(DISTINCT left(estate.place, 9)) AS received
}
MATCH (estate:Estate)<-[serves:SERVES]-(body:PropertyFirm)
WHERE estate.place STARTS WITH $scope AND serves.start <= $as_of
  AND (serves.end IS NULL OR $as_of < serves.end)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
WITH *, head([rule IN $filing_rules
    WHERE rule.kind = 'PropertyFirm' AND rule.from <= serves.start AND serves.start < rule.to
      AND estate.place STARTS WITH rule.place]) AS rule
WHERE rule IS NOT NULL
WITH *, CASE serves.start_precision
    WHEN 'month' THEN date.truncate('month', serves.start) + duration('P1M') - duration('P1D')
    WHEN 'year', 'circa' THEN date.truncate('year', serves.start) + duration('P1Y') - duration('P1D')
    ELSE serves.start
  END + duration({ days: rule.numbers.days }) AS due
WITH *, CASE
    WHEN serves.filed <= due THEN null
    WHEN serves.filed <= $as_of THEN 'late'
    WHEN due < $as_of AND left(estate.place, 9) IN received THEN 'missing'
  END AS state
WHERE state IS NOT NULL
WITH *,
  COLLECT {
    MATCH (estate)-[:IN]->(area:Area)
    RETURN { id: area.id, name: area.name } ORDER BY area.id
  } AS places
RETURN body.id AS body_id, body.name AS body, body.kind AS kind,
  [place IN places | place.name] AS areas,
  estate.id AS estate_id, estate.name AS estate, serves.start AS start, due,
  CASE WHEN state = 'late' THEN serves.filed END AS filed, state, rule.id AS rule,
  [place IN places | place.id] AS area_ids, serves.sources AS sources
ORDER BY state <> 'missing', due, body_id, estate_id
