// title = { zh = "牵线人与脆弱性", en = "Brokers and fragility" }
// kind = "list"
// analysis = "brokers"
// [description]
// zh = "同一居民区内在两个以上组织任职者：所在组织数（双模度）、双模中介中心性、是否为断开即分裂的关键人（去掉此人，党组织、居委会、业委会、物业之间原有的连接断开）。"
// en = "Who sits in two bodies or more of an area: how many (two-mode degree), two-mode betweenness, and whether the four bodies would fall apart without this person."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// person_id = { zh = "人员编号", en = "person id", type = "id" }
// person = { zh = "姓名", en = "name" }
// bodies = { zh = "所在组织", en = "bodies", type = "strings" }
// degree = { zh = "组织数", en = "degree", type = "integer" }
// betweenness = { zh = "中介中心性", en = "betweenness", type = "float" }
// splits = { zh = "关键人", en = "splits the area", type = "boolean" }
// sources = { zh = "来源", en = "sources", type = "id" }

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
  WITH letter, body, person, count(held.start) > 0 AS sure
  WITH collect(DISTINCT { id: body.id, name: body.name, letter: letter }) AS bodies,
    collect(CASE WHEN person IS NOT NULL THEN {
      person: person, seat: { body: body.id, letter: letter, sure: sure }
    } END) AS holdings
  RETURN bodies, COLLECT {
      UNWIND holdings AS holding
      WITH holding.person AS person, holding.seat AS seat ORDER BY person.id, seat.body
      WITH person, collect(seat) AS seats
      RETURN { id: person.id, name: person.name, sources: person.sources, seats: seats }
    } AS persons
}
RETURN a.id AS area_id, a.name AS area, bodies, persons
ORDER BY area_id
