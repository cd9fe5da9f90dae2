// title = { zh = "项目一览", en = "Projects" }
// kind = "list"
// [description]
// zh = "截至日期已开始的项目，是否满足至少一项居民提出的需求（接地气），以及是否按期完成。"
// en = "Projects begun by the day: whether each meets a need that residents raised (grounded), and whether it was done when due."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// project_id = { zh = "项目编号", en = "project id", type = "id" }
// project = { zh = "项目", en = "project" }
// state = { zh = "状态", en = "state", choices = { grounded = { zh = "满足居民需求", en = "meets residents' need" }, other = { zh = "未对应居民需求", en = "meets none" }, unknown = { zh = "不详", en = "unknown" } } }
// needs = { zh = "所满足需求", en = "needs met", type = "strings" }
// start = { zh = "开始日期", en = "start", type = "date" }
// due = { zh = "计划完成日期", en = "due", type = "date" }
// end = { zh = "完成日期", en = "end", type = "date" }
// progress = { zh = "进度", en = "progress", choices = { done = { zh = "按计划日期已完成", en = "done" }, late = { zh = "到期未完成", en = "due, not done" }, running = { zh = "未到期", en = "not yet due" }, cancelled = { zh = "已取消", en = "cancelled" }, unknown = { zh = "不详", en = "unknown" } } }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (project:Project)
WHERE coalesce(project.place, '') STARTS WITH $scope AND coalesce(project.start <= $as_of, true)
CALL (project) {
  OPTIONAL MATCH (project)<-[:MET_BY]-(need:ListItem { list: 'need' })
  WHERE coalesce(need.listed <= $as_of, true)
  WITH need ORDER BY need.id
  RETURN collect(need) AS needs
}
WITH *, CASE project.due_precision
    WHEN 'month' THEN date.truncate('month', project.due) + duration('P1M') - duration('P1D')
    WHEN 'year', 'circa' THEN date.truncate('year', project.due) + duration('P1Y') - duration('P1D')
    ELSE project.due
  END AS due
WITH *, CASE
    WHEN project.start IS NULL THEN 'unknown'
    WHEN any(need IN needs WHERE need.raised_by = 'residents') THEN 'grounded'
    WHEN any(need IN needs WHERE need.raised_by IS NULL) THEN 'unknown'
    ELSE 'other'
  END AS state
RETURN project.id AS project_id, project.name AS project, state,
  [need IN needs | need.name] AS needs, project.start AS start, due,
  project.end AS end,
  CASE
    WHEN project.status = 'cancelled' THEN 'cancelled'
    WHEN due IS NULL THEN 'unknown'
    WHEN project.end <= $as_of THEN 'done'
    WHEN $as_of < due THEN 'running'
    WHEN project.end IS NULL AND project.status = 'done' THEN 'unknown'
    ELSE 'late'
  END AS progress,
  project.sources AS sources
ORDER BY state = 'grounded', state, project_id
