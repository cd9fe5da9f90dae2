// title = { zh = "清单匹配", en = "List matching" }
// kind = "indicator"
// id = "I25"
// unit = "ratio"
// detail = "list_items"
// benchmark = { zh = "参照：某县220余项共建任务", en = "for comparison: some 220 joint tasks in one county" }
// units = { median = "days" }
// [description]
// zh = "已有进行中或已完成项目对接的需求占全部需求的比例；分项为资源利用率、到期项目完成率（只知年月的期限按该期间最后一日计）、从提出到认领的天数中位数。"
// en = "Needs met by a project running or done, of all needs; parts: resources used, projects done of those due (a month or year is due on its last day), and the median days from listing to claim."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// part = { zh = "分项", en = "part", choices = { resources = { zh = "资源利用率", en = "resources used" }, projects = { zh = "到期项目完成率", en = "projects done when due" }, median = { zh = "认领天数中位数", en = "median days to claim" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

CALL () {
  OPTIONAL CALL () {
    MATCH (item:ListItem)
    WHERE coalesce(item.place, '') STARTS WITH $scope AND coalesce(item.listed <= $as_of, true)
    CALL (item) {
      OPTIONAL MATCH (item)-[:MET_BY]->(project:Project)
      WHERE NOT coalesce(project.status IN ['planned', 'cancelled'], false)
        AND coalesce(project.start <= $as_of, true)
      RETURN count(project.start) > 0 AS met, count(project) > 0 AS possibly,
        collect(project.name) AS projects
    }
    WITH *, CASE
        WHEN item.listed IS NULL THEN 'unknown'
        WHEN met THEN 'met'
        WHEN possibly THEN 'unknown'
        ELSE 'open'
      END AS state,
      CASE WHEN item.claimed <= $as_of THEN item.claimed END AS claimed
    RETURN item, state, claimed
  }
  UNWIND [{ part: null, list: 'need' }, { part: 'resources', list: 'resource' }] AS wanted
  WITH wanted.part AS part, item, state, item.list = wanted.list AS counted
  RETURN part, count(CASE WHEN counted AND state = 'met' THEN 1 END) AS numerator,
    count(CASE WHEN counted AND state <> 'unknown' THEN 1 END) AS denominator,
    count(CASE WHEN counted AND state = 'unknown' THEN 1 END) AS unknown
  UNION ALL
  OPTIONAL CALL () {
    MATCH (project:Project)
    WHERE coalesce(project.place, '') STARTS WITH $scope AND coalesce(project.start <= $as_of, true)
    WITH project, CASE project.due_precision
        WHEN 'month' THEN date.truncate('month', project.due) + duration('P1M') - duration('P1D')
        WHEN 'year', 'circa'
        THEN date.truncate('year', project.due) + duration('P1Y') - duration('P1D')
        ELSE project.due
      END AS due
    WITH project, CASE
        WHEN project.status = 'cancelled' THEN 'cancelled'
        WHEN due IS NULL THEN 'unknown'
        WHEN $as_of < due THEN 'running'
        WHEN project.end <= $as_of THEN 'done'
        WHEN project.end IS NULL AND project.status = 'done' THEN 'unknown'
        ELSE 'late'
      END AS progress
    RETURN project, progress
  }
  RETURN 'projects' AS part, count(CASE WHEN progress = 'done' THEN 1 END) AS numerator,
    count(CASE WHEN progress IN ['done', 'late'] THEN 1 END) AS denominator,
    count(CASE WHEN progress = 'unknown' THEN 1 END) AS unknown
  UNION ALL
  OPTIONAL MATCH (item:ListItem)
  WHERE coalesce(item.place, '') STARTS WITH $scope AND item.claimed <= $as_of
  WITH CASE WHEN item.listed <= item.claimed
      THEN duration.inDays(item.listed, item.claimed).days END AS days, item
  WITH percentileCont(days, 0.5) AS median, count(days) AS known, count(item) AS items
  RETURN 'median' AS part, coalesce(median, 0) AS numerator,
    CASE WHEN known > 0 THEN 1 ELSE 0 END AS denominator, items - known AS unknown
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
