// title = { zh = "组织所在居民区", en = "Areas of bodies" }
// kind = "list"
// [description]
// zh = "每个组织覆盖的居民区，业委会为其小区所在居民区。"
// en = "The areas that each body covers; of an owners' committee those in which its estates lie."
// [parameters]
// scope = { type = "string" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }

CALL () {
  MATCH (body:Organisation)-[:COVERS]->(area:Area)
  WHERE area.place STARTS WITH $scope
  RETURN body, area
  UNION
  MATCH (body:OwnersCommittee)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
  WHERE area.place STARTS WITH $scope
  RETURN body, area
}
WITH body, area ORDER BY area.id
RETURN body.id AS body_id, collect(area.id) AS area_ids
ORDER BY body_id
