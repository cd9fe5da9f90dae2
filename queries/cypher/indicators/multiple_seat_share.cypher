// title = { zh = "多组织任职比例", en = "Persons in several bodies" }
// kind = "indicator"
// id = "I8"
// unit = "ratio"
// detail = "persons_in_several_bodies"
// [description]
// zh = "在同一居民区两个以上组织有效任职者，占在居民区各组织任职者的比例；分项为三个以上（过载）的比例和最多组织数。"
// en = "Persons with valid holdings in two bodies or more of one area, of all persons who serve there; parts: three or more (overload), and the largest number."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// part = { zh = "分项", en = "part", choices = { overload = { zh = "三个以上", en = "three or more" }, maximum = { zh = "最多组织数", en = "largest number" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL MATCH (a:Area)
WHERE a.place STARTS WITH $scope
OPTIONAL CALL (a) {
  MATCH (body:Organisation)-[:COVERS]->(a)
  RETURN body
  UNION
  MATCH (body:OwnersCommittee)-[:GOVERNS]->(:Estate)-[:IN]->(a)
  RETURN body
  UNION
  MATCH (body:PropertyFirm)-[serves:SERVES]->(:Estate)-[:IN]->(a)
  WHERE serves.start <= $as_of AND (serves.end IS NULL OR $as_of < serves.end)
  RETURN body
}
WITH a, body
WHERE (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  AND (NOT body:PropertyFirm OR a.place STARTS WITH coalesce(post.place, ''))
WITH a, person, body, count(held.start) > 0 AS known
WITH a, person, count(CASE WHEN known THEN body END) AS sure, count(body) AS possible
WITH person, max(sure) AS sure, max(possible) AS possible
WHERE person IS NOT NULL
WITH collect({ sure: sure, possible: possible }) AS persons
UNWIND [{ part: null, least: 2 }, { part: 'overload', least: 3 }, { part: 'maximum', least: 0 }]
  AS wanted
WITH wanted.part AS part, wanted.least AS least, persons,
  size([p IN persons WHERE p.sure < wanted.least AND wanted.least <= p.possible
    OR p.sure = 0]) AS unknown
WITH part, unknown,
  CASE part
    WHEN 'maximum' THEN reduce(most = 0, p IN persons | CASE WHEN p.sure > most THEN p.sure ELSE most END)
    ELSE size([p IN persons WHERE p.sure >= least])
  END AS numerator,
  CASE
    WHEN part = 'maximum' AND size(persons) > 0 THEN 1
    WHEN part = 'maximum' THEN 0
    ELSE size(persons) - unknown
  END AS denominator
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
