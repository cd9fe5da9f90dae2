// title = { zh = "区划", en = "Places" }
// description = { zh = "图中的街道和居民区，供选择范围。", en = "Subdistricts and areas of the graph, to choose a scope from." }
// kind = "list"
// [columns]
// code = { zh = "区划代码", en = "code" }
// name = { zh = "名称", en = "name" }
// subdistrict = { zh = "街道", en = "subdistrict" }
// district = { zh = "区", en = "district" }

MATCH (place:Area|Subdistrict)
OPTIONAL MATCH (place)-[:IN]->(subdistrict:Subdistrict)
RETURN place.id AS code, place.name AS name, subdistrict.name AS subdistrict,
  coalesce(place.district_name, subdistrict.district_name) AS district
ORDER BY code
