// title = { zh = "组织网络", en = "Network of the organisation" }
// kind = "network"
// [description]
// zh = "范围内的组织及隶属、统领、牵头、覆盖、服务关系。"
// en = "Bodies of the scope with superior, leader and field of work."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// nodes = { zh = "节点", en = "nodes", type = "maps" }
// ties = { zh = "关系", en = "ties", type = "maps" }

CALL () {
  MATCH (body:Organisation)
  WHERE (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    AND ((coalesce(body.place, '') STARTS WITH $scope
      OR EXISTS { (body)-[:GOVERNS]->(estate:Estate) WHERE estate.place STARTS WITH $scope })
      OR EXISTS { (body)-[:COVERS]->(covered:Area) WHERE covered.place STARTS WITH $scope })
  WITH body ORDER BY body.id
  RETURN collect(body) AS bodies
}
OPTIONAL MATCH (a:Area)
WHERE a.place STARTS WITH $scope
WITH bodies, a ORDER BY a.id
WITH bodies, collect(a) AS areas
CALL (bodies, areas) {
  UNWIND bodies AS body
  CALL (body, bodies, areas) {
    MATCH (body)-[tie:SUBORDINATE_TO|LEADS|LED_BY]->(other:Organisation)
    WHERE other IN bodies
    RETURN type(tie) AS type, other
    UNION
    MATCH (body)-[:COVERS]->(other:Area)
    WHERE other IN areas
    RETURN 'COVERS' AS type, other
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(other:Area)
    WHERE other IN areas
    RETURN 'GOVERNS' AS type, other
    UNION
    MATCH (body)-[serves:SERVES]->(:Estate)-[:IN]->(other:Area)
    WHERE other IN areas AND serves.start <= $as_of AND (serves.end IS NULL OR $as_of < serves.end)
    RETURN 'SERVES' AS type, other
  }
  WITH body, type, other ORDER BY body.id, type, other.id
  RETURN collect({ start: body.id, end: other.id, type: type }) AS ties
}
RETURN
  [a IN areas | a { .id, .name, .short_name, .place, label: 'Area' }]
    + [body IN bodies | body { .id, .name, .short_name, .place, .form, .unit_type, label: body.kind }] AS nodes,
  ties
