// title = { zh = "抓党建精力", en = "Time for Party building" }
// kind = "indicator"
// id = "I32"
// unit = "ratio"
// detail = "secretary_tasks"
// units = { posts = "index" }
// [description]
// zh = "近365日由书记承担的任务中党建任务的比例；是否党建任务不详的为不详。分项为书记平均同时担任的岗位数。"
// en = "Party-building tasks of all tasks that secretaries did within 365 days; tasks of unknown nature leave both. Part: posts that a secretary holds at once, on average."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// [columns]
// part = { zh = "分项", en = "part", choices = { posts = { zh = "同时担任岗位数", en = "posts held at once" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

CALL () {
  OPTIONAL MATCH (task:Task { role: 'secretary' })
  WHERE task.place STARTS WITH $scope
    AND $as_of - duration({ days: $days }) <= task.received AND task.received <= $as_of
  RETURN null AS part, count(CASE WHEN task.party_building THEN 1 END) AS numerator,
    count(task.party_building) AS denominator,
    count(CASE WHEN task.party_building IS NULL THEN task END) AS unknown
  UNION ALL
  OPTIONAL CALL () {
    CALL () {
      MATCH (body:Organisation) WHERE body.place STARTS WITH $scope RETURN body
      UNION
      // A body over several areas lies in the place that holds them all.
      WITH $scope AS scope WHERE size(scope) > 4
      MATCH (body:Organisation)-[:COVERS]->(area:Area) WHERE area.place STARTS WITH scope
      RETURN body
    }
    MATCH (body)<-[:OF]-(:Post { role: 'secretary' })<-[held:HOLDS]-(person:Person)
    WHERE body:PartyOrganisation AND EXISTS { (body)-[:COVERS]->(:Area) }
      AND (body.founded IS NULL OR body.founded <= $as_of)
      AND (body.dissolved IS NULL OR $as_of < body.dissolved)
      AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
    WITH person, count(held.start) > 0 AS sure
    CALL (person) {
      MATCH (person)-[any_held:HOLDS]->(post:Post)-[:OF]->(any_body:Organisation)
      WHERE any_held.start <= $as_of AND (any_held.end IS NULL OR $as_of < any_held.end)
        AND (any_body.founded IS NULL OR any_body.founded <= $as_of)
        AND (any_body.dissolved IS NULL OR $as_of < any_body.dissolved)
      RETURN count(DISTINCT post) AS posts
    }
    RETURN person, sure, posts
  }
  RETURN 'posts' AS part, coalesce(sum(CASE WHEN sure THEN posts END), 0) AS numerator,
    count(CASE WHEN sure THEN person END) AS denominator,
    count(CASE WHEN NOT sure THEN person END) AS unknown
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
