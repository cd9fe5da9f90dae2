// title = { zh = "六项品牌阵地×居民区", en = "Brand positions by area" }
// kind = "list"
// [description]
// zh = "六项品牌阵地在每个居民区的状态：已启用且该居民区近180日有活动为在用，无活动为沉寂；启用日期不详的标为待核实。花名册不记活动属于哪项阵地，故以居民区的活动为准。"
// en = "Each of the six brand positions in each area: open with an activity in that area within 180 days, or quiet; unknown opening day is marked. Rosters do not say to which position an activity belongs, so the area's activities count."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// number = { zh = "序号", en = "number", type = "integer" }
// position_id = { zh = "阵地编号", en = "position id", type = "id" }
// position = { zh = "阵地", en = "position" }
// state = { zh = "状态", en = "state", choices = { filled = { zh = "在用", en = "in use" }, quiet = { zh = "近期无活动", en = "no recent activity" }, closed = { zh = "已停用", en = "closed" }, missing = { zh = "缺", en = "missing" }, unknown = { zh = "待核实", en = "unknown" } } }
// activities = { zh = "近180日活动次数", en = "activities in 180 days", type = "integer" }
// last_activity = { zh = "最近活动", en = "last activity", type = "date" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
CALL (a) {
  OPTIONAL MATCH (a)<-[:AT]-(activity:Activity)
  WHERE $as_of - duration({ days: 180 }) <= activity.date AND activity.date <= $as_of
  RETURN count(activity) AS activities, max(activity.date) AS last_activity
}
UNWIND range(1, 6) AS number
OPTIONAL MATCH (a)<-[:AT]-(position:BrandPosition { number: number })
WHERE coalesce(position.opened <= $as_of, true)
WITH a, number, activities, last_activity, position
  ORDER BY position.closed IS NULL DESC, position.opened DESC
WITH a, number, activities, last_activity, head(collect(position)) AS position
WITH *, CASE
    WHEN position IS NULL THEN 'missing'
    WHEN position.closed <= $as_of THEN 'closed'
    WHEN position.opened IS NULL THEN 'unknown'
    WHEN activities > 0 THEN 'filled'
    ELSE 'quiet'
  END AS state
RETURN a.id AS area_id, a.name AS area, number, position.id AS position_id,
  position.name AS position, state, activities, last_activity, position.sources AS sources
ORDER BY area_id, number
