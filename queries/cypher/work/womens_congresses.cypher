// title = { zh = "妇代会联动", en = "Women's congresses at work" }
// kind = "list"
// [description]
// zh = "各居民区有无妇代会，期限内有无与其他组织共同参加的活动；街道从未登记过任何居民区的妇代会的，标为无登记。"
// en = "Whether each area has a women's congress, and activities that it shared with another body within the days. “None recorded” where the street never recorded one of any of its areas."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// state = { zh = "状态", en = "state", choices = { active = { zh = "有共同活动", en = "joint activity" }, quiet = { zh = "无共同活动", en = "no joint activity" }, missing = { zh = "无妇代会", en = "no congress" }, unrecorded = { zh = "无登记", en = "none recorded" } } }
// congresses = { zh = "妇代会", en = "congress", type = "strings" }
// activities = { zh = "共同活动数", en = "joint activities", type = "integer" }
// last_activity = { zh = "最近活动日期", en = "last activity", type = "date" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
WITH left(a.place, 9) AS street, collect(a) AS areas
CALL (street) {
  // Of what a street never sent a roster of, it is not said of its areas that they have none.
  MATCH (area:Area)<-[:COVERS]-(body:WomensCongress) WHERE area.place STARTS WITH street
  RETURN count(body) > 0 AS received
}
UNWIND areas AS a
CALL (a) {
  OPTIONAL MATCH (a)<-[:COVERS]-(body:WomensCongress)
  WHERE (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  OPTIONAL MATCH (body)-[:TOOK_PART]->(activity:Activity)<-[:TOOK_PART]-(other:Organisation)
  WHERE $as_of - duration({ days: $days }) <= activity.date AND activity.date <= $as_of
    AND other <> body
  WITH body, activity ORDER BY body.id
  RETURN collect(DISTINCT body.name) AS congresses, count(DISTINCT activity) AS activities,
    max(activity.date) AS last_activity
}
WITH *, CASE
    WHEN size(congresses) = 0 AND received THEN 'missing'
    WHEN size(congresses) = 0 THEN 'unrecorded'
    WHEN activities > 0 THEN 'active'
    ELSE 'quiet'
  END AS state
RETURN a.id AS area_id, a.name AS area, state, congresses, activities, last_activity,
  a.sources AS sources
ORDER BY state = 'active', state, area_id
