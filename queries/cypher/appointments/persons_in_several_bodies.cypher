// title = { zh = "在多个组织任职者", en = "Persons in several bodies" }
// kind = "list"
// [description]
// zh = "截至日期在两个以上组织有效任职的人员及其组织、职务和居民区；在范围内同一居民区三个以上为过载。物业企业服务多个小区只算一个组织。任职起始日期不详的组织另计。"
// en = "Persons with valid holdings in two bodies or more, with bodies, roles and areas; three or more in one area of the scope are an overload. A firm that serves many estates is one body. Bodies held since an unknown day are counted apart."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// minimum = { type = "integer", default = 2, zh = "至少几个组织", en = "at least so many bodies" }
// [columns]
// person_id = { zh = "人员编号", en = "person id", type = "id" }
// person = { zh = "姓名", en = "person" }
// bodies = { zh = "组织数", en = "bodies", type = "integer" }
// bodies_in_one_area = { zh = "同一居民区内组织数", en = "bodies in one area", type = "integer" }
// overload = { zh = "过载（同一居民区三个以上）", en = "overload (three or more in one area)", type = "boolean" }
// organisations = { zh = "组织", en = "bodies held", type = "strings" }
// organisation_ids = { zh = "组织编号", en = "body ids", type = "id" }
// kinds = { zh = "组织类别", en = "kinds", type = "kind" }
// roles = { zh = "职务", en = "roles", type = "strings", of = "Post.role" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// unknown = { zh = "起始不详的组织数", en = "bodies since an unknown day", type = "integer" }

MATCH (person:Person)-[held:HOLDS]->(post:Post)-[:OF]->(body:Organisation)
WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
WITH person, body, held, post ORDER BY body.place, body.kind, body.id, post.role
WITH person, body, collect(DISTINCT post) AS posts, count(held.start) > 0 AS known
WITH person, collect({ body: body, posts: posts, known: known }) AS held
WITH person, [h IN held WHERE h.known] AS held, size([h IN held WHERE NOT h.known]) AS unknown
WHERE size(held) >= $minimum
UNWIND held AS h
WITH person, unknown, h.body AS body, h.posts AS posts
OPTIONAL CALL (body, posts) {
  MATCH (body)-[:COVERS]->(area:Area)
  RETURN area
  UNION
  MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
  RETURN area
  UNION
  MATCH (body)-[serves:SERVES]->(:Estate)-[:IN]->(area:Area)
  WHERE serves.start <= $as_of AND (serves.end IS NULL OR $as_of < serves.end)
    AND any(post IN posts WHERE area.place STARTS WITH coalesce(post.place, ''))
  RETURN area
}
WITH person, unknown, body, posts, area ORDER BY area.id
WITH person, unknown, body, [post IN posts | post.role] AS roles, collect(area) AS areas
WITH person, unknown, body, roles, areas ORDER BY body.place, body.kind, body.id
WITH person, unknown, collect({ body: body, roles: roles, areas: areas }) AS held
WITH *, reduce(all = [], h IN held | all + h.areas) AS reached
WHERE any(area IN reached WHERE area.place STARTS WITH $scope)
  OR any(h IN held WHERE coalesce(h.body.place, '') STARTS WITH $scope)
WITH person, unknown, held,
  [i IN range(0, size(reached) - 1) WHERE NOT reached[i] IN reached[..i] | reached[i]] AS areas,
  // Of the areas of the scope, as the indicator counts them.
  reduce(most = 0, area IN [some IN reached WHERE some.place STARTS WITH $scope] |
    CASE
      WHEN size([other IN reached WHERE other = area]) > most
      THEN size([other IN reached WHERE other = area])
      ELSE most
    END) AS bodies_in_one_area
RETURN person.id AS person_id, person.name AS person, size(held) AS bodies, bodies_in_one_area,
  bodies_in_one_area >= 3 AS overload,
  [h IN held | h.body.name] AS organisations, [h IN held | h.body.id] AS organisation_ids,
  [h IN held | h.body.kind] AS kinds,
  reduce(roles = [], h IN held | roles + h.roles) AS roles,
  [area IN areas | area.name] AS areas, [area IN areas | area.id] AS area_ids, unknown
ORDER BY bodies DESC, bodies_in_one_area DESC, person, person_id
