// title = { zh = "牵线人与脆弱性", en = "Brokers and fragility" }
// kind = "indicator"
// id = "I39"
// unit = "ratio"
// detail = "brokers"
// units = { degree = "count", betweenness = "index" }
// analysis = "fragility"
// [description]
// zh = "去掉一人即令党组织、居委会、业委会、物业之间连接断开的居民区，占四类组织间有共同任职者的居民区的比例；分项为没有任何共同任职者的组织占比、一人所在组织数和双模中介中心性的最大值。"
// en = "Areas whose four bodies fall apart without one person, of areas where persons join any of them; parts: bodies that share nobody with another, and the greatest degree and two-mode betweenness of a person."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// part = { zh = "分项", en = "part", choices = { isolated = { zh = "孤立组织", en = "isolated bodies" }, degree = { zh = "一人最多组织数", en = "most bodies of one person" }, betweenness = { zh = "最大中介中心性", en = "greatest betweenness" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL CALL () {
  MATCH (a:Area)
  WHERE a.place STARTS WITH $scope
  CALL (a) {
    CALL (a) {
      MATCH (body:PartyOrganisation)-[:COVERS]->(a)
      RETURN 'P' AS letter, body
      UNION
      MATCH (body:ResidentsCommittee)-[:COVERS]->(a)
      RETURN 'R' AS letter, body
      UNION
      MATCH (body:OwnersCommittee)-[:GOVERNS]->(:Estate)-[:IN]->(a)
      RETURN 'O' AS letter, body
      UNION
      MATCH (body:PropertyFirm)-[serves:SERVES]->(:Estate)-[:IN]->(a)
      WHERE serves.start <= $as_of AND (serves.end IS NULL OR $as_of < serves.end)
      RETURN 'F' AS letter, body
    }
    WITH letter, body
    WHERE (body.founded IS NULL OR body.founded <= $as_of)
      AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
    WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
      AND (letter <> 'F'
        OR post.role = 'project_manager' AND a.place STARTS WITH coalesce(post.place, ''))
    WITH letter, body, person.id AS person, count(held.start) > 0 AS sure
    // Persons and where each sits are made of this after it was sent: their maps, several for a
    // person, took longer than finding them.
    WITH letter, body, collect(CASE WHEN sure THEN person END) AS sure,
      collect(CASE WHEN NOT sure THEN person END) AS unsure
    RETURN collect({ id: body.id, letter: letter, sure: sure, unsure: unsure }) AS bodies
  }
  // Without an order the rows go out area by area: those of a city would not fit in memory.
  RETURN a, bodies
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN coalesce(place.name, $scope) AS scope_name, a.id AS area_id, a.name AS area,
  bodies
