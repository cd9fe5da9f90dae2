// title = { zh = "空缺岗位", en = "Empty seats" }
// kind = "list"
// [description]
// zh = "每个岗位的席位数、在任人数、空缺数；正职（书记、主任、负责人）全缺为关键空缺；超员另标；席位数不详或任职起始不详的标为待核实。连任者一人一席。"
// en = "Seats, holders and vacancies of each post. No secretary, director or head at all is critical; more holders than seats is an error of its own; unknown seats or holdings of unknown start are marked. A person re-elected takes one seat."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// all = { type = "boolean", default = false, zh = "也列满员岗位", en = "list full posts too" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// post_id = { zh = "岗位编号", en = "post id", type = "id" }
// role = { zh = "职务", en = "role", of = "Post.role" }
// seats = { zh = "席位数", en = "seats", type = "integer" }
// holders = { zh = "在任人数", en = "holders", type = "integer" }
// vacant = { zh = "空缺数", en = "vacant", type = "integer" }
// critical = { zh = "关键空缺", en = "critical", type = "boolean" }
// state = { zh = "状态", en = "state", choices = { full = { zh = "满员", en = "full" }, vacant = { zh = "空缺", en = "vacant" }, over = { zh = "超员", en = "more holders than seats" }, unknown = { zh = "待核实", en = "unknown" } } }
// unknown = { zh = "起始不详人数", en = "holders, start unknown", type = "integer" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

CALL () {
  // By the indexes on place: asked body by body, each of a city's was looked at for a street.
  MATCH (body:Organisation) WHERE body.place STARTS WITH $scope RETURN body
  UNION
  MATCH (body:Organisation)-[:GOVERNS]->(estate:Estate) WHERE estate.place STARTS WITH $scope
  RETURN body
  UNION
  // A body over several areas lies in the place that holds them all.
  WITH $scope AS scope WHERE size(scope) > 4
  MATCH (body:Organisation)-[:COVERS]->(area:Area) WHERE area.place STARTS WITH scope
  RETURN body
  UNION
  MATCH (body:PropertyFirm)
  WHERE EXISTS { MATCH (body)<-[:OF]-(post:Post) WHERE post.place STARTS WITH $scope }
  RETURN body
  UNION
  WITH $scope AS scope WHERE scope = ''
  MATCH (body:Organisation) WHERE body.place IS NULL RETURN body
}
MATCH (post:Post)-[:OF]->(body)
WHERE (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
// Nobody but a person holds a post; asked of each, its label took a tenth of the time.
OPTIONAL MATCH (post)<-[held:HOLDS]-(person)
WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
WITH body, post, count(DISTINCT person) AS everybody,
  count(DISTINCT CASE WHEN held.start IS NOT NULL THEN person END) AS holders
WITH *, everybody - holders AS unknown
WITH *, CASE
    WHEN post.seats IS NULL THEN 'unknown'
    WHEN holders > post.seats THEN 'over'
    WHEN holders = post.seats THEN 'full'
    WHEN unknown > 0 THEN 'unknown'
    ELSE 'vacant'
  END AS state
WHERE ($all OR state <> 'full')
  // A firm's posts lie where each of them serves.
  AND (NOT body:PropertyFirm OR coalesce(post.place, body.place, '') STARTS WITH $scope)
WITH *,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN { id: area.id, name: area.name } AS found ORDER BY area.id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN { id: area.id, name: area.name } AS found ORDER BY area.id
    UNION
    MATCH (area:Area { id: post.place }) WHERE body:PropertyFirm
    RETURN { id: area.id, name: area.name } AS found
  } AS places
RETURN body.id AS body_id, body.name AS body, body.kind AS kind,
  [place IN places | place.name] AS areas,
  post.id AS post_id, post.role AS role, post.seats AS seats, holders,
  CASE WHEN state = 'vacant' THEN post.seats - holders ELSE 0 END AS vacant,
  state = 'vacant' AND holders = 0 AND post.role IN ['secretary', 'director', 'head'] AS critical,
  state, unknown, [place IN places | place.id] AS area_ids, post.sources AS sources
ORDER BY critical DESC, vacant DESC, body_id, post_id
