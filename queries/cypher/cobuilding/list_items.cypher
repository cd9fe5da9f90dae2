// title = { zh = "三张清单", en = "Three lists" }
// kind = "list"
// [description]
// zh = "需求、资源、项目清单各项是否已有进行中或已完成的项目对接。提出日期或项目开始日期不详的为不详。"
// en = "Whether each need, resource or project on the lists is met by a project running or done. Unknown: the listing day or the project's start is not known."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// item_id = { zh = "清单项编号", en = "item id", type = "id" }
// list = { zh = "清单", en = "list", of = "ListItem.list" }
// item = { zh = "内容", en = "content" }
// category = { zh = "类别", en = "category" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// raised_by = { zh = "提出方", en = "raised by", of = "ListItem.raised_by" }
// state = { zh = "状态", en = "state", choices = { met = { zh = "已对接", en = "met" }, open = { zh = "未对接", en = "open" }, unknown = { zh = "不详", en = "unknown" } } }
// projects = { zh = "对接项目", en = "projects", type = "strings" }
// listed = { zh = "提出日期", en = "listed", type = "date" }
// claimed = { zh = "认领日期", en = "claimed", type = "date" }
// days = { zh = "认领天数", en = "days to claim", type = "integer" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (item:ListItem)
WHERE coalesce(item.place, '') STARTS WITH $scope AND coalesce(item.listed <= $as_of, true)
CALL (item) {
  OPTIONAL MATCH (item)-[:MET_BY]->(project:Project)
  WHERE NOT coalesce(project.status IN ['planned', 'cancelled'], false)
    AND coalesce(project.start <= $as_of, true)
  WITH project ORDER BY project.id
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
RETURN item.id AS item_id, item.list AS list, item.name AS item, item.category AS category,
  COLLECT { MATCH (area:Area { id: item.place }) RETURN area.name } AS areas,
  item.raised_by AS raised_by, state, projects, item.listed AS listed, claimed,
  CASE WHEN item.listed <= claimed THEN duration.inDays(item.listed, claimed).days END AS days,
  item.sources AS sources
ORDER BY list, state <> 'open', category, item_id
