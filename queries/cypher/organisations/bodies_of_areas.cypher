// title = { zh = "居民区的组织", en = "Bodies of areas" }
// kind = "list"
// [description]
// zh = "范围内每个居民区的组织；跨居民区的组织也列其范围外的居民区；业委会为其小区所在居民区。"
// en = "The bodies of each area in the scope, and of areas beyond it that share one of them; an owners' committee belongs where its estates lie."
// [parameters]
// scope = { type = "string" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// body_ids = { zh = "组织编号", en = "body ids", type = "id" }

CALL () {
  MATCH (body:Organisation)-[:COVERS]->(area:Area)
  WHERE area.place STARTS WITH $scope
  RETURN body
  UNION
  MATCH (body:OwnersCommittee)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
  WHERE area.place STARTS WITH $scope
  RETURN body
}
CALL (body) {
  MATCH (body)-[:COVERS]->(area:Area)
  RETURN area
  UNION
  MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
  RETURN area
}
// A row an area: a city has four times as many bodies, and a row is what sending one costs.
WITH area.id AS area_id, body.id AS body_id ORDER BY area_id, body_id
RETURN area_id, collect(body_id) AS body_ids
ORDER BY area_id
