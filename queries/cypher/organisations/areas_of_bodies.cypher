// title = { zh = "组织所在居民区", en = "Areas of bodies" }
// kind = "list"
// [description]
// zh = "范围内有居民区的每个组织及其全部居民区；业委会为其小区所在居民区。"
// en = "Each body with an area in the scope, and all its areas; of an owners' committee those in which its estates lie."
// [parameters]
// scope = { type = "string" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }

CALL () {
  MATCH (body:Organisation)-[:COVERS]->(area:Area)
  WHERE area.place STARTS WITH $scope
  RETURN body
  UNION
  MATCH (body:OwnersCommittee)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
  WHERE area.place STARTS WITH $scope
  RETURN body
}
RETURN body.id AS body_id,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN area.id AS id ORDER BY id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN area.id AS id ORDER BY id
  } AS area_ids
ORDER BY body_id
