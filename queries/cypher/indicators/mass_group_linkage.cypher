// title = { zh = "党建群建联动", en = "Party and mass groups" }
// kind = "indicator"
// id = "I28"
// unit = "ratio"
// detail = "womens_congresses"
// [description]
// zh = "近365日与其他组织有共同活动的妇代会所在居民区，占全部居民区的比例，街道从未登记过妇代会的居民区不计入；分项为文化类需求的对接率。"
// en = "Areas whose women's congress shared an activity with another body within 365 days, of all areas except those whose street never recorded one; part: cultural needs met."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// category = { type = "string", default = "文化", zh = "需求类别", en = "category of needs" }
// [columns]
// part = { zh = "分项", en = "part", choices = { culture = { zh = "文化需求对接率", en = "cultural needs met" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

CALL () {
  OPTIONAL CALL () {
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
      RETURN collect(DISTINCT body.name) AS congresses, count(DISTINCT activity) AS activities,
        max(activity.date) AS last_activity
    }
    WITH *, CASE
        WHEN size(congresses) = 0 AND received THEN 'missing'
        WHEN size(congresses) = 0 THEN 'unrecorded'
        WHEN activities > 0 THEN 'active'
        ELSE 'quiet'
      END AS state
    RETURN a, state
  }
  RETURN null AS part, count(CASE WHEN state = 'active' THEN 1 END) AS numerator,
    count(CASE WHEN state <> 'unrecorded' THEN 1 END) AS denominator,
    count(CASE WHEN state = 'unrecorded' THEN 1 END) AS unknown
  UNION ALL
  OPTIONAL CALL () {
    MATCH (item:ListItem { list: 'need', category: $category })
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
    RETURN item, state
  }
  RETURN 'culture' AS part, count(CASE WHEN state = 'met' THEN 1 END) AS numerator,
    count(CASE WHEN state <> 'unknown' THEN 1 END) AS denominator,
    count(CASE WHEN state = 'unknown' THEN 1 END) AS unknown
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
